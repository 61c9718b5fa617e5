"""From a meeting's page to its talk, its minutes and its end: what is called off leads nowhere, what was held leads to its minutes."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.forms.examples import example
from tests.web.followed import FIRST_DAY, Followed
from tests.web.talks import own_path, put_meeting, talk_path
from tests.web.world import TODAY, Browser, signed_in
from workflow.adapters.persistence.tables import document, meeting, talk_note
from workflow.domain.documents import DocumentKind

YESTERDAY = TODAY - timedelta(days=1)
CALLED_OFF = ({"cancelled_at": sa.func.current_timestamp()}, {"not_held_at": sa.func.current_timestamp()})


def change(followed: Followed, meeting_id: UUID, **columns: object) -> None:
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(meeting).where(meeting.c.id == meeting_id).values(**columns))


def sent(followed: Followed, kind: DocumentKind, **changes: str) -> dict[str, str]:
    version = {"case_version": str(followed.row.version), "submission": str(uuid4())}
    return example(kind, TODAY, FIRST_DAY) | changes | version


def count(followed: Followed, table: sa.Table) -> int:
    with followed.wiring.reading.connect() as connection:
        return int(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)


@pytest.mark.parametrize("how", CALLED_OFF, ids=("cancelled", "not_held"))
def test_a_meeting_that_is_called_off_is_neither_prepared_nor_held_nor_minuted(
    followed: Followed, manager: Browser, how: dict[str, object]
) -> None:
    meeting_id = put_meeting(followed, "plan_meeting")
    manager.get(talk_path(followed, meeting_id, "talk"))
    change(followed, meeting_id, **how)
    page = talk_path(followed, meeting_id)
    for path in ("preparation", "talk", "talk/agreed", "talk/summary"):
        assert manager.get(f"{page}/{path}").location == page, path
    note = manager.post(f"{page}/talk/agreed", {"text": "Noe", "revision": "0"})
    assert note.location == page
    by_script = manager.post(
        f"{page}/talk/agreed", {"text": "Noe", "revision": "0"}, headers={"X-Requested-With": "autosave"}
    )
    assert by_script.status_code == 422
    assert by_script.json
    assert by_script.json["sentence"]
    papers = count(followed, document)
    assert manager.get(f"{page}/minutes").status_code == 409
    assert manager.post(f"{page}/minutes", sent(followed, DocumentKind.MEETING_MINUTES)).status_code == 409
    assert (count(followed, talk_note), count(followed, document)) == (0, papers)
    employee = signed_in(followed.app, followed.employee)
    assert employee.get(own_path(meeting_id)).location == f"/me/meetings/{meeting_id}"


def test_on_its_day_the_talk_is_next_then_its_notes_then_the_minutes_and_the_notes_are_gone(
    followed: Followed, manager: Browser
) -> None:
    meeting_id = put_meeting(followed, "plan_meeting")
    change(followed, meeting_id, told_sequence=0)
    page = talk_path(followed, meeting_id)
    assert f'href="{page}/talk">Begynn samtalen' in manager.get(page).text
    manager.post(f"{page}/talk/agreed", {"text": "To timer", "revision": "0"})
    assert f'href="{page}/talk/summary">Se notatene' in manager.get(page).text
    assert manager.post(f"{page}/minutes", sent(followed, DocumentKind.MEETING_MINUTES)).status_code == 303
    assert count(followed, talk_note) == 0, "also when the minutes were begun without them"
    shown = manager.get(page).text
    assert "Avtal når dere snakkes igjen" in shown
    assert "talk/summary" not in shown
    agreed = followed.put_meeting(on_day=TODAY + timedelta(days=9))
    assert f'href="{talk_path(followed, agreed)}">Åpne neste møte' in manager.get(page).text


def test_noted_as_held_first_its_minutes_are_still_next(followed: Followed, manager: Browser) -> None:
    meeting_id = followed.put_meeting("first_conversation", YESTERDAY)
    change(followed, meeting_id, held_on=YESTERDAY)
    shown = manager.get(talk_path(followed, meeting_id)).text
    assert "/first-conversation-minutes" in shown
    assert "Avtal når dere snakkes igjen" not in shown


def test_a_note_that_nobody_came_says_that_the_meeting_was_not_held(
    followed: Followed, manager: Browser
) -> None:
    meeting_id = followed.put_meeting("plan_meeting", YESTERDAY)
    ahead = followed.put_meeting("plan_meeting", TODAY + timedelta(days=3))
    assert "no-show" not in manager.get(talk_path(followed, ahead)).text
    page = talk_path(followed, meeting_id)
    answer = manager.post(f"{page}/no-show", sent(followed, DocumentKind.NO_SHOW_NOTE))
    assert answer.status_code == 303, answer.text
    shown = manager.get(page).text
    assert "Ble ikke holdt" in shown
    assert "Skriv referatet" not in shown


def test_an_invitation_can_be_read_in_every_language(followed: Followed, manager: Browser) -> None:
    form = sent(followed, DocumentKind.MEETING_INVITATION)
    made = manager.post(f"/manager/cases/{followed.case_id}/meetings/new?kind=plan_meeting", form)
    assert made.status_code == 303
    with followed.wiring.reading.connect() as connection:
        paper = connection.scalars(
            sa.select(document.c.id).where(document.c.kind == DocumentKind.MEETING_INVITATION)
        ).one()
    with followed.wiring.office.store.transaction() as tx:
        english = tx.documents.wordings(paper).within("en")
    assert "Which day?" in {answer.label for section in english.sections for answer in section.answers}
