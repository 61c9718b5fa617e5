"""Whatever is entered, and in whatever order, the dates are right afterwards: the daily run finds nothing to do."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workflow.services.conftest import MONDAY, Workplace
from tests.workflow.services.test_recompute import change_case, changes, new_position, open_in, stored
from workflow.adapters.persistence import tables as t
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.errors import Refusal
from workflow.services.change_absence import change_absence
from workflow.services.register_edits import AddPeriod, CorrectPeriod, WithdrawPeriod
from workflow.services.stated import KINDS, Stated

FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SEEN = ("stage", "first_day", "last_day", "grade", "max_date", "partly_until", "next_duty", "next_due_on")


@dataclass(frozen=True)
class Doing:
    """What somebody does with the register: which period it is about, and what is stated; `how` is 0 to 2."""

    how: int
    which: int
    stated: Stated


@st.composite
def doings(draw: st.DrawFn) -> Doing:
    kind = draw(st.sampled_from(KINDS))
    start = MONDAY + timedelta(days=draw(st.integers(-30, 60)))
    stated = Stated(
        kind=kind,
        start_on=start,
        end_on=start + timedelta(days=draw(st.integers(0, 40))),
        grade=draw(st.integers(20, 90)) if kind is AbsenceKind.SICK_NOTE_GRADED else None,
        extended_certificate=draw(st.booleans()),
    )
    return Doing(draw(st.sampled_from([0, 0, 0, 1, 2])), draw(st.integers(0, 5)), stated)


def do(work: Workplace, position: UUID, doing: Doing) -> bool:
    """Whether it was taken; what cannot be true, or would leave a case without a period, is refused."""
    with work.engine.connect() as connection:
        standing = connection.scalars(
            sa.select(t.absence_period.c.id)
            .where(
                t.absence_period.c.employment_id == position,
                t.absence_period.c.replaced_by.is_(None),
                t.absence_period.c.withdrawn_at.is_(None),
            )
            .order_by(t.absence_period.c.start_on, t.absence_period.c.id)
        ).all()
    which = standing[doing.which % len(standing)]
    change = (
        AddPeriod(doing.stated),
        CorrectPeriod(which, doing.stated),
        WithdrawPeriod(which),
    )[doing.how]
    try:
        change_absence(work.office, position, change, actor=work.hr)
    except Refusal:
        return False
    return True


@FEW
@given(st.lists(doings(), min_size=1, max_size=6))
def test_after_any_change_there_is_nothing_to_do_the_same_day(work: Workplace, done: list[Doing]) -> None:
    work.clock.move_to(MONDAY)
    position = new_position(work)
    open_in(work, position)
    for doing in done:
        do(work, position, doing)
        assert changes(work) == 0


@FEW
@given(st.lists(doings(), min_size=1, max_size=4), st.lists(st.integers(1, 30), min_size=1, max_size=4))
def test_a_missed_day_is_caught_up_as_if_it_had_not_been_missed(
    work: Workplace, done: list[Doing], days: list[int]
) -> None:
    work.clock.move_to(MONDAY)
    positions = new_position(work), new_position(work)
    daily, seldom = (open_in(work, position) for position in positions)
    for doing in done:
        assert len({do(work, position, doing) for position in positions}) == 1
    asleep = stored(work, seldom)
    for pause in days:
        work.clock.advance(days=pause)
        change_case(work, seldom, **asleep)  # as if the runs before had not come to this one
        changes(work)
    assert changes(work) == 0
    each = [{name: stored(work, one)[name] for name in SEEN} for one in (daily, seldom)]
    with work.engine.begin() as connection:  # the next example begins without them
        connection.execute(sa.update(t.case).values(closed_at=work.clock.now()))
    assert each[0] == each[1]
