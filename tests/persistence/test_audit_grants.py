"""Mandates, invitations and covered units are as the log says they were given; what is changed behind it is found."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.persistence.audit import AT, as_an_intruder, changed, findings
from tests.workflow.services.conftest import Workplace, work
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.audit_begin import begin_chain
from workflow.adapters.persistence.audit_grants import GRANTS
from workflow.adapters.persistence.audit_verify import Finding, Kind
from workflow.adapters.persistence.directory import SqlDirectory
from workflow.services.cover_units import cover_unit, end_coverage
from workflow.services.directory import Coverage
from workflow.services.name_substitute import Named, end_substitution, name_substitute
from workflow.services.representatives import (
    extend_invitation,
    invite_representative,
    withdraw_invitation,
)
from workflow.services.substitutes import Mandate

__all__ = ["work"]
TABLES = [grants.table.name for grants in GRANTS]
COLUMNS = [(grants.table.name, column.name) for grants in GRANTS for column in grants.says.values()]
WITHDRAWN = [grants.table.name for grants in GRANTS if grants.withdrawn is not None]


@pytest.fixture
def given(work: Workplace) -> Workplace:
    """One of each that stands, and one of each that was prolonged, replaced or ended."""
    today, person = work.clock.today(), work.representative.person_id
    case_id = work.open()
    for until in (today + timedelta(days=3), today + timedelta(days=5)):
        invite_representative(work.office, case_id, person, "plan", until, actor=work.employee)
    extend_invitation(
        work.office, standing(work, t.invitation), today + timedelta(days=9), actor=work.employee
    )
    for days in (0, 10):
        mandate = Mandate(may=("talk",), decides="Timer")
        named = Named(
            manager_id=work.manager.person_id,
            substitute_id=person,
            from_on=today + timedelta(days=days),
            to_on=today + timedelta(days=days + 4),
            mandate=mandate,
        )
        last = name_substitute(work.office, named, actor=work.manager)
    end_substitution(work.office, last, actor=work.manager)
    directory = SqlDirectory(work.engine, work.keys)
    with work.engine.connect() as connection:
        account = connection.scalar(sa.select(t.account.c.id).where(t.account.c.person_id == person))
    assert account
    for below in (True, False):
        coverage = Coverage(unit_id=work.unit, with_below=below, from_on=today, until_on=None)
        cover_unit(directory, work.clock, account, coverage, by=work.hr.person_id)
    work.clock.advance(days=1)
    end_coverage(directory, work.clock, account, standing(work, t.covered_unit), by=work.hr.person_id)
    return work


def standing(work: Workplace, table: sa.Table) -> UUID:
    """One that was not withdrawn."""
    query = sa.select(table.c.id)
    if "withdrawn_at" in table.c:
        query = query.where(table.c.withdrawn_at.is_(None))
    with work.engine.connect() as connection:
        found: UUID = connection.execute(query.limit(1)).scalar_one()
    return found


def test_what_the_service_gives_prolongs_and_ends_is_as_the_log_says(given: Workplace) -> None:
    assert findings(given) == []
    withdraw_invitation(given.office, standing(given, t.invitation), actor=given.employee)
    assert findings(given) == []
    with given.engine.connect() as connection:
        assert [connection.scalar(sa.select(sa.func.count()).select_from(g.table)) for g in GRANTS] == [
            2,
            2,
            2,
        ]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[".".join(each) for each in COLUMNS])
def test_a_change_behind_the_log_is_found(given: Workplace, table: str, column: str) -> None:
    found = t.metadata.tables[table]
    one = standing(given, found)
    kind = found.c[column].type
    other: Any = {sa.Uuid: uuid4(), sa.String: "case", sa.Boolean: None}.get(type(kind))
    if isinstance(kind, sa.Boolean):
        other = ~found.c[column]
    if isinstance(kind, sa.Date):
        other = given.clock.today() + timedelta(days=-9 if column == "from_on" else 9 * 9)
    assert changed(
        given, lambda c: c.execute(sa.update(found).where(found.c.id == one).values({column: other}))
    ) == [Finding(Kind.GRANT, table, str(one))]


@pytest.mark.parametrize("table", WITHDRAWN)
def test_one_that_was_withdrawn_and_is_opened_again_is_found(given: Workplace, table: str) -> None:
    found = t.metadata.tables[table]
    with given.engine.connect() as connection:
        one = connection.scalar(sa.select(found.c.id).where(found.c.withdrawn_at.is_not(None)))
    assert changed(given, lambda c: c.execute(sa.update(found).values(withdrawn_at=None))) == [
        Finding(Kind.GRANT, table, str(one))
    ]


@pytest.mark.parametrize("table", WITHDRAWN)
def test_one_that_is_closed_behind_the_log_is_found(given: Workplace, table: str) -> None:
    found, one = t.metadata.tables[table], standing(given, t.metadata.tables[table])
    assert changed(given, lambda c: c.execute(sa.update(found).values(withdrawn_at=AT))) == [
        Finding(Kind.GRANT, table, str(one))
    ]


@pytest.mark.parametrize("table", TABLES)
def test_one_that_the_log_knows_nothing_of_is_found(given: Workplace, table: str) -> None:
    found, new = t.metadata.tables[table], uuid4()

    def put_there(connection: sa.Connection) -> None:
        row = dict(connection.execute(sa.select(found).limit(1)).mappings().one())
        row |= {"id": new} | ({"submission": None} if "submission" in row else {})
        connection.execute(found.insert(), row)

    assert changed(given, put_there) == [Finding(Kind.GRANT, table, str(new))]


def test_a_value_that_cannot_even_be_read_is_found(given: Workplace) -> None:
    if given.engine.dialect.name == "postgresql":
        return
    sql = "UPDATE invitation SET until_on = 'soon' WHERE withdrawn_at IS NULL"
    one = standing(given, t.invitation)
    assert changed(given, lambda c: c.exec_driver_sql(sql)) == [Finding(Kind.GRANT, "invitation", str(one))]


def test_those_from_before_there_was_a_log_get_their_line_once(given: Workplace) -> None:
    with as_an_intruder(given.engine) as connection:
        for table in (t.audit_event, t.audit_release, t.audit_chain, t.audit_head):
            connection.execute(table.delete())
    begin_chain(given.engine, given.keys, AT)
    assert findings(given) == []
    until = {"until_on": given.clock.today() + timedelta(days=99)}
    one = standing(given, t.invitation)
    change = sa.update(t.invitation).where(t.invitation.c.id == one).values(until)
    assert changed(given, lambda c: c.execute(change)) == [Finding(Kind.GRANT, "invitation", str(one))]
