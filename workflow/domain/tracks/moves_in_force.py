"""The moves of what counts for a time: a withdrawal of self-certification, and an exemption Nav has granted."""

from datetime import timedelta

from workflow.domain.law import FTRL_8_20, FTRL_8_27
from workflow.domain.text import N_
from workflow.domain.tracks.file import TrackFile
from workflow.domain.tracks.kinds import Move, State
from workflow.domain.tracks.moves import (
    ANSWERED_ON,
    GROUNDS,
    MoveRule,
    TrackMove,
    close,
    day,
    not_before,
    told_day,
)


def _goes_on(file: TrackFile) -> bool:
    """The new decision begins while the one before counts, or the day after it."""
    begins = file.paper.day("from_on") if file.paper else None
    ended = file.day("counted_until")
    return begins is None or ended is None or begins <= ended + timedelta(days=1)


NOTICE_GIVEN = TrackMove(
    move=Move.GIVE_NOTICE,
    verb=N_("Give the employee notice"),
    source=(State.TAKEN_UP,),
    dest=State.IN_FORCE,
    sends=True,
    by_filing=True,
)
PROLONGED = TrackMove(
    move=Move.PROLONG,
    verb=N_("Prolong it, with grounds"),
    source=(State.IN_FORCE,),
    dest=State.IN_FORCE,
    sends=True,
    by_filing=True,
    rules=(
        MoveRule(
            name="goes_on_without_a_gap",
            sentence=N_(
                "It runs out before that day. Let it go on from an earlier day, or decide anew once it has ended."
            ),
            met=_goes_on,
            field="from_on",
            law=FTRL_8_27,
        ),
    ),
)
REINSTATED = TrackMove(
    move=Move.REINSTATE,
    verb=N_("Give the right back"),
    source=(State.IN_FORCE,),
    dest=State.CLOSED,
    asks=(
        day("ended_on", N_("From which day does the right count again?"), N_("Write the day."), ahead=True),
        GROUNDS,
    ),
    rules=(
        not_before("ended_on", "from_on", N_("Choose a day after it began."), FTRL_8_27),
        MoveRule(
            name="ended_on_within_time",
            sentence=N_("It ends by itself before that day. Choose an earlier one."),
            met=lambda file: not _later(file, "ended_on", "to_on"),
            field="ended_on",
            law=FTRL_8_27,
        ),
    ),
)
GRANTED = TrackMove(
    move=Move.NOTE_APPROVAL,
    verb=N_("Note that Nav said yes"),
    source=(State.SENT,),
    dest=State.IN_FORCE,
    asks=(
        ANSWERED_ON,
        day("from_on", N_("From which day does it count?"), N_("Write the first day it counts."), ahead=True),
        day("to_on", N_("Until which day does it count?"), N_("Write the last day it counts."), ahead=True),
    ),
    rules=(
        not_before(
            "answered_on", "sent_on", N_("An answer cannot come before it was sent. Choose a later day.")
        ),
        not_before("to_on", "from_on", N_("It cannot end before it begins. Choose a later day."), FTRL_8_20),
    ),
)


def _later(file: TrackFile, name: str, limit: str) -> bool:
    told, most = file.day(name), told_day(file, limit)
    return told is not None and most is not None and told > most


def _has_run_out(file: TrackFile) -> bool:
    last = told_day(file, "to_on")
    return file.told.get("outcome") != "ran_out" or (last is not None and last < file.case.today)


RAN_OUT = ("ran_out", N_("The time ran out"))
NOT_BEFORE_ITS_END = MoveRule(
    name="has_run_out",
    sentence=N_("The time has not run out yet."),
    met=_has_run_out,
    field="outcome",
)
WITHDRAWAL_ENDED = close(State.IN_FORCE, options=(RAN_OUT,), rules=(NOT_BEFORE_ITS_END,))
REFUND_ENDED = close(
    State.IN_FORCE,
    State.ANSWERED,
    options=(RAN_OUT, ("refused", N_("Nav said no")), ("not_needed", N_("It is no longer needed"))),
    rules=(NOT_BEFORE_ITS_END,),
)
