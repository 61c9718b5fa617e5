"""What HR begins on a case, and why; it is decided on as any other request."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.tracks.kinds import TRACK_NAMES


class BeginRequestForm(AnswerForm):
    """One of the tracks, with the reason others may read and a note nobody else does."""

    name = "begin_request"
    title = _l("Begin with help for this case")
    intro = _l(
        "You see next what must be on file, and decide then. The manager and the employee see that it has begun, and why."
    )
    submit_label = _l("Begin, and see what is needed")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("kind", "why", "note")),)

    kind = ChoiceAnswer(
        _l("What is it about?"),
        options=tuple((kind.value, _l(name)) for kind, name in TRACK_NAMES.items()),
        required=_l("Choose what it is about."),
    )
    why = TextAnswer(
        _l("Why?"),
        rows=3,
        hint=_l("What is difficult at work, and what you hope for. Not the illness."),
        required=_l("Write why; the manager and the employee can read it."),
    )
    note = TextAnswer(_l("A note for HR"), rows=3, hint=_l("Only HR reads it. Nothing about illness."))
