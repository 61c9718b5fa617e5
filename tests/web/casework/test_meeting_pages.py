"""A meeting on its pages: planned, invited to, answered, moved, cancelled, and told as held or not."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.forms.examples import example
from tests.web.followed import FIRST_DAY, Followed, hidden
from tests.web.world import TODAY, Browser, signed_in
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import document, meeting, meeting_answer
from workflow.domain.documents import DocumentKind

IN_A_WEEK = TODAY + timedelta(days=7)
NASTY = '#set page() <b>x</b> {{7*7}} "; Čáhppes \u202e'


@pytest.fixture
def browser(app: Flask, followed: Followed) -> Browser:
    return signed_in(app, followed.manager)


def rows(followed: Followed, table: sa.Table = meeting) -> list[Any]:
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(sa.select(table)))


def new(followed: Followed, kind: str = "plan_meeting") -> str:
    return f"/manager/cases/{followed.case_id}/meetings/new?kind={kind}"


def page(followed: Followed) -> str:
    return f"/manager/cases/{followed.case_id}/meetings/{rows(followed)[0].id}"


def answers(followed: Followed, **changes: str) -> dict[str, str]:
    posted = example("meeting_invitation", TODAY, FIRST_DAY) | changes
    return posted | {"case_version": str(followed.row.version), "submission": str(uuid4())}


def own(followed: Followed) -> str:
    return f"/me/meetings/{rows(followed)[0].id}"


def test_the_kinds_to_choose_from_lead_to_their_forms(followed: Followed, browser: Browser) -> None:
    text = browser.get(f"/manager/cases/{followed.case_id}/meetings/new").text
    kinds = re.findall(r"meetings/new\?kind=(\w+)", text)
    assert "preventive_talk" not in kinds
    assert "dialogue_meeting_3" not in kinds
    for kind in kinds:
        assert browser.get(new(followed, kind)).status_code == 200, kind


def test_planned_first_and_invited_later_it_stays_one_meeting(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    form = answers(followed, purpose=NASTY, invited="bht") | {"plan_only": "yes"}
    sent = [browser.post(new(followed), form) for _ in range(2)]  # a double click
    assert [one.status_code for one in sent] == [303, 303]
    assert sent[0].location == page(followed)
    shown = browser.get(page(followed)).text
    assert "Skriv innkallingen" in shown
    assert "&lt;b&gt;x&lt;/b&gt; {{7*7}}" in shown
    assert "{{7*7}}" not in employee.get(own(followed)).text, "a draft until it is sent"
    again = answers(followed, place="Biblioteket") | {"plan_only": "yes"}
    assert browser.post(f"{page(followed)}/invitation", again).status_code == 303
    invitation = browser.get(f"{page(followed)}/invitation").text
    assert "Biblioteket" in invitation
    assert browser.post(f"{page(followed)}/invitation", answers(followed)).status_code == 303
    refused = browser.post(f"{page(followed)}/invitation", answers(followed) | {"plan_only": "yes"})
    assert refused.status_code == 409, "who is invited is told of every change"
    (row,) = rows(followed)
    assert (row.kind, row.invited_at is None) == ("plan_meeting", False)
    paper = next(one for one in rows(followed, document) if one.id == row.document_id)
    assert (paper.kind, paper.about_id, paper.version) == ("meeting_invitation", row.id, 1)


def test_moving_makes_a_new_version_and_a_stale_form_is_kept(followed: Followed, browser: Browser) -> None:
    browser.post(new(followed), answers(followed))
    stale = answers(followed)
    later = example("meeting_invitation", TODAY + timedelta(days=1), FIRST_DAY)["meeting_on"]
    assert (
        browser.post(f"{page(followed)}/invitation", answers(followed, meeting_on=later)).status_code == 303
    )
    overtaken = browser.post(f"{page(followed)}/invitation", stale | {"purpose": "Noe jeg skrev"})
    assert overtaken.status_code == 409
    assert "Noe jeg skrev" in overtaken.text
    assert [(row.on_day, row.sequence) for row in rows(followed)] == [(IN_A_WEEK + timedelta(days=1), 1)]
    assert sorted(row.version for row in rows(followed, document) if row.kind == "meeting_invitation") == [
        1,
        2,
    ]


def test_too_long_and_too_late_are_said_beside_their_question(followed: Followed, browser: Browser) -> None:
    for changes in ({"purpose": "x" * 10_000}, {"meeting_on": "01.01.2020"}, {"invited": "doctor"}):
        refused = browser.post(new(followed), answers(followed, **changes))
        assert refused.status_code == 422, changes
    assert rows(followed) == []


def test_an_answer_is_shown_to_the_manager_with_the_way_to_move(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    browser.post(new(followed), answers(followed))
    assert own(followed) in employee.get("/me/").text
    form = employee.get(own(followed)).text
    assert "ingenting om helsen din trengs her" in form
    other_day = example("meeting_invitation", TODAY + timedelta(days=2), FIRST_DAY)["meeting_on"]
    said = {name: hidden(form, name) for name in ("submission", "sequence")} | {
        "answer": "another_time", "proposed_on": other_day, "words": NASTY, "brings": "trusted_person"
    }  # fmt: skip
    assert [employee.post(own(followed), said).status_code for _ in range(2)] == [303, 303]
    shown = browser.get(page(followed)).text
    assert "Finn et annet tidspunkt" in shown
    assert "En person medarbeideren har valgt" in shown
    assert f'value="{other_day}"' in browser.get(f"{page(followed)}/invitation").text


def test_an_answer_to_a_meeting_that_moved_meanwhile_is_asked_for_again(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    browser.post(new(followed), answers(followed))
    form = employee.get(own(followed)).text
    later = example("meeting_invitation", TODAY + timedelta(days=1), FIRST_DAY)["meeting_on"]
    browser.post(f"{page(followed)}/invitation", answers(followed, meeting_on=later))
    said = {"answer": "comes", "sequence": hidden(form, "sequence"), "submission": str(uuid4())}
    assert employee.post(own(followed), said).status_code == 409
    assert employee.post(own(followed), said | {"sequence": "9" * 30}).status_code == 409
    assert rows(followed, meeting_answer) == []


def test_cancelled_it_can_be_neither_answered_nor_changed(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    browser.post(new(followed), answers(followed))
    version = {"case_version": str(followed.row.version)}
    assert browser.post(f"{page(followed)}/cancel", {"case_version": "0"}).status_code == 409
    assert browser.post(f"{page(followed)}/cancel", version).status_code == 303
    assert browser.get(f"{page(followed)}/invitation").status_code == 409
    said = {"answer": "comes", "sequence": "1", "submission": str(uuid4())}
    assert employee.post(own(followed), said).status_code == 303
    assert rows(followed, meeting_answer) == []
    assert "Avlyst" in employee.get(own(followed)).text


def test_its_day_come_somebody_says_that_it_was_not_held(
    app: Flask, followed: Followed, browser: Browser, clock: FixedClock
) -> None:
    browser.post(new(followed), answers(followed))
    outcome = {"outcome": "not_held", "because": "did_not_come"}
    version = {"case_version": str(followed.row.version)}
    assert browser.post(f"{page(followed)}/outcome", outcome | version).status_code == 422
    clock.move_to(IN_A_WEEK + timedelta(days=1))
    browser = signed_in(app, followed.manager)  # a session does not last a week
    assert "Skriv ned hvordan det gikk" in browser.get(page(followed)).text
    assert browser.post(f"{page(followed)}/outcome", outcome | version).status_code == 303
    assert "Medarbeideren kom ikke" in browser.get(page(followed)).text


def test_nav_s_date_is_a_meeting_and_one_of_the_dates_nav_told(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    day = example("nav_meeting", TODAY, FIRST_DAY)
    form = day | {"case_version": str(followed.row.version), "meeting_time": "09.00", "place": "Nav Lerkedal"}
    assert browser.post(new(followed, "dialogue_meeting_2"), form).status_code == 303
    assert followed.row.meeting_on == rows(followed)[0].on_day
    assert "Nav Lerkedal" in browser.get(page(followed)).text
    assert 'name="answer"' not in employee.get(own(followed)).text


def test_the_first_contact_is_offered_until_it_is_noted(followed: Followed, browser: Browser) -> None:
    path = f"/manager/cases/{followed.case_id}"
    assert "early-contact-note" in browser.get(path).text
    followed.file(DocumentKind.EARLY_CONTACT_NOTE)
    assert "early-contact-note" not in browser.get(path).text


def test_the_day_of_the_invitation_is_the_day_in_norway(followed: Followed, browser: Browser) -> None:
    browser.post(new(followed), answers(followed))
    at = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(meeting).values(invited_at=at))
    assert "4. mars 2026" in browser.get(page(followed)).text
