"""The employee's consent to be in touch with somebody: who, for what, until when. Given here, or on a paper that is noted."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, SeveralAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.options import options_of
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future, not_in_past, within_days
from workflow.domain.contact_names import PARTIES, USES
from workflow.domain.documents import DocumentKind

ONE_YEAR = 365
QUESTIONS = ("party", "covers", "until", "limits")


class ConsentForm(DocumentForm):
    """Speaks to the employee. Nothing is chosen beforehand."""

    kind = DocumentKind.CONSENT
    title = _l("Give a consent")
    intro = _l(
        "You decide whether your employer may be in touch with others about you, for what and until when. It is about "
        "work and what is possible, never about your health. You can take it back at any time, without saying why."
    )
    submit_label = _l("Give the consent")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("The consent"), QUESTIONS),)

    party = ChoiceAnswer(
        _l("Who is it about?"),
        options=options_of(PARTIES),
        required=_l("Choose who it is about."),
        hint=_l("A new consent takes the place of an earlier one to the same."),
    )
    covers = SeveralAnswer(
        _l("What does it cover?"),
        options=options_of(USES),
        required=_l("Choose at least one thing it covers."),
    )
    until = DateAnswer(
        _l("Until when?"),
        toward=Toward.FUTURE,
        required=_l("Write the last day of the consent, at the latest in a year."),
        hint=_l("It ends by itself after this day."),
        checks=(not_in_past, within_days(ONE_YEAR)),
    )
    limits = TextAnswer(
        _l("Is there anything it does not cover?"),
        rows=3,
        hint=_l("For instance a subject you do not want taken up. You may leave this open."),
    )


class PaperConsentForm(ConsentForm):
    """A consent the employee signed on paper: noted by whoever follows up, seen and taken back by the employee."""

    title = _l("Note a consent on paper")
    intro = _l(
        "Only when the employee has signed a paper. Best is that the employee gives the consent here; then it needs no "
        "note. The employee sees what you write, and can take the consent back at any time."
    )
    submit_label = _l("Note the consent")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("The paper"), ("signed_on", *QUESTIONS)),)

    signed_on = DateAnswer(
        _l("Which day did the employee sign?"),
        toward=Toward.PAST,
        required=_l("Write the day that stands on the paper."),
        checks=(not_in_future, not_before_absence),
    )
    limits = TextAnswer(
        _l("Is there anything it does not cover?"),
        rows=3,
        hint=_l("As it stands on the paper."),
    )


class _TakenBack:
    """The question that a consent which was taken back has besides."""

    title = _l("Consent that was taken back")
    taken_back_on = DateAnswer(_l("Taken back"), toward=Toward.PAST, required=_l("Write the day."))


class ConsentTakenBackForm(_TakenBack, ConsentForm):
    """The same consent with the day it was taken back: filed as its next version."""

    sections: ClassVar[tuple[Section, ...]] = (Section(_l("The consent"), ("taken_back_on", *QUESTIONS)),)


class PaperConsentTakenBackForm(_TakenBack, PaperConsentForm):
    """The same for a consent that was noted from a paper."""

    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The paper"), ("taken_back_on", "signed_on", *QUESTIONS)),
    )
