"""Decides how the calculator says what cannot be reckoned: every sentence with its question and its period."""

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from forms.calculator import Calculator, too_many

Problem = dict[str, str]


def problems_of(entered: Calculator) -> list[Problem]:
    """What is wrong with periods that were validated, or that no sickness is left among them."""
    if entered.too_many:
        return [{"text": str(too_many()), "href": ""}]
    return list(_at_fields(entered)) or [_no_sickness(entered)]


def _at_fields(entered: Calculator) -> Iterator[Problem]:
    several = len(entered.periods) > 1
    for place, form in enumerate(entered.periods.values(), start=1):
        for field in form:
            if field.errors:
                yield {"text": _told(field, place if several else 0), "href": f"#{field.id}"}
    for field in entered.person:
        if field.errors:
            yield {"text": _told(field, 0), "href": f"#{field.id}"}


def _told(field: Any, place: int) -> str:
    """The sentence with its question, and which period where there are several."""
    period = f"{_('Period %(number)s', number=place)}. " if place else ""
    return f"{period}{field.label.text}: {field.errors[0]}".replace("?:", "?")


def _no_sickness(entered: Calculator) -> Problem:
    kind = next(iter(entered.filled))["kind"]
    text = _("No day of sickness is left, so there is nothing to reckon. Add the absence itself, or change what a period is.")  # fmt: skip
    return {"text": str(text), "href": f"#{kind.id}"}
