"""Decides which readable answers are allowed. Each check is asked only about an answer that was given and understood.

Whether a question must be answered, and how long a text may be, is said at the field itself.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from wtforms.validators import ValidationError

from forms.dates import shown_date
from forms.fields import Check
from forms.translating import _l


def not_in_future(form: Any, field: Any) -> None:
    """For what has happened: today is the last possible day."""
    today = form.context.today
    if field.data > today:
        raise ValidationError(
            _l(
                "This day has not come yet. The latest you can write is today, %(day)s.",
                day=shown_date(today),
            )
        )


def not_in_past(form: Any, field: Any) -> None:
    """For what is to come: today is the first possible day."""
    today = form.context.today
    if field.data < today:
        raise ValidationError(
            _l("This day has passed. The earliest you can write is today, %(day)s.", day=shown_date(today))
        )


def after_today(form: Any, field: Any) -> None:
    """For what is agreed ahead: tomorrow is the first possible day."""
    tomorrow = form.context.today + timedelta(days=1)
    if field.data < tomorrow:
        raise ValidationError(
            _l("Choose a later day. The earliest is tomorrow, %(day)s.", day=shown_date(tomorrow))
        )


def within_days(count: int) -> Check:
    """For what should not be put off for ever: at most `count` days from today."""

    def check(form: Any, field: Any) -> None:
        last = form.context.today + timedelta(days=count)
        if field.data > last:
            raise ValidationError(
                _l("This is too far ahead. The latest you can write is %(day)s.", day=shown_date(last))
            )

    return check


def not_older_than(days: int) -> Check:
    """For what is reported now: a day longer ago is most likely a slip of the year."""

    def check(form: Any, field: Any) -> None:
        first = form.context.today - timedelta(days=days)
        if field.data < first:
            raise ValidationError(
                _l(
                    "This is a long time ago. Check the year; the earliest you can write is %(day)s.",
                    day=shown_date(first),
                )
            )

    return check


def while_employed(form: Any, field: Any) -> None:
    """Only days of the employment, as far as its frame is known."""
    context = form.context
    if context.employed_from is not None and field.data < context.employed_from:
        raise ValidationError(
            _l(
                "The employment began on %(day)s. Write that day or a later one.",
                day=shown_date(context.employed_from),
            )
        )
    if context.employed_to is not None and field.data > context.employed_to:
        raise ValidationError(
            _l(
                "The employment ended on %(day)s. Write that day or an earlier one.",
                day=shown_date(context.employed_to),
            )
        )


def not_before_absence(form: Any, field: Any) -> None:
    """For what belongs to the absence: its first day is the first possible one."""
    first_day = form.context.first_day
    if first_day is not None and field.data < first_day:
        raise ValidationError(
            _l("The absence began on %(day)s. Write that day or a later one.", day=shown_date(first_day))
        )


def not_before(other: str, sentence: Callable[[str], str]) -> Check:
    """Not before the day of another question; `sentence` makes the message from that day as shown."""

    def check(form: Any, field: Any) -> None:
        earliest: date | None = form[other].data
        if earliest is not None and field.data < earliest:
            raise ValidationError(sentence(shown_date(earliest)))

    return check


def end_not_before_start(start: str) -> Check:
    """A period does not end before it starts."""
    return not_before(start, lambda day: _l("The last day cannot be before the first day, %(day)s.", day=day))


def must_be_yes(sentence: str) -> Check:
    """The form can only be used when this is true; the sentence says what to do first."""

    def check(_form: Any, field: Any) -> None:
        if field.data != "yes":
            raise ValidationError(sentence)

    return check


def not_after(other: str, sentence: Callable[[str], str]) -> Check:
    """Not after the day of another question; `sentence` makes the message from that day as shown."""

    def check(form: Any, field: Any) -> None:
        latest: date | None = form[other].data
        if latest is not None and field.data > latest:
            raise ValidationError(sentence(shown_date(latest)))

    return check
