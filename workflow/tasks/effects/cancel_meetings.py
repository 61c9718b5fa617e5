"""Takes meetings out of the calendars that are no longer to be held: the case is closed, or the absence goes on."""

from workflow.services.appointments import AFTERCARE, withdrawals
from workflow.services.notices import Notice
from workflow.services.outcomes import Done, Dropped, Outcome
from workflow.services.results import NoMeeting
from workflow.services.scene import Scene


def perform(scene: Scene) -> Outcome:
    """Of a closed case all that lie ahead; of a case taken up again only the talk about coming back."""
    standing = scene.tx.folder.meetings(scene.case.id, scene.today)
    off = [meeting for meeting in standing if scene.is_closed or meeting.kind == AFTERCARE]
    if not off:
        return Dropped("nothing_to_cancel")
    notice = Notice()
    for meeting in off:
        notice += withdrawals(scene, meeting)
    taken_out = tuple(NoMeeting(uid=meeting.uid, sequence=meeting.sequence + 1) for meeting in off)
    return Done(notice.posts, (*notice.results, *taken_out))
