"""Decides what becomes of a case that is closed when a period of its absence is corrected, taken back or added later."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from workflow.domain.absence.periods import HOLIDAY_KINDS, WORK_KINDS
from workflow.domain.absence.spells import DAYS_THAT_SPLIT, Spell, join
from workflow.services.known_absence import known_of
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import Absence, CaseRecord, Event
from workflow.services.redating import Known, as_engine_sees

NEVER_AWAY = "registered_in_error"
_BESIDE = HOLIDAY_KINDS | WORK_KINDS
_DAYS = ("first_day", "first_day_reckoned", "last_day")
_SPLIT = timedelta(days=DAYS_THAT_SPLIT)


def tell_closed(
    office: Office,
    tx: Transaction,
    employment_id: UUID,
    touched: Collection[UUID],
    event: Event,
    running: CaseRecord | None,
) -> None:
    """Let closed cases follow their periods, and keep a line on each: there the employee and HR read it.

    `touched` are the cases of the periods that were changed, `running` the open case as it is now, which is told of
    elsewhere. A form can be kept on one line only.
    """
    moved = _follow(tx, employment_id, running, office.clock.today())
    told = {*touched, *([moved] if moved else [])} - ({running.id} if running else set())
    for number, case_id in enumerate(sorted(told)):
        is_first = number == 0 and running is None
        line = event if is_first else replace(event, submission=None)
        tx.history.add(case_id, office.clock.now(), line)


def as_it_stands(case: CaseRecord, known: Known) -> CaseRecord:
    """A closed case with the first and last day of its absence by the periods that stand; its outcome stays.

    Where none of them is left it keeps the days it was closed with.
    """
    spell = _spell_of(case, known)
    if spell is None:
        return case
    inside = [one for one in _own(case, known) if _lies_in(one, spell, known.today)]
    ends = [min(one.end_on, spell.end) for one in inside if one.end_on]
    return replace(
        case,
        first_day=case.first_day_told or spell.start,
        first_day_reckoned=spell.start,
        last_day=max(ends) if len(ends) == len(inside) else case.last_day,
    )


def _follow(tx: Transaction, employment_id: UUID, running: CaseRecord | None, today: date) -> UUID | None:
    """Store the days of the latest closed case; its id when they moved."""
    case = tx.cases.latest_closed(employment_id)
    if case is None or case.outcome == NEVER_AWAY:
        return None
    now = as_it_stands(case, known_of(tx, case, today))
    is_joined = running is not None and (now.last_day or date.max) >= (
        running.first_day_reckoned or running.first_day
    )
    if now == case or is_joined:
        return None  # what has grown together with the running absence is told on its case
    tx.cases.change(case, {name: getattr(now, name) for name in _DAYS})
    return case.id


def _spell_of(case: CaseRecord, known: Known) -> Spell | None:
    """The last spell of the person that touches the days of the case, or is near enough to be the same absence."""
    first = case.first_day_reckoned or case.first_day
    last = max(first, case.last_day or first)
    own = _own(case, known)
    spells = join(as_engine_sees(one, known.today) for one in known.periods)
    near = [
        one
        for one in spells
        if one.start <= last + _SPLIT
        and first <= one.end + _SPLIT
        and any(_lies_in(period, one, known.today) for period in own)
    ]
    return near[-1] if near else None


def _own(case: CaseRecord, known: Known) -> list[Absence]:
    """The absence of the employment; holidays and work lie beside it."""
    return [
        one for one in known.periods if one.employment_id == case.employment_id and one.kind not in _BESIDE
    ]


def _lies_in(period: Absence, spell: Spell, today: date) -> bool:
    end = period.end_on or max(today, period.start_on)
    return period.start_on <= spell.end and spell.start <= end
