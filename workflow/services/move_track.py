"""Moves a track on by a form, or says every reason why not; what is told stays with the line for ever."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from workflow.domain.access import Act, Right, Thing, granted
from workflow.domain.documents import DocumentKind, Fact
from workflow.domain.effects import Effect
from workflow.domain.errors import NotFound, Stale
from workflow.domain.people import Actor, Role
from workflow.domain.text import N_
from workflow.domain.tracks.file import TrackFile
from workflow.domain.tracks.going_on import Reason, TrackRefused, find_move, refusals, remind_on
from workflow.domain.tracks.kinds import FINAL, Move, State
from workflow.domain.tracks.moves import TrackMove
from workflow.domain.tracks.table import TRACKS
from workflow.services.chores import Chore
from workflow.services.letters_by_hand import TASKS_OF_LETTERS, letter_gone
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only, reach
from workflow.services.records import CaseRecord, Event, Work
from workflow.services.track_file import track_file
from workflow.services.tracks import TrackLine, TrackRecord

DECIDE = Right(Act.DECIDE, Thing.ESCALATION)
TAKE_BACK = Right(Act.WRITE, Thing.ESCALATION)
UNDECIDED = Reason(name="undecided", sentence=N_("HR must decide on the request before its letter is sent."))


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """What is told with a move: days, numbers and codes, the words others may read, and HR's own note."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    def known(self) -> Mapping[str, Fact]:
        """As the rules see it: of words only that there are some."""
        said: dict[str, Fact] = {name: True for name, text in self.words.items() if text.strip()}
        return {name: fact for name, fact in self.facts.items() if fact is not None} | said


def move_track(
    office: Office,
    track_id: UUID,
    move: Move,
    telling: Telling,
    *,
    actor: Actor,
    version: int | None = None,
    submission: UUID | None = None,
) -> UUID:
    """Make a move and return the case.

    Raises `NotFound`, `Stale` when somebody moved it on after `version`, `AlreadyDone`, `TrackRefused` with all reasons.
    """
    right = DECIDE if granted(actor.role, DECIDE) else TAKE_BACK
    only(actor, right)
    today = office.clock.today()
    with office.once(submission) as tx:
        tx.history.refuse_again(submission)  # some moves lead to where they came from
        track = tx.tracks.load(track_id)
        if track is None:
            raise NotFound
        case = reach(tx, track.case_id, actor, right, today)
        if version is not None and version != track.version:
            raise Stale(case.id, track.version)
        row = find_move(TRACKS[track.kind], track.state, move)
        if row is None or not _makes(actor.role, track, move):
            raise NotFound
        file = track_file(tx, case, track, today)
        make_move(office, tx, case, track, row, telling, file, actor=actor, submission=submission)
        return case.id


def _makes(role: Role, track: TrackRecord, move: Move) -> bool:
    """Whether the move is this role's to make from anywhere; from where is among the reasons."""
    return any(role in row.by for row in TRACKS[track.kind].moves if row.move is move)


def make_move(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    track: TrackRecord,
    row: TrackMove,
    telling: Telling,
    file: TrackFile,
    *,
    actor: Actor,
    filed: UUID | None = None,
    submission: UUID | None = None,
) -> TrackRecord:
    """Make a move inside a transaction that is already open; `filed` is the paper it comes with. Raises `TrackRefused`, `Stale`."""
    spec, known = TRACKS[track.kind], telling.known()
    reasons = refusals(spec, row, track.state, file, known, role=actor.role, filing=filed is not None)
    if reasons:
        raise TrackRefused(row.move, reasons)
    now, today = office.clock.now(), office.clock.today()
    after = replace(file, told={**file.told, **known})
    line = TrackLine(
        move=row.move,
        state=row.dest,
        at=now,
        actor_id=actor.person_id,
        acted_as=actor.role,
        facts={name: fact for name, fact in telling.facts.items() if fact is not None},
        words={name: text.strip() for name, text in telling.words.items() if text.strip()},
        note=telling.note.strip(),
        document_id=filed,
    )
    changes: dict[str, Any] = {
        "state": row.dest,
        "changed_at": now,
        "due_on": remind_on(spec, row.dest, after, file.case.rules, today),
        "settled_at": now if row.dest in FINAL else None,
    }
    tx.tracks.write(track, changes, line)
    tx.history.add(case.id, now, _event(track, row, actor, submission))
    if actor.role is Role.HR:
        word = Work(
            effect=Effect.TELL_OF_REQUEST,
            about=row.move,
            period=f"{track.id}/{track.version + 1}",
            subject_id=track.id,
        )
        tx.outbox.add(case.id, office.clock.wall(), [word])
    _settle_beside(tx, case, track, row, line, today, actor)
    return replace(track, **changes, version=track.version + 1)


def send_letters(office: Office, tx: Transaction, case: CaseRecord, task: str | None, actor: Actor) -> None:
    """Somebody says that the letters of a task have gone: the tracks they were for are sent. Raises `TrackRefused`."""
    today = office.clock.today()
    for track in tx.tracks.of_case(case.id):
        kind = _letter_of(tx, track) if track.state in {State.ASKED, State.TAKEN_UP} else None
        if kind is None or TASKS_OF_LETTERS[kind] != task:
            continue
        if not tx.to_hand_over.is_waiting(case.id, kind, document_id=track.paper_id):
            continue
        if track.state is State.ASKED:
            raise TrackRefused(Move.SEND, (UNDECIDED,))
        row = find_move(TRACKS[track.kind], track.state, Move.SEND)
        if row is not None:
            file = track_file(tx, case, track, today)
            sent = Telling(facts={"sent_on": today.isoformat()})
            make_move(office, tx, case, track, row, sent, file, actor=actor)


def _settle_beside(
    tx: Transaction,
    case: CaseRecord,
    track: TrackRecord,
    row: TrackMove,
    line: TrackLine,
    today: date,
    actor: Actor,
) -> None:
    """The letter has left the house; a letter of what ended need not; nobody is reminded of what was done."""
    kind = _letter_of(tx, track)
    if kind is not None and row.move is Move.SEND:
        on = date.fromisoformat(str(line.facts["sent_on"]))
        letter_gone(tx, case.id, track.paper_id, kind, on=on, at=line.at, by=actor.person_id)
    elif kind is not None and row.dest in FINAL and track.state in {State.ASKED, State.TAKEN_UP}:
        letter_gone(tx, case.id, track.paper_id, kind, on=None, at=line.at, by=actor.person_id)
    others = [one for one in tx.tracks.of_case(case.id) if one.is_open and one.due_on]
    if not any(one.due_on and one.due_on <= today for one in others):
        tx.beside.settle_duty(case.id, Chore.SEE_TO_REQUEST, line.at, actor.person_id)


def _letter_of(tx: Transaction, track: TrackRecord) -> DocumentKind | None:
    paper = tx.documents.load(track.paper_id) if track.paper_id else None
    return paper.kind if paper is not None and paper.kind in TASKS_OF_LETTERS else None


def _event(track: TrackRecord, row: TrackMove, actor: Actor, submission: UUID | None) -> Event:
    return Event(
        event="track_moved",
        word=row.move,
        actor_id=actor.person_id,
        acted_as=actor.role,
        law=TRACKS[track.kind].law.code,
        detail={"track": str(track.id), "kind": track.kind, "state": row.dest},
        submission=submission,
    )
