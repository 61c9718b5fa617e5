"""What has been kept long enough goes on its day, with all that belongs to it, and nothing else ever does."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.keeping import NOT_OF_A_LIFE, WHEN, LifeMaker, a_life, run, wired
from tests.workflow.services.conftest import Workplace, work
from workflow.adapters.clock import SystemClock, shift_to
from workflow.adapters.persistence import keeping_pass
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.keeping_cascade import UNKNOWN_TO_THE_SCHEMA, delete_found, links
from workflow.adapters.persistence.keeping_pass import foresee
from workflow.adapters.persistence.keeping_runs import RunRows
from workflow.adapters.persistence.recomputation_rows import RecomputationRows
from workflow.bootstrap import Wiring
from workflow.domain.dated_rules import Unit
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.keeping_days import goes_on
from workflow.domain.retention import CLASSES, Kept
from workflow.domain.rules import STANDARD
from workflow.services.answer_run import answer_run
from workflow.services.hold_back import lift_hold, place_hold
from workflow.services.retention import HeldUp, RunState, day_of_deletion, why_to_ask
from workflow.tasks.retention import COMMAND, LEASE, Retention

__all__ = ["work"]
A_DAY = timedelta(days=1)


@pytest.fixture
def wiring(work: Workplace, tmp_path: Path) -> Iterator[Wiring]:
    found = wired(work, tmp_path)
    yield found
    found.engine.dispose()


def test_through_the_years_everything_goes_on_its_day_and_nothing_a_day_before(
    work: Workplace, wiring: Wiring
) -> None:
    """All of one person happened on one day; each class then goes when its own time is over."""
    gone_after = {
        rows.table: goes_on(WHEN, one.rule.value, one.rule.unit)
        for one in CLASSES
        if one.rule and one.word is not Kept.CONTACT_DETAILS
        for rows in one.rows
        if not rows.only
    }
    life = a_life(work, "Anne")
    expected = {name: gone_after[name] for name in life.rows}
    # What names the person keeps the person; what hangs on the follow-up keeps that.
    end = expected_at_the_end(WHEN)
    expected |= {"person": end + A_DAY, "employment": end + A_DAY}
    expected |= {"evidence_package": end, "evidence_part": end}
    assert set(life.rows) == set(t.metadata.tables) - NOT_OF_A_LIFE
    for day in sorted({*expected.values(), *(one - A_DAY for one in expected.values())}):
        run(wiring, work, day)
        assert life.left(work.engine) == {name for name, goes in expected.items() if goes > day}, day
    assert life.left(work.engine) == set()


def standing(work: Workplace) -> dict[str, int]:
    with work.engine.connect() as connection:
        counts = {
            table.name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in t.metadata.sorted_tables
        }
    return {name: count for name, count in counts.items() if not name.startswith("retention_")}


def orphans(work: Workplace) -> list[str]:
    """Columns that point at something that is not there, also where the schema does not know of it."""
    found = []
    with work.engine.connect() as connection:
        for column, parent in links():
            target = parent.alias("pointed_at")
            lost = sa.and_(column.is_not(None), ~sa.exists().where(target.c.id == column))
            if (column, parent) in UNKNOWN_TO_THE_SCHEMA and column is not t.draft.c.case_id:
                continue
            if column is t.draft.c.case_id:
                known = sa.union(sa.select(t.case.c.id), sa.select(t.employment.c.id)).subquery()
                lost = column.not_in(sa.select(known.c[0]))
            if connection.scalar(sa.select(sa.func.count()).select_from(column.table).where(lost)):
                found.append(f"{column.table.name}.{column.name}")
    return found


def to_the_end(one: Retention) -> None:
    while one.go_on():
        pass


def expected_at_the_end(left_on: date) -> date:
    return goes_on(left_on, 10, Unit.YEARS)


def test_other_peoples_rows_are_untouched_and_nothing_points_into_the_void(
    work: Workplace, wiring: Wiring
) -> None:
    gone = a_life(work, "Anne")
    before = standing(work)
    stays = a_life(work, "Berit", on=date(2033, 1, 10))
    added = {name: count - before[name] for name, count in standing(work).items()}
    end = expected_at_the_end(WHEN)
    run(wiring, work, end)
    run(wiring, work, end + A_DAY)
    assert gone.left(work.engine) == set()
    assert orphans(work) == []
    left = stays.left(work.engine)
    assert left == set(stays.rows)
    assert all(count > 0 for name, count in added.items() if name in left)


def test_a_follow_up_that_is_taken_up_again_before_its_day_is_kept(work: Workplace, wiring: Wiring) -> None:
    life = a_life(work, "Anne")
    with work.engine.begin() as connection:
        connection.execute(sa.update(t.case).where(t.case.c.id == life.case_id).values(closed_at=None))
    run(wiring, work, expected_at_the_end(WHEN) + A_DAY)
    kept = life.left(work.engine)
    assert {"follow_up_case", "document", "absence_period", "person", "employment", "history"} <= kept


def test_an_employment_that_begins_anew_stops_the_counting(work: Workplace, wiring: Wiring) -> None:
    life = a_life(work, "Anne")
    anew = {"id": uuid4(), "person_id": life.person_id, "unit_id": work.unit, "position": "Ny"}
    with work.engine.begin() as connection:
        connection.execute(t.employment.insert(), anew | {"percentage": 50, "start_on": date(2024, 1, 1)})
    run(wiring, work, expected_at_the_end(WHEN))
    assert {"follow_up_case", "document", "routine_reading"} <= life.left(work.engine)
    with work.engine.begin() as connection:
        ended = (
            sa.update(t.employment).where(t.employment.c.id == anew["id"]).values(end_on=date(2031, 5, 31))
        )
        connection.execute(ended)
    run(wiring, work, date(2041, 5, 30))
    assert "follow_up_case" in life.left(work.engine)
    run(wiring, work, date(2041, 5, 31))
    assert "follow_up_case" not in life.left(work.engine)


@pytest.mark.parametrize("of_person", [False, True])
def test_a_hold_keeps_what_it_is_on_until_it_is_lifted(
    work: Workplace, wiring: Wiring, of_person: bool
) -> None:
    life, other = a_life(work, "Anne"), a_life(work, "Berit")
    hold_id = place_hold(
        work.office,
        life.case_id,
        reason="Klage til nemnda",
        review_on=work.clock.today() + A_DAY,
        of_person=of_person,
        actor=work.hr,
    )
    end = expected_at_the_end(WHEN)
    run(wiring, work, end)
    run(wiring, work, end + A_DAY)
    assert life.left(work.engine) == set(life.rows) - {"sign_in_attempt"}
    assert other.left(work.engine) == set()
    lift_hold(work.office, life.case_id, hold_id, because="Avgjort", actor=work.hr)
    run(wiring, work, end + 2 * A_DAY)
    run(wiring, work, end + 3 * A_DAY)
    assert life.left(work.engine) == set()


def test_somebody_named_in_the_papers_of_others_keeps_the_name_and_nothing_more(
    work: Workplace, wiring: Wiring
) -> None:
    a_life(work, "Anne", on=date(2034, 1, 10))
    manager = t.person.c.id == work.manager.person_id
    with work.engine.begin() as connection:
        accounts = sa.select(t.account.c.id).where(t.account.c.person_id == work.manager.person_id)
        connection.execute(sa.delete(t.account_role).where(t.account_role.c.account_id.in_(accounts)))
        connection.execute(sa.delete(t.account).where(t.account.c.person_id == work.manager.person_id))
    run(wiring, work, date(2034, 2, 1))
    with work.engine.connect() as connection:
        row = connection.execute(sa.select(t.person).where(manager)).one()
    assert row.given_name == "Mona"
    assert (row.email, row.phone, row.born_on, row.national_id_sealed) == (None,) * 4


def test_what_was_shown_is_what_goes(work: Workplace, wiring: Wiring) -> None:
    """Lives of any age with any of their tables missing: the same classes, numbers and follow-ups, in one night."""
    chance = random.Random(5)
    day = date(2036, 6, 1)
    optional = [
        "draft",
        "account",
        "account_role",
        "web_session",
        "talk_note",
        "plan_voice",
        "work_item",
        "outbox",
    ]
    for number in range(12):
        on = day - timedelta(days=chance.randrange(0, 365 * 14))
        without = frozenset(chance.sample(optional, chance.randrange(4)))
        if "account" in without:
            without |= {"account_role", "draft"}
        LifeMaker(work, f"N{number}", on).make(without)
    with wiring.reading.connect() as connection:
        seen = foresee(connection, STANDARD, day)
    assert seen.total > 50
    done = run(wiring, work, day)
    with wiring.reading.connect() as connection:
        receipts = RunRows(connection).receipts()
        left = set(connection.scalars(sa.select(t.case.c.id)))
    assert done.deleted == seen.total
    assert {(one.kept_as, one.rule): one.count for one in receipts} == {
        (one.word.value, one.rule): one.count for one in seen.lines
    }
    assert not left & set(seen.cases)
    assert len(left) == seen.all_cases - len(seen.cases)


def test_receipts_answer_for_an_id_in_hand_and_show_when_they_were_changed(
    work: Workplace, wiring: Wiring
) -> None:
    life = a_life(work, "Anne")
    run(wiring, work, expected_at_the_end(WHEN))
    with wiring.reading.connect() as connection:
        rows = RunRows(connection)
        (found,) = rows.receipts_of(wiring.keys, str(life.case_id))
        assert (found.kept_as, found.rule, found.value, found.unit) == (
            "cases",
            "keep_cases_years",
            10,
            "years",
        )
        assert rows.receipts_of(wiring.keys, str(uuid4())) == []
        assert rows.untrue(wiring.keys) == []
        kept = repr(connection.execute(sa.select(t.retention_mark)).all()) + repr(
            connection.execute(sa.select(t.retention_receipt)).all()
        )
    assert str(life.case_id) not in kept
    assert life.case_id.hex not in kept
    with work.engine.begin() as connection:
        one = connection.scalars(sa.select(t.retention_mark.c.mark).limit(1)).one()
        connection.execute(sa.delete(t.retention_mark).where(t.retention_mark.c.mark == one))
    with wiring.reading.connect() as connection:
        assert len(RunRows(connection).untrue(wiring.keys)) == 1


def test_a_run_that_is_cut_off_is_taken_up_by_another_process(
    work: Workplace, wiring: Wiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_pass, "BATCH", 1)
    lives = [a_life(work, f"N{number}") for number in range(4)]
    work.clock.move_to(expected_at_the_end(WHEN))
    first = Retention(wiring, demonstration=False, ran_by=COMMAND)
    monkeypatch.setattr("workflow.tasks.retention.why_to_ask", lambda *_rest: None)
    while len([one for one in lives if "follow_up_case" in one.left(work.engine)]) == 4:
        assert first.go_on()
    assert orphans(work) == []
    other = Retention(wiring, demonstration=False, ran_by=COMMAND)
    assert not other.go_on()  # the first may still be at it
    work.clock.advance(seconds=LEASE.total_seconds() + 1)
    other = Retention(wiring, demonstration=False, ran_by=COMMAND)
    while other.go_on():
        pass
    assert not first.go_on()  # and finds that the run is another's
    assert [one for one in lives if "follow_up_case" in one.left(work.engine)] == []
    with wiring.reading.connect() as connection:
        (last,) = RunRows(connection).latest(5)
        assert (last.state, last.deleted) == (RunState.FINISHED, last.total)
        assert RunRows(connection).untrue(wiring.keys) == []


def test_a_batch_that_fails_leaves_everything_and_no_receipt(
    work: Workplace, wiring: Wiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = a_life(work, "Anne")
    before = standing(work)
    work.clock.move_to(expected_at_the_end(WHEN))
    monkeypatch.setattr("workflow.tasks.retention.why_to_ask", lambda *_rest: None)
    real = delete_found

    def torn(*given: Any) -> None:
        real(*given)
        raise RuntimeError

    monkeypatch.setattr(keeping_pass, "delete_found", torn)
    one = Retention(wiring, demonstration=False, ran_by=COMMAND)
    with pytest.raises(RuntimeError):
        to_the_end(one)
    assert standing(work) == before
    assert life.left(work.engine) == set(life.rows)
    assert work.rows(t.retention_receipt) == []


def test_far_more_than_usual_waits_for_hr(
    work: Workplace, wiring: Wiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workflow.services.retention.USUAL_CASES", 2)
    for number in range(3):
        a_life(work, f"N{number}")
    work.clock.move_to(expected_at_the_end(WHEN))
    one = Retention(wiring, demonstration=False, ran_by=COMMAND)
    assert not one.go_on()
    before = standing(work)
    with wiring.reading.connect() as connection:
        asks = RunRows(connection).open_run()
    assert asks is not None
    assert (asks.state, asks.cases, asks.held_up_because) == (RunState.HELD_UP, 3, "many")
    with pytest.raises(NotFound):
        answer_run(work.office, asks.id, asks.total, go_on=True, actor=work.manager)
    with pytest.raises(Invalid):  # another number than the page showed
        answer_run(work.office, asks.id, asks.total + 1, go_on=True, actor=work.hr)
    assert standing(work) == before
    answer_run(work.office, asks.id, asks.total, go_on=False, actor=work.hr)
    assert standing(work) == before
    with wiring.reading.connect() as connection:
        assert RunRows(connection).open_run() is None


@pytest.mark.parametrize(
    ("cases", "of", "days", "asked"),
    [
        (21, 100, 1, HeldUp.MANY),
        (20, 20, 1, None),
        (21, 420, 1, None),
        (22, 420, 1, HeldUp.MANY),
        (1, 900, 31, None),
        (1, 900, 32, HeldUp.JUMP),
        (0, 900, 900, None),
    ],
)
def test_when_a_run_asks(cases: int, of: int, days: int, asked: HeldUp | None) -> None:
    last = date(2030, 1, 1)
    assert why_to_ask(cases, of, last + timedelta(days=days), last) is asked
    if asked is not HeldUp.MANY:
        assert why_to_ask(cases, of, last, None) is None


def test_a_shifted_clock_deletes_nobodys_data_but_those_of_a_demonstration(tmp_path: Path) -> None:
    clock = SystemClock(tmp_path)
    real = clock.today()
    shift_to(tmp_path, real + timedelta(days=4000))
    assert day_of_deletion(clock, demonstration=False) == real
    assert day_of_deletion(clock, demonstration=True) == real + timedelta(days=4000)


def test_nothing_is_deleted_while_the_dates_of_the_cases_are_worked_out(
    work: Workplace, wiring: Wiring
) -> None:
    a_life(work, "Anne")
    work.clock.move_to(expected_at_the_end(WHEN))
    at = work.clock.wall()
    with work.engine.begin() as connection:
        RecomputationRows(connection).take(work.clock.today(), now=at, at=at, until=at + timedelta(minutes=2))
    before = standing(work)
    assert not Retention(wiring, demonstration=False, ran_by=COMMAND).go_on()
    work.clock.advance(seconds=300)  # it was killed: a command may go on, the scheduler finishes it first
    assert not Retention(wiring, demonstration=False).go_on()
    assert standing(work) == before


def test_deleted_people_are_nowhere_in_the_file_afterwards(work: Workplace, wiring: Wiring) -> None:
    if work.engine.dialect.name != "sqlite":
        pytest.skip("the file of PostgreSQL is its own: its places are freed by VACUUM")
    file = Path(str(work.engine.url.database))
    life = a_life(work, "Annekanari")
    before = file.read_bytes() + Path(f"{file}-wal").read_bytes()
    assert b"KANARIAnnekanari" in before
    assert all(secret in before for secret in life.secrets)
    run(wiring, work, expected_at_the_end(WHEN))
    run(wiring, work, expected_at_the_end(WHEN) + A_DAY)
    assert life.left(work.engine) == set()
    wal = Path(f"{file}-wal")
    after = file.read_bytes() + (wal.read_bytes() if wal.exists() else b"")
    assert b"KANARIAnnekanari" not in after
    assert not any(secret in after for secret in life.secrets)
    assert life.case_id.bytes not in after
    assert life.case_id.hex.encode() not in after
