"""Decides how the forms for signing in and passwords say what is missing; what is typed there is never changed."""

from typing import Any

from wtforms.validators import InputRequired, Length


def asked(sentence: str) -> Any:
    """A validator: the answer must be given."""
    return InputRequired(message=sentence)


def at_most(limit: int, sentence: str) -> Any:
    """A validator: the answer must fit."""
    return Length(max=limit, message=sentence)
