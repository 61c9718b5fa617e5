"""Requests for help in the browser: HR decides, sends and closes; the manager and the employee see how it stands."""

import re
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, hidden
from tests.web.world import TODAY, Browser, add_somebody, signed_in
from web.casework.requests.words import standing_of
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import DocumentKind as K
from workflow.domain.people import Actor, Role
from workflow.domain.tracks.kinds import Move, State, TrackKind
from workflow.services.begin_track import begin_track
from workflow.services.move_track import Telling, move_track


@pytest.fixture
def browser(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.HR))


@pytest.fixture
def manager(app: Flask, followed: Followed) -> Browser:
    return signed_in(app, followed.manager)


@pytest.fixture
def employee(app: Flask, followed: Followed) -> Browser:
    return signed_in(app, followed.employee)


def asked(followed: Followed, kind: TrackKind = TrackKind.NAV_ASSISTANCE) -> uuid.UUID:
    """HR has begun a request of a kind."""
    who = add_somebody(followed.app, Role.HR)
    actor = Actor(person_id=who.person_id, role=Role.HR)
    return begin_track(
        followed.wiring.office,
        followed.case_id,
        kind,
        why="Trenger hjelp.",
        note="Kun for oss",
        actor=actor,
    )


def page_of(role: Role, followed: Followed, request_id: object) -> str:
    base = "/me" if role is Role.EMPLOYEE else f"/{role}"
    return f"{base}/cases/{followed.case_id}/requests/{request_id}"


def row_of(followed: Followed, request_id: object) -> Any:
    with followed.wiring.reading.connect() as connection:
        return connection.execute(sa.select(t.escalation).where(t.escalation.c.id == request_id)).one()


def press(browser: Browser, page: str, move: str, **answers: str) -> Any:
    """Make a move the way a person does: from its own form, or by the button on the page."""
    form = browser.get(f"{page}/{move}").text
    hiddens = {name: hidden(form, name) for name in ("case_version", "submission")}
    return browser.post(f"{page}/{move}", hiddens | answers)


def test_hr_takes_a_request_all_the_way_and_each_step_stands_on_its_page(
    followed: Followed, browser: Browser
) -> None:
    followed.file(K.HELP_REQUEST, track="nav_assistance")
    followed.file(K.NAV_HELP_REQUEST)
    with followed.wiring.reading.connect() as connection:
        request_id = connection.scalar(sa.select(t.escalation.c.id))
    page = page_of(Role.HR, followed, request_id)
    assert page in browser.get("/hr/escalations").text
    assert press(browser, page, "take_up").status_code == 303
    assert press(browser, page, "send", sent_on="i dag").status_code == 303
    assert press(browser, page, "note_answer", answered_on="i dag", answer="Nav kommer.").status_code == 303
    answer = press(browser, page, "close", outcome="helped", grounds="Det gikk bra.", note="Bare oss")
    assert answer.status_code == 303
    shown = browser.get(page).text
    for words in ("Nav kommer.", "Det gikk bra.", "Bare oss"):
        assert words in shown
    assert "/close" not in shown
    assert str(request_id) not in browser.get("/hr/escalations").text
    assert str(request_id) in browser.get("/hr/escalations?show=settled").text
    assert ("hr", "request") in followed.readings()


def test_a_double_click_moves_once_and_the_second_of_two_people_is_told(
    followed: Followed, browser: Browser
) -> None:
    request_id = asked(followed, TrackKind.OTHER)
    page = page_of(Role.HR, followed, request_id)
    form = browser.get(f"{page}/decline").text
    posted = {name: hidden(form, name) for name in ("case_version", "submission")} | {"grounds": "Nei."}
    assert [browser.post(f"{page}/decline", posted).status_code for _ in range(2)] == [303, 303]
    late = browser.post(f"{page}/take_up", posted | {"submission": str(uuid.uuid4())})
    assert late.status_code == 409
    assert "<form" not in late.text.partition("<main")[2].partition("</main")[0]
    assert row_of(followed, request_id).status == "declined"


def test_a_form_opened_after_the_request_has_gone_on_leads_back_to_what_has_happened(
    followed: Followed, browser: Browser
) -> None:
    page = page_of(Role.HR, followed, asked(followed, TrackKind.OTHER))
    press(browser, page, "decline", grounds="Nei.")
    answer = browser.get(f"{page}/withdraw")
    assert (answer.status_code, answer.location) == (303, page)
    assert "Dette har gått videre" in browser.get(page).text
    assert browser.get(f"{page}/no_such_move").status_code == 404


