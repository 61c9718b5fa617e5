"""The manager or HR notes under a question while talking; nobody else reads it."""

from dataclasses import replace
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.people import Actor
from workflow.services.meeting_reach import asked, reach_meeting
from workflow.services.office import Office
from workflow.services.talks import Kept, Overtaken, Saved, Verdict, Writing, judge

WRITE = Right(Act.WRITE, Thing.TALK_NOTES)


def save_note(
    office: Office, meeting_id: UUID, question: str, new: Writing, *, actor: Actor
) -> Saved | Overtaken:
    """Keep a note. Raises `NotFound`; a note written from elsewhere meanwhile is told of and left as it is."""
    now = office.clock.now()
    with office.store.transaction() as tx:
        meeting = reach_meeting(tx, meeting_id, actor, WRITE, office.clock.today())
        ask = asked(meeting, question)
        kept = tx.talks.note(meeting_id, ask)
        verdict = judge(kept, new)
        if verdict is Verdict.OVERTAKEN and kept is not None:
            return Overtaken(text=kept.text, revision=kept.revision)
        if verdict is Verdict.KEPT_ALREADY:
            return Saved(revision=kept.revision if kept else 0)
        tx.talks.begin(meeting_id, actor.person_id, now)
        following = next_of(kept, new)
        tx.talks.keep_note(meeting_id, ask, following, actor.person_id, now)
        return Saved(revision=following.revision)


def next_of(kept: Kept | None, new: Writing, *, shared: bool = False) -> Kept:
    """A new text in the place of the kept one."""
    first = Kept(text=new.text, revision=1, tab=new.tab, count=new.count, shared=shared)
    return first if kept is None else replace(first, revision=kept.revision + 1)
