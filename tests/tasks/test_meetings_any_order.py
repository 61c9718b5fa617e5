"""Whatever is done to a meeting, and however often the post fails, both calendars end where the meeting stands."""

from datetime import timedelta
from random import Random

import pytest

from tests.tasks.desk import Desk
from tests.tasks.test_meetings import FIRST, Followed, entries
from workflow.domain.effects import Queue
from workflow.tasks.drain import drain_all

STEPS = ("move", "move", "deliver", "post_away", "post_back")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("seed", range(8))
def test_the_calendars_end_where_the_meeting_stands(desk: Desk, seed: int) -> None:
    chance, followed = Random(seed), Followed(desk)
    followed.invite()
    for step in chance.choices(STEPS, k=9):
        _take(desk, followed, step, chance.randrange(4))
    if cancelled := bool(seed % 2):
        followed.cancel()
    desk.post.away = False
    desk.wait(hours=5)
    _deliver(desk)
    for name in ("Kari", "Mona"):
        mine = [(method, one) for method, one in entries(desk, name)]
        sequences = [int(str(one["SEQUENCE"])) for _, one in mine]
        assert sequences == sorted(set(sequences)), "each is told once, and none after a later one"
        if cancelled:
            assert not mine or mine[-1][0] == "CANCEL"
        else:
            assert mine[-1][0] == "REQUEST"
            assert mine[-1][1].start == followed.row.on_day


def _take(desk: Desk, followed: Followed, step: str, days: int) -> None:
    if step == "move":
        followed.invite(FIRST + timedelta(days=days))
    elif step == "deliver":
        _deliver(desk)
    else:
        desk.post.away = step == "post_away"


def _deliver(desk: Desk) -> None:
    """The queue of messages alone: making papers takes long and says nothing here."""
    while drain_all(desk.bench, Queue.MESSAGES):
        continue