def test_every_reason_is_told_with_the_form_that_mends_it(followed: Followed, browser: Browser) -> None:
    request_id = asked(followed, TrackKind.EXPERT_ASSISTANCE)
    page = page_of(Role.HR, followed, request_id)
    press(browser, page, "take_up")
    shown = browser.get(page).text
    assert shown.count('data-state="missing"') >= 9
    case = f"/hr/cases/{followed.case_id}"
    for way in ("follow-up-plan", "measures/new", "contact-attempt", "expert-assistance-basis"):
        assert f'href="{case}/{way}"' in shown
    refused = press(browser, page, "send", sent_on="i dag")
    assert refused.status_code == 422
    assert refused.text.count("<li>") >= 9
    assert row_of(followed, request_id).status == "taken_up"


def test_an_answer_that_does_not_fit_is_told_at_its_question(followed: Followed, browser: Browser) -> None:
    followed.file(K.NAV_HELP_REQUEST)
    with followed.wiring.reading.connect() as connection:
        request_id = connection.scalar(sa.select(t.escalation.c.id))
    page = page_of(Role.HR, followed, request_id)
    press(browser, page, "take_up")
    press(browser, page, "send", sent_on="i dag")
    early = (TODAY - timedelta(days=3)).strftime("%d.%m.%Y")
    refused = press(browser, page, "note_answer", answered_on=early, answer="Ja")
    assert refused.status_code == 422
    assert 'id="answered_on-error"' in refused.text
    assert press(browser, page, "note_answer", answered_on="i dag", answer="").status_code == 422


def test_hr_begins_with_help_from_the_case_once(followed: Followed, browser: Browser) -> None:
    followed.give_task(Role.HR, "anything")
    case = f"/hr/cases/{followed.case_id}"
    assert f"{case}/requests/new" in browser.get(case).text
    page = browser.get(f"{case}/requests/new").text
    assert (
        page.count('data-field="description" id="kind-')
        == len(TrackKind)
        == page.count(' aria-describedby="kind-')
    )
    assert browser.post(f"{case}/requests/new", {"kind": "position_bank"}).status_code == 422
    posted = {"kind": "position_bank", "why": "Egen jobb går ikke.", "submission": hidden(page, "submission")}
    assert [browser.post(f"{case}/requests/new", posted).status_code for _ in range(2)] == [303, 303]
    with followed.wiring.reading.connect() as connection:
        assert connection.scalars(sa.select(t.escalation.c.track)).all() == ["position_bank"]


def test_the_manager_sees_how_it_stands_without_hrs_notes_and_takes_the_own_request_back(
    followed: Followed, manager: Browser
) -> None:
    request_id = asked(followed, TrackKind.OTHER)
    page = page_of(Role.MANAGER, followed, request_id)
    assert page in manager.get(f"/manager/cases/{followed.case_id}").text
    shown = manager.get(page).text
    assert "Trenger hjelp." in shown
    assert "Kun for oss" not in shown
    for move in ("take_up", "decline", "close"):
        assert f"{page}/{move}" not in shown
        assert manager.get(f"{page}/{move}").status_code == 404
        assert manager.post(f"{page}/{move}", {"grounds": "Nei"}).status_code == 404
    assert press(manager, page, "withdraw", grounds="Løste seg.").status_code == 303
    assert row_of(followed, request_id).status == "withdrawn"


def test_a_manager_takes_nothing_back_that_hr_has_decided(
    followed: Followed, manager: Browser, browser: Browser
) -> None:
    request_id = asked(followed, TrackKind.OTHER)
    page = page_of(Role.MANAGER, followed, request_id)
    form = manager.get(f"{page}/withdraw").text
    posted = {name: hidden(form, name) for name in ("case_version", "submission")} | {"grounds": "Angrer"}
    press(browser, page_of(Role.HR, followed, request_id), "take_up")
    assert f"{page}/withdraw" not in manager.get(page).text
    assert manager.get(f"{page}/withdraw").status_code == 303
    assert manager.post(f"{page}/withdraw", posted).status_code == 409
    up_to_date = posted | {"case_version": str(row_of(followed, request_id).version)}
    assert manager.post(f"{page}/withdraw", up_to_date).status_code == 422
    assert row_of(followed, request_id).status == "taken_up"


