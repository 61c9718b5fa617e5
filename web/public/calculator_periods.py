"""Decides how the engine reads what somebody entered in the calculator: kind, share, employer, and how long it lasts."""

from collections.abc import Sequence
from datetime import date, timedelta

from forms.calculator_period import CalculatorPeriodForm, PeriodKind
from workflow.domain.absence.periods import WHOLLY_ABSENT, AbsenceKind, AbsencePeriod

KINDS: dict[PeriodKind, AbsenceKind] = {
    PeriodKind.SELF_CERTIFIED: AbsenceKind.SELF_CERTIFIED,
    PeriodKind.HOLIDAY: AbsenceKind.APPLICATION_HOLIDAY,
    PeriodKind.WORK_RESUMED: AbsenceKind.APPLICATION_WORK_RESUMED,
    PeriodKind.TREATMENT_DAYS: AbsenceKind.SICK_NOTE_TREATMENT_DAYS,
    PeriodKind.TRAVEL_SUBSIDY: AbsenceKind.SICK_NOTE_TRAVEL_SUBSIDY,
    PeriodKind.ZERO: AbsenceKind.SICK_NOTE_ZERO,
    PeriodKind.PENDING: AbsenceKind.SICK_NOTE_PENDING,
}
"""What a sick note is depends on its share."""
_WHOLE = frozenset({AbsenceKind.SELF_CERTIFIED, AbsenceKind.SICK_NOTE_FULL})
_DAY = timedelta(days=1)


def as_periods(forms: Sequence[CalculatorPeriodForm], today: date) -> tuple[AbsencePeriod, ...]:
    """The periods by their first day, as statements the engine can weigh; the order of entry does not matter."""
    return tuple(
        _period(str(number), form, _last_day(form, forms, today))
        for number, form in enumerate(in_order(forms))
    )


def in_order(forms: Sequence[CalculatorPeriodForm]) -> list[CalculatorPeriodForm]:
    """By the days they speak of."""
    return sorted(forms, key=_order)


def is_open(form: CalculatorPeriodForm) -> bool:
    """Whether nobody knows the last day yet."""
    return form["end"].data is None


def _order(form: CalculatorPeriodForm) -> tuple[date, date, str, str]:
    return form["start"].data, form.last, form["kind"].data, form["employer"].data


def _period(number: str, form: CalculatorPeriodForm, last: date) -> AbsencePeriod:
    kind = _kind(form)
    share = {AbsenceKind.SICK_NOTE_GRADED: form["grade"].data, **dict.fromkeys(_WHOLE, WHOLLY_ABSENT)}
    return AbsencePeriod(
        id=number,
        kind=kind,
        start=form["start"].data,
        end=last,
        grade=share.get(kind, 0),
        employer=form["employer"].data or None,
    )


def _kind(form: CalculatorPeriodForm) -> AbsenceKind:
    kind = PeriodKind(form["kind"].data)
    if kind is not PeriodKind.SICK:
        return KINDS[kind]
    whole = form["grade"].data >= WHOLLY_ABSENT
    return AbsenceKind.SICK_NOTE_FULL if whole else AbsenceKind.SICK_NOTE_GRADED


def _last_day(form: CalculatorPeriodForm, forms: Sequence[CalculatorPeriodForm], today: date) -> date:
    """An open period lasts until today; open work lasts as long as anything is known, or until a new absence."""
    start: date = form["start"].data
    if not is_open(form):
        last: date = form["end"].data
        return last
    if form["kind"].data != PeriodKind.WORK_RESUMED:
        return max(today, start)
    later: list[date] = [other["start"].data for other in forms if other["start"].data > start]
    if later:
        return min(later) - _DAY
    ends: list[date] = [other["end"].data for other in forms if not is_open(other)]
    return max(start, today, *ends)
