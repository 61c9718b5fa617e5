"""Finds what lies behind the dates of one case: every standing period of its employee, and the spell it is about."""

from collections.abc import Sequence
from datetime import date

from workflow.domain.absence.spells import Spell, join
from workflow.domain.absence.told import ToldDate
from workflow.services.people_questions import Absences, People
from workflow.services.records import Absence, CaseRecord
from workflow.services.redating import NoPeriodLeft, as_engine_sees, running_spell
from workflow.why import Ground, ground_of


def ground_of_case(
    absences: Absences, people: People, case: CaseRecord, today: date, *, discreet: bool
) -> Ground:
    """The ground of a case; `discreet` for those who may see one employment and the running absence only."""
    found = absences.of_person(case.employee_id)
    spell, earlier = _spell_of(case, found, today)
    known = Ground(
        today=today,
        first_day=ToldDate(
            case.first_day_reckoned or (spell.start if spell else case.first_day), case.first_day_told
        ),
        max_date=ToldDate(case.max_date_reckoned, case.max_date_told),
        last_day=case.last_day,
        spell=spell,
        earlier=earlier,
        open_ended=frozenset(str(one.id) for one in found if one.end_on is None),
        discreet=discreet,
    )
    if case.closed_at is not None and spell is not None:
        found = [one for one in found if one.start_on <= spell.end]  # what came later is another case
    person = people.person(case.employee_id)
    return ground_of(
        [as_engine_sees(one, today) for one in found],
        known,
        born_on=person.born_on if person else None,
        own=str(case.employment_id),
    )


def _spell_of(case: CaseRecord, found: Sequence[Absence], today: date) -> tuple[Spell | None, Spell | None]:
    """The spell the case began with, else the one that runs, each with the one before."""
    spells = join(as_engine_sees(one, today) for one in found)
    begun = case.first_day_reckoned or case.first_day
    for place, spell in enumerate(spells):
        if spell.start <= begun <= spell.end:
            return spell, spells[place - 1] if place else None
    own = [one for one in found if one.employment_id == case.employment_id]
    try:
        return running_spell(spells, own, today)
    except NoPeriodLeft:
        return None, None
