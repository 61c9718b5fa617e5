"""The page of a case: what is next, every reason at once, and one step for however many presses."""

import threading
import uuid

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.counting import counted
from tests.web.followed import Followed, follow
from tests.web.manager.pages import (
    case_path,
    confirm,
    form_path,
    go_to_plan,
    in_days,
    on_page,
    press,
    take,
)
from tests.web.world import Browser, add_somebody, signed_in
from workflow.adapters.persistence.tables import history, metadata, outbox, work_item
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.people import Role
from workflow.services.answer_document import answer_document
from workflow.services.ports import WORD

K = DocumentKind


def test_a_step_taken_too_early_lists_every_reason_with_the_form_that_mends_it(
    browser: Browser, followed: Followed
) -> None:
    before = followed.row.version
    answer = press(browser, followed, "conclude_first_conversation")
    assert answer.status_code == 422
    reasons = answer.text.partition("ds-error-summary")[2].partition("</ul>")[0]
    assert reasons.count("<li>") == 3
    assert reasons.count(f'href="{form_path(followed, K.FIRST_CONVERSATION_MINUTES)}"') == 3
    assert followed.row.version == before


def test_the_checklist_leads_to_the_form_and_says_what_waits_for_the_employee(
    browser: Browser, followed: Followed
) -> None:
    go_to_plan(followed)
    page = browser.get(case_path(followed)).text
    assert f'href="{form_path(followed, K.FOLLOW_UP_PLAN)}"' in page
    assert f'href="{form_path(followed, K.PLAN_EXEMPTION)}"' in page
    assert "data-not-ready" in page
    plan = followed.file_plan()
    page = browser.get(case_path(followed)).text
    assert 'data-state="waiting"' in page
    assert f'href="{case_path(followed)}/documents/{plan}/silence"' in page


def test_an_answer_to_a_plan_that_is_not_written_is_said_to_come_and_leads_nowhere(
    browser: Browser, followed: Followed
) -> None:
    go_to_plan(followed)
    page = browser.get(case_path(followed)).text
    items = page.partition('<ul class="tb-checklist">')[2].partition("</ul>")[0].split("<li ")
    (answer,) = (item for item in items if "ha lest planen og svart" in item)
    assert "Kommer når det er skrevet" in answer
    assert "href" not in answer
    reasons = press(browser, followed, "conclude_plan").text.partition("ds-error-summary")[2]
    assert reasons.partition("</ul>")[0].count(f'href="{form_path(followed, K.FOLLOW_UP_PLAN)}"') == 2


def test_the_button_is_ready_when_everything_is_there_and_the_case_moves_on(
    browser: Browser, followed: Followed
) -> None:
    go_to_plan(followed)
    confirm(followed, followed.file_plan())
    page = browser.get(case_path(followed)).text
    assert "data-not-ready" not in page
    answer = browser.post(f"{case_path(followed)}/steps/conclude_plan", on_page(page))
    assert (answer.status_code, answer.location) == (303, case_path(followed))
    assert followed.row.stage == "dialogue_meeting_1"


def test_an_exemption_that_is_documented_becomes_the_one_button(browser: Browser, followed: Followed) -> None:
    go_to_plan(followed)
    followed.file(K.PLAN_EXEMPTION)
    page = browser.get(case_path(followed)).text
    assert f'action="{case_path(followed)}/steps/exempt_plan"' in page
    assert page.count("/steps/") == 1
    assert press(browser, followed, "exempt_plan").status_code == 303
    assert followed.row.stage == "dialogue_meeting_1"


def test_an_exemption_that_is_not_lawful_now_is_not_offered(browser: Browser, followed: Followed) -> None:
    go_to_plan(followed)
    followed.file(K.PLAN_EXEMPTION)
    take(followed, "exempt_plan")
    followed.file(K.DIALOGUE_MEETING_1_EXEMPTION, reason="too_ill")
    take(followed, "exempt_dialogue_meeting_1")
    exemptions = (
        browser.get(case_path(followed)).text.partition("tb-exemptions")[2].partition("</details>")[0]
    )
    assert (
        exemptions.count("<li>") == 2
    )  # medical reasons and not possible; working in part holds only when graded


def test_a_double_click_moves_the_case_once(browser: Browser, followed: Followed) -> None:
    followed.file(K.FIRST_CONVERSATION_MINUTES)
    page = browser.get(case_path(followed)).text
    path = f"{case_path(followed)}/steps/conclude_first_conversation"
    assert [browser.post(path, on_page(page)).status_code for _ in range(2)] == [303, 303]
    assert followed.row.stage == "plan"
    assert steps_taken(followed) == ["register_absence", "conclude_first_conversation"]


