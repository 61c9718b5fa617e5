"""Makes the first period of an absence from what its notice says; what an import makes of a sick note is decided there."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.documents import Fact
from workflow.domain.rules import WHOLLY_ABSENT_PER_CENT
from workflow.services.records import Absence
from workflow.services.stated import TYPED

SELF_CERTIFIED = "self_certified"


def absence_from(
    facts: Mapping[str, Fact],
    today: date,
    received_at: datetime,
    *,
    absence_id: UUID,
    employment_id: UUID,
) -> Absence:
    """The period an absence or relapse notice tells of; wholly absent from today unless it says otherwise."""
    grade = facts.get("grade")
    known = isinstance(grade, int) and not isinstance(grade, bool)
    per_cent = int(grade) if known and grade else WHOLLY_ABSENT_PER_CENT.value
    return Absence(
        id=absence_id,
        employment_id=employment_id,
        kind=_kind(per_cent, facts.get("proof")),
        start_on=_day(facts.get("first_day")) or today,
        end_on=_day(facts.get("expected_end")),
        grade=per_cent,
        extended_certificate=False,
        source=TYPED,
        received_at=received_at,
    )


def _kind(per_cent: int, proof: Fact) -> AbsenceKind:
    """Nobody certifies part of a day themselves: where somebody works in part there is a note."""
    if per_cent < WHOLLY_ABSENT_PER_CENT.value:
        return AbsenceKind.SICK_NOTE_GRADED
    return AbsenceKind.SELF_CERTIFIED if proof == SELF_CERTIFIED else AbsenceKind.SICK_NOTE_FULL


def _day(fact: Fact) -> date | None:
    return date.fromisoformat(fact) if isinstance(fact, str) and fact else None
