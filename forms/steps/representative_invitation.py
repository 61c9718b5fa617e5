"""The employee's invitation to a representative: who, what they may see, and until when."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, only_if
from forms.translating import _l
from forms.validators import after_today, within_days

ONE_YEAR = 365

SCOPES = (
    ("meeting", _l("Only meetings: when and where")),
    ("plan", _l("The plan and the meetings")),
    ("case", _l("The whole case")),
)


class RepresentativeInvitationForm(AnswerForm):
    """Speaks to the employee. Nothing is chosen beforehand: sharing is always an act of one's own."""

    name = "representative_invitation"
    title = _l("Let a representative follow your case")
    intro = _l(
        "You decide who may see something, how much, and for how long. The representative can read but not write, "
        "and you can take the invitation back whenever you want."
    )
    submit_label = _l("Invite the representative")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The invitation"), ("representative", "scope", "meeting", "until")),
    )

    representative = ChoiceAnswer(
        _l("Who?"),
        required=_l("Choose whom you want to invite."),
        hint=_l("Somebody you have invited already gets the new invitation instead of the earlier one."),
    )
    scope = ChoiceAnswer(
        _l("What may they see?"), options=SCOPES, required=_l("Choose how much the representative may see.")
    )
    meeting = ChoiceAnswer(
        _l("Which meeting?"),
        when=only_if("scope", "meeting"),
        required=_l("Choose a meeting, or all of them."),
        hint=_l("With one meeting chosen, the others stay between you and your manager."),
    )
    until = DateAnswer(
        _l("Until when?"),
        toward=Toward.FUTURE,
        required=_l("Write the last day of the invitation, at the latest in a year."),
        hint=_l("The last day they can see it. You can invite again later."),
        checks=(after_today, within_days(ONE_YEAR)),
    )


class LongerInvitationForm(AnswerForm):
    """A new last day for an invitation that stands; nobody but the employee is ever asked this."""

    name = "longer_invitation"
    title = _l("Let the invitation last longer")
    intro = _l(
        "What the representative sees stays as it is. You can still take the invitation back whenever you want."
    )
    submit_label = _l("Let it last longer")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("until",)),)

    until = DateAnswer(
        _l("New last day"),
        toward=Toward.FUTURE,
        required=_l("Write the new last day, at the latest in a year."),
        checks=(after_today, within_days(ONE_YEAR)),
    )
