"""The request for Nav's help: what is needed, what stands in the way, and what was tried."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind

HELP = (
    ("aids", _l("Aids or changes at the place of work")),
    ("measures", _l("A measure from Nav, such as a trial or training")),
    ("grant", _l("A grant towards what the accommodation costs")),
    ("advice", _l("Advice on how to go on")),
    ("non_cooperation", _l("A meeting, because the employee does not come or answer")),
    ("accommodation_refused", _l("A meeting, because the two do not agree on the accommodation")),
)


class NavHelpRequestForm(DocumentForm):
    """Becomes a letter that HR sends; nothing goes to Nav by itself."""

    kind = DocumentKind.NAV_HELP_REQUEST
    title = _l("Ask Nav for help")
    intro = _l(
        "Use this when what the workplace can do itself is not enough. The answers become a letter to Nav, which HR "
        "sends. The employee can read it."
    )
    submit_label = _l("Make the letter to Nav")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("What is asked for"), ("help_kind", "wanted")),
        Section(_l("How things stand"), ("situation", "tried", "employee_knows", "reply_to")),
    )

    help_kind = ChoiceAnswer(
        _l("Which help?"), options=HELP, required=_l("Choose which help you ask for; you can ask once more.")
    )
    wanted = TextAnswer(_l("What do you want Nav to do?"), required=_l("Write what you want Nav to do."))
    situation = TextAnswer(
        _l("How do things stand at work?"),
        required=_l("Write how things stand at work."),
        hint=_l("Tasks, hours and what works. Not the illness."),
    )
    tried = TextAnswer(
        _l("What has been tried?"),
        required=_l("Write what has been tried; Nav asks for it."),
        hint=_l("Each attempt with its date and how it went."),
    )
    employee_knows = YesNoAnswer(
        _l("Does the employee know that you ask?"),
        required=_l("Answer whether the employee knows that you ask."),
        hint=_l("Talk about it first if you can: help works best when both want it."),
    )
    reply_to = LineAnswer(
        _l("Whom can Nav call?"), hint=_l("Name and telephone number."), unchecked="a name and a number"
    )
