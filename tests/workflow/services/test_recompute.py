"""The daily run brings each open case to the dates of its day, leaves what is right alone, and loses nobody's work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from tests.workflow.noted import sick_note
from tests.workflow.services.conftest import MONDAY, Workplace
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.store import SqlStore, SqlTransaction
from workflow.domain.documents import DocumentKind
from workflow.domain.effects import Effect
from workflow.domain.rules import STANDARD, HouseChange, RuleBook
from workflow.services import recompute as module
from workflow.services.change_house_rule import change_house_rule
from workflow.services.drift import drift_of
from workflow.services.recompute import Recompute, Round

TOMORROW = MONDAY + timedelta(days=1)


def rest() -> None:
    """Nobody waits in a test."""


@dataclass
class Meddled:
    """A database for reading after which somebody does something, before what was read is written."""

    store: SqlStore
    then: Callable[[], object]

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        with self.store.transaction() as tx:
            yield tx
        self.then()


def reading(work: Workplace) -> SqlStore:
    keys = work.office.store._keys  # type: ignore[attr-defined]
    return SqlStore(work.engine.execution_options(reads_only=True), keys)


def way(work: Workplace, **different: Any) -> Recompute:
    usual: dict[str, Any] = {
        "office": work.office,
        "reading": reading(work),
        "former": STANDARD,
        "pause": rest,
    }
    return Recompute(**(usual | different))


def run(work: Workplace, **different: Any) -> Round:
    """The whole run, added up."""
    rounds = list(way(work, **different).rounds())
    return Round(
        looked_at=sum(one.looked_at for one in rounds),
        changed=sum(one.changed for one in rounds),
        passed_over=sum(one.passed_over for one in rounds),
        failed=sum(one.failed for one in rounds),
        last=None,
    )


def changes(work: Workplace, **different: Any) -> int:
    done = run(work, **different)
    assert (done.passed_over, done.failed) == (0, 0)
    return done.changed


def change_case(work: Workplace, case_id: UUID, **values: Any) -> None:
    with work.engine.begin() as connection:
        connection.execute(sa.update(t.case).where(t.case.c.id == case_id).values(**values))


def stored(work: Workplace, case_id: UUID) -> dict[str, Any]:
    (row,) = [row for row in work.rows(t.case) if row.id == case_id]
    return dict(row._mapping)


def lines(work: Workplace) -> list[tuple[str, str, str]]:
    return [(row.event, row.word, row.acted_as) for row in work.rows(t.history)]


def new_position(work: Workplace, person_id: UUID | None = None) -> UUID:
    """Another position, of somebody new unless it is said whose."""
    position, whose = uuid4(), person_id or uuid4()
    with work.engine.begin() as connection:
        if person_id is None:
            names = {"given_name": "N", "family_name": "N", "sort_name": "N", "language": "nb"}
            connection.execute(t.person.insert(), names | {"id": whose, "born_on": date(1970, 1, 1)})
        contract = {"position": "x", "percentage": 50, "start_on": date(2020, 1, 1)}
        links = {"person_id": whose, "unit_id": work.unit, "manager_id": work.manager.person_id}
        connection.execute(t.employment.insert(), contract | links | {"id": position})
    return position


def open_in(work: Workplace, position: UUID, first_day: date = MONDAY) -> UUID:
    usual, work.employment = work.employment, position
    try:
        return work.open(first_day)
    finally:
        work.employment = usual


def add_period(work: Workplace, position: UUID, start_on: date, end_on: date) -> None:
    """A sick note straight in the register, past the use case that would move dates."""
    row = {
        "id": uuid4(),
        "employment_id": position,
        "kind": "sick_note_full",
        "start_on": start_on,
        "end_on": end_on,
        "grade": 100,
        "extended_certificate": False,
        "source": "imported",
        "received_at": work.clock.now(),
        "registered_at": work.clock.now(),
        "registered_by": work.hr.person_id,
    }
    with work.engine.begin() as connection:
        connection.execute(t.absence_period.insert(), row)


def several(work: Workplace, number: int) -> list[UUID]:
    return sorted(open_in(work, new_position(work)) for _ in range(number))


def test_a_case_that_is_right_is_left_alone(work: Workplace) -> None:
    case_id = work.open()
    work.plan(case_id)
    before, history = stored(work, case_id), lines(work)
    assert changes(work) == 0
    assert (stored(work, case_id), lines(work)) == (before, history)


def test_a_note_recorded_ahead_begins(work: Workplace) -> None:
    case_id = work.open()
    work.record(case_id, sick_note(date(2026, 2, 23), date(2026, 3, 22), 40))
    assert changes(work) == 0
    work.clock.move_to(date(2026, 2, 23))
    assert changes(work) == 1
    assert work.case(case_id).grade == 40
    assert lines(work)[-1] == ("grade_changed", "grade", "service")
    assert changes(work) == 0


def test_a_duty_that_ends_with_working_in_part_takes_its_task_along(work: Workplace) -> None:
    case_id = work.open()
    work.record(case_id, sick_note(date(2026, 2, 23), date(2026, 5, 22), 40))
    with work.engine.begin() as connection:
        task = {"id": uuid4(), "case_id": case_id, "task": "dialogue_meeting_1", "role": "manager"}
        connection.execute(t.work_item.insert(), task | {"due_on": MONDAY, "made_at": work.clock.now()})
    work.clock.move_to(date(2026, 2, 23))
    assert changes(work) == 1
    assert {row.closed_because for row in work.rows(t.work_item)} == {"not_applicable"}


def test_days_without_anything_in_them_change_nothing(work: Workplace) -> None:
    case_id = work.open(expected_end="2026-03-01")
    version = work.case(case_id).version
    for _ in range(10):
        work.clock.advance(days=1)
        assert changes(work) == 0
    assert work.case(case_id).version == version


def test_an_open_period_that_reaches_another_absence_joins_it(work: Workplace) -> None:
    """Away in one position from a day on nobody knows the end of, and foreseen in the other: first apart, then one."""
    case_id = work.open()
    add_period(work, new_position(work, work.employee.person_id), date(2026, 6, 1), date(2026, 6, 10))
    changes(work)
    apart = work.case(case_id).max_date_reckoned
    work.clock.move_to(date(2026, 6, 1))
    assert changes(work) == 1
    together = work.case(case_id).max_date_reckoned
    assert apart is not None
    assert together is not None
    assert together < apart
    assert changes(work) == 0


@pytest.mark.parametrize("column", ["stage_due_on", "next_due_on", "next_duty", "next_alarm_on"])
def test_a_column_that_lists_or_the_sweep_go_by_is_put_right_without_a_word(
    work: Workplace, column: str
) -> None:
    case_id = work.open()
    right, history = stored(work, case_id), lines(work)
    change_case(work, case_id, **{column: None})
    assert changes(work) == 1
    assert stored(work, case_id) == right | {"version": right["version"] + 1}
    assert lines(work) == history


def test_a_look_too_early_is_left_to_the_sweep(work: Workplace) -> None:
    case_id = work.open()
    change_case(work, case_id, next_alarm_on=TOMORROW)
    assert changes(work) == 0


def test_what_was_raised_today_is_not_raised_again(work: Workplace) -> None:
    """After the sweep of a day with a reminder the case waits for the next day with something in it."""
    case_id = work.open()
    first = work.case(case_id).next_alarm_on
    assert first is not None
    work.clock.move_to(first)
    change_case(work, case_id, next_alarm_on=first + timedelta(days=1))
    assert changes(work) == 0


def test_longer_notice_reaches_every_open_case_the_next_day_and_what_has_come_is_told_at_once(
    work: Workplace,
) -> None:
    cases = several(work, 3)
    change_house_rule(work.office, "reminder_days_before", 10, TOMORROW, actor=work.hr)
    work.clock.move_to(TOMORROW)
    history = lines(work)
    assert changes(work) == 3
    assert {work.case(case_id).next_alarm_on for case_id in cases} == {TOMORROW}
    assert lines(work) == history  # no deadline has moved


def test_longer_notice_that_puts_a_reminder_on_a_later_day_is_kept(work: Workplace) -> None:
    case_id = work.open()
    work.plan(case_id)
    change_case(work, case_id, next_alarm_on=date(2026, 3, 27))
    before = work.case(case_id).next_alarm_on
    change_house_rule(work.office, "reminder_days_before", 3, TOMORROW, actor=work.hr)
    work.clock.move_to(TOMORROW)
    changes(work)
    after = work.case(case_id).next_alarm_on
    assert before is not None
    assert after is not None
    assert after < before


def test_a_rule_that_moves_a_deadline_stands_in_the_history_as_the_cause(work: Workplace) -> None:
    case_id = work.open()
    change = {"id": uuid4(), "rule": "first_conversation_day", "value": 3, "old_value": 5}
    with work.engine.begin() as connection:
        connection.execute(
            t.house_rule_change.insert(),
            change | {"valid_from": MONDAY, "set_by": work.hr.person_id, "set_at": work.clock.now()},
        )
    assert changes(work) == 1
    row = work.rows(t.history)[-1]
    assert (row.event, row.word, row.acted_as) == ("dates_moved", "rules", "service")
    moved = {"duty": "first_conversation", "from": "2026-02-06", "to": "2026-02-04"}
    assert row.detail == {"moved": [moved]}
    assert stored(work, case_id)["next_due_on"] == date(2026, 2, 4)
    assert changes(work, former=RuleBook((HouseChange("first_conversation_day", 3, MONDAY),))) == 0


def test_a_closed_case_is_left_alone_and_one_that_is_back_is_not_redated(work: Workplace) -> None:
    closed, back = several(work, 2)
    change_case(work, closed, closed_at=work.clock.now(), next_due_on=None)
    change_case(work, back, stage="aftercare", last_day=MONDAY, max_date=None)
    done = run(work)
    assert done.looked_at == 1
    assert stored(work, closed)["next_due_on"] is None
    assert work.case(back).max_date is None


def test_a_case_without_any_period_keeps_its_dates(work: Workplace) -> None:
    case_id = work.open()
    with work.engine.begin() as connection:
        connection.execute(t.absence_period.delete())
    before = stored(work, case_id)
    assert changes(work) == 0
    assert stored(work, case_id) == before


def test_a_rehearsal_counts_and_changes_nothing(work: Workplace) -> None:
    case_id = work.open()
    change_case(work, case_id, max_date=None)
    assert changes(work, rehearsal=True) == 1
    assert work.case(case_id).max_date is None


def test_what_somebody_did_meanwhile_is_not_lost_and_the_next_run_takes_the_case(work: Workplace) -> None:
    case_id = work.open()
    change_case(work, case_id, max_date=None)

    def meddle() -> None:
        work.file(case_id, DocumentKind.FIRST_CONVERSATION_MINUTES, told_of_trusted_person=True)

    done = run(work, reading=Meddled(reading(work), meddle))
    assert (done.changed, done.passed_over) == (0, 1)
    assert [row.kind for row in work.rows(t.document)].count("first_conversation_minutes") == 1
    assert changes(work) == 1
    assert work.case(case_id).max_date is not None


def test_one_that_was_changed_meanwhile_does_not_keep_the_others_of_its_transaction(work: Workplace) -> None:
    cases = several(work, 4)
    for case_id in cases:
        change_case(work, case_id, max_date=None)
    done = run(
        work,
        reading=Meddled(reading(work), lambda: change_case(work, cases[1], version=99)),
    )
    assert (done.changed, done.passed_over) == (3, 1)
    assert [work.case(case_id).max_date is None for case_id in cases] == [False, True, False, False]


def test_a_case_that_cannot_be_worked_out_does_not_hold_up_the_others_and_is_named_nowhere(
    work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = several(work, 3)
    for case_id in cases:
        change_case(work, case_id, max_date=None)
    usual = drift_of

    def fails(office: Any, stored: Any, then: Any, now: Any) -> Any:
        if stored.case.id == cases[1]:
            raise ValueError(f"of {cases[1]}")
        return usual(office, stored, then, now)

    monkeypatch.setattr(module, "drift_of", fails)
    with capture_logs() as logs:
        done = run(work)
    assert (done.changed, done.failed) == (2, 1)
    assert [log["reason"] for log in logs] == ["ValueError"]
    assert str(cases[1]) not in str(logs)


def statements(work: Workplace, size: int) -> int:
    """How many statements the reading of one batch takes."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, sql: str, *_rest: Any) -> None:
        seen.append(sql)

    sa.event.listen(work.engine, "before_cursor_execute", note)
    try:
        assert way(work, size=size).round(None).changed == 0
    finally:
        sa.event.remove(work.engine, "before_cursor_execute", note)
    return len([sql for sql in seen if sql.startswith("SELECT")])


