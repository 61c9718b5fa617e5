"""Who asked for help, and whom it is about, hear when HR goes on with it: once, and only the latest."""

from typing import Any

import pytest

from tests.tasks.desk import Desk
from tests.tasks.test_every_effect import asked_hr
from workflow.adapters.persistence import tables as t
from workflow.domain.effects import Effect
from workflow.domain.people import Actor
from workflow.domain.tracks.kinds import Move
from workflow.services.move_track import Telling, move_track

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WORD = "HR har gått videre med"


def told(desk: Desk, name: str) -> list[str]:
    return [mail.text for mail in desk.post.to(name) if WORD in mail.text]


def go_on(desk: Desk, move: Move, by: Actor, **words: str) -> None:
    (track,) = desk.work.rows(t.escalation)
    move_track(desk.work.office, track.id, move, Telling(words=words), actor=by)


def test_a_no_from_hr_reaches_the_manager_and_the_employee_with_a_link_to_the_request(desk: Desk) -> None:
    case_id = asked_hr(desk)
    desk.drain()
    go_on(desk, Move.DECLINE, desk.work.hr, grounds="Hjelpen finnes i kommunen.")
    desk.drain()
    (track,) = desk.work.rows(t.escalation)
    (manager,), (employee,) = told(desk, "Mona"), told(desk, "Kari")
    assert f"/manager/cases/{case_id}/requests/{track.id}" in manager
    assert f"/me/cases/{case_id}/requests/{track.id}" in employee
    assert "kommunen" not in manager + employee


def test_of_two_moves_before_the_mail_went_only_the_last_is_told(desk: Desk) -> None:
    asked_hr(desk)
    desk.drain()
    go_on(desk, Move.TAKE_UP, desk.work.hr)
    go_on(desk, Move.WITHDRAW, desk.work.hr, grounds="Det trengs ikke lenger.")
    desk.drain()
    assert len(told(desk, "Mona")) == len(told(desk, "Kari")) == 1
    ends: list[Any] = desk.ended(Effect.TELL_OF_REQUEST)
    assert sorted(ends, key=str) == [("done", None), ("dropped", "told_later")]


def test_who_takes_a_request_back_is_not_told_so(desk: Desk) -> None:
    asked_hr(desk)
    desk.drain()
    go_on(desk, Move.WITHDRAW, desk.work.manager, grounds="Det trengs ikke lenger.")
    desk.drain()
    assert not told(desk, "Mona")
    assert not desk.ended(Effect.TELL_OF_REQUEST)
