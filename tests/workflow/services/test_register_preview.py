"""What is shown before a correction is saved is what comes of it: random lives, on both databases.

TILBAKE_CORRECTIONS says how many lives; a few by default.
"""

import os
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workflow.services.conftest import MONDAY, Workplace
from tests.workflow.services.register_people import Person, conclude, hire, history, open_tasks, stored
from workflow.adapters.persistence import tables as t
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.documents import DocumentKind as K
from workflow.domain.duties import DUTY_OF
from workflow.domain.effects import Effect
from workflow.domain.errors import Invalid, OverlappingCase
from workflow.domain.stages import TIMELINE, Stage
from workflow.services.change_absence import change_absence, foresee_absence
from workflow.services.change_house_rule import change_house_rule
from workflow.services.follow_day import follow_day
from workflow.services.known_absence import known_of
from workflow.services.moved_dates import Redated
from workflow.services.redating import DATES
from workflow.services.register_edits import AddPeriod, Change, CorrectPeriod, WithdrawPeriod
from workflow.services.stated import KINDS, Stated
from workflow.services.tell_dates import Told, foresee_told, tell_dates
from workflow.timetable import deadlines, firings

LIVES = settings(
    max_examples=int(os.environ.get("TILBAKE_CORRECTIONS", "6")),
    deadline=None,
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
DAY = timedelta(days=1)
LENGTH = st.sampled_from((1, 3, 7, 14, 16, 17, 30, 60, 120))


def _stated(data: st.DataObject, today: date) -> Stated:
    start = today + timedelta(days=data.draw(st.integers(-90, 30)))
    kind = data.draw(st.sampled_from((*KINDS, AbsenceKind.SICK_NOTE_FULL, AbsenceKind.SICK_NOTE_GRADED)))
    end = start + timedelta(days=data.draw(LENGTH) - 1)
    return Stated(
        kind=kind,
        start_on=start,
        end_on=None if data.draw(st.integers(0, 4)) == 0 else end,
        grade=data.draw(st.integers(1, 99)),
        received_on=data.draw(st.sampled_from((None, None, min(start, today)))),
        extended_certificate=data.draw(st.booleans()),
    )


def _change(data: st.DataObject, person: Person, position: UUID) -> Change:
    today, standing = person.work.clock.today(), person.periods(position)
    what = data.draw(st.sampled_from(("add", "add", "correct", "correct", "withdraw"))) if standing else "add"
    if what == "add":
        return AddPeriod(_stated(data, today))
    chosen = data.draw(st.sampled_from(standing)).id
    return WithdrawPeriod(chosen) if what == "withdraw" else CorrectPeriod(chosen, _stated(data, today))


def _registers(data: st.DataObject, person: Person, position: UUID) -> None:
    work, change = person.work, _change(data, person, position)
    try:
        shown = foresee_absence(work.office, position, change, actor=work.hr)
    except Invalid:
        return
    others = _rows(work, keep=lambda row: row.employee_id != person.person_id)
    before = {
        one.before.id: (stored(work, one.before.id), open_tasks(work, one.before.id)) for one in shown.moved
    }
    version = shown.own.before.version if shown.own else None
    change_absence(
        work.office, position, change, actor=work.hr, version=version, mark=shown.mark, submission=uuid4()
    )
    assert _rows(work, keep=lambda row: row.employee_id != person.person_id) == others
    said = {(p.kind, p.start_on, p.end_on, p.grade) for p in shown.edit.added}
    assert said <= {(p.kind, p.start_on, p.end_on, p.grade) for p in person.periods(position)}
    for one in shown.moved:
        _is_as_shown(work, one, *before[one.before.id], own=one is shown.own)


def _is_as_shown(
    work: Workplace,
    shown: Redated,
    row: sa.Row[Any],
    tasks: dict[str, date | None],
    *,
    own: bool,
) -> None:
    now, found = stored(work, shown.before.id), shown.consequences
    if not own and all(getattr(row, name) == getattr(shown.after, name) for name in DATES):
        assert now == row
        return
    assert now.version == row.version + 1
    assert {name: getattr(now, name) for name in DATES} == {
        name: getattr(shown.after, name) for name in DATES
    }
    case = work.case(shown.before.id)
    with work.office.store.transaction() as tx:
        file = known_of(tx, case, work.clock.today()).file(case)
    assert deadlines(file) == deadlines(found.after)
    due = [line for line in deadlines(found.after) if line.is_open]
    assert (now.next_due_on, now.next_duty) == ((due[0].due_on, due[0].duty) if due else (None, None))
    assert now.stage_due_on == next((line.due_on for line in due if line.duty is file.stage), None)
    assert _reminders(work, shown) == {(f.effect, f.about, f.due_on) for f in firings(file, work.office.days)}
    ahead = [f.on for f in firings(file, work.office.days) if f.on >= file.today] + [case.grade_changes_on]
    soonest = min((day for day in ahead if day), default=None)
    if any(f.on <= file.today for f in found.reminders_added):
        soonest = file.today
    elif row.next_alarm_on and row.next_alarm_on < file.today:
        soonest = row.next_alarm_on
    assert now.next_alarm_on == soonest
    _tasks_follow(work, shown, tasks)
    if own or found.changes_anything:
        _history_says_so(work, shown, own=own)


def _reminders(work: Workplace, shown: Redated) -> set[tuple[Effect, str, date]]:
    """Those of before, without the withdrawn ones and with the added ones; what is said of the past comes with its duty."""
    found, days = shown.consequences, work.office.days
    before = {(f.effect, f.about, f.due_on) for f in firings(found.before, days)}
    after = {(f.effect, f.about, f.due_on) for f in firings(found.after, days)}
    gone = {(f.effect, f.about, f.due_on) for f in found.reminders_withdrawn}
    new = {(f.effect, f.about, f.due_on) for f in found.reminders_added}
    assert not gone & after
    assert new <= after - before
    told_later = {key for key in after - before - new if key[0] != Effect.TELL_OVERDUE}
    assert not told_later
    return after


def _tasks_follow(work: Workplace, shown: Redated, before: dict[str, date | None]) -> None:
    now, after = open_tasks(work, shown.before.id), shown.after
    if after.stage is Stage.REPORTED:
        assert now == before
        return
    lines = {line.duty: line for line in deadlines(shown.consequences.after)}
    for change in shown.consequences.duties:
        line = lines.get(change.duty)
        if change.closes:
            assert change.duty not in now
        elif (change.reopens and line) or (change.duty in now and line and line.is_open and change.moves):
            assert now[change.duty] == line.due_on
        else:
            assert now.get(change.duty) == before.get(change.duty)
    chores = {task: day for task, day in now.items() if task not in DUTY_OF}
    assert chores == {task: day for task, day in before.items() if task not in DUTY_OF}


def _history_says_so(work: Workplace, shown: Redated, *, own: bool) -> None:
    last, found = history(work, shown.before.id)[-1], shown.consequences
    said = {(m["duty"], m["from"], m["to"]) for m in last.detail.get("moved", ())}
    moves = [(m.duty, m.before, m.after) for m in found.moved]
    assert said == {(duty.value, str(a.due_on), str(b.due_on)) for duty, a, b in moves if a and b}
    assert set(last.detail.get("reopened", ())) == {one.duty.value for one in found.reopened}
    assert set(last.detail.get("ended", ())) == {one.duty.value for one in found.closed}
    assert tuple(last.detail.get("stages", ())) == tuple(found.stages or ())
    if not own:
        assert (last.event, last.word) == ("dates_moved", "other_position")
        assert not set(last.detail) - {"moved", "reopened", "ended", "stages"}


def _rows(work: Workplace, keep: Callable[[sa.Row[Any]], bool]) -> list[sa.Row[Any]]:
    return [row for row in work.rows(t.case) if keep(row)]


def _hears_from_nav(data: st.DataObject, person: Person, position: UUID) -> None:
    work, case = person.work, person.case(position)
    if case is None or case.stage not in TIMELINE:
        return
    near = st.one_of(st.none(), st.integers(-40, 60))

    def day(base: date) -> date | None:
        away = data.draw(near)
        return None if away is None else base + timedelta(days=away)

    today = work.clock.today()
    told = Told(
        first_day=day(case.first_day), max_date=day(today + 300 * DAY), meeting_on=day(today + 60 * DAY)
    )
    try:
        shown = foresee_told(work.office, case.id, told, actor=work.hr)
    except Invalid:
        return
    row, tasks = stored(work, case.id), open_tasks(work, case.id)
    tell_dates(work.office, case.id, told, actor=work.hr, version=case.version)
    _is_as_shown(work, shown, row, tasks, own=True)


def _reports(data: st.DataObject, person: Person, position: UUID) -> None:
    back = data.draw(st.integers(0, 50))
    try:
        person.open(person.work.clock.today() - back * DAY, position)
    except OverlappingCase:
        return


def _works(data: st.DataObject, person: Person, position: UUID) -> None:
    case = person.case(position)
    if case is not None and case.stage in TIMELINE:
        conclude(person, position)


def _comes_and_goes(data: st.DataObject, person: Person, position: UUID) -> None:
    work, case = person.work, person.case(position)
    today = work.clock.today()
    if case is None or case.stage is Stage.REPORTED:
        return
    if case.stage is Stage.AFTERCARE:
        work.file(
            case.id,
            K.RELAPSE_NOTICE,
            by=work.hr,
            first_day=str(today),
            grade=data.draw(st.sampled_from((50, 100))),
        )
        return
    on = min(today, case.first_day + data.draw(LENGTH) * DAY)
    work.file(case.id, K.RETURN_NOTE, by=work.hr, returned_on=str(on), follow_up_on=str(today + 14 * DAY))


def _time_passes(data: st.DataObject, person: Person, position: UUID) -> None:
    work = person.work
    work.clock.advance(days=data.draw(st.sampled_from((1, 3, 10, 17, 30, 60))))
    with work.office.store.transaction() as tx:
        for case in tx.cases.open_of_person(person.person_id):
            follow_day(work.office, tx, case.id)


def _house_decides(data: st.DataObject, person: Person, position: UUID) -> None:
    work = person.work
    tomorrow = work.clock.today() + DAY
    days = data.draw(st.integers(1, 14))
    try:
        change_house_rule(work.office, "first_conversation_day", days, tomorrow, actor=work.hr)
    except Invalid:
        return


ACTS = (
    *(_registers,) * 5, _works, _works, _works, _hears_from_nav, _time_passes, _time_passes, _comes_and_goes,
    _reports, _house_decides,
)  # fmt: skip


@LIVES
@given(data=st.data())
def test_what_is_shown_is_what_comes_of_it(work: Workplace, data: st.DataObject) -> None:
    work.clock.move_to(MONDAY)
    person = hire(work)
    _reports(data, person, person.position)
    for _ in range(data.draw(st.integers(1, 12))):
        act = data.draw(st.sampled_from(ACTS))
        act(
            data,
            person,
            data.draw(st.sampled_from((person.position, person.position, person.other_position))),
        )
    _nothing_is_erased(work)


def _nothing_is_erased(work: Workplace) -> None:
    """Each period stands, is replaced by one that exists, or was taken back by somebody at some time."""
    rows = {row.id: row for row in work.rows(t.absence_period)}
    for row in rows.values():
        assert row.registered_by is not None
        assert row.replaced_by is None or (row.replaced_by in rows and row.withdrawn_at is None)
        assert (row.withdrawn_at is None) == (row.withdrawn_by is None)
