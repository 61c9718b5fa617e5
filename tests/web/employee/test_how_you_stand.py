"""The employee's page: their own case only, told to them, with nothing asked in vain."""

import re
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from tests.web.counting import counted
from tests.web.followed import FIRST_DAY, add_unit, employ, follow
from tests.web.world import TODAY, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import case, document, read_log
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.services.take_step import take_step


def shown_text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_page_shows_where_the_case_is_and_who_is_responsible(app_on_both: Flask) -> None:
    followed = follow(app_on_both)
    page = signed_in(app_on_both, followed.employee).get("/me/")
    assert page.status_code == 200
    assert 'aria-current="step"' in page.text
    assert "Aud Berg" in page.text
    assert followed.readings() == [("employee", "case")]


def test_somebody_else_s_case_looks_like_one_that_is_not_there(app: Flask) -> None:
    followed = follow(app)
    document, copy = followed.file_plan(), followed.put_copy(None, word=b"PK")
    stranger = signed_in(app, follow(app, names=("Ola", "Dunk")).employee)
    unknown = stranger.get(f"/me/cases/{document}")
    case = f"/me/cases/{followed.case_id}"
    paths = (case, f"{case}/readers", f"{case}/representatives", f"{case}/earlier-meeting")
    copies = (f"/me/copies/{copy}", f"/me/copies/{copy}/word")
    for path in (*paths, f"/me/documents/{document}", *copies):
        answer = stranger.get(path)
        assert answer.status_code == 404, path
        assert answer.text == unknown.text.replace(unknown.request.full_path, answer.request.full_path)
    assert followed.readings() == []


def test_without_a_case_the_page_says_how_to_report_an_absence(app: Flask) -> None:
    employee = add_somebody(app, Role.EMPLOYEE)
    employ(app, employee, None, add_unit(app, "Skolen"))
    page = signed_in(app, employee).get("/me/").text
    assert 'href="/me/absence"' in page


def test_somebody_without_an_employment_is_not_sent_to_a_form_that_cannot_be_sent(app: Flask) -> None:
    page = signed_in(app, add_somebody(app, Role.EMPLOYEE)).get("/me/").text
    assert 'class="ds-button" data-variant="secondary" href="/me/absence"' not in page


def test_what_waits_for_an_answer_is_asked_and_what_is_answered_is_not(app: Flask) -> None:
    followed = follow(app)
    browser = signed_in(app, followed.employee)
    assert "/me/documents/" not in browser.get("/me/").text.partition('id="dates"')[0]
    plan = followed.file_plan()
    page = browser.get("/me/").text
    assert page.count(f'href="/me/documents/{plan}"') == 2  # asked of you, and among the documents


def test_a_paper_that_waits_is_not_said_to_come_from_the_manager(app: Flask) -> None:
    """HR, and whoever stands in, files papers too."""
    followed = follow(app)
    followed.file_plan()
    text = shown_text(signed_in(app, followed.employee).get("/me/").text)
    assert "Sendt til deg" in text
    assert "Lederen din sendte" not in text


def test_two_papers_of_one_day_are_told_apart_by_the_time(app: Flask) -> None:
    followed = follow(app)
    browser = signed_in(app, followed.employee)
    followed.file(DocumentKind.MEETING_MINUTES)
    asked = shown_text(browser.get("/me/").text).partition("Dokumenter")[0]
    assert f"Sendt til deg {TODAY:%d.%m.%Y}. Si" in asked
    followed.file(DocumentKind.MEETING_MINUTES)
    asked = shown_text(browser.get("/me/").text).partition("Dokumenter")[0]
    assert len(re.findall(r"Sendt til deg \d+. \w+ 2026 kl. \d\d.\d\d", asked)) == 2


def test_a_late_plan_is_said_kindly_and_why_each_date_is_there(app: Flask) -> None:
    followed = follow(app, first_day=TODAY - timedelta(days=40))
    signed_in_as_english = signed_in(app, followed.employee)
    signed_in_as_english.post("/language", {"language": "en", "next": "/me/"})
    text = shown_text(signed_in_as_english.get("/me/").text)
    assert "It is still useful" in text
    assert "Working Environment Act section 4-6, third paragraph" in text


def test_the_end_of_sick_pay_is_nothing_to_be_late_with(app: Flask) -> None:
    followed = follow(app)
    with followed.wiring.engine.begin() as connection:
        ended = {"stage": Stage.MAX_DATE, "max_date": TODAY - timedelta(days=3)}
        connection.execute(sa.update(case).where(case.c.id == followed.case_id).values(ended))
    text = shown_text(signed_in(app, followed.employee).get("/me/").text)
    road = text.partition("Veien videre")[2].partition("Alle datoer")[0]
    assert "regnes å ha tatt slutt" in road
    assert "søkt Nav om arbeidsavklaringspenger" in road
    assert "Forsinket" not in road.partition("regnes å ha tatt slutt")[2]


