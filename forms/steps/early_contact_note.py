"""The note of an early contact: four questions, a line each, written on a phone while it is fresh."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.options import EXPECTED_LENGTH, WORK_RELATED
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.documents import DocumentKind


class EarlyContactNoteForm(DocumentForm):
    """What was said in the first talk on the phone; the first conversation goes on from here."""

    kind = DocumentKind.EARLY_CONTACT_NOTE
    title = _l("Note of the first contact")
    intro = _l(
        "Ask how it is, and listen. A line for each question is enough, and the illness stays out of it."
    )
    submit_label = _l("Keep the note")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The contact"), ("held_on",)),
        Section(_l("Four questions"), ("how_it_goes", "what_helps", "work_related", "expected_length")),
    )

    held_on = DateAnswer(
        _l("When did you talk?"),
        toward=Toward.PAST,
        required=_l("Write the day you talked, for instance “today” or “yesterday”."),
        checks=(not_in_future, not_before_absence),
    )
    how_it_goes = TextAnswer(
        _l("How are you doing?"),
        rows=2,
        limit=500,
        hint=_l("In the employee's own words, about everyday life and work."),
    )
    what_helps = TextAnswer(
        _l("What can I do for you?"),
        rows=2,
        limit=500,
        hint=_l("Something to take over, somebody to call, a task that can wait."),
    )
    work_related = ChoiceAnswer(
        _l("Is it related to work?"),
        options=WORK_RELATED,
        required=_l("Choose what the employee said; “not said” is an answer too."),
    )
    expected_length = ChoiceAnswer(
        _l("How long may it last?"),
        options=EXPECTED_LENGTH,
        required=_l("Choose what is known; “not known yet” is an answer too."),
    )

    def defaults(self) -> Mapping[str, object]:
        """Usually noted at once."""
        return {"held_on": self.context.today}