def test_a_batch_is_read_in_as_many_statements_however_many_cases_and_periods_are_in_it(
    work: Workplace,
) -> None:
    cases = several(work, 12)
    few = statements(work, 2)
    for case_id in cases[:4]:
        work.record(case_id, sick_note(date(2026, 2, 23), date(2026, 3, 22), 40))
        work.plan(case_id)
    assert statements(work, 12) == few == 5


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6])
def test_every_case_is_looked_at_once_whatever_the_size_of_a_batch(work: Workplace, size: int) -> None:
    for case_id in several(work, 5):
        change_case(work, case_id, max_date=None)
    done = run(work, size=size)
    assert (done.looked_at, done.changed) == (5, 5)


class Killed(Exception):
    """The process ends here."""


def test_a_run_that_is_killed_and_begun_anew_comes_to_the_same_end(
    work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WRITTEN_AT_ONCE", 2)
    cases = several(work, 7)
    right = {case_id: stored(work, case_id) for case_id in cases}
    for case_id in cases:
        change_case(work, case_id, max_date=None, next_due_on=None)
    for ends_after in (0, 1):
        rests = iter(range(ends_after))

        def pause(rests: Iterator[int] = rests) -> None:
            if next(rests, None) is None:
                raise Killed

        with pytest.raises(Killed):
            run(work, size=4, pause=pause)
    assert changes(work, size=4) == 1
    for case_id in cases:
        assert stored(work, case_id) == right[case_id] | {"version": right[case_id]["version"] + 1}
    assert [line for line in lines(work) if line[0] == "dates_moved"] == [
        ("dates_moved", "day", "service")
    ] * 7


def test_nothing_is_ordered_by_the_run_itself(work: Workplace) -> None:
    """Reminders are the sweep's: the run only says on which day it must look."""
    case_id = work.open()
    before = [row.effect for row in work.rows(t.outbox)]
    change_case(work, case_id, max_date=None)
    work.clock.move_to(date(2026, 2, 20))
    run(work)
    assert [row.effect for row in work.rows(t.outbox)] == before
    assert Effect.RAISE_ALARMS not in before
