"""Decides how a file is asked for; what is in it is looked into by the use case that takes it."""

from forms.fields import AnswerField


class FileAnswer(AnswerField):
    """A file to choose; its name stands for it. The page reads it where it is posted; nothing of it is shown again."""

    control = "file"
    coded = False

    def _value(self) -> str:
        return ""
