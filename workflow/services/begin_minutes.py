"""Puts what was noted in a talk into the draft of its minutes; what stands in the draft already is kept."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.people import Actor
from workflow.services.meeting_reach import reach_meeting
from workflow.services.office import Office

WRITE = Right(Act.WRITE, Thing.TALK_NOTES)

SHORT = frozenset({"held_on", "next_conversation_on", "next_on"})
"""Fields that hold one thing: what was written there first stays."""


def begin_minutes(
    office: Office,
    meeting_id: UUID,
    account_id: UUID,
    subject_id: UUID,
    form: str,
    answers: Mapping[str, str],
    *,
    actor: Actor,
) -> None:
    """Keep `answers` as the draft of a form, added to a draft that is there. Raises `NotFound`."""
    with office.store.transaction() as tx:
        reach_meeting(tx, meeting_id, actor, WRITE, office.clock.today())
        now = office.clock.now()
        tx.talks.begin(meeting_id, actor.person_id, now)
        tx.talks.lead_to(meeting_id, form)
        found = tx.drafts.load(account_id, subject_id, form)
        drafted = added(found[0] if found else {}, answers)
        tx.drafts.save(account_id, subject_id, form, drafted, now)


def added(draft: Mapping[str, Sequence[str]], answers: Mapping[str, str]) -> dict[str, list[str]]:
    """The draft with the answers in it: below what is written already, and not twice."""
    result = {name: list(values) for name, values in draft.items()}
    for name, answer in answers.items():
        before = "".join(result.get(name, [])[:1])
        if not before.strip():
            result[name] = [answer]
        elif name not in SHORT and answer not in before:
            result[name] = [f"{before.rstrip()}\n\n{answer}"]
    return result
