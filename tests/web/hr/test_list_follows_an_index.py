"""The list HR opens most is read along an index: its cost is that of a page, however many cases there are."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from tests.web.world import EARLIER, TODAY
from web.queries.case_filter import Problem, Wanted
from web.queries.hr_cases import Order, hr_cases
from web.queries.sight import listed
from workflow.adapters.persistence.tables import case, employment, person, unit
from workflow.domain.people import Actor, Role

HR = Actor(person_id=uuid4(), role=Role.HR)
MANY = 2000
INDEX = "ix_follow_up_case_due"


def fill(connection: sa.Connection) -> None:
    """Many open cases, each with a date of its own."""
    ids, unit_id = [uuid4() for _ in range(MANY)], uuid4()
    connection.execute(unit.insert(), {"id": unit_id, "kind": "unit", "name": "Skolen"})
    names = {"given_name": "Kari", "family_name": "N", "sort_name": "n kari", "language": "nb"}
    connection.execute(person.insert(), [names | {"id": one} for one in ids])
    job = {"unit_id": unit_id, "position": "x", "percentage": 100, "start_on": date(2020, 1, 1)}
    connection.execute(employment.insert(), [job | {"id": one, "person_id": one} for one in ids])
    connection.execute(case.insert(), [_case(one, unit_id, number) for number, one in enumerate(ids)])
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")


def _case(one: UUID, unit_id: UUID, number: int) -> dict[str, object]:
    return {
        "id": one, "employment_id": one, "employee_id": one, "unit_id": unit_id, "stage": "plan", "spell": 1,
        "first_day": TODAY, "grade": 100, "extended_certificate": False, "version": 1, "opened_at": EARLIER,
        "next_due_on": TODAY + timedelta(days=number - MANY // 2), "next_duty": "plan",
    }  # fmt: skip


def asked(connection: sa.Connection, wanted: Wanted) -> list[tuple[str, Any]]:
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        sent.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    hr_cases(connection, listed(HR, TODAY), wanted, Order.URGENCY, TODAY)
    event.remove(connection, "before_cursor_execute", note)
    return [(statement, parameters) for statement, parameters in sent if statement.startswith("SELECT")]


def plan_of(connection: sa.Connection, statement: str, parameters: Any) -> str:
    explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    return "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {statement}", parameters))


@pytest.mark.parametrize(
    "wanted", [Wanted(), Wanted(problems=frozenset({Problem.OVERDUE}))], ids=["all open", "overdue"]
)
def test_a_page_is_one_question_answered_in_the_order_of_the_index(engine: sa.Engine, wanted: Wanted) -> None:
    with engine.begin() as connection:
        fill(connection)
        (question,) = asked(connection, wanted)
        plan = plan_of(connection, *question)
    assert INDEX in plan
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan
