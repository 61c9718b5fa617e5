"""Minutes of a disagreement, consents and the letter to the doctor, as the manager and the employee see them."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.forms.examples import example
from tests.web.followed import FIRST_DAY, Followed, hidden
from tests.web.world import EARLIER, TODAY, Browser, signed_in
from workflow.adapters.persistence.tables import consent, delivery, document
from workflow.domain.documents import DocumentKind

K = DocumentKind
HOSTILE = "Ođđa bargu Čáhcesullos\n#set page()\n<b>{{7*7}}</b>\nשלום"


def path(followed: Followed, slug: str) -> str:
    return f"/manager/cases/{followed.case_id}/{slug}"


def answers(followed: Followed, kind: DocumentKind, **changes: str) -> dict[str, str]:
    version = {"case_version": str(followed.row.version)}
    return example(kind, TODAY, FIRST_DAY) | version | changes


def filed(followed: Followed, kind: DocumentKind) -> list[Any]:
    query = sa.select(document.c.id, document.c.about_id, document.c.version).where(document.c.kind == kind)
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(query.order_by(document.c.filed_at, document.c.version)))


# --- a disagreement ------------------------------------------------------------------------------------------------


def test_one_more_row_is_shown_and_nothing_is_filed_or_lost(followed: Followed, manager: Browser) -> None:
    here = path(followed, "disagreement-minutes")
    first = manager.get(here).text
    assert 'name="proposal_1_what"' in first
    assert 'name="proposal_2_what"' not in first
    page = manager.post(here, answers(followed, K.DISAGREEMENT_MINUTES, add_row="yes", rows_shown="1")).text
    assert 'name="proposal_2_what"' in page
    assert "Hjemmekontor tirsdag og torsdag." in page
    assert filed(followed, K.DISAGREEMENT_MINUTES) == []


def test_the_minutes_are_read_and_answered_by_the_employee(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    more = {
        "proposal_2_what": HOSTILE,
        "proposal_2_made_by": "manager",
        "proposal_2_considered": HOSTILE,
        "proposal_2_outcome": "rejected",
        "proposal_2_why": HOSTILE,
    }
    here = path(followed, "disagreement-minutes")
    assert manager.post(here, answers(followed, K.DISAGREEMENT_MINUTES, **more)).status_code == 303
    ((document_id, _about, _version),) = filed(followed, K.DISAGREEMENT_MINUTES)
    page = employee.get(f"/me/documents/{document_id}").text
    assert "Forslag 1" in page
    assert "Forslag 2" in page
    assert "Forslag 3" not in page
    assert "&lt;b&gt;{{7*7}}&lt;/b&gt;" in page
    assert "Velg" not in page
    posted = {
        "outcome": "objected",
        "statement": "Sånn var det ikke.",
        "case_version": hidden(page, "case_version"),
    }
    assert employee.post(f"/me/documents/{document_id}/answer", posted).status_code == 303


# --- consents ------------------------------------------------------------------------------------------------------


def test_the_employee_gives_a_consent_and_takes_it_back(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    here = f"/me/cases/{followed.case_id}/consents"
    assert employee.get("/me/consents").location.endswith(here)
    given = example(K.CONSENT, TODAY, FIRST_DAY) | {"limits": HOSTILE}
    assert employee.post(here, given).status_code == 303
    assert "Legen som skriver sykmeldingene" in manager.get(path(followed, "")[:-1]).text
    page = employee.get(here).text
    (back,) = re.findall(r'action="([^"]+/withdraw)"', page)
    assert employee.post(back).status_code == 303
    assert employee.post(back).status_code == 303  # a second press finds it taken back
    assert "trukket tilbake" in manager.get(path(followed, "consents")).text
    first, second = filed(followed, K.CONSENT)
    assert (first.about_id, first.version, second.version) == (second.about_id, 1, 2)
    paper = employee.get(f"/me/documents/{second.id}").text
    assert "Trukket tilbake" in paper
    assert "Čáhcesullos" in paper


@pytest.mark.parametrize(
    "changes",
    [
        {"party": "the_neighbour"},
        {"covers": ""},
        {"covers": "everything"},
        {"until": f"{TODAY - timedelta(days=1):%d.%m.%Y}"},
        {"until": f"{TODAY + timedelta(days=366):%d.%m.%Y}"},
        {"limits": "å" * 10_000},
    ],
)
def test_a_consent_that_is_not_clear_is_not_given(
    followed: Followed, employee: Browser, changes: dict[str, str]
) -> None:
    given = example(K.CONSENT, TODAY, FIRST_DAY) | changes
    answer = employee.post(f"/me/cases/{followed.case_id}/consents", given)
    assert answer.status_code == 422
    with followed.wiring.reading.connect() as connection:
        assert connection.execute(sa.select(consent.c.id)).all() == []


def test_a_paper_is_noted_marked_and_seen_by_the_employee(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    here = path(followed, "consent")
    assert manager.get(here).status_code == 200
    paper = answers(followed, K.CONSENT, signed_on=f"{TODAY:%d.%m.%Y}")
    assert manager.post(here, paper).status_code == 303
    assert "Skrevet under på papir" in employee.get(f"/me/cases/{followed.case_id}/consents").text
    again = manager.post(here, paper | {"case_version": str(followed.row.version)})
    assert again.status_code == 422
    assert "finnes allerede et samtykke" in again.text


# --- the letter to the doctor --------------------------------------------------------------------------------------


def test_without_consent_no_address_leads_to_a_letter(followed: Followed, manager: Browser) -> None:
    here = path(followed, "doctor-letter")
    assert "Samtykket fra medarbeideren kommer først" in manager.get(here).text
    sent = manager.post(here, answers(followed, K.DOCTOR_LETTER, previewed="yes"))
    assert sent.status_code == 422
    consent_id = followed.give_consent()
    assert manager.post(here, answers(followed, K.DOCTOR_LETTER, previewed="yes")).status_code == 303
    ((document_id, _about, _version),) = filed(followed, K.DOCTOR_LETTER)
    employee = signed_in(followed.app, followed.employee)
    employee.post(f"/me/cases/{followed.case_id}/consents/{consent_id}/withdraw")
    revise = path(followed, f"documents/{document_id}/revise")
    assert "Samtykket fra medarbeideren kommer først" in manager.get(revise).text
    again = manager.post(revise, answers(followed, K.DOCTOR_LETTER, previewed="yes"))
    assert again.status_code == 422
    assert len(filed(followed, K.DOCTOR_LETTER)) == 1


def test_the_letter_is_looked_at_before_it_is_filed_and_read_by_the_employee_as_it_leaves(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    followed.give_consent()
    followed.file_plan(
        typical_workday="Klasserom og kontor.", planned_accommodation="Kortere økter\nEgen pult"
    )
    here = path(followed, "doctor-letter")
    page = manager.get(here).text
    assert "Klasserom og kontor." in page
    assert "Kortere økter\nEgen pult" in page
    posted = answers(followed, K.DOCTOR_LETTER, own_question=HOSTILE, tasks=HOSTILE)
    preview = manager.post(here, posted)
    assert preview.status_code == 200
    assert "Er det mulig å arbeide delvis" in preview.text
    assert "&lt;b&gt;{{7*7}}&lt;/b&gt;" in preview.text
    assert filed(followed, K.DOCTOR_LETTER) == []
    assert "Čáhcesullos" in manager.post(here, posted | {"change_it": "yes"}).text
    assert manager.post(here, posted | {"previewed": "yes"}).status_code == 303
    ((document_id, _about, _version),) = filed(followed, K.DOCTOR_LETTER)
    shown = employee.get(f"/me/documents/{document_id}").text
    assert "Er det mulig å arbeide delvis" in shown
    assert "Vi ber ikke om opplysninger om helse" in shown


def test_words_of_health_are_shown_before_the_preview_and_stay_settled_in_it(
    followed: Followed, manager: Browser
) -> None:
    followed.give_consent()
    here = path(followed, "doctor-letter")
    posted = answers(followed, K.DOCTOR_LETTER, own_question="Har hun migrene?")
    warned = manager.post(here, posted)
    assert warned.status_code == 422
    assert "migrene" in warned.text
    marks = re.findall(r'name="health_words_shown" value="([^"]+)"', warned.text)[0]
    settled = posted | {"health_words_shown": marks, "health_words_kept": "yes"}
    preview = manager.post(here, settled)
    assert preview.status_code == 200
    assert f'name="health_words_shown" value="{marks}"' in preview.text
    assert 'name="health_words_kept" value="yes"' in preview.text


def test_the_page_of_a_letter_says_how_far_it_has_come(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    consent_id = followed.give_consent()
    document_id = followed.file(K.DOCTOR_LETTER)
    pages = (manager, path(followed, f"documents/{document_id}")), (employee, f"/me/documents/{document_id}")

    def told(words: str) -> bool:
        return all(words in reader.get(page).text for reader, page in pages)

    assert not told("samtykket gjelder ikke")
    row = {"id": uuid4(), "case_id": followed.case_id, "document_id": document_id, "made_at": EARLIER}
    with followed.wiring.engine.begin() as connection:
        made = {"recipient": "doctor", "channel": "by_hand", "message": "letter_to_doctor"}
        connection.execute(delivery.insert(), row | made)
    assert told("venter på å bli levert")
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(consent).values(until_on=TODAY - timedelta(days=1)))
    assert told("Skal ikke leveres: samtykket har gått ut")
    employee.post(f"/me/cases/{followed.case_id}/consents/{consent_id}/withdraw")
    assert told("Skal ikke leveres: samtykket ble trukket tilbake")


def test_a_letter_that_waits_to_be_read_says_when_it_goes_nowhere(
    followed: Followed, employee: Browser
) -> None:
    consent_id = followed.give_consent()
    document_id = followed.file(K.DOCTOR_LETTER)
    employee.post(f"/me/cases/{followed.case_id}/consents/{consent_id}/withdraw")
    assert "samtykket gjelder ikke" in employee.get(f"/me/documents/{document_id}").text
