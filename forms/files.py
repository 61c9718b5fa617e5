"""Decides how a file is asked for; what is in it is looked into by the use case that takes it."""

from typing import Any

from forms.fields import AnswerField


class FileAnswer(AnswerField):
    """A file to choose; its name stands for it. The page reads it where it is posted; nothing of it is shown again.

    `accept` is what the browser offers first, and what makes phones hand over pictures in a form others can open.
    """

    control = "file"
    coded = False

    def __init__(self, label: str, *, accept: str = "", **rest: Any) -> None:
        super().__init__(label, **rest)
        self.accept = accept

    def _value(self) -> str:
        return ""
