"""Another value for one of the house's own rules, and the day it counts from."""

from typing import Any, ClassVar

from wtforms.validators import ValidationError

from forms.base import AnswerForm, FormContext, Section
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer
from forms.posted import Submitted
from forms.translating import _l
from forms.validators import after_today, within_days
from workflow.domain.rules import Bounds, DatedNumber, Unit

LARGEST = 9999
DAYS_AHEAD = 730
"""Two years: what lies further off is easier decided nearer the day."""
UNITS: dict[Unit, str] = {
    Unit.DAYS: _l("days"),
    Unit.WEEKS: _l("weeks"),
    Unit.MONTHS: _l("months"),
    Unit.YEARS: _l("years"),
    Unit.TIMES: _l("times"),
    Unit.HOUR: _l("o'clock"),
    Unit.MESSAGES: _l("messages"),
}
"""The word that stands after the number; the rules of the house count nothing else but a day's number."""

YES_OR_NO = _l("Write 1 for yes and 0 for no.")


class RuleNumber(NumberAnswer):
    """A whole number, with or without a word after it; the bounds are those of the rule."""

    def read(self, text: str) -> int | None:
        """The number that stands first."""
        first, *_rest = text.split() or [""]
        if not first:
            return None
        if not (first.isascii() and first.isdecimal() and len(first) <= len(str(LARGEST))):
            raise ValueError(_l("Write a whole number, for instance 5."))
        return int(first)


def within_bounds(form: Any, field: Any) -> None:
    """No less than the law gives and no more than makes sense."""
    if not form.bounds.allow(field.data):
        raise ValidationError(in_bounds(form.bounds))


def in_bounds(bounds: Bounds) -> str:
    """The bounds as a sentence."""
    sentence = (
        _l(
            "Choose a whole number from %(low)s to %(high)s, or 0 for no limit.",
            low=bounds.low,
            high=bounds.high,
        )
        if bounds.zero_is_no_limit
        else _l("Choose a whole number from %(low)s to %(high)s.", low=bounds.low, high=bounds.high)
    )
    return str(sentence)


class HouseRuleForm(AnswerForm):
    """A number within the bounds of its rule, and a day to come."""

    name = "house_rule"
    title = _l("Change a rule of your own")
    intro = _l("The change counts from the day you choose. What has begun keeps its dates.")
    submit_label = _l("Save the change")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("value", "valid_from")),)

    value = RuleNumber(
        _l("New value"), low=0, high=LARGEST, required=_l("Write the new value."), checks=(within_bounds,)
    )
    valid_from = DateAnswer(
        _l("From which day does it count?"),
        toward=Toward.FUTURE,
        required=_l("Choose the day the change counts from."),
        hint=_l("Tomorrow at the earliest, two years ahead at most."),
        checks=(after_today, within_days(DAYS_AHEAD)),
    )

    def __init__(
        self, formdata: Submitted | None = None, *, rule: DatedNumber, bounds: Bounds, context: FormContext
    ) -> None:
        self.rule = rule
        self.bounds = bounds
        super().__init__(formdata, context=context)
        self.value.description = str(YES_OR_NO) if rule.unit is Unit.YES_OR_NO else in_bounds(bounds)
        self.value.unit = str(UNITS.get(rule.unit, ""))
