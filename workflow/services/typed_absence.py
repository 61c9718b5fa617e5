"""Makes a period of absence from what somebody typed; what an import makes of a sick note is decided there."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.documents import Fact
from workflow.domain.rules import WHOLLY_ABSENT_PER_CENT
from workflow.services.records import Absence


def typed_absence(
    *,
    absence_id: UUID,
    start_on: date,
    end_on: date | None,
    grade: int,
    received_at: datetime,
    extended_certificate: bool = False,
    self_certified: bool = False,
) -> Absence:
    """A period at `grade` per cent, last day inclusive and None while nobody knows."""
    kind = (
        AbsenceKind.SICK_NOTE_FULL if grade >= WHOLLY_ABSENT_PER_CENT.value else AbsenceKind.SICK_NOTE_GRADED
    )
    return Absence(
        id=absence_id,
        kind=AbsenceKind.SELF_CERTIFIED if self_certified else kind,
        start_on=start_on,
        end_on=end_on,
        grade=grade,
        extended_certificate=extended_certificate,
        source="typed",
        received_at=received_at,
    )


def absence_from(
    facts: Mapping[str, Fact], today: date, received_at: datetime, *, absence_id: UUID
) -> Absence:
    """The period an absence or relapse notice tells of; wholly absent from today unless it says otherwise."""
    grade = facts.get("grade")
    known = isinstance(grade, int) and not isinstance(grade, bool)
    return typed_absence(
        absence_id=absence_id,
        start_on=_day(facts.get("first_day")) or today,
        end_on=_day(facts.get("expected_end")),
        grade=int(grade) if known and grade else WHOLLY_ABSENT_PER_CENT.value,
        received_at=received_at,
    )


def _day(fact: Fact) -> date | None:
    return date.fromisoformat(fact) if isinstance(fact, str) and fact else None
