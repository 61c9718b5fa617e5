"""Puts an agreed conversation into the calendars of manager and employee, or moves it there.

Each gets an invitation of their own that names nobody else: a calendar others can look into tells of a conversation,
not of whom with or why.
"""

from collections.abc import Sequence
from dataclasses import replace

from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.services.appointments import agreed, invitations, standing, withdrawals
from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.results import Meeting, NoMeeting, Task
from workflow.services.scene import Scene


def perform(scene: Scene) -> Outcome:
    """The same kind of conversation keeps its place in the calendars: a new day is a change, not a second one."""
    new = agreed(scene)
    if new.on_day < scene.today:
        return Dropped("day_has_passed")
    ahead = standing(scene)
    known = _known(ahead, new)
    if known is not None:
        if known.on_day == new.on_day:
            return Dropped("already_in_calendars")
        new = replace(
            known,
            on_day=new.on_day,
            at_time=None,
            document_id=new.document_id,
            sequence=known.sequence + 1,
            invited_at=None,
        )
    return _done(scene, new, _superfluous(scene, ahead, new))


def _known(ahead: Sequence[Meeting], new: Meeting) -> Meeting | None:
    """The appointment that `new` is: what was agreed before moves; what somebody planned only when it is that day."""
    same_kind = [meeting for meeting in ahead if meeting.kind == new.kind]
    on_that_day = [meeting for meeting in same_kind if meeting.on_day == new.on_day]
    agreed_before = [meeting for meeting in same_kind if meeting.made_at is None]
    return next(iter([*on_that_day, *agreed_before]), None)


def _done(scene: Scene, new: Meeting, superfluous: Sequence[Meeting]) -> Done:
    notice = invitations(scene, new)
    for meeting in superfluous:
        notice += withdrawals(scene, meeting)
    return Done(
        notice.posts,
        (
            *notice.results,
            new,
            *(NoMeeting(uid=meeting.uid, sequence=meeting.sequence + 1) for meeting in superfluous),
            *_aftercare_task(scene, new),
        ),
    )


def _superfluous(scene: Scene, ahead: Sequence[Meeting], new: Meeting) -> list[Meeting]:
    """Back at work, the meetings of the absence are no longer to be held."""
    if scene.case.stage is not Stage.AFTERCARE:
        return []
    return [meeting for meeting in ahead if meeting.kind != new.kind]


def _aftercare_task(scene: Scene, new: Meeting) -> tuple[Task, ...]:
    if scene.case.stage is not Stage.AFTERCARE:
        return ()
    role = Role(scene.responsible)
    return (Task(task=Stage.AFTERCARE, role=role, due_on=new.on_day),)
