"""Decides how one of many is chosen (people, units): in a list that folds, drawn as a select."""

from forms.choices import ChoiceAnswer


class ListAnswer(ChoiceAnswer):
    """One of many answers."""

    control = "select"
