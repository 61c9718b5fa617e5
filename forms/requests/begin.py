"""What HR begins on a case, and why; it is decided on as any other request."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.text_fields import TextAnswer
from forms.translating import _l
from workflow.domain.tracks.kinds import TRACK_NAMES, TrackKind

K = TrackKind

GROUPS: tuple[tuple[str, tuple[TrackKind, ...]], ...] = (
    (_l("Help to get on"), (K.NAV_ASSISTANCE, K.OCCUPATIONAL_HEALTH, K.EXPERT_ASSISTANCE, K.POSITION_BANK)),
    (_l("A meeting with Nav"), (K.EARLY_DIALOGUE_MEETING_2, K.DIALOGUE_MEETING_3)),
    (_l("When the two do not get on together"), (K.ACCOMMODATION_REFUSED, K.NON_COOPERATION)),
    (
        _l("The sick note, self-certification and sick pay"),
        (K.EMPLOYER_PERIOD_REFUND, K.CONTESTED_SICK_NOTE, K.SELF_CERTIFICATION_WITHDRAWAL),
    ),
    (_l("Nothing of this fits"), (K.OTHER,)),
)
"""How the kinds stand together, for somebody who knows what is difficult and not what it is called."""

WHEN: dict[TrackKind, str] = {
    K.NAV_ASSISTANCE: _l(
        "When what the workplace can do itself is not enough. Nav gets a letter and answers whether it helps with measures, "
        "aids, a grant or advice."
    ),
    K.OCCUPATIONAL_HEALTH: _l(
        "When somebody neutral who knows the workplace should look at it. The service gets a referral and proposes what can "
        "be adapted."
    ),
    K.EXPERT_ASSISTANCE: _l(
        "When the absence is long or comes back, and the usual means are used up. Nav may pay an expert from outside, who "
        "writes a report with proposals."
    ),
    K.POSITION_BANK: _l(
        "When the own position no longer suits the health. Other work is assessed and tried, and the employee may be "
        "registered for other positions."
    ),
    K.EARLY_DIALOGUE_MEETING_2: _l(
        "When it cannot wait until Nav calls the meeting in week 26. Nav gets the wish with the reason, and decides."
    ),
    K.DIALOGUE_MEETING_3: _l(
        "When dialogue meeting 2 is over and one more is needed before the sick pay ends. Nav gets the wish, and decides."
    ),
    K.ACCOMMODATION_REFUSED: _l(
        "When the two cannot agree on how the work is adapted. Nav gets what was proposed and what each of them says, and can "
        "advise."
    ),
    K.NON_COOPERATION: _l(
        "When the employee does not come or answer over time. Nav gets every try that is on file, can call a meeting, and "
        "decides about the sick pay."
    ),
    K.EMPLOYER_PERIOD_REFUND: _l(
        "When the absence comes of a long-lasting condition or a pregnancy. Nav can pay the employer period for a time."
    ),
    K.CONTESTED_SICK_NOTE: _l(
        "When there are grounds that can be shown to doubt a sick note. Nav gets the grounds, asks the doctor, and decides."
    ),
    K.SELF_CERTIFICATION_WITHDRAWAL: _l(
        "When self-certification was misused. The employee is heard first, and then needs a sick note from the first day, for "
        "a time."
    ),
    K.OTHER: _l("When HR can help with it alone. No letter is sent; you write what you did, and close it."),
}
"""Of each kind one thing to choose it by: when it is the right one, and what comes of it."""


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
        hints={kind.value: sentence for kind, sentence in WHEN.items()},
        groups=tuple((title, tuple(kind.value for kind in kinds)) for title, kinds in GROUPS),
        required=_l("Choose what it is about."),
    )
    why = TextAnswer(
        _l("Why?"),
        rows=3,
        hint=_l("What is difficult at work, and what you hope for. Not the illness."),
        required=_l("Write why; the manager and the employee can read it."),
    )
    note = TextAnswer(_l("A note for HR"), rows=3, hint=_l("Only HR reads it. Nothing about illness."))
