"""The two sides of the plan on the manager's and the employee's pages, from the first word to the copy outside."""

import re
import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from tests.web.followed import Followed, hidden
from tests.web.manager.pages import answered, case_path, form_path, go_to_plan
from tests.web.world import TODAY, Browser, signed_in
from workflow.adapters.persistence.tables import delivery, draft, filed_copy, plan_voice
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.services.answer_document import answer_document

PLAN = DocumentKind.FOLLOW_UP_PLAN
ODD = "Ođđa #set page() <b>{{7*7}}</b>\nשלום"


@pytest.fixture
def employee(followed: Followed) -> Browser:
    return signed_in(followed.app, followed.employee)


def voice_path(followed: Followed) -> str:
    return f"{case_path(followed)}/plan-answers"


def own_path(followed: Followed) -> str:
    return f"/me/cases/{followed.case_id}/plan-answers"


def rows(followed: Followed, table: sa.Table) -> list[sa.Row[tuple[object, ...]]]:
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(sa.select(table)))


def chosen(page: str, **choices: str) -> dict[str, str]:
    """Every question left open but those that are chosen."""
    names = set(re.findall(r'name="choice-(\w+)"', page))
    return {f"choice-{name}": "open" for name in names} | choices


def test_the_employee_is_asked_once(followed: Followed, browser: Browser) -> None:
    go_to_plan(followed)
    ask = f"{voice_path(followed)}/ask"
    assert f'action="{ask}"' in browser.get(case_path(followed)).text
    assert browser.post(ask, {"submission": str(uuid.uuid4())}).status_code == 303
    page = browser.get(case_path(followed)).text
    assert "Spurt" in page
    assert f'action="{ask}"' not in page


