"""A contact or a try to reach the employee: when, how, and what came of it. Written in seconds, also on a phone."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, SeveralAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, TimeAnswer
from forms.options import options_of
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.contact_names import CHANNELS, OFFERED, OUTCOMES
from workflow.domain.documents import DocumentKind


class ContactAttemptForm(DocumentForm):
    """Every contact counts, also the one nobody answered."""

    kind = DocumentKind.CONTACT_ATTEMPT
    title = _l("Note a contact")
    intro = _l("A line is enough. What is written down can be shown later; what is not, has not happened.")
    submit_label = _l("Keep the note")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The contact"), ("contacted_on", "contacted_at", "channel", "outcome", "offered", "note")),
    )

    contacted_on = DateAnswer(
        _l("When?"),
        toward=Toward.PAST,
        required=_l("Write the day, for instance “today” or “yesterday”."),
        checks=(not_in_future, not_before_absence),
    )
    contacted_at = TimeAnswer(_l("What time?"))
    channel = ChoiceAnswer(
        _l("How?"), options=options_of(CHANNELS), required=_l("Choose how you got in touch.")
    )
    outcome = ChoiceAnswer(
        _l("What came of it?"), options=options_of(OUTCOMES), required=_l("Choose what came of it.")
    )
    offered = SeveralAnswer(
        _l("What did you offer?"),
        options=options_of(OFFERED),
        hint=_l("Some find it easier to talk in another way, or with somebody beside them."),
    )
    note = TextAnswer(
        _l("A line about it"),
        rows=3,
        hint=_l("What it was about at work, and what you agreed. Not the illness."),
    )

    def defaults(self) -> Mapping[str, object]:
        """Usually noted at once, and most often of a call."""
        return {"contacted_on": self.context.today, "channel": "phone"}
