"""Decides the dates of a case from the periods of absence that are known of its employee; reads and writes nothing.

A spell belongs to the person: absence from another employment of theirs can make it begin earlier. How much somebody is
away belongs to the employment the case is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workflow.domain.absence.benefit_days import estimate_max_date_for_spell
from workflow.domain.absence.deciding import grade_at
from workflow.domain.absence.periods import (
    HOLIDAY_KINDS,
    SPEAKING_KINDS,
    WORK_KINDS,
    AbsenceKind,
    AbsencePeriod,
)
from workflow.domain.absence.spells import Spell, join
from workflow.domain.case import CaseFile
from workflow.domain.dated_rules import RuleBook
from workflow.domain.documents import OnFile
from workflow.domain.rules import WHOLLY_ABSENT_PER_CENT
from workflow.domain.stages import TIMELINE, Stage
from workflow.machine import resumes_at
from workflow.services.reckoning import counting, file_of
from workflow.services.records import Absence, CaseRecord

_DAY = timedelta(days=1)
_SICKNESS = SPEAKING_KINDS - HOLIDAY_KINDS - WORK_KINDS
DATES = (
    "first_day",
    "first_day_told",
    "first_day_reckoned",
    "last_day",
    "grade",
    "grade_changes_on",
    "partly_until",
    "max_date",
    "max_date_told",
    "max_date_reckoned",
    "meeting_on",
    "documents_from",
    "extended_certificate",
    "stage",
)
"""The columns of a case that follow from its periods."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What dates are worked out from: the person's standing periods, the case's papers, birth date, rules, and the day."""

    periods: Sequence[Absence]
    filed: Sequence[OnFile]
    born_on: date | None
    rules: RuleBook
    today: date

    def file(self, case: CaseRecord) -> CaseFile:
        """The case as guards and clocks see it."""
        return file_of(case, counting(self.filed, case.documents_from), self.today, self.rules)

    def by_rules(self, rules: RuleBook) -> "Known":
        """The same by other house rules."""
        return self if rules == self.rules else replace(self, rules=rules)


class NoPeriodLeft(Exception):
    """Every period of the case's employment was taken back: then the case itself was registered in error."""


def redated(case: CaseRecord, known: Known) -> CaseRecord:
    """The case with its dates as the periods have them today. Raises `NoPeriodLeft`.

    What Nav told belongs to one spell; with another spell it is forgotten.
    """
    own = own_periods(case, known)
    everything = [as_engine_sees(period, known.today) for period in known.periods]
    seen = [one for one in everything if one.employer == str(case.employment_id)]
    spells = _spells(everything, own, known.today)
    spell, _earlier = running_spell(spells, own, known.today)
    told = case if _is_same(case, spell) else _untold(case)
    estimate = max_date_of(everything, known.born_on, known.today)
    inside = [one for one in own if one.start_on <= spell.end]
    changed = replace(
        told,
        first_day=told.first_day_told or spell.start,
        first_day_reckoned=spell.start,
        last_day=_last_day(inside, spell),
        grade=grade_on(seen, known.today, case.grade),
        grade_changes_on=next_edge(own, known.today),
        partly_until=partly_until(seen, spell.start, known.today),
        max_date=told.max_date_told or estimate,
        max_date_reckoned=estimate,
        documents_from=_documents_from(spells, min(told.first_day_told or spell.start, spell.start)),
        extended_certificate=_certificate(inside, spell),
    )
    return replace(changed, stage=_stage(case, changed, known))


def redated_where_it_is(case: CaseRecord, known: Known) -> CaseRecord:
    """The same for a case wherever it is: of one that is over only the ends of the absence follow, nobody is away anew."""
    if case.stage in TIMELINE:
        return redated(case, known)
    try:
        now = redated(case, known)
    except NoPeriodLeft:
        return case  # back on the first day: nothing stands, and nothing is owed but the talk that is planned
    kept = ("first_day", "first_day_told", "first_day_reckoned", "last_day", "documents_from")
    return replace(case, **{name: getattr(now, name) for name in kept})


def own_periods(case: CaseRecord, known: Known) -> list[Absence]:
    """The periods of the employment the case is about."""
    own = [period for period in known.periods if period.employment_id == case.employment_id]
    if not own:
        raise NoPeriodLeft
    return own


def running_spell(spells: Sequence[Spell], own: Sequence[Absence], today: date) -> tuple[Spell, Spell | None]:
    """The latest spell that has begun and has sickness of this employment in it, and the one before; else the first."""
    places = _with_sickness_of(own, spells, today)
    if not places:
        raise NoPeriodLeft
    begun = [place for place in places if spells[place].start <= today]
    place = begun[-1] if begun else places[0]
    return spells[place], spells[place - 1] if place else None


