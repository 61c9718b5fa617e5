"""A contact is noted in seconds, the log tells all of it in order, and the employee has the last word beside it."""

from uuid import UUID

from flask import Flask

from tests.web.counting import counted
from tests.web.followed import Followed, hidden
from tests.web.world import TODAY, Browser, add_somebody, signed_in
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role

NOTE, MISSED = DocumentKind.CONTACT_ATTEMPT, DocumentKind.NO_SHOW_NOTE
HOSTILE = "Ođđa bargu Čáhcesullos\n#set page()\n<b>{{7*7}}</b>\nשלום"


def case_path(followed: Followed) -> str:
    return f"/manager/cases/{followed.case_id}"


def quick(followed: Followed, **answers: str) -> dict[str, str]:
    """What the form on the page of the case posts."""
    posted = {"contacted_on": "today", "channel": "phone", "outcome": "no_answer", "note": ""}
    return posted | {"case_version": str(followed.row.version)} | answers


def test_two_taps_on_the_page_of_the_case_are_enough(followed: Followed, browser: Browser) -> None:
    page = browser.get(case_path(followed)).text
    assert f'name="contacted_on" value="{TODAY:%d.%m.%Y}"' in page
    assert 'value="phone" checked' in page
    assert browser.post(f"{case_path(followed)}/contact-attempt", quick(followed)).status_code == 303
    shown = browser.get(case_path(followed)).text
    assert "På telefon: ingen svarte" in shown
    assert "1 forsøk uten svar" in shown


def test_what_is_too_long_is_kept_on_the_page_and_said(followed: Followed, browser: Browser) -> None:
    answer = browser.post(f"{case_path(followed)}/contact-attempt", quick(followed, note="å" * 10_000))
    assert answer.status_code == 422
    assert "å" * 10_000 in answer.text
    assert "10\u00a0000" in answer.text


def test_after_three_tries_hr_is_suggested_and_nothing_else_happens(
    followed: Followed, browser: Browser
) -> None:
    for _ in range(2):
        followed.file(NOTE, outcome="no_answer")
    assert "Du har prøvd flere ganger" not in browser.get(case_path(followed)).text
    followed.file(MISSED, medical_reason="no", other_reason="Glemte det.")
    shown = browser.get(case_path(followed)).text
    assert "Du har prøvd flere ganger" in shown
    assert f"{case_path(followed)}/help-request" in shown
    followed.file(NOTE, outcome="talked", contacted_at="23.59")
    assert "Du har prøvd flere ganger" not in browser.get(case_path(followed)).text


def test_the_log_tells_everything_in_order_with_who_noted_it(followed: Followed, browser: Browser) -> None:
    followed.file(NOTE, outcome="talked", note=HOSTILE, offered="shorter", contacted_at="00.01")
    followed.file(NOTE, contacted_on="i går", outcome="left_message", note="Ringte først")
    followed.file(MISSED)
    page = browser.get(f"{case_path(followed)}/contacts").text
    assert page.index("Ringte først") < page.index("Čáhcesullos") < page.index("Et møte som ikke ble holdt")
    assert "&lt;b&gt;{{7*7}}&lt;/b&gt;" in page
    assert "Tilbudt: kortere samtaler, litt oftere" in page
    assert "Notert av" in page
    assert ("manager", "contacts") in followed.readings()


def test_the_employee_puts_own_words_beside_a_note_once_and_everybody_reads_them(
    app: Flask, followed: Followed, browser: Browser
) -> None:
    document_id = followed.file(NOTE, outcome="did_not_want")
    employee = signed_in(app, followed.employee)
    assert "du ville ikke snakke akkurat da" in employee.get(f"/me/cases/{followed.case_id}/contacts").text
    page = employee.get(f"/me/documents/{document_id}").text
    assert "Slik husker jeg det" in page
    assert "Velg ett av de tre svarene" not in page
    words = {"statement": "Jeg ringte tilbake samme kveld.", "case_version": hidden(page, "case_version")}
    assert employee.post(f"/me/documents/{document_id}/answer", words).status_code == 303
    followed.give_task(Role.HR, "anything")  # a ground for HR to open the case
    hr = signed_in(app, add_somebody(app, Role.HR))
    for reader, path in (
        (browser, f"{case_path(followed)}/contacts"),
        (hr, f"/hr/cases/{followed.case_id}/contacts"),
        (employee, f"/me/cases/{followed.case_id}/contacts"),
    ):
        assert "Jeg ringte tilbake samme kveld." in reader.get(path).text
    again = employee.post(f"/me/documents/{document_id}/answer", words | {"statement": "Noe annet"})
    assert again.status_code == 409
    assert "Noe annet" in again.text


