"""Confirming, commenting and objecting: once, in time, and never lost."""

import uuid
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, follow, hidden
from tests.web.world import Browser, signed_in
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import confirmation, draft
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.services.answer_document import document_silence
from workflow.services.ports import WORD


@pytest.fixture
def plan(followed: Followed) -> uuid.UUID:
    return followed.file_plan()


def answers(followed: Followed) -> list[Any]:
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(sa.select(confirmation)))


def drafts(followed: Followed) -> list[Any]:
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(sa.select(draft)))


def form_of(browser: Browser, plan: uuid.UUID, **answer: str) -> dict[str, str]:
    page = browser.get(f"/me/documents/{plan}").text
    return {name: hidden(page, name) for name in ("case_version", "submission")} | answer


@pytest.mark.parametrize("outcome", ["confirmed", "commented", "objected"])
def test_each_of_the_three_answers_is_kept_and_shown_beside_the_document(
    followed: Followed, plan: uuid.UUID, outcome: str
) -> None:
    browser = signed_in(followed.app, followed.employee)
    words = "" if outcome == "confirmed" else "Det mangler at jeg kan jobbe hjemme."
    sent = browser.post(
        f"/me/documents/{plan}/answer", form_of(browser, plan, outcome=outcome, statement=words)
    )
    assert (sent.status_code, sent.location) == (303, "/me/")
    (kept,) = answers(followed)
    assert (kept.outcome, kept.given_by) == (outcome, followed.employee.person_id)
    assert words.encode() not in (kept.statement_sealed or b"") or not words
    page = browser.get(f"/me/documents/{plan}").text
    assert words in page
    assert 'name="outcome"' not in page


def test_an_objection_without_words_is_asked_for_them_and_nothing_is_stored(
    followed: Followed, plan: uuid.UUID
) -> None:
    browser = signed_in(followed.app, followed.employee)
    sent = browser.post(f"/me/documents/{plan}/answer", form_of(browser, plan, outcome="objected"))
    assert sent.status_code == 422
    assert 'id="statement-error"' in sent.text
    assert answers(followed) == []


def test_a_double_click_is_one_answer_and_both_clicks_succeed(followed: Followed, plan: uuid.UUID) -> None:
    browser = signed_in(followed.app, followed.employee)
    form = form_of(browser, plan, outcome="confirmed")
    both = [browser.post(f"/me/documents/{plan}/answer", form) for _ in range(2)]
    assert [(answer.status_code, answer.location) for answer in both] == [(303, "/me/")] * 2
    assert len(answers(followed)) == 1


def test_a_double_click_is_thanked_for_once(followed: Followed, plan: uuid.UUID) -> None:
    browser = signed_in(followed.app, followed.employee)
    form = form_of(browser, plan, outcome="confirmed")
    for _ in range(2):
        browser.post(f"/me/documents/{plan}/answer", form)
    flashes = browser.get("/me/").text.partition("tb-flashes")[2].partition("</div>\n</div>")[0]
    assert flashes.count("Takk") == 1
    assert "allerede svart" not in flashes


@pytest.mark.parametrize("outcome", ["commented", "confirmed", ""])
def test_a_second_answer_from_another_tab_is_told_that_the_first_one_stands(
    followed: Followed, plan: uuid.UUID, outcome: str
) -> None:
    browser = signed_in(followed.app, followed.employee)
    other_tab = form_of(browser, plan, outcome=outcome, statement="Enda noe jeg vil si.")
    browser.post(f"/me/documents/{plan}/answer", form_of(browser, plan, outcome="confirmed"))
    fresh = other_tab | {"case_version": str(followed.row.version)}
    browser.get("/me/")
    for form in (other_tab, fresh):
        sent = browser.post(f"/me/documents/{plan}/answer", form)
        assert sent.status_code == 409
        assert sent.text.count("allerede svart") == 1
        assert "hvis det fortsatt passer" not in sent.text
        assert 'name="outcome"' not in sent.text
        assert ("Enda noe jeg vil si." in sent.text) is (outcome == "commented")
    assert len(answers(followed)) == 1


def test_an_answer_on_a_case_that_changed_meanwhile_is_kept_on_the_page_and_not_stored(
    followed: Followed, plan: uuid.UUID
) -> None:
    browser = signed_in(followed.app, followed.employee)
    form = form_of(browser, plan, outcome="commented", statement="Jeg vil ha med 🌻 kortere dager.")
    followed.file(DocumentKind.FIRST_CONVERSATION_MINUTES)
    sent = browser.post(f"/me/documents/{plan}/answer", form)
    assert sent.status_code == 409
    assert "Jeg vil ha med 🌻 kortere dager.</textarea>" in sent.text
    assert answers(followed) == []
    again = {name: hidden(sent.text, name) for name in ("case_version", "submission")}
    assert browser.post(f"/me/documents/{plan}/answer", form | again).status_code == 303
    assert len(answers(followed)) == 1


def test_an_answer_to_a_version_that_was_replaced_leads_to_the_new_one(
    followed: Followed, plan: uuid.UUID
) -> None:
    browser = signed_in(followed.app, followed.employee)
    form = form_of(browser, plan, outcome="commented", statement="Dette stemmer ikke helt.")
    newer = followed.file_plan()
    sent = browser.post(f"/me/documents/{plan}/answer", form)
    assert sent.status_code == 409
    assert "Dette stemmer ikke helt." in sent.text
    assert f'href="/me/documents/{newer}"' in sent.text
    old = browser.get(f"/me/documents/{plan}").text
    assert f'href="/me/documents/{newer}"' in old
    assert 'name="outcome"' not in old


