"""Everybody has the roles the log says they were given; a role that came any other way is found."""

from uuid import UUID

import pytest
import sqlalchemy as sa

from tests.persistence.audit import AT, as_an_intruder, changed, findings
from tests.workflow.services.conftest import Workplace, work
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.audit_roles import take_roles_over
from workflow.adapters.persistence.audit_verify import Finding, Kind
from workflow.adapters.persistence.directory import SqlDirectory
from workflow.domain.people import Role
from workflow.services.change_account import change_roles
from workflow.services.directory import HandedOutPassword, NewUser
from workflow.services.register_user import register_user

__all__ = ["work"]
NEW = NewUser(
    given_name="Siv",
    family_name="Nes",
    email="siv@example.org",
    username="siv",
    language="nb",
    roles=(Role.MANAGER, Role.HR),
    employment=None,
)


@pytest.fixture
def vouched(work: Workplace) -> Workplace:
    """A workplace from before the log told of all roles, after the update."""
    take_roles_over(work.engine, work.keys, AT)
    return work


def account_of(work: Workplace, name: str) -> UUID:
    with work.engine.connect() as connection:
        found: UUID = connection.execute(
            sa.select(t.account.c.id).where(t.account.c.username == name)
        ).scalar_one()
    return found


def found_at(account_id: UUID) -> list[Finding]:
    return [Finding(Kind.GRANT, "account_role", str(account_id))]


def test_roles_given_in_the_service_are_as_the_log_says(vouched: Workplace) -> None:
    assert findings(vouched) == []
    directory = SqlDirectory(vouched.engine, vouched.keys)
    siv = register_user(
        directory, vouched.clock, NEW, HandedOutPassword(kept_as="x", until=vouched.clock.now())
    )
    assert findings(vouched) == []
    change_roles(directory, vouched.clock, siv, {Role.EMPLOYEE}, by=account_of(vouched, "Hilde"))
    assert findings(vouched) == []


def test_a_role_that_somebody_gave_themselves_in_the_database_is_found(vouched: Workplace) -> None:
    mona = account_of(vouched, "Mona")
    row = {"account_id": mona, "role": Role.HR}
    assert changed(vouched, lambda c: c.execute(t.account_role.insert(), row)) == found_at(mona)


def test_a_role_that_was_changed_or_taken_in_the_database_is_found(vouched: Workplace) -> None:
    lars = account_of(vouched, "Lars")
    theirs = t.account_role.c.account_id == lars
    other = sa.update(t.account_role).where(theirs).values(role=Role.ADMIN)
    assert changed(vouched, lambda c: c.execute(other)) == found_at(lars)
    gone = sa.delete(t.account_role).where(theirs)
    assert changed(vouched, lambda c: c.execute(gone)) == found_at(lars)


def test_an_account_that_the_log_knows_nothing_of_is_found(vouched: Workplace) -> None:
    tove = account_of(vouched, "Tove")
    with vouched.engine.connect() as connection:
        row = dict(connection.execute(sa.select(t.account).where(t.account.c.id == tove)).mappings().one())
    new = UUID(int=7)

    def put_there(connection: sa.Connection) -> None:
        connection.execute(t.account.delete().where(t.account.c.id == tove))
        connection.execute(t.account.insert(), row | {"id": new})
        connection.execute(t.account_role.insert(), {"account_id": new, "role": Role.EMPLOYEE_REP})

    with as_an_intruder(vouched.engine) as connection:
        connection.execute(t.account_role.delete().where(t.account_role.c.account_id == tove))
    assert changed(vouched, put_there) == found_at(new)


def test_what_was_before_is_taken_over_once_and_never_again(vouched: Workplace) -> None:
    mona = account_of(vouched, "Mona")
    row = {"account_id": mona, "role": Role.ADMIN}
    with as_an_intruder(vouched.engine) as connection:
        connection.execute(t.account_role.insert(), row)
    take_roles_over(vouched.engine, vouched.keys, AT)
    assert findings(vouched) == found_at(mona)
