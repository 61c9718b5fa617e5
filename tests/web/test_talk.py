"""Holding a talk: notes are kept under each question, never silently overwritten, and become the beginning of minutes."""

import uuid
from http import HTTPStatus

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.counting import counted
from tests.web.followed import Followed
from tests.web.talks import own_path, put_meeting, talk_path
from tests.web.world import TODAY, Browser, add_somebody, signed_in
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import talk_note
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.services.discard_notes import discard_notes
from workflow.services.drafts import load_draft

BY_SCRIPT = {"X-Requested-With": "autosave"}
IDENTITY_NUMBER = "01010150074"
HOSTILE = "Čáppa beaivi\n#set page() <b>fet</b> {{7*7}} \u202eotseb"


@pytest.fixture
def manager(followed: Followed) -> Browser:
    return signed_in(followed.app, followed.manager)


@pytest.fixture
def meeting_id(followed: Followed, manager: Browser) -> uuid.UUID:
    """A first conversation whose page the manager has open."""
    found = put_meeting(followed)
    manager.get(talk_path(followed, found, "talk"))
    return found


def note(browser: Browser, path: str, text: str, revision: int = 0, **more: str) -> dict[str, object]:
    """As the page sends it while somebody types; the status is under `status`."""
    answer = browser.post(path, {"text": text, "revision": str(revision), **more}, headers=BY_SCRIPT)
    return {"status": answer.status_code, **(answer.json or {})}


def test_the_talk_begins_with_a_button_and_shows_one_question_at_a_time(
    followed: Followed, manager: Browser, meeting_id: uuid.UUID
) -> None:
    start = manager.get(talk_path(followed, meeting_id, "talk")).text
    assert "tb-talk__card" not in start
    manager.post(talk_path(followed, meeting_id, "talk", "begin"))
    page = manager.get(talk_path(followed, meeting_id, "talk")).text
    cards = page.split('<section class="tb-talk__card"')[1:]
    assert len(cards) == 17
    assert [" hidden>" in card.partition("\n")[0] for card in cards] == [False] + [True] * 16


def test_without_script_each_button_keeps_the_note_and_leads_on(
    followed: Followed, manager: Browser, meeting_id: uuid.UUID
) -> None:
    def press(question: str, text: str, go: str) -> str:
        path = talk_path(followed, meeting_id, "talk", question)
        return manager.post(path, {"text": text, "revision": "0", "go": go}).location

    assert press("how_it_is", HOSTILE, "next").endswith("/talk/how_long")
    assert press("how_long", "", "skip").endswith("/talk/work_related")
    assert press("how_long", "", "back").endswith("/talk/how_it_is")
    assert press("when_next", "", "next").endswith("/talk/summary")
    page = manager.get(talk_path(followed, meeting_id, "talk", "how_it_is")).text
    assert "Čáppa beaivi\n#set page() &lt;b&gt;fet&lt;/b&gt; {{7*7}} otseb</textarea>" in page


def test_notes_are_sealed_and_removed_when_the_minutes_are_filed(
    followed: Followed, manager: Browser, meeting_id: uuid.UUID
) -> None:
    path = talk_path(followed, meeting_id, "talk", "agreed")
    assert note(manager, path, "Hun prøver to timer") == {
        "status": 200, "revision": 1, "shared": False, "withheld": False, "words": [], "marks": "",
    }  # fmt: skip
    wiring = followed.wiring
    with wiring.reading.connect() as connection:
        assert b"timer" not in connection.scalars(sa.select(talk_note.c.text_sealed)).one()
    with wiring.office.store.transaction() as tx:
        discard_notes(tx, meeting_id, wiring.clock.now())
        discard_notes(tx, meeting_id, wiring.clock.now())
    with wiring.reading.connect() as connection:
        assert connection.scalars(sa.select(talk_note.c.question)).all() == []


def test_a_note_from_another_device_is_shown_and_its_writer_chooses(
    followed: Followed, manager: Browser, meeting_id: uuid.UUID
) -> None:
    path = talk_path(followed, meeting_id, "talk", "limits")
    followed.give_task(Role.HR, "anything")  # a ground for HR to open the case
    hr = signed_in(followed.app, add_somebody(followed.app, Role.HR))
    hr.get(talk_path(followed, meeting_id, "talk", audience="hr"))
    assert note(hr, path.replace("/manager/", "/hr/"), "Ikke løfte")["revision"] == 1
    assert note(manager, path, "Ikke kjøre") == {
        "status": 409, "revision": 1, "text": "Ikke løfte", "shared": False,
    }  # fmt: skip
    page = manager.post(path, {"text": "Ikke kjøre", "revision": "0", "go": "next"})
    assert page.status_code == HTTPStatus.CONFLICT
    assert "Ikke løfte" in page.text
    assert "Ikke kjøre</textarea>" in page.text
    both = {"text": "Ikke kjøre", "revision": "1", "other": "Ikke løfte", "keep": "both"}
    assert manager.post(path, both).status_code == HTTPStatus.SEE_OTHER
    assert "Ikke løfte\n\nIkke kjøre</textarea>" in manager.get(path).text


def test_keeping_a_note_is_no_reading_but_being_shown_somebody_elses_is(
    followed: Followed, manager: Browser, meeting_id: uuid.UUID
) -> None:
    path, before = talk_path(followed, meeting_id, "talk", "limits"), followed.readings()
    note(manager, path, "Ikke løfte")
    note(manager, path, "x" * 10_000, 1)
    assert followed.readings() == before
    assert note(manager, path, "Ikke kjøre")["text"] == "Ikke løfte"
    assert followed.readings() == [*before, ("manager", "form")]


