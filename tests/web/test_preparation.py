"""Preparing for a talk: the employee decides answer by answer what the manager sees, and both tick off their own list."""

import uuid
from http import HTTPStatus

import pytest
from flask import Flask

from tests.web.followed import Followed, follow
from tests.web.talks import own_path, put_meeting, talk_path
from tests.web.test_talk import BY_SCRIPT, note
from tests.web.world import Browser, signed_in
from workflow.services.discard_notes import discard_notes


@pytest.fixture
def meeting_id(followed: Followed) -> uuid.UUID:
    return put_meeting(followed)


@pytest.fixture
def employee(followed: Followed, meeting_id: uuid.UUID) -> Browser:
    return preparing(followed, meeting_id)


def preparing(followed: Followed, meeting_id: uuid.UUID) -> Browser:
    """The employee with the preparation open."""
    browser = signed_in(followed.app, followed.employee)
    browser.get(own_path(meeting_id))
    return browser


def seen_by_manager(followed: Followed, meeting_id: uuid.UUID) -> str:
    manager = signed_in(followed.app, followed.manager)
    manager.get(talk_path(followed, meeting_id, "preparation"))
    return "".join(
        manager.get(talk_path(followed, meeting_id, *more)).text
        for more in (("preparation",), ("talk", "can_do"), ("talk", "how_long"))
    )


def test_only_shared_answers_reach_the_manager_and_can_be_taken_back_until_the_talk(
    app_on_both: Flask,
) -> None:
    followed = follow(app_on_both)
    meeting_id = put_meeting(followed)
    employee = preparing(followed, meeting_id)
    assert note(employee, own_path(meeting_id, "can_do"), "Kontorarbeid", share="yes")["shared"] is True
    assert note(employee, own_path(meeting_id, "how_long"), "Lenge, tror jeg")["shared"] is False
    seen = seen_by_manager(followed, meeting_id)
    assert seen.count("Kontorarbeid") == 3, (
        "on the preparation, and at its question however one comes to the talk"
    )
    assert "Lenge, tror jeg" not in seen
    assert note(employee, own_path(meeting_id, "can_do"), "Kontorarbeid", 1)["shared"] is False
    assert "Kontorarbeid" not in seen_by_manager(followed, meeting_id)

    assert note(employee, own_path(meeting_id, "can_do"), "Kontorarbeid", 2, share="yes")["shared"] is True
    manager = signed_in(followed.app, followed.manager)
    manager.get(talk_path(followed, meeting_id, "talk"))
    manager.post(talk_path(followed, meeting_id, "talk", "begin"))
    assert note(employee, own_path(meeting_id, "can_do"), "Kontorarbeid", 3)["status"] == 422
    assert note(employee, own_path(meeting_id, "can_do"), "", 3, share="yes")["status"] == 422
    assert note(employee, own_path(meeting_id, "how_long"), "To uker", 1)["revision"] == 2
    assert "Kontorarbeid" in seen_by_manager(followed, meeting_id)

    with followed.wiring.office.store.transaction() as tx:
        discard_notes(tx, meeting_id, followed.wiring.clock.now())
    assert "Kontorarbeid" not in seen_by_manager(followed, meeting_id)
    assert "Kontorarbeid" in employee.get(own_path(meeting_id)).text
    assert note(employee, own_path(meeting_id, "how_long"), "Snart", 2, share="yes")["shared"] is False


def test_words_of_health_are_kept_but_shared_only_after_a_second_look(
    followed: Followed, employee: Browser, meeting_id: uuid.UUID
) -> None:
    path, text = own_path(meeting_id, "limits"), "Jeg har fått diagnosen depresjon"
    waiting = note(employee, path, text, share="yes")
    assert (waiting["shared"], waiting["withheld"]) == (False, True)
    assert waiting["words"]
    page = employee.post(path, {"text": text, "revision": "1", "share": "yes"})
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert str(waiting["marks"]) in page.text
    assert "depresjon" not in seen_by_manager(followed, meeting_id)
    looked = {"health_words_shown": str(waiting["marks"]), "health_words_kept": "yes"}
    assert note(employee, path, text, 1, share="yes", **looked)["shared"] is True


def test_an_old_page_does_not_share_again_what_was_taken_back_elsewhere(
    followed: Followed, employee: Browser, meeting_id: uuid.UUID
) -> None:
    path = own_path(meeting_id, "can_do")
    assert note(employee, path, "Kontorarbeid", share="yes")["revision"] == 1
    assert note(employee, path, "Kontorarbeid", 1)["revision"] == 2
    old = note(employee, path, "Kontorarbeid", 1, share="yes", tab=uuid.uuid4().hex, count="1")
    assert (old["status"], old["shared"]) == (409, False)
    assert "Kontorarbeid" not in seen_by_manager(followed, meeting_id)


def test_what_is_answered_together_at_the_end_takes_no_answer_beforehand(
    employee: Browser, meeting_id: uuid.UUID
) -> None:
    path = own_path(meeting_id, "agreed")
    answer = employee.post(path, {"text": "Alt", "revision": "0"}, headers=BY_SCRIPT)
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_both_sides_tick_off_a_list_of_their_own(
    followed: Followed, employee: Browser, meeting_id: uuid.UUID
) -> None:
    manager, path = signed_in(followed.app, followed.manager), talk_path(followed, meeting_id, "preparation")
    manager.get(path)
    manager.post(f"{path}/room", {"ticked": "yes"})
    manager.post(f"{path}/room", {"ticked": "yes"})
    employee.post(own_path(meeting_id, "checklist", "company"), {"ticked": "yes"})
    assert manager.get(path).text.count('aria-pressed="true"') == 1
    assert employee.get(own_path(meeting_id)).text.count('aria-pressed="true"') == 1
    manager.post(f"{path}/room", {"ticked": "no"})
    assert 'aria-pressed="true"' not in manager.get(path).text
    assert manager.post(f"{path}/company", {"ticked": "yes"}).status_code == HTTPStatus.NOT_FOUND
