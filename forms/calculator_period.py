"""Decides what the calculator asks of one period and of the person: days, share, kind, employer, and no name."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer, only_if
from forms.translating import _l
from forms.validators import end_not_before_start, not_in_future, not_older_than, within_days

TEN_YEARS = 10 * 366
TWO_YEARS = 2 * 366
A_CENTURY = 100 * 366
MOST_EMPLOYERS = 4
_FOUR_DIGITS = re.compile(r"\d{4}")


class PeriodKind(StrEnum):
    """What a period is; how the engine reads it is decided where it is reckoned."""

    SICK = "sick"
    SELF_CERTIFIED = "self_certified"
    HOLIDAY = "holiday"
    WORK_RESUMED = "work_resumed"
    TREATMENT_DAYS = "treatment_days"
    TRAVEL_SUBSIDY = "travel_subsidy"
    ZERO = "zero"
    PENDING = "pending"


KINDS: tuple[tuple[str, str], ...] = (
    (PeriodKind.SICK, _l("Sick note")),
    (PeriodKind.SELF_CERTIFIED, _l("Self-certified absence")),
    (PeriodKind.HOLIDAY, _l("Holiday or leave")),
    (PeriodKind.WORK_RESUMED, _l("Back at work")),
    (PeriodKind.TREATMENT_DAYS, _l("Sick note for single treatment days")),
    (PeriodKind.TRAVEL_SUBSIDY, _l("Sick note with travel subsidy")),
    (PeriodKind.ZERO, _l("Sick note of zero per cent")),
    (PeriodKind.PENDING, _l("Pending sick note")),
)
EMPLOYERS: tuple[tuple[str, str], ...] = (
    ("", _l("There is only one, or all of them")),
    *((str(number), _l("Employer %(number)s", number=number)) for number in range(1, MOST_EMPLOYERS + 1)),
)


class MenuAnswer(ChoiceAnswer):
    """One of several answers in a menu that always stands at one of them, the first to begin with."""

    control = "select"
    always_answered: ClassVar[bool] = True

    def __init__(self, label: str, *, options: Iterable[tuple[str, str]], **rest: Any) -> None:
        options = tuple(options)
        self._usual = options[0][0]
        super().__init__(label, options=options, required=_l("Choose one of the answers."), **rest)

    def read(self, text: str) -> str:
        """The code; the usual one when nothing was sent."""
        return super().read(text) or self._usual

    def is_empty(self) -> bool:
        """A menu has no empty place."""
        return self.data is None

    @property
    def is_usual(self) -> bool:
        """Whether it stands where it stood."""
        return self.data in (None, self._usual)


class BirthDateAnswer(DateAnswer):
    """A day long ago: two digits of a year that would lie ahead are of the century before."""

    def read(self, text: str) -> date | None:
        """The day that is meant."""
        day = super().read(text)
        if day is None or day <= self.context.today or _FOUR_DIGITS.search(text):
            return day
        return day.replace(year=day.year - 100)


class CalculatorPeriodForm(AnswerForm):
    """One period: first day, last day, how much; and what it is, where it is not an ordinary sick note."""

    name = "calculator_period"
    title = _l("Period")
    intro = ""
    submit_label = _l("Reckon the dates")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("start", "end", "grade", "kind", "employer")),)

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
        when=only_if("kind", PeriodKind.SICK),
    )
    kind = MenuAnswer(_l("What is this period?"), options=KINDS)
    employer = MenuAnswer(_l("Which employer?"), options=EMPLOYERS)

    def defaults(self) -> Mapping[str, object]:
        """Most absences begin wholly, with a sick note, in the only job."""
        return {"grade": 100, "kind": PeriodKind.SICK, "employer": ""}

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether it is right by itself; only sickness and work may go on until nobody knows when."""
        valid = super().validate(extra_validators)
        if valid and self["kind"].data == PeriodKind.HOLIDAY and self["end"].data is None:
            self["end"].errors = [str(_l("Write the last day of the holiday or leave."))]
            return False
        return valid

    @property
    def last(self) -> date:
        """The last day as far as it limits other periods: an open period has none."""
        return self["end"].data or date.max

    @property
    def says_more(self) -> bool:
        """Whether more is told, or wrongly told, than the three fields on top."""
        more: tuple[Any, ...] = (self["kind"], self["employer"])
        return any(field.errors or not field.is_usual for field in more)


class CalculatorPersonForm(AnswerForm):
    """What limits the right to sick pay besides the days: the age. It is used for the answer and not kept."""

    name = "calculator_person"
    title = _l("Birth date")
    intro = ""
    submit_label = _l("Reckon the dates")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("born",)),)

    born = BirthDateAnswer(
        _l("Birth date"),
        hint=_l("Only needed near 67 and 70 years: there are fewer days with sick pay then. It is not kept."),
        toward=Toward.PAST,
        checks=(not_in_future, not_older_than(A_CENTURY)),
    )
