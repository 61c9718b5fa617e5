"""A trial in other work that went well, straight in the database: what a registration in the position bank needs."""

from uuid import UUID

from workflow.domain.people import Actor
from workflow.domain.tracks.kinds import State, TrackKind
from workflow.services.office import Office
from workflow.services.tracks import TrackLine, TrackRecord


def tried_other_work(office: Office, case_id: UUID, by: Actor) -> UUID:
    """A track whose trial is evaluated as successful."""
    now = office.clock.now()
    track = TrackRecord(
        id=office.new_id(), case_id=case_id, kind=TrackKind.POSITION_BANK, state=State.EVALUATED,
        asked_by=by.person_id, asked_at=now, changed_at=now, version=1,
    )  # fmt: skip
    line = TrackLine(
        move="evaluate_trial",
        state=State.EVALUATED,
        at=now,
        actor_id=by.person_id,
        acted_as=by.role,
        facts={"trial_outcome": "successful"},
    )
    with office.store.transaction() as tx:
        tx.tracks.add(track, line)
    return track.id