def test_the_employee_sees_what_was_asked_decided_and_answered_and_no_notes(
    followed: Followed, employee: Browser, browser: Browser
) -> None:
    request_id = asked(followed, TrackKind.OCCUPATIONAL_HEALTH)
    press(browser, page_of(Role.HR, followed, request_id), "decline", grounds="Vi prøver selv.", note="Hemmelig")  # fmt: skip
    page = page_of(Role.EMPLOYEE, followed, request_id)
    assert page in employee.get(f"/me/cases/{followed.case_id}").text
    shown = employee.get(page).text
    for words in ("Trenger hjelp.", "Vi prøver selv."):
        assert words in shown
    for words in ("Kun for oss", "Hemmelig", "/withdraw"):
        assert words not in shown
    assert ("employee", "request") in followed.readings()


def test_a_request_is_not_there_for_others_or_under_another_case(
    app: Flask, followed: Followed, browser: Browser
) -> None:
    request_id = asked(followed)
    other = signed_in(app, add_somebody(app, Role.MANAGER))
    assert other.get(page_of(Role.MANAGER, followed, request_id)).status_code == 404
    elsewhere = page_of(Role.HR, followed, request_id).replace(str(followed.case_id), str(uuid.uuid4()))
    assert browser.get(elsewhere).status_code == 404


SHOWN = {
    "": {"ASKED", "SENT"},
    "show=hr": {"ASKED"},
    "show=others": {"SENT"},
    "show=late": set(),
    "show=settled": {"GONE"},
    "track=other": {"ASKED"},
    "state=sent": {"SENT"},
    "show=open&track=nav_assistance&state=asked": set(),
    "unit=own": {"ASKED", "SENT"},
    "unit=none": {"ASKED", "SENT"},
}


def test_the_list_is_narrowed_and_each_number_of_the_overview_opens_what_it_counts(
    followed: Followed, browser: Browser
) -> None:
    ids = {"ASKED": asked(followed, TrackKind.OTHER)}
    followed.file(K.NAV_HELP_REQUEST)
    with followed.wiring.reading.connect() as connection:
        sent = connection.scalars(
            sa.select(t.escalation.c.id).where(t.escalation.c.track == "nav_assistance")
        ).one()
    ids |= {"SENT": sent, "GONE": asked(followed, TrackKind.OTHER)}
    hr = Actor(person_id=add_somebody(followed.app, Role.HR).person_id, role=Role.HR)
    office = followed.wiring.office
    move_track(office, ids["SENT"], Move.TAKE_UP, Telling(), actor=hr)
    move_track(office, ids["SENT"], Move.SEND, Telling(facts={"sent_on": TODAY.isoformat()}), actor=hr)
    move_track(office, ids["GONE"], Move.DECLINE, Telling(words={"grounds": "Nei"}), actor=hr)

    def listed(query: str) -> set[str]:
        page = browser.get(f"/hr/escalations?{query.replace('own', str(followed.unit_id))}").text
        return {name for name, one in ids.items() if f"/requests/{one}" in page}

    assert {query: listed(query) for query in SHOWN} == SHOWN
    with followed.wiring.engine.begin() as connection:
        late = sa.update(t.escalation).where(t.escalation.c.id == ids["SENT"])
        connection.execute(late.values(due_on=TODAY - timedelta(days=1)))
    assert listed("show=late") == {"SENT"}
    home = browser.get("/hr/").text
    numbers = dict(
        re.findall(
            r'href="/hr/escalations\?show=(\w+)"[^>]*><span class="tb-(?:number|doors)__figure">(\d+)', home
        )
    )
    assert numbers == {"hr": "1", "late": "1"}


