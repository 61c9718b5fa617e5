"""Decides what follows from the calculator's periods, by the same rules as for a case: spells, duties, pay, max date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from forms.calculator import CalculatorPeriodForm
from web.casework.timeline.case import duty_marks
from web.casework.timeline.content import Stretch, Timeline
from workflow.domain.absence.benefit_days import MaxDateEstimate, estimate_max_date_for_spell
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.absence.spells import Spell, join
from workflow.domain.case import CaseFile
from workflow.domain.stages import Stage
from workflow.services.grade import grade_on
from workflow.services.reckoning import as_engine_sees
from workflow.services.records import Absence
from workflow.services.typed_absence import typed_absence


@dataclass(frozen=True, kw_only=True, slots=True)
class Reckoned:
    """What the engine says; `file` is a case nobody has, reported today and with nothing on file."""

    periods: tuple[AbsencePeriod, ...]
    spells: tuple[Spell, ...]
    estimate: MaxDateEstimate
    file: CaseFile
    timeline: Timeline


def reckon(forms: Sequence[CalculatorPeriodForm], today: date, at: datetime) -> Reckoned:
    """From valid periods; their order does not matter."""
    absences = sorted((_absence(form, at) for form in forms), key=lambda absence: absence.start_on)
    periods = tuple(as_engine_sees(absence, today) for absence in absences)
    estimate = estimate_max_date_for_spell(periods, born_on=None, today=today)
    if estimate is None:
        raise ValueError("periods of sickness always give an estimate")
    spells = join(periods)
    file = _file(absences, spells[-1], estimate.max_date, today)
    stretches = [
        Stretch(first=one.start_on, last=one.end_on, grade=one.grade, kind=AbsenceKind(one.kind))
        for one in absences
    ]
    timeline = Timeline.of(stretches, duty_marks(file), today)
    return Reckoned(periods=periods, spells=spells, estimate=estimate, file=file, timeline=timeline)


def _absence(form: CalculatorPeriodForm, at: datetime) -> Absence:
    return typed_absence(
        absence_id=uuid4(),
        start_on=form["start"].data,
        end_on=form["end"].data,
        grade=form["grade"].data,
        received_at=at,
    )


def _file(absences: Sequence[Absence], latest: Spell, max_date: date, today: date) -> CaseFile:
    ends = [absence.end_on for absence in absences]
    return CaseFile(
        stage=Stage.REPORTED,
        today=today,
        first_day=latest.start,
        last_day=None if None in ends else latest.end,
        grade=grade_on(absences, today, absences[-1].grade),
        max_date=max_date,
    )
