"""Fills a database with open cases that have three years of absence each, and every date as it should be."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.benchmarks.timelines import BORN, TODAY, history
from tests.benchmarks.world import World
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome, DocumentKind, Fact, OnFile
from workflow.domain.people import Role
from workflow.domain.rules import STANDARD
from workflow.domain.stages import Stage
from workflow.services.reckoning import reckoned
from workflow.services.records import Absence, CaseRecord
from workflow.services.redating import Known, redated

TEMPLATES = 200
CHUNK = 2_000
AT = datetime(2026, 11, 1, 8, tzinfo=UTC)
_FILED: dict[DocumentKind, dict[str, Fact]] = {
    DocumentKind.ABSENCE_NOTICE: {},
    DocumentKind.FIRST_CONVERSATION_MINUTES: {
        "next_conversation_on": "2026-12-16",
        "told_of_trusted_person": True,
    },
    DocumentKind.FOLLOW_UP_PLAN: {"evaluation_on": "2026-12-20"},
}


@dataclass(frozen=True)
class Template:
    """What cases of one kind have in common: periods, and columns as the service would store them."""

    periods: Sequence[Absence]
    columns: dict[str, Any]


def templates(world: World, number: int = TEMPLATES, most: int | None = None) -> list[Template]:
    """So many different histories of three years, or their last periods only."""
    chance = random.Random(1)
    return [_template(world, list(_periods(chance))[-(most or 0) :], TODAY) for _ in range(number)]


def add_histories(world: World, kinds: Sequence[Template], number: int) -> None:
    """So many open cases more, each of a person of their own."""
    for start in range(0, number, CHUNK):
        with world.engine.begin() as connection:
            _add(connection, world, [kinds[n % len(kinds)] for n in range(start, min(start + CHUNK, number))])
    with world.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _template(world: World, periods: list[Absence], today: date) -> Template:
    case = _case(world, periods)
    known = Known(
        periods=periods,
        filed=[
            OnFile(
                kind=kind,
                version=1,
                filed_on=today,
                facts=facts,
                confirmation=ConfirmationOutcome.CONFIRMED,
                answered_before=False,
            )
            for kind, facts in _FILED.items()
        ],
        born_on=BORN,
        rules=STANDARD,
        today=today,
    )
    after = redated(case, known)
    return Template(periods, asdict(after) | reckoned(after, known.file(after), world.office.days))


def _periods(chance: random.Random) -> Iterator[Absence]:
    """What stands of a random history; what was corrected does not."""
    stated = history(chance)
    corrected = {period.corrects for period in stated}
    employment = uuid4()
    for period in stated:
        if period.id not in corrected:
            yield Absence(
                id=uuid4(),
                employment_id=employment,
                kind=period.kind,
                start_on=period.start,
                end_on=period.end,
                grade=50 if period.kind == "sick_note_graded" else 100,
                extended_certificate=False,
                source="typed",
                received_at=AT,
            )


def _case(world: World, periods: Sequence[Absence]) -> CaseRecord:
    return CaseRecord(
        id=uuid4(),
        employment_id=periods[0].employment_id,
        employee_id=world.employee,
        unit_id=world.unit,
        manager_id=world.manager.person_id,
        stage=Stage.PLAN,
        spell=1,
        first_day=periods[-1].start_on,
        last_day=None,
        grade=100,
        extended_certificate=False,
        max_date=None,
        next_alarm_on=None,
        outcome=None,
        version=1,
        opened_at=AT,
        closed_at=None,
    )


def _add(connection: sa.Connection, world: World, kinds: Sequence[Template]) -> None:
    rows = [(uuid4(), uuid4(), uuid4(), kind) for kind in kinds]
    person = {"given_name": "A", "family_name": "B", "sort_name": "B A", "language": "nb", "born_on": BORN}
    work = {"unit_id": world.unit, "manager_id": world.manager.person_id, "position": "x", "percentage": 100}
    connection.execute(t.person.insert(), [person | {"id": one} for one, _, _, _ in rows])
    connection.execute(
        t.employment.insert(),
        [work | {"id": two, "person_id": one, "start_on": date(2020, 1, 1)} for one, two, _, _ in rows],
    )
    connection.execute(
        t.case.insert(),
        [
            kind.columns | {"id": three, "employment_id": two, "employee_id": one}
            for one, two, three, kind in rows
        ],
    )
    connection.execute(
        t.absence_period.insert(),
        [_period(period, world, two, three) for _one, two, three, kind in rows for period in kind.periods],
    )
    documents = [_document(world, three, kind) for _, _, three, _ in rows for kind in _FILED]
    connection.execute(t.document.insert(), documents)
    connection.execute(t.confirmation.insert(), [_answer(world, row["id"]) for row in documents])


def _period(period: Absence, world: World, employment_id: UUID, case_id: UUID) -> dict[str, Any]:
    return {name: getattr(period, name) for name in Absence.__dataclass_fields__} | {
        "id": uuid4(),
        "employment_id": employment_id,
        "case_id": case_id,
        "registered_at": AT,
        "registered_by": world.manager.person_id,
    }


def _document(world: World, case_id: UUID, kind: DocumentKind) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "case_id": case_id,
        "about_id": case_id,
        "spell": 1,
        "kind": kind,
        "version": 1,
        "is_current": True,
        "answered_before": False,
        "filed_at": AT,
        "filed_on": TODAY,
        "filed_by": world.manager.person_id,
        "filed_as": Role.MANAGER,
        "language": "nb",
        "facts": _FILED[kind],
        "answers_sealed": b"x",
        "sha256": "0" * 64,
    }


def _answer(world: World, document_id: UUID) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "outcome": ConfirmationOutcome.CONFIRMED,
        "given_at": AT,
        "given_by": world.employee,
        "given_as": Role.EMPLOYEE,
    }