def test_a_documented_silence_can_still_be_broken(
    followed: Followed, plan: uuid.UUID, clock: FixedClock
) -> None:
    clock.advance(days=8)
    document_silence(
        followed.wiring.office, plan, ConfirmationOutcome.SILENT, "Ringt tre ganger.",
        actor=followed.by_manager, version=followed.row.version,
    )  # fmt: skip
    browser = signed_in(followed.app, followed.employee)
    browser.post(f"/me/documents/{plan}/answer", form_of(browser, plan, outcome="confirmed"))
    (kept,) = answers(followed)
    assert kept.outcome == "confirmed"


def test_nobody_answers_for_somebody_else(followed: Followed, plan: uuid.UUID, app: Flask) -> None:
    stranger = signed_in(app, follow(app, names=("Ola", "Dunk")).employee)
    sent = stranger.post(f"/me/documents/{plan}/answer", {"outcome": "confirmed", "case_version": "3"})
    assert sent.status_code == 404
    assert answers(followed) == []


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999", "٣"])
def test_a_form_with_a_broken_version_is_treated_as_overtaken_and_its_words_are_kept(
    followed: Followed, plan: uuid.UUID, version: str
) -> None:
    browser = signed_in(followed.app, followed.employee)
    form = form_of(browser, plan, outcome="commented", statement="Mine ord.") | {"case_version": version}
    sent = browser.post(f"/me/documents/{plan}/answer", form)
    assert sent.status_code == 409
    assert "Mine ord." in sent.text
    assert answers(followed) == []


def test_what_somebody_writes_is_text_and_never_markup(followed: Followed, plan: uuid.UUID) -> None:
    browser = signed_in(followed.app, followed.employee)
    words = '<img src=x onerror=alert(1)> =HYPERLINK("x") \u202egnp'
    browser.post(f"/me/documents/{plan}/answer", form_of(browser, plan, outcome="objected", statement=words))
    page = browser.get(f"/me/documents/{plan}").text
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_reading_a_document_and_a_copy_is_noted_each_time(followed: Followed, plan: uuid.UUID) -> None:
    copy = followed.put_copy(plan, b"%PDF innhold")
    browser = signed_in(followed.app, followed.employee)
    browser.get(f"/me/documents/{plan}")
    answer = browser.get(f"/me/copies/{copy}")
    assert answer.data == b"%PDF innhold"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert followed.readings() == [("employee", "document"), ("employee", "copy")]


def test_a_copy_can_be_had_as_word_file_and_that_is_noted_too(followed: Followed, plan: uuid.UUID) -> None:
    copy = followed.put_copy(plan, word=b"PK innhold")
    browser = signed_in(followed.app, followed.employee)
    assert f'href="/me/copies/{copy}/word"' in browser.get("/me/").text
    answer = browser.get(f"/me/copies/{copy}/word")
    assert answer.data == b"PK innhold"
    assert answer.headers["Content-Type"] == WORD
    assert followed.readings()[-1] == ("employee", "copy")


def test_what_is_begun_is_kept_for_its_writer_until_it_is_sent_or_thrown_away(
    app: Flask, followed: Followed, plan: uuid.UUID
) -> None:
    browser = signed_in(app, followed.employee)
    path, words = f"/me/documents/{plan}", "Jeg er ikke ferdig med å tenke."
    form = form_of(browser, plan, outcome="commented", statement=words)
    assert browser.post(f"{path}/draft", form).status_code == 204
    assert f"{words}</textarea>" in browser.get(path).text
    assert words not in signed_in(app, followed.manager).get(f"/manager/cases/{followed.case_id}").text
    browser.post(f"{path}/forget")
    assert words not in browser.get(path).text
    browser.post(f"{path}/draft", form)
    browser.post(f"{path}/answer", form)
    newer = followed.file_plan()
    assert words not in browser.get(f"/me/documents/{newer}").text
    assert browser.post(f"{path}/draft", form).status_code == 204
    assert drafts(followed) == []


def test_a_draft_is_kept_for_one_s_own_documents_only(
    app: Flask, followed: Followed, plan: uuid.UUID
) -> None:
    stranger = signed_in(app, follow(app, names=("Ola", "Dunk")).employee)
    sent = stranger.post(f"/me/documents/{plan}/draft", {"statement": "x"})
    assert sent.status_code == 404
    assert drafts(followed) == []


def test_a_book_pasted_into_an_answer_is_said_not_to_be_kept(followed: Followed, plan: uuid.UUID) -> None:
    browser = signed_in(followed.app, followed.employee)
    form = form_of(browser, plan, outcome="commented", statement="x" * 250_000)
    assert browser.post(f"/me/documents/{plan}/draft", form).status_code == 413
    refused = browser.post(f"/me/documents/{plan}/answer", form)
    assert refused.status_code == 422
    assert answers(followed) == []


def test_an_answer_sent_after_the_session_lapsed_is_there_after_sign_in(
    app: Flask, clock: FixedClock, followed: Followed, plan: uuid.UUID
) -> None:
    browser = signed_in(app, followed.employee)
    form = form_of(browser, plan, outcome="objected", statement="Dette kan jeg ikke gå med på.")
    clock.advance(seconds=2 * 60 * 60)
    assert browser.post(f"/me/documents/{plan}/answer", form).location.startswith("/sign-in")
    assert answers(followed) == []
    browser.sign_in(followed.employee)
    assert "Dette kan jeg ikke gå med på.</textarea>" in browser.get(f"/me/documents/{plan}").text