def test_own_words_stay_beside_a_note_that_is_corrected(
    app: Flask, followed: Followed, browser: Browser
) -> None:
    document_id = followed.file(NOTE, outcome="no_answer")
    employee = signed_in(app, followed.employee)
    version = {"case_version": str(followed.row.version)}
    employee.post(f"/me/documents/{document_id}/answer", version | {"statement": "Jeg var på fjellet."})
    path = f"{case_path(followed)}/documents/{document_id}/revise"
    assert browser.post(path, quick(followed, outcome="left_message")).status_code == 303
    log = browser.get(f"{case_path(followed)}/contacts").text
    assert "Rettet, versjon 2" in log
    assert "Jeg var på fjellet." in log


def test_a_long_log_costs_no_more_statements_than_a_short_one(followed: Followed, browser: Browser) -> None:
    path = f"{case_path(followed)}/contacts"
    followed.file(NOTE)
    browser.get(path)
    few = counted(followed.wiring.engine, lambda: browser.get(path))
    for _ in range(4):
        followed.file(NOTE)
    assert counted(followed.wiring.engine, lambda: browser.get(path)) == few


# --- a meeting the employee did not come to ----------------------------------------------------------------------


def test_the_note_about_a_meeting_begins_with_its_day_and_stays_with_it(
    followed: Followed, browser: Browser
) -> None:
    meeting_id = followed.put_meeting()
    path = f"{case_path(followed)}/meetings/{meeting_id}/no-show"
    page = browser.get(path).text
    assert f'value="{TODAY:%d.%m.%Y}"' in page
    posted = {"missed_on": f"{TODAY:%d.%m.%Y}", "medical_reason": "no", "other_reason": "Bussen gikk ikke."}
    offers = {
        "other_contact": "video",
        "shorter_offered": "yes",
        "trusted_person_offered": "no",
        "agreed": "Video.",
    }
    version = {"case_version": str(followed.row.version)}
    assert browser.post(path, posted | offers | version).status_code == 303
    assert "Bussen gikk ikke." in browser.get(path).text
    version = {"case_version": str(followed.row.version)}
    assert (
        browser.post(path, posted | offers | version | {"other_reason": "Bilen streiket."}).status_code == 303
    )
    log = browser.get(f"{case_path(followed)}/contacts").text
    assert "Bilen streiket." in log
    assert "Bussen gikk ikke." not in log
    assert about(followed) == [meeting_id]


def test_a_draft_about_one_meeting_is_kept_for_that_meeting(followed: Followed, browser: Browser) -> None:
    one, other = followed.put_meeting(), followed.put_meeting()
    path = f"{case_path(followed)}/meetings"
    begun = {"medical_reason": "no", "other_reason": "Halvskrevet"}
    assert browser.post(f"{path}/{one}/no-show/draft", begun).status_code == 204
    assert "Halvskrevet" in browser.get(f"{path}/{one}/no-show").text
    assert "Halvskrevet" not in browser.get(f"{path}/{other}/no-show").text
    assert browser.post(f"{path}/{one}/no-show/forget").status_code == 303
    assert "Halvskrevet" not in browser.get(f"{path}/{one}/no-show").text


def about(followed: Followed) -> list[UUID]:
    with followed.wiring.office.store.transaction() as tx:
        case = tx.cases.load(followed.case_id)
        assert case is not None
        current = tx.documents.current(case, MISSED)
    return [current.about_id] if current else []
