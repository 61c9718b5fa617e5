"""The manager's request to HR for help beyond the ordinary means."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.fields import only_if
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.documents import DocumentKind

TRACKS = (
    ("nav_assistance", _l("Help from Nav: measures, aids, grants")),
    ("expert_assistance", _l("Expert assistance: an outside expert looks at the situation")),
    ("occupational_health", _l("The occupational health service")),
    ("position_bank", _l("Other work: a trial, position bank or redeployment")),
    ("non_cooperation", _l("The employee does not come or answer")),
    ("accommodation_refused", _l("We do not agree on how to adapt the work")),
    ("contested_sick_note", _l("I doubt a sick note, and have grounds for it")),
    ("employer_period_refund", _l("Many absences that Nav may refund")),
    ("self_certification_withdrawal", _l("Self-certification that is misused")),
    ("other", _l("Something else")),
)


class HelpRequestForm(DocumentForm):
    """HR decides what to do with it; the case stays where it is meanwhile."""

    kind = DocumentKind.HELP_REQUEST
    title = _l("Ask HR for help")
    intro = _l(
        "You need not know which scheme fits; say what is difficult, and HR looks at what can be done. "
        "The employee can see that you asked."
    )
    submit_label = _l("Send the request to HR")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("What you need"), ("track", "needed", "tried")),)

    track = ChoiceAnswer(_l("What is it about?"), options=TRACKS, required=_l("Choose what comes closest."))
    needed = TextAnswer(
        _l("What help is needed?"),
        required=_l("Write what help is needed."),
        hint=_l("What is difficult at work, and what you hope for. Not the illness."),
    )
    tried = TextAnswer(
        _l("What has been tried so far?"),
        when=only_if(
            "track", "expert_assistance", "non_cooperation", "accommodation_refused", "position_bank"
        ),
        required=_l("Write what has been tried; Nav and HR must see it before they can go on."),
        hint=_l("Each attempt with its date, also those that led nowhere."),
    )
