"""Holding something back from deletion: what, why, and when that is looked at again; and letting it go."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today, within_days

DAYS_AHEAD = 730
CASE, PERSON = "case", "person"


class HoldForm(AnswerForm):
    """A hold on a follow-up, or on everything about its employee."""

    name = "hold"
    title = _l("Hold back from deletion")
    intro = _l(
        "For a complaint, a dispute or an inspection: nothing is deleted as long as the hold stands. The employee sees that there "
        "is one, and not why."
    )
    submit_label = _l("Hold it back")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("scope", "reason", "review_on")),)

    scope = ChoiceAnswer(
        _l("What is held back?"),
        options=((CASE, _l("This follow-up")), (PERSON, _l("Everything about the person"))),
        required=_l("Choose what is held back."),
    )
    reason = TextAnswer(
        _l("Why?"),
        hint=_l("The matter and who asked, in a few words. Only HR reads it. Nothing about illness."),
        required=_l("Write why it is held back."),
    )
    review_on = DateAnswer(
        _l("When do you look at it again?"),
        toward=Toward.FUTURE,
        hint=_l("HR is reminded on that day. Two years ahead at most."),
        required=_l("Choose the day you look at it again."),
        checks=(after_today, within_days(DAYS_AHEAD)),
    )


class LiftForm(AnswerForm):
    """Why something need not be held back any more."""

    name = "lift_hold"
    title = _l("Lift the hold")
    intro = _l("What has been kept long enough is deleted the next night.")
    submit_label = _l("Lift the hold")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("because",)),)

    because = TextAnswer(
        _l("Why is it not needed any more?"), required=_l("Write why it is not needed any more.")
    )


class KeepForm(AnswerForm):
    """Another day to look at a hold."""

    name = "keep_hold"
    title = _l("Keep the hold")
    intro = _l("Choose when you look at it next.")
    submit_label = _l("Keep it until then")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("next_review_on",)),)

    next_review_on = DateAnswer(
        _l("When do you look at it again?"),
        toward=Toward.FUTURE,
        required=_l("Choose the day you look at it again."),
        checks=(after_today, within_days(DAYS_AHEAD)),
    )