def test_many_presses_at_the_same_instant_move_the_case_once(app_on_both: Flask) -> None:
    followed = follow(app_on_both)
    followed.file(K.FIRST_CONVERSATION_MINUTES)
    browsers = [signed_in(app_on_both, followed.manager) for _ in range(4)]
    page = browsers[0].get(case_path(followed)).text
    path = f"{case_path(followed)}/steps/conclude_first_conversation"
    together, answers = threading.Barrier(len(browsers)), []

    def press_once(browser: Browser) -> None:
        together.wait(10)
        answers.append(browser.post(path, on_page(page)).status_code)

    threads = [threading.Thread(target=press_once, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == [303] * 4
    assert followed.row.stage == "plan"
    assert steps_taken(followed) == ["register_absence", "conclude_first_conversation"]


def test_two_people_pressing_at_once_move_the_case_once_and_the_loser_is_told(app_on_both: Flask) -> None:
    followed = follow(app_on_both)
    followed.file(K.FIRST_CONVERSATION_MINUTES)
    followed.give_task(Role.HR, "anything")
    version = str(followed.row.version)
    manager = signed_in(app_on_both, followed.manager)
    hr = signed_in(app_on_both, add_somebody(app_on_both, Role.HR))
    together, answers = threading.Barrier(2), []

    def press_as(browser: Browser, audience: str) -> None:
        path = f"/{audience}/cases/{followed.case_id}/steps/conclude_first_conversation"
        together.wait(10)
        form = {"case_version": version, "submission": str(uuid.uuid4())}
        answers.append(browser.post(path, form).status_code)

    threads = [threading.Thread(target=press_as, args=pair) for pair in ((manager, "manager"), (hr, "hr"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answers) == [303, 409]
    assert steps_taken(followed) == ["register_absence", "conclude_first_conversation"]


def test_a_step_pressed_on_an_old_page_is_not_taken_and_the_change_is_told(
    browser: Browser, followed: Followed
) -> None:
    page = browser.get(case_path(followed)).text
    followed.file(K.FIRST_CONVERSATION_MINUTES)
    answer = browser.post(f"{case_path(followed)}/steps/conclude_first_conversation", on_page(page))
    assert answer.status_code == 409
    assert "Aud Berg" in answer.text.partition("<main")[2]
    assert f'href="{case_path(followed)}"' in answer.text
    assert followed.row.stage == "first_conversation"


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 400, "٣"])
def test_a_step_without_a_readable_version_is_not_taken(
    browser: Browser, followed: Followed, version: str
) -> None:
    followed.file(K.FIRST_CONVERSATION_MINUTES)
    answer = press(browser, followed, "conclude_first_conversation", case_version=version)
    assert answer.status_code == 409
    assert followed.row.stage == "first_conversation"


def test_a_step_of_another_stage_is_explained_and_an_invented_one_is_not_there(
    browser: Browser, followed: Followed
) -> None:
    assert press(browser, followed, "conclude_max_date").status_code == 409
    assert press(browser, followed, "open_sesame").status_code == 404
    assert followed.row.stage == "first_conversation"


def test_an_objection_stands_on_the_page_in_the_employees_words(browser: Browser, followed: Followed) -> None:
    go_to_plan(followed)
    answer_document(
        followed.wiring.office,
        followed.file_plan(),
        ConfirmationOutcome.OBJECTED,
        "Jeg er <b>ikke</b> enig",
        actor=followed.by_employee,
        version=followed.row.version,
    )
    page = browser.get(case_path(followed)).text
    assert "<blockquote>Jeg er &lt;b&gt;ikke&lt;/b&gt; enig</blockquote>" in page


def test_looking_writes_down_that_one_looked_and_nothing_else(browser: Browser, followed: Followed) -> None:
    document = followed.file(K.FIRST_CONVERSATION_MINUTES)
    copy = followed.put_copy(document)
    before = rows_of_everything(followed)
    for path in ("", f"/documents/{document}", f"/copies/{copy}", "/readers", "/follow-up-plan"):
        assert browser.get(case_path(followed) + path).status_code == 200
    assert rows_of_everything(followed) == before
    assert followed.readings() == [
        ("manager", "case"),
        ("manager", "document"),
        ("manager", "copy"),
        ("manager", "readings"),
        ("manager", "form"),
    ]


def test_the_case_page_asks_the_database_as_often_for_one_document_as_for_thirty(
    browser: Browser, followed: Followed
) -> None:
    engine = followed.wiring.engine
    go_to_plan(followed)
    browser.get(case_path(followed))
    one = counted(engine, lambda: browser.get(case_path(followed)))
    for number in range(30):
        document = followed.file_plan(evaluation_on=in_days(followed, number + 1))
        followed.put_copy(document)
        followed.give_task(Role.MANAGER, "look_at_objection")
        if number % 3 == 0:
            say_something(followed, document)
    assert counted(engine, lambda: browser.get(case_path(followed))) == one


def test_the_case_page_asks_as_often_for_one_meeting_measure_or_paper_as_for_several(
    browser: Browser, followed: Followed
) -> None:
    engine, plan = followed.wiring.engine, followed.file_plan()
    followed.hang_several_on(plan)
    browser.get(case_path(followed))
    one = counted(engine, lambda: browser.get(case_path(followed)))
    for _ in range(4):
        followed.hang_several_on(plan)
    assert counted(engine, lambda: browser.get(case_path(followed))) == one


def test_a_chore_is_closed_from_the_page_and_only_once(browser: Browser, followed: Followed) -> None:
    item = followed.give_task(Role.MANAGER, "look_at_objection")
    path = f"{case_path(followed)}/tasks/{item}/done"
    page = browser.get(case_path(followed)).text
    assert f'action="{path}"' in page
    form = {"submission": str(uuid.uuid4())}
    assert [browser.post(path, form).status_code for _ in range(2)] == [303, 303]
    assert browser.post(path, {"submission": str(uuid.uuid4())}).status_code == 404
    with followed.wiring.reading.connect() as connection:
        assert connection.scalar(sa.select(work_item.c.done_by)) == followed.manager.person_id


def test_both_halves_of_a_double_click_on_a_chore_are_answered_alike(app_on_both: Flask) -> None:
    followed = follow(app_on_both)
    path = f"{case_path(followed)}/tasks/{followed.give_task(Role.MANAGER, 'look_at_objection')}/done"
    browsers = [signed_in(app_on_both, followed.manager) for _ in range(2)]
    form = {"submission": str(uuid.uuid4())}
    together, answers = threading.Barrier(2), []

    def press_once(browser: Browser) -> None:
        together.wait(10)
        answers.append(browser.post(path, form).status_code)

    threads = [threading.Thread(target=press_once, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == [303, 303]


def test_a_duty_has_no_done_button(browser: Browser, followed: Followed) -> None:
    followed.give_task(Role.MANAGER, "plan")
    assert "/tasks/" not in browser.get(case_path(followed)).text


def test_a_copy_is_handed_out_as_a_file_with_its_own_name(browser: Browser, followed: Followed) -> None:
    copy = followed.put_copy(None, b"%PDF-1.7 innhold")
    answer = browser.client.get(f"{case_path(followed)}/copies/{copy}")
    assert answer.data == b"%PDF-1.7 innhold"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; ")
    assert disposition.endswith("filename*=UTF-8''Oppf%C3%B8lgingsplan%2C%20versjon%201.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_copy_is_handed_out_as_word_file_too_and_noted_as_read(
    browser: Browser, followed: Followed
) -> None:
    copy = followed.put_copy(None, word=b"PK innhold")
    path = f"{case_path(followed)}/copies/{copy}"
    page = browser.get(case_path(followed)).text
    assert f'href="{path}"' in page
    assert f'href="{path}/word"' in page
    answer = browser.client.get(f"{path}/word")
    assert answer.data == b"PK innhold"
    assert answer.headers["Content-Disposition"].endswith("Oppf%C3%B8lgingsplan%2C%20versjon%201.docx")
    assert answer.headers["Content-Type"] == WORD
    assert followed.readings()[-1] == ("manager", "copy")


def test_a_paper_from_before_there_were_word_files_offers_none(browser: Browser, followed: Followed) -> None:
    path = f"{case_path(followed)}/copies/{followed.put_copy(None)}"
    page = browser.get(case_path(followed)).text
    assert f'href="{path}"' in page
    assert f"{path}/word" not in page
    assert browser.get(f"{path}/word").status_code == 404


def say_something(followed: Followed, document_id: uuid.UUID) -> None:
    answer_document(
        followed.wiring.office,
        document_id,
        ConfirmationOutcome.COMMENTED,
        "Noen ord.",
        actor=followed.by_employee,
        version=followed.row.version,
    )


def steps_taken(followed: Followed) -> list[str]:
    query = sa.select(history.c.word).where(history.c.event == "step_taken").order_by(history.c.id)
    with followed.wiring.reading.connect() as connection:
        return list(connection.scalars(query))


def rows_of_everything(followed: Followed) -> dict[str, list[str]]:
    """All rows of all tables but those a visit may touch: the session and the log of readings."""
    touched = {"web_session", "read_log", "audit_chain", "audit_head"}
    tables = [table for table in metadata.sorted_tables if table.name not in touched]
    assert outbox in tables
    with followed.wiring.reading.connect() as connection:
        return {table.name: sorted(map(repr, connection.execute(sa.select(table)))) for table in tables}
