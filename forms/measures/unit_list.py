"""Entries of a unit's list of accommodation possibilities: suggested, added, worded otherwise, declined, taken off."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.options import MEASURE_AREAS
from forms.text_fields import TextAnswer
from forms.translating import _l

KINDS = (
    ("possibility", _l("Something that can be adapted")),
    ("alternative_task", _l("Another task somebody can do for a time")),
)
NAMED = (
    ("yes", _l("Show my name to the manager")),
    ("no", _l("Suggest it without my name")),
)
REASONED = _l("Write the reason in a sentence or two.")


class EntryForm(AnswerForm):
    """An entry as it stands on the list. It names nobody, and nobody's health."""

    name = "unit_list_entry"
    title = _l("Add to the list")
    intro = _l("Everybody in the unit reads the list. It is about the work, never about a person.")
    submit_label = _l("Add to the list")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("kind", "area", "words")),)

    kind = ChoiceAnswer(_l("What is it?"), options=KINDS, required=_l("Choose what it is."))
    area = ChoiceAnswer(
        _l("What is it about?"), options=MEASURE_AREAS, required=_l("Choose tasks, hours or place.")
    )
    words = TextAnswer(
        _l("What is possible?"),
        limit=500,
        rows=3,
        required=_l("Write what is possible, in a sentence or two."),
        hint=_l("So concretely that a colleague can picture it. No names."),
    )


class SuggestionForm(EntryForm):
    """What an employee suggests; the manager puts it on the list or says why not."""

    name = "unit_list_suggestion"
    title = _l("Suggest something for the list")
    intro = _l(
        "You know the work. Your manager answers, and you see the answer here. Write about the work, never about a person."
    )
    submit_label = _l("Send the suggestion")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("kind", "area", "words", "named")),)

    named = ChoiceAnswer(
        _l("With your name?"),
        options=NAMED,
        required=_l("Choose whether your manager sees your name."),
        hint=_l(
            "Without it, your manager does not see who it comes from. Tilbake remembers it, so that you get the answer."
        ),
    )


class AcceptForm(EntryForm):
    """A suggestion as it shall stand on the list; the wording may be changed."""

    name = "unit_list_accept"
    title = _l("Put it on the list")
    intro = _l("Change the words if you need to. Whoever suggested it sees both.")
    submit_label = _l("Put it on the list")


class ReasonForm(AnswerForm):
    """Why something does not come on the list, or goes off it."""

    name = "unit_list_reason"
    title = _l("Say no to the suggestion")
    intro = _l("Whoever suggested it sees your reason.")
    submit_label = _l("Say no")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("reason",)),)

    reason = TextAnswer(_l("Why not?"), limit=500, rows=2, required=REASONED)


class RetireForm(ReasonForm):
    """An entry goes off the list; it is kept, and measures that came from it stay as they are."""

    name = "unit_list_retire"
    title = _l("Take it off the list")
    intro = _l("It is kept among what stood here before. Measures that came from it stay as they are.")
    submit_label = _l("Take it off the list")

    reason = TextAnswer(_l("Why is it taken off?"), limit=500, rows=2, required=REASONED)
