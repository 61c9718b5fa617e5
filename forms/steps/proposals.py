"""Rows of proposals in a form: up to ten, each a few questions, shown as they are needed and asked for once begun."""

from collections.abc import Iterator
from typing import Any

from forms.base import Section
from forms.choices import ChoiceAnswer
from forms.fields import only_if
from forms.posted import first
from forms.text_fields import TextAnswer
from forms.translating import _l

ROWS = tuple(range(1, 11))
ADD_ROW = "add_row"
"""The button that shows one more row; the form is sent, and nothing of it is filed."""
SHOWN_ROWS = "rows_shown"
"""The hidden part of the page that says how many rows stand on it."""
MADE_BY = (
    ("employee", _l("The employee")),
    ("manager", _l("The manager")),
    ("other", _l("Somebody else")),
)
OUTCOMES = (
    ("accepted", _l("Taken up")),
    ("rejected", _l("Not taken up")),
)
LONGEST_NUMBER = 2
_QUESTIONS = ("what", "made_by", "considered", "outcome", "why")


def names_of(row: int) -> tuple[str, ...]:
    """The names of a row's fields."""
    return tuple(f"proposal_{row}_{question}" for question in _QUESTIONS)


def section_of(row: int) -> Section:
    """A row as a section of its own."""
    return Section(_l("Proposal %(number)s", number=row), names_of(row))


def is_used(form: Any, row: int) -> bool:
    """Whether something stands in a row; the first is always asked, for minutes without a proposal are none."""
    return row == ROWS[0] or any(
        not form[name].is_empty() or form[name].process_errors for name in names_of(row)
    )


def rows_wanted(form: Any, posted: Any) -> int:
    """How many rows the page shows: those begun, those it showed before, and one more when that was asked for."""
    begun = max(row for row in ROWS if is_used(form, row))
    if posted is None:
        return begun
    told = first(posted.getlist(SHOWN_ROWS))
    before = int(told) if told.isascii() and told.isdecimal() and len(told) <= LONGEST_NUMBER else 1
    return min(max(begun, before) + (ADD_ROW in posted), ROWS[-1])


def proposal_fields(row: int) -> Iterator[tuple[str, Any]]:
    """The fields of a row, by name."""
    what, made_by, considered, outcome, why = names_of(row)
    yield what, TextAnswer(_l("What is proposed?"), rows=2, required=_l("Write what is proposed."))
    yield (
        made_by,
        ChoiceAnswer(_l("Who made it?"), options=MADE_BY, required=_l("Choose who made the proposal.")),
    )
    yield (
        considered,
        TextAnswer(
            _l("How was it considered?"),
            rows=2,
            required=_l("Write how you looked at it: what speaks for it, what against."),
        ),
    )
    yield (
        outcome,
        ChoiceAnswer(
            _l("Was it taken up?"), options=OUTCOMES, required=_l("Choose whether it was taken up.")
        ),
    )
    yield (
        why,
        TextAnswer(
            _l("Why not?"),
            rows=2,
            when=only_if(outcome, "rejected"),
            required=_l("Write why it was not taken up. Without the reason nobody can look at it again."),
        ),
    )


def ask_for(form: Any, row: int, *, needed: bool) -> None:
    """Ask for everything in a row that is begun, and for nothing in one that is not."""
    for name in names_of(row):
        field = form[name]
        field.missing = field.missing if needed else None
        field.flags.required = needed and field.when is None
