"""One case with the names around it, and its file as the rules see it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from web.queries.responsible import unreached
from web.queries.sight import Sight
from workflow.adapters.persistence.case_rows import CaseRows
from workflow.adapters.persistence.document_rows import DocumentRows
from workflow.adapters.persistence.house_rule_rows import HouseRuleRows
from workflow.adapters.persistence.tables import case, employment, person, unit
from workflow.bootstrap import Wiring
from workflow.domain.case import CaseFile
from workflow.services.reckoning import file_of
from workflow.services.records import CaseRecord


@dataclass(frozen=True, kw_only=True)
class FollowedCase:
    """A case and who it is about; `manager` is who has it on file, empty while nobody has."""

    record: CaseRecord
    file: CaseFile
    employee: str
    manager: str
    is_unreached: bool
    unit: str
    position: str
    percentage: int
    given_name: str
    employed_from: date
    employed_to: date | None

    @property
    def id(self) -> UUID:
        """The case's id."""
        return self.record.id

    @property
    def responsible(self) -> str:
        """Whom to turn to; empty while nobody can be reached and HR has the case."""
        return "" if self.is_unreached else self.manager


_EMPLOYEE = person.alias("employee")
_MANAGER = person.alias("manager")
_AROUND = sa.select(
    (_EMPLOYEE.c.given_name + " " + _EMPLOYEE.c.family_name).label("employee"),
    sa.func.coalesce(_MANAGER.c.given_name + " " + _MANAGER.c.family_name, "").label("manager"),
    unit.c.name.label("unit"),
    employment.c.position,
    employment.c.percentage,
    _EMPLOYEE.c.given_name,
    employment.c.start_on.label("employed_from"),
    employment.c.end_on.label("employed_to"),
).select_from(
    case.join(_EMPLOYEE, _EMPLOYEE.c.id == case.c.employee_id)
    .outerjoin(_MANAGER, _MANAGER.c.id == case.c.manager_id)
    .join(unit, unit.c.id == case.c.unit_id)
    .join(employment, employment.c.id == case.c.employment_id)
)


def find_followed_case(
    wiring: Wiring, connection: sa.Connection, case_id: UUID, sight: Sight, today: date
) -> FollowedCase | None:
    """The case, when it is in sight; else None."""
    query = _AROUND.add_columns(unreached(today).label("is_unreached"))
    around = connection.execute(query.where(case.c.id == case_id, sight)).one_or_none()
    record = CaseRows(connection).load(case_id) if around else None
    if around is None or record is None:
        return None
    documents = DocumentRows(connection, wiring.keys).on_file(record)
    file = file_of(record, documents, today, HouseRuleRows(connection).book())
    return FollowedCase(record=record, file=file, **around._asdict())


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """A case in a list of one's own: when it was, where it stands."""

    id: UUID
    stage: str
    first_day: date
    last_day: date | None
    outcome: str | None
    is_open: bool


def case_lines(connection: sa.Connection, sight: Sight) -> list[CaseLine]:
    """The cases in sight, open ones first, then the newest."""
    is_open = case.c.closed_at.is_(None)
    query = (
        sa.select(
            case.c.id,
            case.c.stage,
            case.c.first_day,
            case.c.last_day,
            case.c.outcome,
            is_open.label("is_open"),
        )
        .where(sight)
        .order_by(is_open.desc(), case.c.first_day.desc(), case.c.id)
    )
    return [CaseLine(**row._asdict()) for row in connection.execute(query)]
