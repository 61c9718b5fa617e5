"""The list HR opens most is read along an index: its cost is that of a page, however many cases there are."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from tests.fixtures.many_cases import add_many
from tests.web.world import EARLIER, TODAY
from web.queries.case_filter import ANY_EXEMPTION, Problem, Wanted, count_cases
from web.queries.hr_cases import Order, hr_cases
from web.queries.sight import listed
from workflow.adapters.persistence.tables import case, employment, person, unit
from workflow.domain.people import Actor, Role

HR = Actor(person_id=uuid4(), role=Role.HR)
MANY = 2000


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
        "max_date": TODAY + timedelta(days=MANY // 2 - number),
    }  # fmt: skip


def asked(connection: sa.Connection, ask: Callable[[], object]) -> list[tuple[str, Any]]:
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        sent.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    ask()
    event.remove(connection, "before_cursor_execute", note)
    return [(statement, parameters) for statement, parameters in sent if statement.startswith("SELECT")]


def plan_of(connection: sa.Connection, statement: str, parameters: Any) -> str:
    explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    return "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {statement}", parameters))


@pytest.mark.parametrize(
    ("wanted", "order", "index"),
    [
        (Wanted(), Order.URGENCY, "ix_follow_up_case_due"),
        (Wanted(problems=frozenset({Problem.OVERDUE})), Order.URGENCY, "ix_follow_up_case_due"),
        (Wanted(), Order.MAX_DATE, "ix_follow_up_case_max_date"),
    ],
    ids=["all open", "overdue", "by max date"],
)
def test_a_page_is_one_question_answered_in_the_order_of_the_index_and_one_about_the_page_alone(
    engine: sa.Engine, wanted: Wanted, order: Order, index: str
) -> None:
    with engine.begin() as connection:
        fill(connection)
        questions = asked(connection, lambda: hr_cases(connection, listed(HR, TODAY), wanted, order, TODAY))
        question, who_is_reached = questions
        plan = plan_of(connection, *question)
    assert index in plan
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan
    assert " IN (" in who_is_reached[0]


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Wanted(exempted=ANY_EXEMPTION), "ix_history_steps"),
        (Wanted(problems=frozenset({Problem.OBJECTED})), "ix_confirmation_objected"),
        (Wanted(problems=frozenset({Problem.UNDELIVERED})), "ix_delivery_came_back"),
    ],
    ids=["exemptions", "objections", "what came back"],
)
def test_what_few_cases_have_is_counted_from_its_own_index(
    engine: sa.Engine, wanted: Wanted, index: str
) -> None:
    add_many(engine, 1500, TODAY, history=10)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL enable_seqscan TO off")  # the tables here are small
        (question,) = asked(connection, lambda: count_cases(connection, listed(HR, TODAY), wanted, TODAY))
        assert index in plan_of(connection, *question)
