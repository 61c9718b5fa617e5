"""The mark that a follow-up is difficult, and the day something was done to help."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today, not_in_future, within_days
from workflow.domain.difficulties import CATEGORY_NAMES

LONGEST_NOTE = 500
DAYS_AHEAD = 183


class DifficultyForm(AnswerForm):
    """Short on purpose; whoever writes is told that the employee can come to read it."""

    name = "difficulty"
    title = _l("Mark the follow-up as difficult")
    intro = _l(
        "So that it gets the help it needs and is looked at again. Only you and HR see it on a page; it comes with everything the "
        "employee asks to get about themselves. Write it so that you could say it to them."
    )
    submit_label = _l("Keep it")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("category", "note", "review_on")),)

    category = ChoiceAnswer(
        _l("What makes it difficult?"),
        options=tuple((code.value, _l(name)) for code, name in CATEGORY_NAMES.items()),
        required=_l("Choose what comes closest."),
    )
    note = TextAnswer(
        _l("In a few words"),
        rows=3,
        limit=LONGEST_NOTE,
        hint=_l("What you have seen and tried at work. No diagnosis, and nothing you only suppose."),
        required=_l("Write in a few words what makes it difficult."),
    )
    review_on = DateAnswer(
        _l("When do you look at it again?"),
        toward=Toward.FUTURE,
        hint=_l("You are reminded on that day. Half a year ahead at most."),
        required=_l("Choose the day you look at it again."),
        checks=(after_today, within_days(DAYS_AHEAD)),
    )


class HelpedForm(AnswerForm):
    """One line of the list that is ticked."""

    name = "helped"
    title = ""
    intro = ""
    submit_label = _l("Done on this day")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("done_on",)),)

    done_on = DateAnswer(
        _l("Which day?"),
        toward=Toward.PAST,
        required=_l("Write the day it was done."),
        checks=(not_in_future,),
    )
