"""The moves of a trial in other work: assessed, tried, evaluated, and registered only after a trial that went well."""

from workflow.domain.law import AML_4_6_1, HOUSE_RULE
from workflow.domain.text import N_
from workflow.domain.tracks.file import TrackFile
from workflow.domain.tracks.kinds import Move, State
from workflow.domain.tracks.moves import AFTER_SENDING, Answer, Ask, MoveRule, TrackMove, day, not_before

ASSESSED_BY = (
    ("occupational_health", N_("The occupational health service")),
    ("nav", N_("Nav")),
    ("other", N_("Somebody else")),
)
TRIAL_OUTCOMES = (
    ("successful", N_("It went well")),
    ("partly", N_("It went well in part")),
    ("unsuccessful", N_("It did not work")),
)
WENT_WELL = frozenset({"successful", "partly"})
FOUND = Ask(
    name="answer",
    answer=Answer.WORDS,
    label=N_("What did it say about work?"),
    missing=N_("Write what it said about work; the employee can read it."),
    hint=N_("Which work, how much, and what it must allow for. Not why."),
)


def went_well(file: TrackFile) -> bool:
    """The last trial led somewhere."""
    return file.told.get("trial_outcome") in WENT_WELL


ASSESSED = TrackMove(
    move=Move.NOTE_ASSESSMENT,
    verb=N_("Note the assessment"),
    source=(State.SENT,),
    dest=State.ASSESSED,
    asks=(
        day("answered_on", N_("Which day was it assessed?"), N_("Write the day of the assessment.")),
        Ask(
            name="assessed_by",
            answer=Answer.CHOICE,
            label=N_("Who assessed it?"),
            missing=N_("Choose who assessed it."),
            options=ASSESSED_BY,
        ),
        FOUND,
    ),
    rules=(AFTER_SENDING,),
)
IN_TRIAL = TrackMove(
    move=Move.BEGIN_TRIAL,
    verb=N_("Agree on a trial"),
    source=(State.ASSESSED, State.EVALUATED),
    dest=State.IN_TRIAL,
    asks=(
        day("trial_from", N_("First day of the trial"), N_("Write the first day of the trial."), ahead=True),
        day("trial_to", N_("Last day of the trial"), N_("Write the last day of the trial."), ahead=True),
        Ask(
            name="position",
            answer=Answer.WORDS,
            label=N_("Which unit and position?"),
            missing=N_("Write the unit and the position."),
        ),
    ),
    rules=(
        not_before("trial_from", "answered_on", N_("The assessment comes first. Choose a later day."), AML_4_6_1),
        not_before("trial_from", "evaluated_on", N_("A new trial comes after the last one. Choose a later day.")),
        not_before("trial_to", "trial_from", N_("The trial cannot end before it begins. Choose a later day.")),
    ),
)  # fmt: skip
EVALUATED = TrackMove(
    move=Move.EVALUATE_TRIAL,
    verb=N_("Write how the trial went"),
    source=(State.IN_TRIAL,),
    dest=State.EVALUATED,
    asks=(
        day("evaluated_on", N_("Which day did you look at it together?"), N_("Write the day you looked at it.")),
        Ask(
            name="trial_outcome",
            answer=Answer.CHOICE,
            label=N_("How did it go?"),
            missing=N_("Choose how it went."),
            options=TRIAL_OUTCOMES,
        ),
        Ask(
            name="answer",
            answer=Answer.WORDS,
            label=N_("What did you learn?"),
            missing=N_("Write what you learned; the employee can read it."),
            hint=N_("What worked at work, and what did not. Nothing about illness."),
        ),
    ),
    rules=(
        not_before("evaluated_on", "trial_from", N_("It is looked at once it has begun. Choose a later day.")),
    ),
)  # fmt: skip
REGISTERED = TrackMove(
    move=Move.REGISTER,
    verb=N_("Register in the position bank"),
    source=(State.EVALUATED,),
    dest=State.REGISTERED,
    by_filing=True,
    rules=(
        MoveRule(
            name="trial_went_well",
            sentence=N_("Only after a trial that went well can the employee be registered."),
            met=went_well,
            field="trial_outcome",
            law=HOUSE_RULE,
        ),
    ),
)
