"""Decides how an answer is read, shown back and kept: one class for each kind of question.

Here what they share, days, times and numbers; texts are in text_fields.py, choices in choices.py.

A field holds three forms of an answer: `data` (typed), `shown()` (as it stands on paper) and `fact()` (coded, for
the guards; texts have none). Which control a page draws is told by `control`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, ClassVar

import wtforms
from wtforms.validators import StopValidation

from forms.context import FormContext
from forms.dates import Toward, parse_date, shown_date
from forms.posted import first
from forms.times import parse_time, shown_time
from forms.translating import _l
from workflow.domain.documents import Fact

Check = Callable[[Any, Any], None]
"""A validator: takes the form and the field, raises wtforms.ValidationError with a sentence."""

LONGEST_NUMBER = 20
"""Nothing longer is a number of days, minutes or per cent."""


@dataclass(frozen=True)
class When:
    """A question that is only asked when another one got one of these answers."""

    field: str
    codes: tuple[str, ...]

    def holds(self, form: Any) -> bool:
        """Whether the other question got such an answer (any of them, where several may be chosen)."""
        other = form[self.field]
        given = other.data if isinstance(other.data, tuple) else (other.data,)
        return other.applies(form) and any(str(code) in self.codes for code in given)


def only_if(field: str, *codes: str) -> When:
    """Asked only when `field` was answered with one of `codes`."""
    return When(field, codes)


class AnswerField(wtforms.Field):
    """One question. `required` is the sentence shown when it is left open; without it the answer is voluntary.

    `asked_of` says for which cases the question has a place in the form at all; else it is not even drawn.
    """

    control: ClassVar[str]
    coded: ClassVar[bool] = True

    def __init__(
        self,
        label: str,
        *,
        required: str | None = None,
        hint: str = "",
        when: When | None = None,
        checks: Sequence[Check] = (),
        default: object = None,
        asked_of: Callable[[FormContext], bool] | None = None,
        **bound: Any,
    ) -> None:
        super().__init__(label, validators=list(checks), description=hint, default=default, **bound)
        self.hint = hint
        self.when = when
        self.missing = required
        self.context: FormContext = bound["_form"].context
        self.belongs = asked_of is None or asked_of(self.context)
        self.flags.required = required is not None and when is None

    def applies(self, form: Any) -> bool:
        """Whether the question is asked at all, given the other answers."""
        return self.belongs and (self.when is None or self.when.holds(form))

    def pre_validate(self, form: Any) -> None:
        """Skip what is not asked, keep what could not be read, and ask for what is missing."""
        if not self.applies(form):
            self.errors = []
            raise StopValidation
        if self.process_errors:
            raise StopValidation
        if self.is_empty():
            raise StopValidation(self.missing if self.missing is not None else "")

    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return self.data in (None, "", ())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the first posted value; what was not posted or cannot be read is not answered."""
        self.data = None
        self.data = self.read(first(valuelist))

    def process_data(self, value: object) -> None:
        """Take what is known beforehand, as text or already typed; what cannot be read is left open."""
        try:
            self.data = self.read(value) if isinstance(value, str) else value
        except ValueError:
            self.data = None

    def read(self, text: str) -> Any:
        """The typed answer, here the words themselves; raises ValueError with a sentence when it cannot be read."""
        return text

    def shown(self) -> str:
        """The answer as it stands on paper."""
        return "" if self.data is None else str(self.data)

    def fact(self) -> Fact:
        """The answer as a code the guards may look at; texts have none."""
        return None

    def _value(self) -> str:
        """What the control shows: the words typed when they could not be read, else the answer."""
        return first(self.raw_data) if self.process_errors and self.raw_data else self.shown()


class DateAnswer(AnswerField):
    """A day, written in any usual way and shown back as dd.mm.yyyy."""

    control = "date"

    def __init__(self, label: str, *, toward: Toward = Toward.EITHER, **rest: Any) -> None:
        self.toward = toward
        super().__init__(label, **rest)

    def read(self, text: str) -> date | None:
        """The day that is meant, seen from the day of the context."""
        return parse_date(text, self.context.today, self.toward) if text.strip() else None

    def shown(self) -> str:
        """dd.mm.yyyy"""
        return shown_date(self.data) if self.data else ""

    def fact(self) -> Fact:
        """The ISO date."""
        return self.data.isoformat() if self.data else None


class TimeAnswer(AnswerField):
    """A time of day, shown back as hh.mm."""

    control = "time"

    def read(self, text: str) -> time | None:
        """The time that is meant."""
        return parse_time(text) if text.strip() else None

    def shown(self) -> str:
        """hh.mm"""
        return shown_time(self.data) if self.data else ""

    def fact(self) -> Fact:
        """The ISO time, hh:mm."""
        return self.data.isoformat("minutes") if self.data else None


class NumberAnswer(AnswerField):
    """A whole number within bounds, with or without its unit."""

    control = "number"

    def __init__(self, label: str, *, low: int, high: int, unit: str = "", **rest: Any) -> None:
        self.low, self.high, self.unit = low, high, unit
        super().__init__(label, **rest)

    def read(self, text: str) -> int | None:
        """The number, whatever unit is written after it."""
        if not text.strip():
            return None
        digits = text.strip().removesuffix("%").strip() if len(text) <= LONGEST_NUMBER else ""
        number = int(digits) if digits.isascii() and digits.isdecimal() else None
        if number is None or not self.low <= number <= self.high:
            raise ValueError(
                _l("Write a whole number from %(low)s to %(high)s.", low=self.low, high=self.high)
            )
        return number

    def shown(self) -> str:
        """The number with its unit."""
        return "" if self.data is None else f"{self.data} {self.unit}".strip()

    def fact(self) -> Fact:
        """The number."""
        return self.data if isinstance(self.data, int) else None

    def _value(self) -> str:
        return super()._value() if self.process_errors or self.data is None else str(self.data)
