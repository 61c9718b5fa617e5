"""Of several papers of a kind each is corrected by itself, and a new one begins empty."""

from uuid import UUID

import sqlalchemy as sa

from tests.forms.examples import example
from tests.web.followed import FIRST_DAY, Followed
from tests.web.world import TODAY, Browser
from workflow.adapters.persistence.tables import document
from workflow.domain.documents import DocumentKind

NOTE = DocumentKind.CONTACT_ATTEMPT


def notes(followed: Followed) -> list[tuple[UUID, int, bool]]:
    query = sa.select(document.c.about_id, document.c.version, document.c.is_current)
    with followed.wiring.reading.connect() as connection:
        rows = connection.execute(query.where(document.c.kind == NOTE).order_by(document.c.version))
        return [(row.about_id, row.version, row.is_current) for row in rows]


def answers(followed: Followed, **changes: str) -> dict[str, str]:
    posted = example(NOTE, TODAY, FIRST_DAY) | changes
    return posted | {"case_version": str(followed.row.version)}


def test_the_next_note_begins_empty_and_stands_beside_the_first(followed: Followed, browser: Browser) -> None:
    path = f"/manager/cases/{followed.case_id}/contact-attempt"
    assert browser.post(path, answers(followed, note="Avtalte fredag")).status_code == 303
    assert "Avtalte fredag" not in browser.get(path).text
    assert browser.post(path, answers(followed)).status_code == 303
    assert [(version, counts) for _, version, counts in notes(followed)] == [(1, True), (1, True)]


def test_a_correction_is_a_new_version_of_that_note(followed: Followed, browser: Browser) -> None:
    document_id = followed.file(NOTE, note="Avtalte fredag")
    path = f"/manager/cases/{followed.case_id}/documents/{document_id}/revise"
    assert "Avtalte fredag" in browser.get(path).text
    assert browser.post(path, answers(followed, note="Avtalte torsdag")).status_code == 303
    about = notes(followed)[0][0]
    assert notes(followed) == [(about, 1, False), (about, 2, True)]
    assert browser.get(path).status_code == 404  # what was replaced is not corrected once more


def test_a_draft_of_a_correction_is_kept_and_thrown_away(followed: Followed, browser: Browser) -> None:
    document_id = followed.file(NOTE)
    path = f"/manager/cases/{followed.case_id}/documents/{document_id}/revise"
    browser.get(path)
    assert browser.post(f"{path}/draft", answers(followed, note="Halvskrevet")).status_code == 204
    assert "Halvskrevet" in browser.get(path).text
    assert browser.post(f"{path}/forget").status_code == 303
    assert "Halvskrevet" not in browser.get(path).text
    assert browser.post(path, answers(followed, save_draft="yes", note="Igjen")).status_code == 303
    assert "Igjen" in browser.get(path).text


def test_what_a_case_has_one_of_is_not_corrected_this_way(followed: Followed, browser: Browser) -> None:
    plan = followed.file(DocumentKind.FOLLOW_UP_PLAN)
    assert browser.get(f"/manager/cases/{followed.case_id}/documents/{plan}/revise").status_code == 404
