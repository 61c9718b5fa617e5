"""Decides what a paper that is filed means for the tracks of its case: it begins one, goes out for one, or moves one on."""

from dataclasses import replace
from uuid import UUID

from workflow.domain.documents import DocumentKind, Fact
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import Actor, Role
from workflow.domain.text import N_
from workflow.domain.tracks.going_on import TrackRefused, find_move
from workflow.domain.tracks.kinds import Move, State, TrackKind
from workflow.domain.tracks.table import TRACKS
from workflow.services.begin_track import open_track
from workflow.services.move_track import Telling, make_move
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord, DocumentRecord
from workflow.services.track_file import track_file
from workflow.services.tracks import TrackRecord

K, T = DocumentKind, TrackKind
NO_TRIAL = N_(
    "Only after a trial that went well can the employee be registered. Begin with the trial, from what is asked for on the case."
)
_BEFORE_SENDING = (State.ASKED, State.TAKEN_UP)
_MEETINGS = {"dialogue_meeting_2": T.EARLY_DIALOGUE_MEETING_2, "dialogue_meeting_3": T.DIALOGUE_MEETING_3}
_OF_NAV_HELP = {"non_cooperation": T.NON_COOPERATION, "accommodation_refused": T.ACCOMMODATION_REFUSED}
_OTHERS = {
    K.EXPERT_ASSISTANCE_BASIS: T.EXPERT_ASSISTANCE,
    K.OCCUPATIONAL_HEALTH_REFERRAL: T.OCCUPATIONAL_HEALTH,
    K.CONTESTED_SICK_NOTE: T.CONTESTED_SICK_NOTE,
    K.EMPLOYER_PERIOD_REFUND: T.EMPLOYER_PERIOD_REFUND,
    K.SELF_CERTIFICATION_WITHDRAWAL: T.SELF_CERTIFICATION_WITHDRAWAL,
}
DAYS_TOLD = {Move.GIVE_NOTICE: ("from_on", "to_on", "review_on"), Move.PROLONG: ("to_on", "review_on")}
"""What the paper of a withdrawal tells of how long it counts; prolonged, it has counted since it began."""


def kind_of_paper(kind: DocumentKind, facts: dict[str, Fact]) -> TrackKind | None:
    """The track a paper goes out for; None for papers that ask for nothing."""
    if kind is K.NAV_HELP_REQUEST:
        return _OF_NAV_HELP.get(str(facts.get("help_kind")), T.NAV_ASSISTANCE)
    if kind is K.EARLIER_MEETING_REQUEST:
        return _MEETINGS.get(str(facts.get("meeting")), T.EARLY_DIALOGUE_MEETING_2)
    return _OTHERS.get(kind)


def own_unsent(tx: Transaction, case_id: UUID, wanted: TrackKind, person_id: UUID) -> UUID | None:
    """What a request of somebody's own that HR has not sent yet is about: asked for once more, it has a new version."""
    for track in tx.tracks.of_case(case_id):
        if track.kind is wanted and track.state in _BEFORE_SENDING and track.paper_id is not None:
            paper = tx.documents.load(track.paper_id)
            # a paper from before requests stood apart is about the case: its letter is not to give way
            if paper is not None and paper.filed_by == person_id and paper.about_id != case_id:
                return paper.about_id
    return None


def follow_tracks(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    document: DocumentRecord,
    former: DocumentRecord | None,
    actor: Actor,
) -> None:
    """Let the tracks of the case follow a paper. Raises `Invalid` where there is no track it could belong to, `TrackRefused`."""
    if document.kind is K.HELP_REQUEST:
        asked = document.facts.get("track")
        kind = T(str(asked)) if asked in set(T) else T.OTHER
        open_track(office, tx, case, kind, actor=actor, asked_in=document)
    elif document.kind is K.POSITION_BANK_REGISTRATION:
        _register(office, tx, case, document, actor)
    else:
        wanted = kind_of_paper(document.kind, dict(document.facts))
        if wanted is not None:
            _go_out(office, tx, case, document, former, wanted, actor)


def _go_out(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    document: DocumentRecord,
    former: DocumentRecord | None,
    wanted: TrackKind,
    actor: Actor,
) -> None:
    track = tx.tracks.of_paper(former.id) if former is not None else None
    if track is None or not track.is_open:
        track = _waiting_for_paper(tx, case.id, document, wanted)
    if track is None:
        track = open_track(office, tx, case, wanted, actor=actor, asked_in=document)
    elif track.paper_id != document.id:
        tx.tracks.write(track, {"paper_id": document.id}, None)
        track = replace(track, paper_id=document.id)
    if track.state is State.ASKED and actor.role is Role.HR:
        track = _move(office, tx, case, track, Move.TAKE_UP, document, actor)
    if track.kind is T.SELF_CERTIFICATION_WITHDRAWAL:
        move = Move.PROLONG if track.state is State.IN_FORCE else Move.GIVE_NOTICE
        _move(office, tx, case, track, move, document, actor)


def _waiting_for_paper(
    tx: Transaction, case_id: UUID, document: DocumentRecord, wanted: TrackKind
) -> TrackRecord | None:
    """A track of the case that was asked for and has no paper yet, or an earlier version of this one.

    A trial in other work goes before a mere question.
    """
    kinds = [wanted]
    if document.kind is K.OCCUPATIONAL_HEALTH_REFERRAL and document.facts.get("asked_for") == "work_trial":
        kinds.insert(0, T.POSITION_BANK)
    found = [
        track
        for kind in kinds
        for track in tx.tracks.of_case(case_id)
        if track.kind is kind and track.state in _BEFORE_SENDING and _takes(tx, track, document)
    ]
    return found[0] if found else None


def _takes(tx: Transaction, track: TrackRecord, document: DocumentRecord) -> bool:
    before = tx.documents.load(track.paper_id) if track.paper_id else None
    return before is None or before.about_id == document.about_id != document.case_id


def _register(
    office: Office, tx: Transaction, case: CaseRecord, document: DocumentRecord, actor: Actor
) -> None:
    """The registration belongs to a track whose trial went well; a correction of it begins nothing new."""
    tracks = [track for track in tx.tracks.of_case(case.id) if track.kind is T.POSITION_BANK]
    if any(track.state is State.REGISTERED for track in tracks):
        return
    ready = next((track for track in tracks if track.state is State.EVALUATED), None)
    if ready is None:
        raise Invalid("trial_outcome", NO_TRIAL)
    try:
        _move(office, tx, case, ready, Move.REGISTER, document, actor)
    except TrackRefused as refused:
        raise Invalid("trial_outcome", NO_TRIAL) from refused


def _move(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    track: TrackRecord,
    move: Move,
    document: DocumentRecord,
    actor: Actor,
) -> TrackRecord:
    row = find_move(TRACKS[track.kind], track.state, move)
    if row is None:
        raise NotFound
    file = track_file(tx, case, track, office.clock.today())
    days = {name: document.facts.get(name) for name in DAYS_TOLD.get(move, ())}
    if move is Move.PROLONG:
        days["counted_until"] = file.told.get("to_on")
    return make_move(office, tx, case, track, row, Telling(facts=days), file, actor=actor, filed=document.id)
