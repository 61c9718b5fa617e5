"""Decides how a track may go on: which moves lead from where it stands, and every reason why one may not be made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workflow.domain.dated_rules import RuleBook
from workflow.domain.documents import DocumentKind, Fact
from workflow.domain.errors import Refusal
from workflow.domain.law import HOUSE_RULE, Law
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.domain.tracks.evidence import Evidence
from workflow.domain.tracks.file import TrackFile
from workflow.domain.tracks.kinds import Move, State
from workflow.domain.tracks.moves import Answer, Ask, TrackMove
from workflow.domain.tracks.table import Track

OUT_OF_ORDER = N_("This does not follow from where it stands now.")
NOT_YOURS = N_("This is for HR to do.")
NOT_YET = N_("That day has not come yet. Write the day it happened.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why a move is refused; `field` is the answer it is about, `mended_by` the form that mends it."""

    name: str
    sentence: str
    law: Law = HOUSE_RULE
    field: str | None = None
    mended_by: DocumentKind | None = None


class TrackRefused(Refusal):
    """A move cannot be made; `reasons` has every one."""

    def __init__(self, move: Move, reasons: Sequence[Reason]) -> None:
        super().__init__(f"{move} is refused: {', '.join(reason.name for reason in reasons)}")
        self.move = move
        self.reasons = tuple(reasons)


def open_moves(track: Track, state: State, role: Role) -> list[TrackMove]:
    """What this role can do from here with a form, in the order of the table."""
    return [
        move
        for move in track.moves
        if state in move.source and role in move.by and not move.by_filing
    ]  # fmt: skip


def find_move(track: Track, state: State, move: Move) -> TrackMove | None:
    """The row of a move, the one that leads from here where a track has several; None when the track has none."""
    rows = [row for row in track.moves if row.move is move]
    return next((row for row in rows if state in row.source), rows[0] if rows else None)


def refusals(
    track: Track,
    move: TrackMove,
    state: State,
    file: TrackFile,
    telling: Mapping[str, Fact],
    *,
    role: Role,
    filing: bool = False,
) -> list[Reason]:
    """Every reason why the move cannot be made from here, telling this; none: it can.

    Of words `telling` says only that there are some.
    """
    after = replace(file, told={**file.told, **telling})
    found = []
    if state not in move.source or (move.by_filing and not filing):
        found.append(Reason(name="out_of_order", sentence=OUT_OF_ORDER))
    if role not in move.by:
        found.append(Reason(name="not_yours", sentence=NOT_YOURS))
    if move.sends:
        found += [_as_reason(one) for one in unmet(track.needs, after)]
    found += [reason for ask in move.asks for reason in _of_ask(ask, telling, after)]
    found += [
        Reason(name=rule.name, sentence=rule.sentence, law=rule.law, field=rule.field)
        for rule in move.rules
        if not rule.met(after)
    ]
    return found


def unmet(evidence: Sequence[Evidence], file: TrackFile) -> list[Evidence]:
    """What is missing of it."""
    return [one for one in evidence if not one.met(file)]


def remind_on(track: Track, state: State, file: TrackFile, rules: RuleBook, today: date) -> date | None:
    """The day HR is reminded, when nothing has happened by then; None where nothing is waited for."""
    remind = track.reminds.get(state)
    if remind is None:
        return None
    if isinstance(remind, str):
        paper = file.paper.day(remind) if file.paper else None
        return file.day(remind) or paper
    return today + timedelta(days=rules.value(remind, today))


def _of_ask(ask: Ask, telling: Mapping[str, Fact], after: TrackFile) -> list[Reason]:
    """What is left open though it must be told, or told of a day that has not come."""
    if telling.get(ask.name) in (None, ""):
        return (
            [Reason(name=f"{ask.name}_missing", sentence=ask.missing, field=ask.name)] if ask.missing else []
        )
    told = after.day(ask.name) if ask.answer is Answer.PAST_DAY else None
    if told is not None and told > after.case.today:
        return [Reason(name=f"{ask.name}_not_yet", sentence=NOT_YET, field=ask.name)]
    return []


def _as_reason(one: Evidence) -> Reason:
    return Reason(name=one.name, sentence=one.sentence, law=one.law, mended_by=one.mended_by)
