"""How the employee would like to be contacted."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.fields import NumberAnswer
from forms.options import options_of
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.contact_rhythm import LONGEST_WEEKS, WAYS


class ContactWishForm(AnswerForm):
    """A wish, no demand: all of it is voluntary, but something is said."""

    name = "contact_wish"
    title = _l("What suits you?")
    intro = _l(
        "Your manager should keep in touch while you are away, and you decide together how. Say what suits you: your manager "
        "sees it before anything is changed. You need not say anything about your health."
    )
    submit_label = _l("Send it to your manager")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("every_weeks", "way", "words")),)

    every_weeks = NumberAnswer(
        _l("How many weeks between each time?"),
        low=1,
        high=LONGEST_WEEKS,
        hint=_l("1 is every week, 8 every eighth."),
    )
    way = ChoiceAnswer(_l("How?"), options=options_of(WAYS))
    words = TextAnswer(
        _l("In your own words"),
        limit=500,
        rows=3,
        hint=_l("For instance at what time of day, or who should be in touch."),
    )
