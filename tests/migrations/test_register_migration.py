"""Migration 0005 keeps every period and every date of cases that were there before, and goes back without losing them."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.rows import AT, FIRST, a_case, insert, people, rows_of, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

MAX = date(2027, 1, 29)


@pytest.fixture
def old(blank_database_url: str) -> Iterator[sa.Engine]:
    """A database as it was before."""
    engine = connect(blank_database_url)
    upgrade(engine, "0004")
    yield engine
    engine.dispose()


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
    person, employment = people(old)
    a_case(old, person, employment, spell=spell, max_date=MAX, max_date_told=told)
    before = rows_of(old, "follow_up_case")
    upgrade(old, "0005")
    (after,) = rows_of(old, "follow_up_case")
    assert (after["first_day_reckoned"], after["first_day_told"]) == (FIRST, None)
    assert (after["documents_from"], after["max_date_reckoned"]) == (documents_from, reckoned)
    assert (after["max_date"], after["max_date_told"]) == (MAX, told)
    downgrade(old, "0004")
    assert rows_of(old, "follow_up_case") == before


def test_every_period_finds_its_employment_and_is_there_again_on_the_way_back(old: sa.Engine) -> None:
    person, employment = people(old)
    case_id = a_case(old, person, employment)
    table, newer, older = tables_of(old)["absence_period"], uuid4(), uuid4()
    insert(old, table, id=newer, case_id=case_id, registered_by=person, received_at=AT)
    insert(old, table, id=older, case_id=case_id, registered_by=person, received_at=AT, replaced_by=newer)
    before = rows_of(old, "absence_period")
    upgrade(old, "0005")
    after = rows_of(old, "absence_period")
    assert len(after) == len(before)
    assert len({row["employment_id"] for row in after}) == 1
    assert all(row["registered_at"] == row["received_at"] for row in after)
    (owner,) = {row["employment_id"] for row in rows_of(old, "follow_up_case")}
    assert {row["employment_id"] for row in after} == {owner}
    insert(old, tables_of(old)["absence_period"], id=uuid4(), employment_id=employment, registered_by=person)
    assert len(rows_of(old, "absence_period")) == len(before) + 1
    downgrade(old, "0004")
    assert rows_of(old, "absence_period") == before


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
    person, employment = people(old)
    case_id = a_case(old, person, employment)
    upgrade(old, "0005")
    table, after = tables_of(old)["absence_period"], None
    owner = {"employment_id": employment, "registered_by": person}
    for belongs in reversed(chain.split()):
        id_, of_case = uuid4(), case_id if belongs == "case" else None
        insert(old, table, id=id_, case_id=of_case, replaced_by=after, registered_at=AT, **owner)
        after = id_
    downgrade(old, "0004")
    rows = rows_of(old, "absence_period")
    assert len(rows) == left
    standing = [row for row in rows if row["replaced_by"] is None and row["withdrawn_at"] is None]
    assert bool(standing) is (left > 0 and not withdrawn)
    assert len(standing) <= 1


def test_a_register_with_corrections_goes_to_the_newest_tables_and_back_to_the_third(
    blank_database_url: str,
) -> None:
    engine = connect(blank_database_url)
    upgrade(engine, "0003")
    person, employment = people(engine)
    case_id = a_case(engine, person, employment, max_date=MAX)
    owner = {"case_id": case_id, "registered_by": person, "received_at": AT}
    table, newer = tables_of(engine)["absence_period"], uuid4()
    insert(engine, table, id=newer, **owner)
    insert(engine, table, id=uuid4(), replaced_by=newer, **owner)
    before = {name: rows_of(engine, name) for name in ("absence_period", "follow_up_case", "employment")}
    upgrade(engine)
    insert(engine, tables_of(engine)["house_rule_change"], id=uuid4(), set_by=person)
    table, of_no_case = tables_of(engine)["absence_period"], uuid4()
    loose = {"employment_id": employment, "registered_by": person}
    insert(engine, table, id=of_no_case, **loose)
    insert(engine, table, id=uuid4(), replaced_by=of_no_case, **loose)
    insert(engine, table, id=uuid4(), case_id=case_id, replaced_by=of_no_case, **loose)
    downgrade(engine, "0003")
    after = {name: rows_of(engine, name) for name in before}
    ids = {row["id"] for row in before["absence_period"]}
    (added,) = [row for row in after["absence_period"] if row["id"] not in ids]
    assert added["withdrawn_at"] is not None
    after["absence_period"].remove(added)
    assert {name: sorted(map(str, rows)) for name, rows in after.items()} == {
        name: sorted(map(str, rows)) for name, rows in before.items()
    }
    engine.dispose()
