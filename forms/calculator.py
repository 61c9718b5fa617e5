"""Decides which periods the calculator reckons with: a few days and shares that no case and no person belongs to.

Nothing here is kept; what follows from the periods is reckoned elsewhere.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from forms.calculator_period import CalculatorPeriodForm, CalculatorPersonForm, PeriodKind
from forms.context import FormContext
from forms.dates import shown_date
from forms.posted import Submitted, as_posted, first
from forms.translating import _l

MOST_PERIODS = 30
YOUNGEST = 13
"""Nobody works earlier, by the rules on children's work."""
NOTES = frozenset({PeriodKind.SICK, PeriodKind.ZERO, PeriodKind.TREATMENT_DAYS, PeriodKind.TRAVEL_SUBSIDY})
"""A doctor writes one of them for the same days; the rest may lie over them, and a rule says which is heard."""
_DAYS = ("start", "end")
_START = re.compile(r"period-([1-9][0-9]{0,5})-start")


class Calculator:
    """The periods as a whole: how many, and that no day is told twice. Periods left empty do not count."""

    def __init__(
        self, posted: Submitted | None, *, context: FormContext, more: bool = False, without: str = ""
    ) -> None:
        self._posted, self._context = as_posted(posted), context
        numbers = [number for number in self._numbers() if number != without]
        self.person = CalculatorPersonForm(self._posted, context=context)
        self.too_many = len(numbers) + more > MOST_PERIODS
        self.periods = {number: self._period(number) for number in numbers[:MOST_PERIODS]}
        if not numbers or (more and not self.too_many):
            following = str(int(numbers[-1]) + 1 if numbers else 1)
            self.periods[following] = CalculatorPeriodForm(context=context, prefix=_prefix(following))

    @property
    def filled(self) -> list[CalculatorPeriodForm]:
        """The periods with a first or a last day."""
        return [form for form in self.periods.values() if any(_is_written(form[name]) for name in _DAYS)]

    @property
    def born_on(self) -> date | None:
        """The birth date, when it is told."""
        born: date | None = self.person["born"].data
        return born

    def validate(self) -> bool:
        """Whether every period is right by itself and beside the others, and the birth date with them."""
        asked = self.filled or list(self.periods.values())
        # every one, so that all that is wrong is told at once
        right = [self.person.validate(), *(form.validate() for form in asked)]
        first_days = [form["start"].data for form in asked if form["start"].data and not form["start"].errors]
        right.append(not first_days or self._is_old_enough(min(first_days)))
        if self.too_many or not all(right):
            return False
        in_order = sorted(asked, key=lambda form: (form["start"].data, form.last))
        overlaps = [_overlap(form, in_order[:place]) for place, form in enumerate(in_order)]
        return not any(overlaps)

    def _is_old_enough(self, first_day: date) -> bool:
        born = self.born_on
        if (
            self.person["born"].errors
            or born is None
            or (born.year + YOUNGEST, born.month, born.day) <= first_day.timetuple()[:3]
        ):
            return True
        sentence = _l("Check the year: it is less than %(years)s years before the first day.", years=YOUNGEST)
        self.person["born"].errors = [str(sentence)]
        return False

    def _numbers(self) -> list[str]:
        found = {match[1] for name in self._posted or () if (match := _START.fullmatch(name))}
        return sorted(found, key=int)

    def _period(self, number: str) -> CalculatorPeriodForm:
        return CalculatorPeriodForm(self._posted, context=self._context, prefix=_prefix(number))


def too_many() -> str:
    """What is said when there is no room for more."""
    return _l(
        "There is room for %(limit)s periods. Leave out the oldest: after three years they hardly matter.",
        limit=MOST_PERIODS,
    )


def _is_written(field: Any) -> bool:
    return bool(field.raw_data) and first(field.raw_data).strip() != ""


def _prefix(number: str) -> str:
    return f"period-{number}-"


def _overlap(later: CalculatorPeriodForm, earlier: Sequence[CalculatorPeriodForm]) -> bool:
    """Whether it tells a day again that an earlier one tells in the same way; said where it is mended."""
    begins = later["start"].data
    one = next((form for form in earlier if begins <= form.last and _clash(form, later)), None)
    if one is None:
        return False
    if one["end"].data is None:
        sentence = _l(
            "Another period begins on %(day)s. Write the last day of this one.", day=shown_date(begins)
        )
        one["end"].errors = [str(sentence)]
    else:
        sentence = _l(
            "This day is in another period already, which lasts until %(day)s.", day=shown_date(one.last)
        )
        later["start"].errors = [str(sentence)]
    return True


def _clash(one: CalculatorPeriodForm, other: CalculatorPeriodForm) -> bool:
    employers = {one["employer"].data, other["employer"].data}
    kinds = {one["kind"].data, other["kind"].data}
    return (len(employers) == 1 or "" in employers) and (len(kinds) == 1 or kinds <= NOTES)
