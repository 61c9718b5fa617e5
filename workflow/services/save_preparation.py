"""The employee answers a question beforehand, and shares the answer with the manager or keeps it."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import NotFound
from workflow.domain.guide import taken_at_the_end
from workflow.domain.people import Actor, Role
from workflow.services.meeting_reach import asked, reach_meeting
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only_role
from workflow.services.save_note import next_of
from workflow.services.talks import Frozen, Kept, Overtaken, Saved, Verdict, Writing, judge

WRITE = Right(Act.WRITE, Thing.PREPARATION)


def save_preparation(
    office: Office, meeting_id: UUID, question: str, new: Writing, *, share: bool, actor: Actor
) -> Saved | Overtaken | Frozen:
    """Keep an answer. Raises `NotFound`; what is shared can be changed or taken back until the talk begins.

    Once the minutes are filed nothing is shared any more.
    """
    only_role(actor, Role.EMPLOYEE)
    with office.store.transaction() as tx:
        meeting = reach_meeting(tx, meeting_id, actor, WRITE, office.clock.today())
        ask = asked(meeting, question)
        if taken_at_the_end(ask):
            raise NotFound
        kept = tx.talks.answer(meeting_id, actor.person_id, ask)
        shared = share and bool(new.text) and not tx.talks.is_over(meeting_id)
        if _stands_as_it_is(tx, meeting_id, kept, new, shared=shared):
            return Frozen()
        verdict = judge(kept, new, shared=shared)
        if verdict is Verdict.OVERTAKEN and kept is not None:
            return Overtaken(text=kept.text, revision=kept.revision, shared=kept.shared)
        if verdict is Verdict.KEPT_ALREADY:
            return Saved(revision=kept.revision if kept else 0, shared=bool(kept and kept.shared))
        following = next_of(kept, new, shared=shared)
        tx.talks.keep_answer(meeting_id, actor.person_id, ask, following, office.clock.now())
        return Saved(revision=following.revision, shared=shared)


def _stands_as_it_is(
    tx: Transaction, meeting_id: UUID, kept: Kept | None, new: Writing, *, shared: bool
) -> bool:
    """Whether this would change what the manager has before them in the talk."""
    if kept is None or not kept.shared or (kept.text == new.text and shared):
        return False
    return tx.talks.is_begun(meeting_id)
