"""Migration 0005 keeps every period and every date of cases that were there before, and goes back without losing them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

AT = datetime(2026, 2, 2, 8, 30, tzinfo=UTC)
FIRST = date(2026, 2, 2)
MAX = date(2027, 1, 29)


@pytest.fixture
def old(blank_database_url: str) -> Iterator[sa.Engine]:
    """A database as it was before."""
    engine = connect(blank_database_url)
    upgrade(engine, "0004")
    yield engine
    engine.dispose()


def _tables(engine: sa.Engine) -> dict[str, sa.Table]:
    metadata = sa.MetaData()
    metadata.reflect(engine)
    return dict(metadata.tables)


def _value(column: sa.Column[Any]) -> object:
    """Something of the right type for a column that must be filled."""
    known: list[tuple[type, object]] = [
        (sa.Boolean, False),
        (sa.Integer, 1),
        (sa.DateTime, AT),
        (sa.Date, FIRST),
        (sa.String, "x"),
    ]
    found = [value for kind, value in known if isinstance(column.type, kind)]
    return found[0] if found else b"x"


def _insert(engine: sa.Engine, table: sa.Table, **given: Any) -> None:
    needed = {c.name: _value(c) for c in table.columns if not c.nullable and c.name not in given}
    native = engine.dialect.name == "postgresql"
    values = {
        name: value.hex if isinstance(value, UUID) and not native else value
        for name, value in (needed | given).items()
    }
    with engine.begin() as connection:
        connection.execute(table.insert(), values)


def _people(engine: sa.Engine) -> tuple[UUID, UUID]:
    tables = _tables(engine)
    unit, person, employment = uuid4(), uuid4(), uuid4()
    _insert(engine, tables["unit"], id=unit)
    _insert(engine, tables["person"], id=person)
    _insert(engine, tables["employment"], id=employment, person_id=person, unit_id=unit)
    return person, employment


def _case(engine: sa.Engine, person: UUID, employment: UUID, **facts: Any) -> UUID:
    tables, case_id = _tables(engine), uuid4()
    with engine.connect() as connection:
        unit = connection.scalar(sa.select(tables["employment"].c.unit_id))
    facts = {"stage": "plan", "spell": 1, "first_day": FIRST, "grade": 100, "unit_id": unit} | facts
    _insert(
        engine, tables["follow_up_case"], id=case_id, employee_id=person, employment_id=employment, **facts
    )
    return case_id


def _rows(engine: sa.Engine, table: str) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        found = connection.execute(sa.select(_tables(engine)[table]))
        return [dict(row._mapping) for row in found]


TOLD = [
    # spell, told max date | documents_from, reckoned max date
    (1, None, None, MAX),
    (1, MAX, None, None),
    (2, None, FIRST, MAX),
]


@pytest.mark.parametrize(("spell", "told", "documents_from", "reckoned"), TOLD)
def test_dates_of_a_case_are_kept_and_told_ones_are_not_taken_for_reckoned(
    old: sa.Engine, spell: int, told: date | None, documents_from: date | None, reckoned: date | None
) -> None:
    person, employment = _people(old)
    _case(old, person, employment, spell=spell, max_date=MAX, max_date_told=told)
    before = _rows(old, "follow_up_case")
    upgrade(old, "0005")
    (after,) = _rows(old, "follow_up_case")
    assert (after["first_day_reckoned"], after["first_day_told"]) == (FIRST, None)
    assert (after["documents_from"], after["max_date_reckoned"]) == (documents_from, reckoned)
    assert (after["max_date"], after["max_date_told"]) == (MAX, told)
    downgrade(old, "0004")
    assert _rows(old, "follow_up_case") == before


def test_every_period_finds_its_employment_and_is_there_again_on_the_way_back(old: sa.Engine) -> None:
    person, employment = _people(old)
    case_id = _case(old, person, employment)
    table, newer, older = _tables(old)["absence_period"], uuid4(), uuid4()
    _insert(old, table, id=newer, case_id=case_id, registered_by=person, received_at=AT)
    _insert(old, table, id=older, case_id=case_id, registered_by=person, received_at=AT, replaced_by=newer)
    before = _rows(old, "absence_period")
    upgrade(old, "0005")
    after = _rows(old, "absence_period")
    assert len(after) == len(before)
    assert len({row["employment_id"] for row in after}) == 1
    assert all(row["registered_at"] == row["received_at"] for row in after)
    (owner,) = {row["employment_id"] for row in _rows(old, "follow_up_case")}
    assert {row["employment_id"] for row in after} == {owner}
    _insert(old, _tables(old)["absence_period"], id=uuid4(), employment_id=employment, registered_by=person)
    assert len(_rows(old, "absence_period")) == len(before) + 1
    downgrade(old, "0004")
    assert _rows(old, "absence_period") == before


# What stands where in a chain of corrections, the oldest first: of the case or of none; what has to be left of it.
CHAINS = [
    ("case none", 1, True),
    ("none case", 1, False),
    ("case none case", 2, False),
    ("none none", 0, False),
    ("case none none", 1, True),
]


@pytest.mark.parametrize(("chain", "left", "withdrawn"), CHAINS)
def test_a_period_that_one_without_a_case_replaced_is_not_counted_again_on_the_way_back(
    old: sa.Engine, chain: str, left: int, withdrawn: bool
) -> None:
    person, employment = _people(old)
    case_id = _case(old, person, employment)
    upgrade(old, "0005")
    table, after = _tables(old)["absence_period"], None
    owner = {"employment_id": employment, "registered_by": person}
    for belongs in reversed(chain.split()):
        id_, of_case = uuid4(), case_id if belongs == "case" else None
        _insert(old, table, id=id_, case_id=of_case, replaced_by=after, registered_at=AT, **owner)
        after = id_
    downgrade(old, "0004")
    rows = _rows(old, "absence_period")
    assert len(rows) == left
    standing = [row for row in rows if row["replaced_by"] is None and row["withdrawn_at"] is None]
    assert bool(standing) is (left > 0 and not withdrawn)
    assert len(standing) <= 1


def test_a_register_with_corrections_goes_to_the_newest_tables_and_back_to_the_third(
    blank_database_url: str,
) -> None:
    engine = connect(blank_database_url)
    upgrade(engine, "0003")
    person, employment = _people(engine)
    case_id = _case(engine, person, employment, max_date=MAX)
    owner = {"case_id": case_id, "registered_by": person, "received_at": AT}
    table, newer = _tables(engine)["absence_period"], uuid4()
    _insert(engine, table, id=newer, **owner)
    _insert(engine, table, id=uuid4(), replaced_by=newer, **owner)
    before = {name: _rows(engine, name) for name in ("absence_period", "follow_up_case", "employment")}
    upgrade(engine)
    _insert(engine, _tables(engine)["house_rule_change"], id=uuid4(), set_by=person)
    table, of_no_case = _tables(engine)["absence_period"], uuid4()
    loose = {"employment_id": employment, "registered_by": person}
    _insert(engine, table, id=of_no_case, **loose)
    _insert(engine, table, id=uuid4(), replaced_by=of_no_case, **loose)
    _insert(engine, table, id=uuid4(), case_id=case_id, replaced_by=of_no_case, **loose)
    downgrade(engine, "0003")
    after = {name: _rows(engine, name) for name in before}
    ids = {row["id"] for row in before["absence_period"]}
    (added,) = [row for row in after["absence_period"] if row["id"] not in ids]
    assert added["withdrawn_at"] is not None
    after["absence_period"].remove(added)
    assert {name: sorted(map(str, rows)) for name, rows in after.items()} == {
        name: sorted(map(str, rows)) for name, rows in before.items()
    }
    engine.dispose()
