"""Decides which periods the calculator reckons with: a few days and grades that no case and no person belongs to.

Nothing here is kept; what follows from the periods is reckoned elsewhere.
"""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar

from forms.base import AnswerForm, Section
from forms.context import FormContext
from forms.dates import Toward, shown_date
from forms.fields import DateAnswer, NumberAnswer
from forms.posted import Submitted, as_posted, first
from forms.translating import _l
from forms.validators import end_not_before_start, not_older_than, within_days

MOST_PERIODS = 30
TEN_YEARS = 10 * 366
TWO_YEARS = 2 * 366
_DAYS = ("start", "end")
_START = re.compile(r"period-([1-9][0-9]{0,5})-start")


class CalculatorPeriodForm(AnswerForm):
    """One period: first day, last day, how much."""

    name = "calculator_period"
    title = _l("Period")
    intro = ""
    submit_label = _l("Reckon the dates")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("start", "end", "grade")),)

    start = DateAnswer(
        _l("First day"),
        toward=Toward.PAST,
        required=_l("Write the first day of the period."),
        checks=(not_older_than(TEN_YEARS), within_days(TWO_YEARS)),
    )
    end = DateAnswer(
        _l("Last day"),
        hint=_l("It counts too. Leave it open if nobody knows yet."),
        checks=(end_not_before_start("start"), within_days(TWO_YEARS)),
    )
    grade = NumberAnswer(
        _l("How much is somebody away?"),
        low=1,
        high=100,
        unit="%",
        required=_l("Write how many per cent. Wholly away is 100."),
    )

    def defaults(self) -> Mapping[str, object]:
        """Most absences begin wholly."""
        return {"grade": 100}

    @property
    def last(self) -> date:
        """The last day as far as it limits other periods: an open period has none."""
        return self["end"].data or date.max


class Calculator:
    """The periods as a whole: how many, and that no day is told twice. Periods left empty do not count."""

    def __init__(
        self, posted: Submitted | None, *, context: FormContext, more: bool = False, without: str = ""
    ) -> None:
        self._posted, self._context = as_posted(posted), context
        numbers = [number for number in self._numbers() if number != without]
        self.too_many = len(numbers) + more > MOST_PERIODS
        self.periods = {number: self._period(number) for number in numbers[:MOST_PERIODS]}
        if not numbers or (more and not self.too_many):
            following = str(int(numbers[-1]) + 1 if numbers else 1)
            self.periods[following] = CalculatorPeriodForm(context=context, prefix=_prefix(following))

    @property
    def filled(self) -> list[CalculatorPeriodForm]:
        """The periods with a first or a last day."""
        return [form for form in self.periods.values() if any(_is_written(form[name]) for name in _DAYS)]

    def validate(self) -> bool:
        """Whether every period is right by itself and beside the others."""
        asked = self.filled or list(self.periods.values())
        right = [form.validate() for form in asked]  # every one, so that all that is wrong is told at once
        if self.too_many or not all(right):
            return False
        in_order = sorted(asked, key=lambda form: (form["start"].data, form.last))
        overlaps = [_overlap(one, other) for one, other in pairwise(in_order)]
        return not any(overlaps)

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


def _overlap(one: CalculatorPeriodForm, other: CalculatorPeriodForm) -> bool:
    """Whether the second begins before the first is over; said where it is mended."""
    if other["start"].data > one.last:
        return False
    if one["end"].data is None:
        one["end"].errors = [
            str(
                _l(
                    "Another period begins on %(day)s. Write the last day of this one.",
                    day=shown_date(other["start"].data),
                )
            )
        ]
    else:
        other["start"].errors = [
            str(
                _l(
                    "This day is in another period already, which lasts until %(day)s.",
                    day=shown_date(one.last),
                )
            )
        ]
    return True
