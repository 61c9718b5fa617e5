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
    known = next((meeting for meeting in ahead if meeting.kind == new.kind), None)
    if known is not None:
        new = replace(new, uid=known.uid, sequence=known.sequence)
        if replace(new, document_id=known.document_id) == known:
            return Dropped("already_in_calendars")
        new = replace(new, sequence=known.sequence + 1)
    return _done(scene, new, _superfluous(scene, ahead, new))


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