def test_a_page_that_heard_no_answer_never_stands_in_its_own_way(
    followed: Followed, manager: Browser, meeting_id: uuid.UUID
) -> None:
    path, tab = talk_path(followed, meeting_id, "talk", "obstacles"), uuid.uuid4().hex
    assert note(manager, path, "Ett", tab=tab, count="1")["revision"] == 1
    assert note(manager, path, "Ett to", tab=tab, count="2")["revision"] == 2, "its first answer was lost"
    assert note(manager, path, "Ett", tab=tab, count="1")["revision"] == 2, "this one was late"
    assert "Ett to</textarea>" in manager.get(path).text


@pytest.mark.parametrize("text", ["x" * 10_000, f"Fødselsnummer {IDENTITY_NUMBER}"])
def test_what_cannot_be_kept_is_said_and_stays_on_the_page(
    followed: Followed, manager: Browser, meeting_id: uuid.UUID, text: str
) -> None:
    path = talk_path(followed, meeting_id, "talk", "cover")
    refused = note(manager, path, text)
    assert refused["status"] == 422
    assert refused["sentence"]
    page = manager.post(path, {"text": text, "revision": "0", "go": "next"})
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f"{text}</textarea>" in page.text


def test_a_note_sent_after_the_session_lapsed_is_kept(
    followed: Followed, manager: Browser, meeting_id: uuid.UUID, clock: FixedClock
) -> None:
    path = talk_path(followed, meeting_id, "talk", "agreed")
    clock.advance(seconds=31 * 60)
    assert manager.post(path, {"text": "Ses på fredag", "revision": "0"}).location.startswith("/sign-in")
    manager.sign_in(followed.manager)
    assert "Ses på fredag</textarea>" in manager.get(path).text


def test_the_summary_becomes_the_beginning_of_the_minutes_and_adds_to_a_draft(
    followed: Followed, manager: Browser, meeting_id: uuid.UUID
) -> None:
    for question, text in (
        ("how_it_is", "Sliten"),
        ("can_do", "Kontorarbeid"),
        ("agreed", "To timer fra mandag"),
        ("when_next", "om 2 uker"),
    ):
        note(manager, talk_path(followed, meeting_id, "talk", question), text)
    path = talk_path(followed, meeting_id, "talk", "summary")
    page = manager.get(path).text
    assert 'value="how_it_is">' in page, "how somebody is goes into the minutes only when they say so"
    assert 'value="can_do" checked>' in page
    for _twice in range(2):
        made = manager.post(path, {"take": ["can_do", "agreed", "when_next"]})
        assert made.location.endswith(f"/cases/{followed.case_id}/first-conversation-minutes")
    kept = load_draft(
        followed.wiring.office, followed.manager.account_id, followed.case_id, "first_conversation_minutes"
    )
    assert kept is not None
    assert dict(kept[0]) == {
        "held_on": [f"{TODAY:%d.%m.%Y}"],
        "ability": ["Det som er mulig nå: Kontorarbeid"],
        "agreed": ["To timer fra mandag"],
        "next_conversation_on": ["16.03.2026"],
    }
    followed.file(DocumentKind.FIRST_CONVERSATION_MINUTES)
    assert "Notatene er blitt til et referat" in manager.get(path).text


def test_a_meeting_without_minutes_of_its_own_keeps_the_draft_under_the_meeting(
    followed: Followed, manager: Browser
) -> None:
    meeting_id = put_meeting(followed, "something_new")
    manager.get(talk_path(followed, meeting_id, "talk"))
    note(manager, talk_path(followed, meeting_id, "talk", "works_well"), "Fellesskapet")
    note(manager, talk_path(followed, meeting_id, "talk", "when_next"), "når det passer")
    manager.post(talk_path(followed, meeting_id, "talk", "summary"), {"take": ["works_well", "when_next"]})
    kept = load_draft(followed.wiring.office, followed.manager.account_id, meeting_id, "meeting_minutes")
    assert kept is not None
    assert kept[0]["discussed"] == ["Det som fungerer bra: Fellesskapet"]
    assert kept[0]["agreed"] == ["Neste samtale: når det passer"]


def test_the_talk_asks_the_database_a_fixed_number_of_questions(
    followed: Followed, manager: Browser, meeting_id: uuid.UUID
) -> None:
    def questions() -> int:
        return counted(
            followed.wiring.engine, lambda: manager.get(talk_path(followed, meeting_id, "talk", "agreed"))
        )

    before = questions()
    for question in ("agreed", "limits", "cover", "can_do"):
        note(manager, talk_path(followed, meeting_id, "talk", question), "Notert")
    assert questions() == before


def test_the_employee_never_sees_the_notes(
    followed: Followed, manager: Browser, meeting_id: uuid.UUID
) -> None:
    note(manager, talk_path(followed, meeting_id, "talk", "agreed"), "Bare for meg")
    employee = signed_in(followed.app, followed.employee)
    for path in (own_path(meeting_id), "/me/"):
        assert "Bare for meg" not in employee.get(path).text


def test_the_guide_is_read_and_handed_out_as_a_file_to_print(app: Flask) -> None:
    browser = signed_in(app, add_somebody(app, Role.EMPLOYEE, language="nn"))
    page = browser.get("/guide/?kind=early_contact").text
    assert page.count('<div class="tb-lines"') == 5
    assert "kind=early_contact" in page.partition("paper.pdf")[2][:40]
    paper = browser.get("/guide/paper.pdf?kind=early_contact")
    assert paper.data.startswith(b"%PDF")
    assert "Samtaleguide" in paper.headers["Content-Disposition"]
    assert "paper.docx?kind=early_contact" in page
    assert browser.get("/guide/paper.docx?kind=early_contact").data.startswith(b"PK")
    assert browser.get("/guide/?kind=no_such_kind").status_code == HTTPStatus.OK
