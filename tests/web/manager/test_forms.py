"""Forms of a case: nothing is lost, nothing is doubled, and whatever is written is stored and shown as text."""

import re
import threading
import uuid
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, follow, hidden
from tests.web.manager.pages import (
    answered,
    case_path,
    form_path,
    go_to_plan,
    in_days,
    on_page,
    press,
    send_form,
)
from tests.web.world import Browser, add_somebody, signed_in
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import confirmation, document, draft
from workflow.domain.documents import OF_MEASURES, ConfirmationOutcome, DocumentKind
from workflow.domain.people import Role
from workflow.services.answer_document import answer_document

K = DocumentKind
HOSTILE = [
    "Vi prøver igjen 😀🧑🏽‍🦽",
    "navn \u202etxet\u202c og \u2067עברית\u2069",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://example.org";"x")',
    "{{ 7*7 }} {% for x in y %} ${7*7} %(name)s %s",
    "'; DROP TABLE document; --",
]
OVERRIDES = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
"""Signs that turn the order of what is shown around; the letters themselves stay."""


def documents(followed: Followed) -> list[Any]:
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(sa.select(document).order_by(document.c.filed_at, document.c.version)))


def drafts(followed: Followed) -> list[Any]:
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(sa.select(draft)))


def typed(page: str, name: str) -> str:
    found = re.search(rf'<textarea[^>]* name="{name}"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert found, f"no field {name}"
    return found[1]


def test_minutes_are_sent_through_the_page_and_told_once(browser: Browser, followed: Followed) -> None:
    answer = send_form(browser, followed, K.FIRST_CONVERSATION_MINUTES)
    assert (answer.status_code, answer.location) == (303, case_path(followed))
    assert browser.get(case_path(followed)).text.count('data-color="success"') == 1
    assert 'data-color="success"' not in browser.get(case_path(followed)).text
    assert press(browser, followed, "conclude_first_conversation").status_code == 303


def test_what_is_missing_is_said_beside_its_field_and_the_rest_is_kept(
    browser: Browser, followed: Followed
) -> None:
    answers = answered(
        followed, K.FIRST_CONVERSATION_MINUTES, held_on="31.02.2026", agreed="Vi snakkes fredag."
    )
    answer = send_form(browser, followed, K.FIRST_CONVERSATION_MINUTES, answers)
    assert answer.status_code == 422
    assert 'id="held_on-error"' in answer.text
    assert 'href="#held_on"' in answer.text
    assert typed(answer.text, "agreed") == "Vi snakkes fredag."
    assert len(documents(followed)) == 1


@pytest.mark.parametrize("day", ["i morgen", "1.1.2019"])
def test_a_talk_in_the_future_or_before_the_absence_is_refused(
    browser: Browser, followed: Followed, day: str
) -> None:
    answers = answered(followed, K.FIRST_CONVERSATION_MINUTES, held_on=day)
    assert send_form(browser, followed, K.FIRST_CONVERSATION_MINUTES, answers).status_code == 422


def test_a_stale_form_keeps_its_input_says_what_changed_and_can_be_sent_again(
    browser: Browser, followed: Followed
) -> None:
    path = form_path(followed, K.FIRST_CONVERSATION_MINUTES)
    old = on_page(browser.get(path).text)
    followed.file(K.HELP_REQUEST)
    answers = answered(followed, K.FIRST_CONVERSATION_MINUTES, agreed="Dette skrev jeg lenge på.")
    answer = browser.post(path, old | answers)
    assert answer.status_code == 409
    assert "Aud Berg" in answer.text.partition("tb-notice")[2].partition("</ul>")[0]
    assert typed(answer.text, "agreed") == "Dette skrev jeg lenge på."
    assert [row.kind for row in documents(followed)] == ["absence_notice", "help_request"]
    again = browser.post(path, {**answers, **on_page(answer.text)})
    assert again.status_code == 303
    assert documents(followed)[-1].kind == "first_conversation_minutes"


def test_a_form_sent_twice_is_filed_once(browser: Browser, followed: Followed) -> None:
    path = form_path(followed, K.FIRST_CONVERSATION_MINUTES)
    form = on_page(browser.get(path).text) | answered(followed, K.FIRST_CONVERSATION_MINUTES)
    assert [browser.post(path, form).status_code for _ in range(2)] == [303, 303]
    assert [row.kind for row in documents(followed)] == ["absence_notice", "first_conversation_minutes"]


def test_two_halves_of_a_double_click_at_the_same_instant_file_once(app_on_both: Flask) -> None:
    followed = follow(app_on_both)
    browsers = [signed_in(app_on_both, followed.manager) for _ in range(2)]
    path = form_path(followed, K.FIRST_CONVERSATION_MINUTES)
    form = on_page(browsers[0].get(path).text) | answered(followed, K.FIRST_CONVERSATION_MINUTES)
    together, answers = threading.Barrier(2), []

    def send(browser: Browser) -> None:
        together.wait(10)
        answers.append(browser.post(path, form).status_code)

    threads = [threading.Thread(target=send, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == [303, 303]
    assert len(documents(followed)) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_written_is_stored_and_shown_as_text(
    browser: Browser, followed: Followed, text: str
) -> None:
    answers = answered(followed, K.FIRST_CONVERSATION_MINUTES, agreed=text)
    assert send_form(browser, followed, K.FIRST_CONVERSATION_MINUTES, answers).status_code == 303
    stored = documents(followed)[-1]
    assert text.encode() not in stored.answers_sealed
    with followed.wiring.office.store.transaction() as tx:
        sections = tx.documents.answers(stored.id).sections
    shown = {answer.name: answer.shown for section in sections for answer in section.answers}
    assert shown["agreed"] == text.translate(OVERRIDES)
    page = browser.get(f"{case_path(followed)}/documents/{stored.id}").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "49" not in page.partition("tb-answers")[2].partition("tb-actions")[0] or "49" in text


def test_five_million_characters_are_answered_beside_their_field(
    browser: Browser, followed: Followed
) -> None:
    answers = answered(followed, K.FIRST_CONVERSATION_MINUTES, agreed="a" * 5_000_000)
    answer = send_form(browser, followed, K.FIRST_CONVERSATION_MINUTES, answers)
    assert answer.status_code == 422
    assert 'id="agreed-error"' in answer.text
    assert len(documents(followed)) == 1


def test_five_million_characters_are_no_draft_and_it_is_said(browser: Browser, followed: Followed) -> None:
    path = form_path(followed, K.FIRST_CONVERSATION_MINUTES)
    form = on_page(browser.get(path).text) | {"agreed": "a" * 5_000_000}
    assert browser.post(f"{path}/draft", form).status_code == 413
    assert browser.post(path, form | {"save_draft": "yes"}).status_code == 303
    assert 'data-color="warning"' in browser.get(path).text
    assert drafts(followed) == []


def test_a_draft_is_kept_offered_again_and_gone_when_the_form_is_sent(
    browser: Browser, followed: Followed
) -> None:
    path = form_path(followed, K.FIRST_CONVERSATION_MINUTES)
    half = on_page(browser.get(path).text) | {"agreed": "Halvferdig <tanke>", "held_on": "tull"}
    assert browser.post(f"{path}/draft", half).status_code == 204
    page = browser.get(path).text
    assert f'action="{path}/forget"' in page
    assert typed(page, "agreed") == "Halvferdig &lt;tanke&gt;"
    assert 'value="tull"' in page
    assert b"Halvferdig" not in drafts(followed)[0].answers_sealed
    assert send_form(browser, followed, K.FIRST_CONVERSATION_MINUTES).status_code == 303
    assert drafts(followed) == []


def test_a_draft_keeps_no_identity_number_whichever_way_it_came(
    browser: Browser, followed: Followed, clock: FixedClock
) -> None:
    path = form_path(followed, K.FIRST_CONVERSATION_MINUTES)
    half = on_page(browser.get(path).text) | {"agreed": "Ring 15076500565 fredag"}
    assert browser.post(f"{path}/draft", half).status_code == 204
    assert typed(browser.get(path).text, "agreed") == "Ring […] fredag"
    form = on_page(browser.get(path).text) | {"agreed": "Skriv til 15076500565"}
    clock.advance(seconds=31 * 60)
    assert browser.post(path, form).location.startswith("/sign-in")
    browser.sign_in(followed.manager)
    assert typed(browser.get(path).text, "agreed") == "Skriv til […]"


def test_a_draft_is_saved_without_script_and_thrown_away_when_asked(
    browser: Browser, followed: Followed
) -> None:
    path = form_path(followed, K.FIRST_CONVERSATION_MINUTES)
    half = on_page(browser.get(path).text) | {"agreed": "Halvferdig", "save_draft": "yes"}
    answer = browser.post(path, half)
    assert (answer.status_code, answer.location) == (303, path)
    assert typed(browser.get(path).text, "agreed") == "Halvferdig"
    assert browser.post(f"{path}/forget").status_code == 303
    assert "Halvferdig" not in browser.get(path).text


def test_a_draft_that_arrives_after_its_form_was_sent_is_not_kept(
    browser: Browser, followed: Followed
) -> None:
    path = form_path(followed, K.FIRST_CONVERSATION_MINUTES)
    form = on_page(browser.get(path).text) | answered(followed, K.FIRST_CONVERSATION_MINUTES)
    assert browser.post(path, form).status_code == 303
    assert browser.post(f"{path}/draft", form).status_code == 204
    assert drafts(followed) == []


def test_a_draft_is_only_its_writers(app: Flask, browser: Browser, followed: Followed) -> None:
    path = form_path(followed, K.FIRST_CONVERSATION_MINUTES)
    browser.post(f"{path}/draft", on_page(browser.get(path).text) | {"agreed": "Bare mitt"})
    hr = signed_in(app, add_somebody(app, Role.HR))
    assert "Bare mitt" not in hr.get(path.replace("/manager/", "/hr/")).text


def test_a_form_sent_after_the_session_lapsed_waits_as_a_draft(
    browser: Browser, followed: Followed, clock: FixedClock
) -> None:
    paths = [
        form_path(followed, K.FIRST_CONVERSATION_MINUTES),
        f"/manager/absences/{followed.employment_id}",
        f"/manager/absences/new/{followed.employment_id}",
    ]
    fields = {"agreed": "Skrevet i pausen", "start": "rett før pausen", "cover_note": "Vakten lørdag"}
    for path in paths:
        form = on_page(browser.get(path).text) | fields
        clock.advance(seconds=31 * 60)
        assert browser.post(path, form).location.startswith("/sign-in")
        browser.sign_in(followed.manager)
    assert typed(browser.get(paths[0]).text, "agreed") == "Skrevet i pausen"
    assert 'value="rett før pausen"' in browser.get(paths[1]).text
    assert typed(browser.get(paths[2]).text, "cover_note") == "Vakten lørdag"


def test_a_new_version_of_the_plan_begins_where_the_former_left_off(
    browser: Browser, followed: Followed
) -> None:
    go_to_plan(followed)
    followed.file_plan(employer_does="Kjøper ny løfteheis.", evaluation_on=in_days(followed, 9))
    path = form_path(followed, K.FOLLOW_UP_PLAN)
    page = browser.get(path).text
    assert typed(page, "employer_does") == "Kjøper ny løfteheis."
    assert f'value="{in_days(followed, 9)}"' not in page  # when to look at it again is agreed anew
    news = {"employer_does": "Heisen er kjøpt.", "revised_because": "Heisen er kommet."}
    changed = answered(followed, K.FOLLOW_UP_PLAN, **news)
    assert browser.post(path, on_page(page) | changed).status_code == 303
    plans = [row for row in documents(followed) if row.kind == "follow_up_plan"]
    assert [(row.version, row.is_current) for row in plans] == [(1, False), (2, True)]
    newest = browser.get(f"{case_path(followed)}/documents/{plans[1].id}").text
    assert "Heisen er kjøpt." in newest
    assert f'href="{case_path(followed)}/documents/{plans[0].id}"' in newest
    assert followed.readings().count(("manager", "document")) == 3
    # copied forward, opened, and the one before read again for what has changed
    former = browser.get(f"{case_path(followed)}/documents/{plans[0].id}").text
    assert "Kjøper ny løfteheis." in former
    assert f'href="{case_path(followed)}/documents/{plans[1].id}"' in former


def test_a_silence_is_documented_and_the_plan_can_be_finished(browser: Browser, followed: Followed) -> None:
    go_to_plan(followed)
    plan = followed.file_plan()
    path = f"{case_path(followed)}/documents/{plan}/silence"
    page = browser.get(path).text
    answers = {
        "outcome": "refused",
        "asked_on": in_days(followed, 0),
        "attempts": "Ringt tre ganger.",
        "grounds": "Ingen svar.",
    }
    assert browser.post(path, on_page(page) | {**answers, "attempts": ""}).status_code == 422
    assert browser.post(path, on_page(page) | answers).status_code == 303
    with followed.wiring.reading.connect() as connection:
        assert connection.execute(sa.select(confirmation.c.outcome)).scalar_one() == "refused"
    assert "Ringt tre ganger." in browser.get(case_path(followed)).text
    assert browser.get(path).status_code == 303
    assert press(browser, followed, "conclude_plan").status_code == 303


def test_an_answer_that_came_meanwhile_wins_over_the_silence(browser: Browser, followed: Followed) -> None:
    go_to_plan(followed)
    plan = followed.file_plan()
    path = f"{case_path(followed)}/documents/{plan}/silence"
    old = on_page(browser.get(path).text)
    answer_document(
        followed.wiring.office,
        plan,
        ConfirmationOutcome.CONFIRMED,
        "",
        actor=followed.by_employee,
        version=followed.row.version,
    )
    answers = {"outcome": "refused", "asked_on": "i dag", "attempts": "Spurt.", "grounds": "Nei."}
    assert browser.post(path, old | answers).status_code == 409
    with followed.wiring.reading.connect() as connection:
        assert connection.execute(sa.select(confirmation.c.outcome)).scalar_one() == "confirmed"


def test_return_relapse_and_error_go_through_their_forms(browser: Browser, followed: Followed) -> None:
    assert send_form(browser, followed, K.RETURN_NOTE).status_code == 303
    assert followed.row.stage == "aftercare"
    assert f'href="{form_path(followed, K.RELAPSE_NOTICE)}"' in browser.get(case_path(followed)).text
    relapse = {"first_day": in_days(followed, 0), "grade": "100", "proof": "sick_note"}
    assert send_form(browser, followed, K.RELAPSE_NOTICE, relapse).status_code == 303
    assert followed.row.stage == "first_conversation"
    assert send_form(browser, followed, K.REGISTRATION_ERROR_NOTE).status_code == 303
    assert followed.row.stage == "closed"
    page = browser.get(case_path(followed)).text
    assert "/steps/" not in page
    assert f'href="{form_path(followed, K.RELAPSE_NOTICE)}"' not in page


def test_papers_of_an_earlier_absence_are_apart_and_answer_nothing_now(
    browser: Browser, followed: Followed, clock: FixedClock
) -> None:
    go_to_plan(followed)
    followed.file_plan()
    send_form(browser, followed, K.RETURN_NOTE)
    clock.advance(days=40)
    browser.sign_in(followed.manager)
    send_form(
        browser,
        followed,
        K.RELAPSE_NOTICE,
        {"first_day": in_days(followed, 0), "grade": "100", "proof": "sick_note"},
    )
    assert (followed.row.spell, followed.row.stage) == (2, "first_conversation")
    page = browser.get(case_path(followed)).text
    assert 'data-state="waiting"' not in page
    earlier = page.partition("tb-folded")[2]
    assert earlier.count("/documents/") >= 4
    followed.file(K.FIRST_CONVERSATION_MINUTES)
    press(browser, followed, "conclude_first_conversation")
    assert (
        "/silence"
        not in browser.get(case_path(followed)).text.partition("tb-next")[2].partition("</section>")[0]
    )


def test_every_form_of_the_case_opens_or_says_why_not(browser: Browser, followed: Followed) -> None:
    for kind in set(DocumentKind) - OF_MEASURES:  # those are written on the pages of a measure
        assert browser.get(form_path(followed, kind)).status_code in {200, 409}


def test_a_form_without_its_token_is_refused(browser: Browser, followed: Followed) -> None:
    path = form_path(followed, K.HELP_REQUEST)
    form = on_page(browser.get(path).text) | answered(followed, K.HELP_REQUEST)
    browser.token = "forged"
    assert browser.post(path, form).status_code == 400
    assert len(documents(followed)) == 1


def test_each_showing_of_a_form_has_its_own_id(browser: Browser, followed: Followed) -> None:
    path = form_path(followed, K.HELP_REQUEST)
    ids = {uuid.UUID(hidden(browser.get(path).text, "submission")) for _ in range(3)}
    assert len(ids) == 3
