"""What would be deleted, what was, and whether a run waits for HR."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.house_rule_rows import HouseRuleRows
from workflow.adapters.persistence.keeping_pass import Foreseen, foresee
from workflow.adapters.persistence.keeping_runs import ReceiptLine, RunRows
from workflow.adapters.persistence.tables import case, employment, person
from workflow.services.retention import Run, RunState

MOST_SHOWN = 100


def would_go(connection: sa.Connection, day: date) -> Foreseen:
    """What would go on a day, as things stand."""
    return foresee(connection, HouseRuleRows(connection).book(), day)


def names_of_cases(connection: sa.Connection, sight: Sight, cases: Sequence[UUID]) -> list[tuple[UUID, str]]:
    """Some of these follow-ups with whom they are about, of those HR may open."""
    name = person.c.given_name + " " + person.c.family_name
    query = (
        sa.select(case.c.id, name)
        .join(person, person.c.id == case.c.employee_id)
        .where(case.c.id.in_(list(cases)[:MOST_SHOWN]), sight)
        .order_by(person.c.sort_name, case.c.id)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def run_that_asks(connection: sa.Connection) -> Run | None:
    """A run that stopped and waits for HR's answer."""
    found = RunRows(connection).open_run()
    asks = found is not None and found.state is RunState.HELD_UP and found.confirmed_at is None
    return found if asks else None


def last_runs(connection: sa.Connection, most: int = 5) -> list[Run]:
    """The last runs."""
    return RunRows(connection).latest(most)


def receipts(connection: sa.Connection) -> list[ReceiptLine]:
    """What was deleted, the newest first."""
    return RunRows(connection).receipts()


def last_day_here(connection: sa.Connection, person_id: UUID) -> date | None:
    """The last day of the last employment; None for somebody who works here, or never did."""
    rows = connection.scalars(sa.select(employment.c.end_on).where(employment.c.person_id == person_id)).all()
    ends = [day for day in rows if day is not None]
    return max(ends) if ends and len(ends) == len(rows) else None
