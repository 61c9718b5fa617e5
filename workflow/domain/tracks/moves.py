"""The moves of the tracks: where each leads from and to, who makes it, what is told with it, and which rules it must keep."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflow.domain.law import HOUSE_RULE, Law
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.domain.tracks.file import TrackFile
from workflow.domain.tracks.kinds import OPEN, Move, State


class Answer(StrEnum):
    """What kind of thing is told with a move."""

    PAST_DAY = "past_day"
    DAY = "day"
    KRONER = "kroner"
    CHOICE = "choice"
    WORDS = "words"
    CASE_NUMBER = "case_number"


SEALED = frozenset({Answer.WORDS, Answer.CASE_NUMBER})
"""What is kept sealed; the rest are codes, days and numbers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """One thing told with a move. `missing` is said when it is left open; without it, it may be."""

    name: str
    answer: Answer
    label: str
    missing: str = ""
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveRule:
    """What must hold of what is told: the sentence says it, `field` is the answer it is about."""

    name: str
    sentence: str
    met: Callable[[TrackFile], bool]
    field: str
    law: Law = HOUSE_RULE


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackMove:
    """A row of a track: `verb` is what the button says; `sends` that what must be on file is asked for here."""

    move: Move
    verb: str
    source: tuple[State, ...]
    dest: State
    by: tuple[Role, ...] = (Role.HR,)
    asks: tuple[Ask, ...] = ()
    rules: tuple[MoveRule, ...] = ()
    sends: bool = False
    by_filing: bool = False
    """Made by filing the track's paper, never by a form of its own."""


def day(name: str, label: str, missing: str, *, ahead: bool = False, hint: str = "") -> Ask:
    """A day that has been, or any day."""
    answer = Answer.DAY if ahead else Answer.PAST_DAY
    return Ask(name=name, answer=answer, label=label, missing=missing, hint=hint)


def not_before(name: str, earlier: str, sentence: str, law: Law = HOUSE_RULE) -> MoveRule:
    """A day is not before another one that was told; where that one was not told, nothing is asked."""

    def met(file: TrackFile) -> bool:
        later, first = file.day(name), file.day(earlier)
        return later is None or first is None or later >= first

    return MoveRule(name=f"{name}_not_before_{earlier}", sentence=sentence, met=met, field=name, law=law)


def at_most(name: str, limit: Callable[[TrackFile], int | None], sentence: str, law: Law) -> MoveRule:
    """A number is no larger than another."""

    def met(file: TrackFile) -> bool:
        number, most = file.number(name), limit(file)
        return number is None or most is None or 0 < number <= most

    return MoveRule(name=f"{name}_at_most", sentence=sentence, met=met, field=name, law=law)


def told_day(file: TrackFile, name: str) -> date | None:
    """A day told by a move, else one on the track's paper."""
    return file.day(name) or (file.paper.day(name) if file.paper else None)


GROUNDS = Ask(
    name="grounds",
    answer=Answer.WORDS,
    label=N_("What are the grounds?"),
    missing=N_("Write the grounds; the manager and the employee can read them."),
    hint=N_("A sentence or two about work. Nothing about illness."),
)
WORDS = Ask(
    name="answer",
    answer=Answer.WORDS,
    label=N_("What was answered?"),
    missing=N_("Write what was answered; the manager and the employee can read it."),
    hint=N_("In your own words, about work. Nothing about illness."),
)
RESULTS = (
    ("helped", N_("It helped")),
    ("partly", N_("It helped in part")),
    ("not", N_("It did not help")),
    ("not_needed", N_("It is no longer needed")),
)
OUTCOME = Ask(
    name="outcome",
    answer=Answer.CHOICE,
    label=N_("What came of it?"),
    missing=N_("Choose what came of it."),
    options=RESULTS,
)


def _paper_was_there(file: TrackFile) -> bool:
    sent_on = file.day("sent_on")
    return sent_on is None or file.paper is None or sent_on >= file.paper.filed_on


SENT_ON = day("sent_on", N_("Which day was it sent?"), N_("Write the day it was sent."))
ANSWERED_ON = day("answered_on", N_("Which day did the answer come?"), N_("Write the day the answer came."))
AFTER_SENDING = not_before(
    "answered_on", "sent_on", N_("An answer cannot come before it was sent. Choose a later day.")
)

TAKE_UP = TrackMove(
    move=Move.TAKE_UP, verb=N_("Say yes: HR takes it up"), source=(State.ASKED,), dest=State.TAKEN_UP
)
DECLINE = TrackMove(
    move=Move.DECLINE,
    verb=N_("Say no, with grounds"),
    source=(State.ASKED,),
    dest=State.DECLINED,
    asks=(GROUNDS,),
)
WITHDRAW = TrackMove(
    move=Move.WITHDRAW,
    verb=N_("Take it back"),
    source=tuple(state for state in OPEN if state is not State.ASKED),
    dest=State.WITHDRAWN,
    asks=(GROUNDS,),
)
WITHDRAW_ASKED = TrackMove(
    move=Move.WITHDRAW,
    verb=N_("Take it back"),
    source=(State.ASKED,),
    dest=State.WITHDRAWN,
    by=(Role.HR, Role.MANAGER),
    asks=(GROUNDS,),
)
SEND = TrackMove(
    move=Move.SEND,
    verb=N_("Note that it is sent"),
    source=(State.TAKEN_UP,),
    dest=State.SENT,
    asks=(SENT_ON,),
    rules=(
        # An earlier day would measure the letter by the ceiling of another year, and let a start in the past through.
        MoveRule(
            name="sent_on_not_before_paper",
            sentence=N_("It was not written yet on that day. Choose the day it was written, or a later one."),
            met=_paper_was_there,
            field="sent_on",
        ),
    ),
    sends=True,
)


def ask_again(state: State) -> TrackMove:
    """Somebody was asked how it goes; it stands where it stood, and the time for an answer begins anew."""
    return TrackMove(
        move=Move.ASK_AGAIN,
        verb=N_("Note that you asked again"),
        source=(state,),
        dest=state,
        asks=(day("asked_again_on", N_("Which day did you ask again?"), N_("Write the day you asked again.")),),
        rules=(
            not_before("asked_again_on", "sent_on", N_("You cannot ask again before it was sent. Choose a later day.")),
        ),
    )  # fmt: skip


ASK_AGAIN = ask_again(State.SENT)
NOTE_ANSWER = TrackMove(
    move=Move.NOTE_ANSWER,
    verb=N_("Note the answer"),
    source=(State.SENT,),
    dest=State.ANSWERED,
    asks=(ANSWERED_ON, WORDS),
    rules=(AFTER_SENDING,),
)
NOTE_REFUSAL = TrackMove(
    move=Move.NOTE_REFUSAL,
    verb=N_("Note that Nav said no"),
    source=(State.SENT,),
    dest=State.ANSWERED,
    asks=(ANSWERED_ON, WORDS),
    rules=(AFTER_SENDING,),
)


def close(
    *source: State, options: tuple[tuple[str, str], ...] = RESULTS, rules: tuple[MoveRule, ...] = ()
) -> TrackMove:
    """The end of a track from these places, with an outcome and its grounds."""
    outcome = Ask(
        name="outcome", answer=Answer.CHOICE, label=OUTCOME.label, missing=OUTCOME.missing, options=options
    )
    return TrackMove(
        move=Move.CLOSE,
        verb=N_("Close it"),
        source=source,
        dest=State.CLOSED,
        asks=(outcome, GROUNDS),
        rules=rules,
    )


DECIDED = (TAKE_UP, DECLINE)
ALWAYS = (WITHDRAW_ASKED, WITHDRAW)
