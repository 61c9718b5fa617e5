"""Decides what a period typed in means, what is filled in beforehand, and how a period that stands is typed again."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from forms.context import FormContext
from forms.steps.absence_period import AbsencePeriodForm
from web.casework.absence_words import received_on
from web.queries.register import Registered, RegisterLine
from workflow.domain.absence.periods import AbsenceKind
from workflow.services.stated import SICK_KINDS, TOLD_BY_NAV, TYPED, Stated

NEXT_BEGINS_WITHIN = timedelta(days=14)
"""A note that follows the one before begins about now; otherwise nobody can guess its first day."""


def stated_in(form: AbsencePeriodForm) -> Stated:
    """The period a valid form states."""
    facts = form.facts()
    grade = facts["grade"]
    return Stated(
        kind=AbsenceKind(str(facts["period_kind"])),
        start_on=form["start"].data,
        end_on=form["end"].data,
        grade=grade if isinstance(grade, int) else None,
        received_on=form["received"].data,
        extended_certificate=facts["extended_certificate"] is True,
        source=str(facts["told_by"] or TYPED),
    )


def context_of(register: Registered, today: date, known: Mapping[str, str] | None = None) -> FormContext:
    """What a form about a period of this employment may know."""
    return FormContext(
        today=today, employed_from=register.start_on, employed_to=register.end_on, known=known or {}
    )


def most_likely(lines: Sequence[RegisterLine], today: date) -> Mapping[str, str]:
    """What comes next, most likely: a note after self-certified days, after a note another like it from the day after."""
    latest = next((line for line in lines if line.stands and line.kind in SICK_KINDS), None)
    if latest is None:
        return {}
    kind = AbsenceKind(latest.kind)
    known: dict[str, str] = {
        "period_kind": AbsenceKind.SICK_NOTE_FULL if kind is AbsenceKind.SELF_CERTIFIED else kind
    }
    if kind is AbsenceKind.SICK_NOTE_GRADED:
        known["grade"] = str(latest.grade)
    if latest.end_on is not None:
        following = latest.end_on + timedelta(days=1)
        if abs(following - today) <= NEXT_BEGINS_WITHIN:
            known["start"] = following.isoformat()
    return known


def as_typed(line: RegisterLine) -> dict[str, str]:
    """A period as it would be typed."""
    return {
        "period_kind": line.kind,
        "start": line.start_on.isoformat(),
        "end": line.end_on.isoformat() if line.end_on else "",
        "grade": str(line.grade) if line.kind == AbsenceKind.SICK_NOTE_GRADED else "",
        "received": received_on(line.received_at).isoformat(),
        "told_by": TOLD_BY_NAV if line.source == TOLD_BY_NAV else TYPED,
        "extended_certificate": "yes" if line.extended_certificate else "",
    }
