"""Begins a track: HR from the page of a case, or whoever asks with a paper that is filed."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.domain.tracks.going_on import remind_on
from workflow.domain.tracks.kinds import BEGIN, State, TrackKind
from workflow.domain.tracks.table import TRACKS
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only, reach
from workflow.services.records import CaseRecord, DocumentRecord, Event
from workflow.services.track_file import track_file
from workflow.services.tracks import TrackLine, TrackRecord

DECIDE = Right(Act.DECIDE, Thing.ESCALATION)
WHY_MISSING = N_("Write why; the manager and the employee can read it.")


def begin_track(
    office: Office,
    case_id: UUID,
    kind: TrackKind,
    *,
    why: str,
    note: str = "",
    actor: Actor,
    submission: UUID | None = None,
) -> UUID:
    """HR begins a track, which is decided on as any other. Raises `NotFound`, `Invalid`, `AlreadyDone`."""
    only(actor, DECIDE)
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, DECIDE, office.clock.today())
        tx.history.refuse_again(submission)  # a track of a kind may well be begun twice, by two forms
        if not why.strip():
            raise Invalid("why", WHY_MISSING)
        track = open_track(
            office, tx, case, kind, actor=actor, why=why.strip(), note=note.strip(), submission=submission
        )
        return track.id


def open_track(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    kind: TrackKind,
    *,
    actor: Actor,
    why: str = "",
    note: str = "",
    asked_in: DocumentRecord | None = None,
    submission: UUID | None = None,
) -> TrackRecord:
    """Put a track on a case inside a transaction that is already open: asked for, or where the law gives the right, to be sent.

    `asked_in` is the request or the paper it begins with. What HR is only asked for it decides on, also where it need not.
    """
    now, today = office.clock.now(), office.clock.today()
    spec = TRACKS[kind]
    paper_id = asked_in.id if asked_in is not None and asked_in.kind in spec.papers else None
    state = State.TAKEN_UP if not spec.decided and paper_id else State.ASKED
    track = TrackRecord(
        id=office.new_id(),
        case_id=case.id,
        kind=kind,
        state=state,
        asked_by=actor.person_id,
        asked_at=now,
        changed_at=now,
        version=1,
        document_id=asked_in.id if asked_in else None,
        paper_id=paper_id,
    )
    line = TrackLine(
        move=BEGIN,
        state=state,
        at=now,
        actor_id=actor.person_id,
        acted_as=actor.role,
        words={"why": why} if why else {},
        note=note,
        document_id=asked_in.id if asked_in else None,
    )
    tx.tracks.add(track, line)
    file = track_file(tx, case, track, today)
    tx.tracks.write(track, {"due_on": remind_on(spec, state, file, file.case.rules, today)}, None)
    event = Event(
        event="track_begun",
        word=kind,
        actor_id=actor.person_id,
        acted_as=actor.role,
        law=spec.law.code,
        detail={"track": str(track.id)},
        submission=submission,
    )
    tx.history.add(case.id, now, event)
    return track
