"""The moves of expert assistance after Nav has answered: nothing begins before Nav's yes, and the refund follows the report."""

from workflow.domain.law import NAV_PRACTICE
from workflow.domain.rules_of_absence import EXPERT_ASSISTANCE_KRONER
from workflow.domain.text import N_
from workflow.domain.tracks.file import TrackFile
from workflow.domain.tracks.kinds import Move, State
from workflow.domain.tracks.moves import Answer, Ask, TrackMove, at_most, day, not_before


def ceiling(file: TrackFile) -> int:
    """How much Nav covers at most, by the day the application was sent (kroner)."""
    return file.rule(EXPERT_ASSISTANCE_KRONER, file.day("sent_on"))


def _kroner(name: str, label: str, missing: str, hint: str = "") -> Ask:
    return Ask(name=name, answer=Answer.KRONER, label=label, missing=missing, hint=hint)


APPROVED = TrackMove(
    move=Move.NOTE_APPROVAL,
    verb=N_("Note that Nav said yes"),
    source=(State.SENT,),
    dest=State.APPROVED,
    asks=(
        day("approved_on", N_("Which day did Nav say yes?"), N_("Write the day of Nav's approval.")),
        _kroner("approved_kroner", N_("How much did Nav grant?"), N_("Write what Nav granted, in whole kroner.")),
        Ask(
            name="case_number",
            answer=Answer.CASE_NUMBER,
            label=N_("Nav's case number"),
            hint=N_("Figures, letters and hyphens as Nav writes it. Not a name and not a birthday."),
        ),
    ),
    rules=(
        not_before("approved_on", "sent_on", N_("Nav cannot say yes before it was asked. Choose a later day.")),
        at_most(
            "approved_kroner", ceiling, N_("That is more than Nav covers. Look at the letter once more."), NAV_PRACTICE
        ),
    ),
)  # fmt: skip
BEGUN = TrackMove(
    move=Move.NOTE_BEGINNING,
    verb=N_("Note that the work has begun"),
    source=(State.APPROVED,),
    dest=State.BEGUN,
    asks=(day("begun_on", N_("Which day did the expert begin?"), N_("Write the day the expert began.")),),
    rules=(
        not_before(
            "begun_on",
            "approved_on",
            N_("Nav covers nothing that was begun before it had said yes. Work begun earlier cannot be put here."),
            NAV_PRACTICE,
        ),
    ),
)  # fmt: skip
REPORTED = TrackMove(
    move=Move.RECEIVE_REPORT,
    verb=N_("Note that the report has come"),
    source=(State.BEGUN,),
    dest=State.REPORTED,
    asks=(day("reported_on", N_("Which day did the report come?"), N_("Write the day the report came.")),),
    rules=(
        not_before(
            "reported_on", "begun_on", N_("The report cannot come before the work began. Choose a later day.")
        ),
    ),
)
CLAIMED = TrackMove(
    move=Move.CLAIM_REFUND,
    verb=N_("Note that the refund is claimed"),
    source=(State.REPORTED,),
    dest=State.CLAIMED,
    asks=(
        day("claimed_on", N_("Which day was it claimed?"), N_("Write the day it was claimed.")),
        _kroner("claimed_kroner", N_("How much was claimed?"), N_("Write what was claimed, in whole kroner.")),
    ),
    rules=(
        not_before("claimed_on", "reported_on", N_("The report comes first. Choose a later day.")),
        at_most(
            "claimed_kroner",
            lambda file: file.number("approved_kroner"),
            N_("That is more than Nav granted. Claim that amount or less."),
            NAV_PRACTICE,
        ),
    ),
)  # fmt: skip
REFUNDED = TrackMove(
    move=Move.RECEIVE_REFUND,
    verb=N_("Note that the refund has come"),
    source=(State.CLAIMED,),
    dest=State.REFUNDED,
    asks=(
        day("refunded_on", N_("Which day did it come?"), N_("Write the day it came.")),
        _kroner("refunded_kroner", N_("How much came?"), N_("Write what came, in whole kroner.")),
    ),
    rules=(
        not_before("refunded_on", "claimed_on", N_("It cannot come before it was claimed. Choose a later day.")),
        at_most(
            "refunded_kroner",
            lambda file: file.number("claimed_kroner"),
            N_("That is more than was claimed. Look at it once more."),
            NAV_PRACTICE,
        ),
    ),
)  # fmt: skip