def test_the_list_turns_its_pages_by_where_it_stood(
    followed: Followed, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.queries.escalations.PAGE", 2)
    ids = [str(asked(followed, TrackKind.OTHER)) for _ in range(5)]
    seen: list[str] = []
    path: str | None = "/hr/escalations?show=hr"
    while path:
        page = browser.get(path).text
        seen += [one for one in re.findall(r"/requests/([0-9a-f-]{36})", page) if one not in seen]
        found = re.search(r'href="([^"]*after=[^"]*)"', page)
        path = found.group(1).replace("&amp;", "&") if found else None
    assert sorted(seen) == sorted(ids)


def test_a_mark_is_set_looked_at_ticked_and_taken_away_and_the_employee_sees_none_of_it_on_a_page(
    followed: Followed, manager: Browser, browser: Browser, employee: Browser
) -> None:
    path = f"/manager/cases/{followed.case_id}/difficulty"
    soon = (TODAY + timedelta(days=20)).strftime("%d.%m.%Y")
    assert manager.post(path, {"category": "conflict", "note": "", "review_on": soon}).status_code == 422
    form = {"category": "conflict", "note": "To som ikke snakker sammen", "review_on": soon}
    assert [manager.post(path, form).status_code for _ in range(2)] == [303, 303]
    followed.give_task(Role.HR, "anything")
    hrs = f"/hr/cases/{followed.case_id}/difficulty"
    assert "To som ikke snakker sammen" in browser.get(hrs).text
    assert browser.post(f"{hrs}/help/trial", {"trial-done_on": "i dag"}).status_code == 303
    assert 'data-state="done"' in manager.get(path).text
    assert browser.post(f"{hrs}/help/none", {}).status_code == 404
    assert browser.post(f"{hrs}/help/trial", {"undo": "1"}).status_code == 303
    assert 'data-state="done"' not in manager.get(path).text
    for page in ("/me/", f"/me/cases/{followed.case_id}", f"/me/cases/{followed.case_id}/readers"):
        shown = employee.get(page).text
        assert "snakker sammen" not in shown
        assert "onflikt" not in shown
    assert employee.get(f"/me/cases/{followed.case_id}/difficulty").status_code == 404
    with followed.wiring.reading.connect() as connection:
        events = connection.scalars(sa.select(t.audit_event.c.event).order_by(t.audit_event.c.id)).all()
        (row,) = connection.execute(sa.select(t.difficulty)).all()
        history = connection.scalars(sa.select(t.history.c.event)).all()
    assert [one for one in events if one.startswith("difficulty")] == [
        "difficulty_marked", "difficulty_helped", "difficulty_helped",
    ]  # fmt: skip
    assert b"conflict" not in row.words_sealed
    assert not [one for one in history if "difficult" in one]
    assert manager.post(f"{path}/end").status_code == 303
    assert manager.post(f"{path}/end").status_code == 404


def test_two_who_change_a_mark_at_once_lose_nothing(followed: Followed, manager: Browser) -> None:
    path = f"/manager/cases/{followed.case_id}/difficulty"
    soon = (TODAY + timedelta(days=20)).strftime("%d.%m.%Y")
    form = {"category": "conflict", "note": "Først", "review_on": soon}
    manager.post(path, form)
    assert manager.post(path, form | {"note": "Min", "case_version": "1"}).status_code == 303
    late = manager.post(path, form | {"note": "Din", "case_version": "1"})
    assert late.status_code == 409
    assert "Din" in late.text
    assert "Min" in late.text


def test_what_has_been_late_since_another_year_says_which(app: Flask) -> None:
    with app.test_request_context():
        same = standing_of(State.SENT, date(2026, 11, 30), date(2026, 12, 1))
        other = standing_of(State.SENT, date(2026, 11, 30), date(2027, 1, 4))
    assert "2026" not in same["word"]
    assert "2026" in other["word"]


def test_that_the_employee_agrees_is_asked_anew_for_each_version(
    followed: Followed, manager: Browser
) -> None:
    followed.file(K.EXPERT_ASSISTANCE_BASIS)
    page = manager.get(f"/manager/cases/{followed.case_id}/expert-assistance-basis").text
    boxes = {name: tag for tag, name in re.findall(r'(<input[^>]*name="(\w+)"[^>]*>)', page)}
    assert " checked" in boxes["expert_is_neutral"]
    assert " checked" not in boxes["employee_agrees"]


def test_that_the_employee_was_heard_is_asked_anew_when_a_withdrawal_is_prolonged(
    followed: Followed, browser: Browser
) -> None:
    followed.give_task(Role.HR, "anything")
    posted = {
        "reason": "doubt", "grounds": "Etter samtale.", "employee_heard": "yes",
        "from_on": f"{TODAY:%d.%m.%Y}", "to_on": f"{TODAY + timedelta(days=60):%d.%m.%Y}",
        "review_on": f"{TODAY + timedelta(days=50):%d.%m.%Y}",
    }  # fmt: skip
    path = f"/hr/cases/{followed.case_id}/self-certification-withdrawal"
    page = browser.get(path).text
    posted |= {name: hidden(page, name) for name in ("case_version", "submission")}
    assert browser.post(path, posted).status_code == 303
    with followed.wiring.reading.connect() as connection:
        paper = connection.scalar(sa.select(t.escalation.c.paper_id))
    page = browser.get(f"/hr/cases/{followed.case_id}/documents/{paper}/revise").text
    (box,) = re.findall(r'<input[^>]*name="employee_heard"[^>]*>', page)
    assert " checked" not in box