def _spells(everything: Sequence[AbsencePeriod], own: Sequence[Absence], today: date) -> Sequence[Spell]:
    """The spells of the person.

    Somebody who falls ill in a holiday is on holiday by Nav's rule, or by what the other employment says. A case must have
    a day to count from all the same: then its own sickness says which.
    """
    spells = join(everything)
    if _with_sickness_of(own, spells, today):
        return spells
    return join(as_engine_sees(period, today) for period in own if period.kind in _SICKNESS)


def _with_sickness_of(own: Sequence[Absence], spells: Sequence[Spell], today: date) -> list[int]:
    sickness = [one for one in own if one.kind in _SICKNESS]
    return [
        place
        for place, spell in enumerate(spells)
        if any(one.start_on <= spell.end and spell.start <= _known_end(one, today) for one in sickness)
    ]


def _documents_from(spells: Sequence[Spell], start: date) -> date | None:
    """The day after which nothing joins the spell before any more; where Nav reaches into that one, its papers count."""
    earlier = [spell for spell in spells if spell.end < start]
    return min(earlier[-1].joins_until + _DAY, start) if earlier else None


def max_date_of(periods: Sequence[AbsencePeriod], born_on: date | None, today: date) -> date | None:
    """The estimated end of the right to sick pay, should the absence go on."""
    estimate = estimate_max_date_for_spell(periods, born_on=born_on, today=today) if periods else None
    return estimate.max_date if estimate else None


def as_engine_sees(period: Absence, today: date) -> AbsencePeriod:
    """A period for the engine; an open one lasts at least until today. Each employment counts as an employer."""
    return AbsencePeriod(
        id=str(period.id),
        kind=AbsenceKind(period.kind),
        start=period.start_on,
        end=_known_end(period, today),
        grade=period.grade,
        received=period.received_at,
        corrects=None,
        employer=str(period.employment_id),
    )


def grade_on(periods: Sequence[AbsencePeriod], day: date, otherwise: int) -> int:
    """Per cent away from one employment on a day, else on the last day before of which it is told; else `otherwise`."""
    told = grade_at(periods, day)
    if told is not None:
        return told
    edges = {period.end for period in periods} | {period.start - _DAY for period in periods}
    days = sorted((edge for edge in edges if edge < day), reverse=True)
    found = (grade_at(periods, one) for one in days)
    return next((grade for grade in found if grade is not None), otherwise)


def next_edge(periods: Sequence[Absence], today: date) -> date | None:
    """The first later day on which another period of one employment may count: one begins, or one inside another ends."""
    begins = [one.start_on for one in periods if one.start_on > today]
    after = [one.end_on + _DAY for one in periods if one.end_on and one.end_on >= today]
    ends = [day for day in after if any(one.start_on < day <= (one.end_on or date.max) for one in periods)]
    return min((*begins, *ends), default=None)


def partly_until(periods: Sequence[AbsencePeriod], since: date, today: date) -> date | None:
    """The last day from `since` and before today with work in part; None while somebody works in part, or never did."""
    if _in_part(grade_at(periods, today)):
        return None
    edges = {period.end for period in periods} | {period.start - _DAY for period in periods}
    days = sorted((day for day in edges if since <= day < today), reverse=True)
    return next((day for day in days if _in_part(grade_at(periods, day))), None)


def _in_part(grade: int | None) -> bool:
    return grade is not None and 0 < grade < WHOLLY_ABSENT_PER_CENT.value


def _known_end(period: Absence, today: date) -> date:
    return period.end_on or max(today, period.start_on)


def _untold(case: CaseRecord) -> CaseRecord:
    """The case without what Nav told of another spell."""
    return replace(case, first_day_told=None, max_date_told=None, meeting_on=None)


def _is_same(case: CaseRecord, spell: Spell) -> bool:
    """Whether the spell is the one the case was about before, however its ends have moved."""
    before = case.first_day_reckoned
    return before is None or (before <= spell.end and spell.start <= max(before, case.last_day or spell.end))


def _last_day(inside: Sequence[Absence], spell: Spell) -> date | None:
    """The last day known; None while one period is open."""
    if any(one.end_on is None for one in inside):
        return None
    return max((min(one.end_on, spell.end) for one in inside if one.end_on), default=spell.end)


def _certificate(inside: Sequence[Absence], spell: Spell) -> bool:
    """Whether the extended certificate came with a note of this spell."""
    return any(one.extended_certificate for one in inside if spell.start <= (one.end_on or date.max))


def _stage(before: CaseRecord, after: CaseRecord, known: Known) -> Stage:
    """Where the case belongs when other documents count than before: a correction may part an absence or join two."""
    if before.stage not in TIMELINE or before.stage is Stage.REPORTED:
        return before.stage
    counted = counting(known.filed, before.documents_from)
    if counted == counting(known.filed, after.documents_from):
        return before.stage
    return resumes_at(known.file(after))