def test_what_has_run_out_is_not_told_as_going_on(app: Flask) -> None:
    followed = follow(app)
    followed.file_plan()
    day = TODAY - timedelta(days=2)
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(case).where(case.c.id == followed.case_id).values(last_day=day))
        facts = connection.scalar(sa.select(document.c.facts).where(document.c.kind == "follow_up_plan"))
        assert facts is not None
        changed = {**facts, "evaluation_on": day.isoformat()}
        connection.execute(
            sa.update(document).where(document.c.kind == "follow_up_plan").values(facts=changed)
        )
    text = shown_text(signed_in(app, followed.employee).get("/me/").text)
    assert "så langt vi vet" in text
    assert "Dere skulle sett på planen igjen sammen" in text
    assert "Dere ser på planen igjen sammen" not in text
    assert (
        "skulle sett på planen igjen"
        in signed_in(app, followed.manager).get(f"/manager/cases/{followed.case_id}").text
    )


def test_nobody_is_spoken_of_in_the_third_person(app: Flask) -> None:
    followed = follow(app)
    followed.file_plan()
    browser = signed_in(app, followed.employee)
    browser.post("/language", {"language": "en", "next": "/me/"})
    case = f"/me/cases/{followed.case_id}"
    for path in ("/me/", f"{case}/representatives", f"{case}/earlier-meeting", f"{case}/readers"):
        assert "the employee" not in shown_text(browser.get(path).text).lower(), path
    other = follow(app, names=("Ola", "Dunk"))
    new = add_somebody(app, Role.EMPLOYEE)
    employ(app, new, other.manager, other.unit_id)
    browser = signed_in(app, new)
    browser.post("/language", {"language": "en", "next": "/me/"})
    assert "the employee" not in shown_text(browser.get("/me/absence").text).lower()


def test_who_has_read_the_case_is_told_by_role_and_not_by_name(app: Flask) -> None:
    followed = follow(app)
    hr = add_somebody(app, Role.HR)
    with wiring_of(app).engine.begin() as connection:
        connection.execute(
            read_log.insert(),
            {"case_id": followed.case_id, "at": wiring_of(app).clock.now(), "reader_id": hr.person_id, "read_as": "hr", "what": "case"},
        )  # fmt: skip
    browser = signed_in(app, followed.employee)
    page = browser.get(f"/me/cases/{followed.case_id}/readers").text
    assert page.count('role="rowheader"') == 1
    assert "Aud Berg" not in page.partition("tb-table")[2].partition("</table>")[0]


def test_a_task_for_the_employee_is_closed_once_and_for_nobody_else(app: Flask) -> None:
    followed = follow(app)
    item = followed.give_task(Role.EMPLOYEE, "apply_for_work_assessment_allowance")
    stranger = signed_in(app, follow(app, names=("Ola", "Dunk")).employee)
    assert stranger.post(f"/me/tasks/{item}/done").status_code == 404
    browser = signed_in(app, followed.employee)
    assert f"/me/tasks/{item}/done" in browser.get("/me/").text
    assert browser.post(f"/me/tasks/{item}/done").status_code == 303
    assert f"/me/tasks/{item}/done" not in browser.get("/me/").text


def test_a_closed_case_can_still_be_read(app: Flask) -> None:
    followed = follow(app)
    followed.file(DocumentKind.REGISTRATION_ERROR_NOTE)
    if followed.row.closed_at is None:
        take_step(
            followed.wiring.office, followed.case_id, "cancel_registration",
            actor=followed.by_manager, version=followed.row.version,
        )  # fmt: skip
    browser = signed_in(app, followed.employee)
    assert f"/me/cases/{followed.case_id}" in browser.get("/me/").text
    assert browser.get(f"/me/cases/{followed.case_id}").status_code == 200


def test_the_page_asks_the_database_a_fixed_number_of_questions(app: Flask) -> None:
    followed = follow(app, first_day=FIRST_DAY)
    browser = signed_in(app, followed.employee)
    before = counted(followed.wiring.engine, lambda: browser.get("/me/"))
    for _ in range(6):
        plan = followed.file_plan()
        followed.put_copy(None)
    after = counted(followed.wiring.engine, lambda: browser.get("/me/"))
    assert after == before
    # who stands in, what is held back, the number in the menu, rhythm, wish and requests are asked too
    assert before <= 31
    pages = ("/me/", f"/me/cases/{followed.case_id}")
    followed.hang_several_on(plan)
    one = [counted(followed.wiring.engine, lambda page=page: browser.get(page)) for page in pages]  # type: ignore[misc]
    for _ in range(4):
        followed.hang_several_on(plan)
    several = [counted(followed.wiring.engine, lambda page=page: browser.get(page)) for page in pages]  # type: ignore[misc]
    assert several == one
