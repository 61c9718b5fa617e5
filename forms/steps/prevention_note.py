"""Why somebody wants to talk before there is any absence: what one sees at work, never what may be wrong with anybody."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind, Fact

WISHED_BY = (
    ("manager", _l("I, as the manager")),
    ("employee", _l("The employee")),
    ("both", _l("Both of us")),
)


class PreventionNoteForm(DocumentForm):
    """Begins a preventive follow-up; the employee reads it."""

    kind = DocumentKind.PREVENTION_NOTE
    title = _l("Talk before there is any absence")
    intro = _l(
        "An early talk can keep a small difficulty from becoming an absence. Wonder, do not judge: "
        "tell what you see at work, and ask how it is."
    )
    submit_label = _l("Begin, and tell the employee")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("Why now"), ("wished_by", "seen", "wanted")),)

    wished_by = ChoiceAnswer(
        _l("Who wants to talk?"), options=WISHED_BY, required=_l("Choose who wants to talk.")
    )
    seen = TextAnswer(
        _l("What is it about at work?"),
        required=_l("Write in a line what it is about at work."),
        hint=_l("For instance pace, tasks, hours, surroundings. Not the health, and not guesses about it."),
    )
    wanted = TextAnswer(_l("What would make it better?"), rows=3, hint=_l("If you have an idea already."))


class OwnPreventionNoteForm(PreventionNoteForm):
    """Speaks to the employee, who is the one asking."""

    title = _l("Ask for a talk")
    intro = _l(
        "You need not be ill to ask for a talk. Tell your manager what at work is difficult just now; "
        "you never have to say anything about your health."
    )
    submit_label = _l("Ask my manager for a talk")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("What it is about"), ("seen", "wanted")),)

    wished_by = ChoiceAnswer(_l("Who wants to talk?"), options=WISHED_BY)
    seen = TextAnswer(
        _l("What at work would you like to talk about?"),
        required=_l("Write in a line what you would like to talk about."),
        hint=_l("For instance pace, tasks, hours, surroundings, colleagues."),
    )
    wanted = TextAnswer(_l("What would help you?"), rows=3, hint=_l("If you have an idea already."))

    def facts(self) -> dict[str, Fact]:
        """The facts of the note; the employee asks."""
        return super().facts() | {"wished_by": "employee"}
