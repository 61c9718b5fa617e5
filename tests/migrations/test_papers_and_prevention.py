"""Migrations 0008 and 0017: a case may have several papers of a kind, and a preventive case beside it."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.rows import AT, a_case, insert, people, rows_of, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade


@pytest.fixture
def at_seven(blank_database_url: str) -> Iterator[sa.Engine]:
    """A database as it was before."""
    engine = connect(blank_database_url)
    upgrade(engine, "0007")
    yield engine
    engine.dispose()


def paper(engine: sa.Engine, case_id: UUID, person: UUID, hours: int, **facts: object) -> None:
    given = {
        "id": uuid4(),
        "case_id": case_id,
        "filed_by": person,
        "filed_at": AT + timedelta(hours=hours),
        "facts": {},
    }
    insert(engine, tables_of(engine)["document"], **{"kind": "plan", "spell": 1, **given, **facts})


def versions(engine: sa.Engine) -> list[tuple[int, bool]]:
    rows = sorted(rows_of(engine, "document"), key=lambda row: row["filed_at"])
    return [(row["version"], bool(row["is_current"])) for row in rows]


def test_every_paper_so_far_is_about_its_case_and_nothing_is_lost_on_the_way_back(
    at_seven: sa.Engine,
) -> None:
    person, employment = people(at_seven)
    case_id = a_case(at_seven, person, employment)
    paper(at_seven, case_id, person, 0, version=1, is_current=False)
    paper(at_seven, case_id, person, 1, version=2, is_current=True)
    before = rows_of(at_seven, "document")
    upgrade(at_seven, "0008")
    after = rows_of(at_seven, "document")
    assert {row["about_id"] for row in after} == {row["case_id"] for row in after}
    downgrade(at_seven, "0007")
    assert sorted(map(str, rows_of(at_seven, "document"))) == sorted(map(str, before))


def test_several_papers_become_versions_of_one_on_the_way_back(at_seven: sa.Engine) -> None:
    person, employment = people(at_seven)
    case_id = a_case(at_seven, person, employment)
    upgrade(at_seven, "0008")
    for hours in range(3):
        paper(at_seven, case_id, person, hours, about_id=uuid4(), version=1, is_current=True)
    downgrade(at_seven, "0007")
    assert versions(at_seven) == [(1, False), (2, False), (3, True)]


def test_a_preventive_case_stands_beside_an_open_one_and_is_closed_on_the_way_back(
    at_seven: sa.Engine,
) -> None:
    person, employment = people(at_seven)
    a_case(at_seven, person, employment)
    upgrade(at_seven, "0017")
    a_case(at_seven, person, employment, spell=0, stage="prevention")
    for spell in (0, 1):
        with pytest.raises(sa.exc.IntegrityError):
            a_case(at_seven, person, employment, spell=spell)
    downgrade(at_seven, "0008")
    found = {
        row["spell"]: (row["stage"], row["closed_at"] is None) for row in rows_of(at_seven, "follow_up_case")
    }
    assert found == {0: ("closed", False), 1: ("plan", True)}