def test_what_is_not_shared_is_seen_by_its_writer_alone(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    assert (
        employee.post(f"{own_path(followed)}/draft", {"tasks_possible": "Bare min egen tanke"}).status_code
        == 204
    )
    assert "Bare min egen tanke" in employee.get(own_path(followed)).text
    for path in (case_path(followed), voice_path(followed), f"{voice_path(followed)}/together?go_on=yes"):
        assert "Bare min egen tanke" not in browser.get(path).text
    browser.post(voice_path(followed), {"tasks_possible": "Lederens ord"})
    assert employee.get(f"{own_path(followed)}/together").status_code == 303
    employee.post(own_path(followed), {"tasks_possible": "Bare min egen tanke"})
    assert "Lederens ord" in employee.get(f"{own_path(followed)}/together").text


def test_both_answers_become_the_draft_of_the_plan_whole(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    theirs = {"tasks_possible": ODD, "employee_does": "Ringer hver fredag", "help_from_nav": "yes"}
    assert employee.post(own_path(followed), theirs).status_code == 303
    asked = browser.get(f"{voice_path(followed)}/together").text
    assert "Ringer hver fredag" not in asked  # first one's own, unless one wants to go on without
    browser.post(voice_path(followed), {"tasks_possible": "Retting og planlegging", "help_from_nav": "no"})
    page = browser.get(f"{voice_path(followed)}/together").text
    assert "&lt;b&gt;{{7*7}}&lt;/b&gt;" in page
    assert "Svarene er ulike" in page
    refused = browser.post(f"{voice_path(followed)}/together", {})
    assert refused.status_code == 422
    choices = {
        "choice-tasks_possible": "both",
        "choice-employee_does": "employee",
        "choice-help_from_nav": "manager",
    }
    sent = browser.post(f"{voice_path(followed)}/together", chosen(page, **choices))
    assert (sent.status_code, sent.location) == (303, form_path(followed, PLAN))
    plan = browser.get(form_path(followed, PLAN)).text
    assert "Retting og planlegging" in plan
    assert "Ođđa #set page() &lt;b&gt;" in plan
    assert "Ringer hver fredag" in plan


def test_two_answers_that_do_not_fit_together_are_kept_whole_and_shortened_by_hand(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    employee.post(own_path(followed), {"follow_up": "e" * 1500})
    browser.post(voice_path(followed), {"follow_up": "l" * 1500})
    path = f"{voice_path(followed)}/together"
    answer = browser.post(path, chosen(browser.get(path).text, **{"choice-follow_up": "both"}))
    assert answer.status_code == 422
    assert "l" * 1500 + "\n\n" + "e" * 1500 in answer.text
    assert "3002" in answer.text
    assert rows(followed, draft) == []


def test_choices_are_kept_while_one_chooses_and_gone_with_the_plan(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    employee.post(own_path(followed), {"follow_up": "Hver fredag"})
    path = f"{voice_path(followed)}/together"
    words = {"choice-follow_up": "anew", "anew-follow_up": "Hver fredag klokka ti"}
    assert browser.post(f"{path}/draft", words).status_code == 204
    page = browser.get(f"{path}?go_on=yes").text
    assert "Hver fredag klokka ti" in page
    assert browser.post(path, chosen(page, **words)).status_code == 303
    assert "Hver fredag klokka ti" not in browser.get(f"{path}?go_on=yes").text


def test_ten_thousand_characters_are_refused_and_shown_again(followed: Followed, employee: Browser) -> None:
    answer = employee.post(own_path(followed), {"tasks_possible": "å" * 10_000})
    assert answer.status_code == 422
    assert "å" * 10_000 in answer.text
    assert rows(followed, plan_voice) == []


def test_a_draft_of_the_plan_is_not_replaced_unasked(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    employee.post(own_path(followed), {"follow_up": "Hver fredag"})
    browser.post(f"{form_path(followed, PLAN)}/draft", {"follow_up": "Mitt utkast"})
    path = f"{voice_path(followed)}/together"
    choices = chosen(browser.get(f"{path}?go_on=yes").text, **{"choice-follow_up": "employee"})
    assert browser.post(path, choices).status_code == 422
    assert "Mitt utkast" in browser.get(form_path(followed, PLAN)).text
    assert browser.post(path, choices | {"replace": "yes"}).status_code == 303
    assert "Mitt utkast" not in browser.get(form_path(followed, PLAN)).text


def test_what_minutes_agreed_goes_into_the_plan_and_never_over_a_draft(
    followed: Followed, browser: Browser
) -> None:
    followed.file_plan(planned_accommodation="To timer om dagen")
    minutes = followed.file(DocumentKind.FIRST_CONVERSATION_MINUTES, agreed="Hjemmekontor på onsdager")
    document = f"{case_path(followed)}/documents/{minutes}"
    assert f"{document}/into-plan" in browser.get(document).text
    assert browser.post(f"{document}/into-plan").status_code == 303
    plan = browser.get(form_path(followed, PLAN)).text
    assert "To timer om dagen" in plan
    assert "Fra «Referat fra første samtale» 02.03.2026: Hjemmekontor på onsdager" in plan
    browser.post(f"{form_path(followed, PLAN)}/draft", {"planned_accommodation": "Skrevet siden"})
    assert browser.post(f"{document}/into-plan").status_code == 200  # asks first
    assert browser.post(f"{document}/into-plan", {"draft": "add"}).status_code == 303
    plan = browser.get(form_path(followed, PLAN)).text
    assert "Skrevet siden" in plan
    assert "Hjemmekontor på onsdager" in plan


def test_a_new_version_is_filed_with_its_reason_and_a_day_of_its_own(
    followed: Followed, browser: Browser
) -> None:
    followed.file_plan()
    page = browser.get(form_path(followed, PLAN)).text
    assert 'name="revised_because"' in page
    assert answered(followed, PLAN)["evaluation_on"] not in page
    hidden_parts = {"case_version": hidden(page, "case_version"), "submission": hidden(page, "submission")}
    answers = answered(followed, PLAN) | hidden_parts
    assert browser.post(form_path(followed, PLAN), answers).status_code == 422
    assert (
        browser.post(
            form_path(followed, PLAN), answers | {"revised_because": "Fredag ble for langt"}
        ).status_code
        == 303
    )


def test_the_papers_are_seen_before_they_are_made_ready_and_delivered(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    plan = followed.file_plan()
    answer_document(
        followed.wiring.office,
        plan,
        ConfirmationOutcome.OBJECTED,
        "Jeg vil jobbe hjemme.",
        actor=followed.by_employee,
        version=None,
    )
    path = f"{case_path(followed)}/plan/share"
    page = browser.get(f"{path}?recipient=doctor&language=en").text
    paper = browser.client.get(f"{path}/paper?recipient=doctor&language=en&part=plan")
    assert paper.data.startswith(b"%PDF")
    known = {"recipient": "doctor", "language": "en", "grounds": "part_of_plan"}
    assert browser.post(path, {**known, "mark": "not what was seen"}).status_code == 409
    assert rows(followed, filed_copy) == []
    made = {**known, "mark": hidden(page, "mark"), "submission": hidden(page, "submission")}
    assert browser.post(path, made).status_code == 303
    assert browser.post(path, made).status_code == 303
    (copy,) = rows(followed, delivery)
    assert "Venter på å bli levert" in employee.get(f"/me/cases/{followed.case_id}/plan/shared").text
    told = f"{case_path(followed)}/plan/deliveries/{copy.id}"
    assert (
        browser.post(told, {"outcome": "delivered", "channel": "nav_pages", "on": "i dag"}).status_code == 422
    )
    form = {"outcome": "delivered", "channel": "through_employee", "on": "i dag"}
    assert browser.post(told, form | {"submission": str(uuid.uuid4())}).status_code == 303
    assert browser.post(told, form | {"submission": str(uuid.uuid4())}).status_code == 409
    assert "Gjennom deg" in employee.get(f"/me/cases/{followed.case_id}/plan/shared").text
    followed.file_plan(evaluation_on=f"{TODAY + timedelta(days=60):%d.%m.%Y}")
    assert "har versjon 1, og nå finnes versjon 2" in browser.get(path).text


def test_a_plan_that_reached_nav_before_a_meeting_is_noted_with_one_click(
    followed: Followed, browser: Browser
) -> None:
    plan, at = followed.file_plan(), followed.wiring.clock.now()
    row = {"id": uuid.uuid4(), "case_id": followed.case_id, "document_id": plan, "recipient": "nav"}
    gone = {"channel": "nav_pages", "sent_at": at, "sent_on": TODAY - timedelta(days=1)}
    with followed.wiring.engine.begin() as connection:
        made = {"message": "by_hand", "made_at": at, "grounds": "before_meeting"}
        connection.execute(delivery.insert(), row | gone | made)
    note = form_path(followed, DocumentKind.PLAN_SENT_TO_NAV)
    assert f'href="{note}"' in browser.get(f"{case_path(followed)}/plan/share").text
    form = browser.get(note).text
    assert f'value="{TODAY - timedelta(days=1):%d.%m.%Y}"' in form
    assert re.search(r'value="nav_no"[^>]* checked', form)
    followed.file(DocumentKind.PLAN_SENT_TO_NAV)
    assert f'href="{note}"' not in browser.get(f"{case_path(followed)}/plan/share").text


def test_the_plan_must_say_what_the_health_service_is_asked_for(followed: Followed, browser: Browser) -> None:
    followed.file_plan()
    path = f"{case_path(followed)}/plan/share"
    page = browser.get(f"{path}?recipient=occupational_health").text
    assert 'name="mark"' not in page
    assert "Planen ber ikke om hjelp herfra" in page
    browser.post(path, {"recipient": "occupational_health", "grounds": "asked_for", "mark": "x"})
    assert rows(followed, delivery) == []


def test_a_closed_case_shows_who_has_the_plan_and_sends_no_more(followed: Followed, browser: Browser) -> None:
    plan = followed.file_plan()
    followed.put_plan_copy(plan)
    path = f"{case_path(followed)}/plan/share"
    mark = hidden(browser.get(f"{path}?recipient=doctor").text, "mark")
    followed.file(DocumentKind.REGISTRATION_ERROR_NOTE)
    page = browser.get(f"{path}?recipient=doctor")
    assert page.status_code == 200
    assert 'name="mark"' not in page.text
    assert browser.post(path, {"recipient": "doctor", "mark": mark}).status_code == 409
    assert browser.client.get(f"{path}/paper?recipient=doctor").status_code == 404
    assert len(rows(followed, delivery)) == 1
