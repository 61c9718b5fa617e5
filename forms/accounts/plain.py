"""Decides how the short forms around accounts read what is typed: one line, tidy, with a sentence for what is missing."""

from typing import Any

from wtforms.validators import InputRequired, Length

from forms.texts import tidy_line


def tidy_or_none(value: Any) -> Any:
    """A filter: text on one line without invisible characters."""
    return tidy_line(value) if isinstance(value, str) and len(value) < 100_000 else value


def asked(sentence: str) -> Any:
    """A validator: the answer must be given."""
    return InputRequired(message=sentence)


def at_most(limit: int, sentence: str) -> Any:
    """A validator: the answer must fit."""
    return Length(max=limit, message=sentence)
