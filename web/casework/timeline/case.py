"""Decides what of a case the timeline picture shows: its periods, the duties that hold, its meetings, today."""

from collections.abc import Iterable, Iterator

from web.casework.meetings import A_MEETING
from web.casework.meetings import NAMES as MEETING_NAMES
from web.casework.names import DUTY_NAMES
from web.casework.timeline.content import DEADLINE, MEETING, Mark, Stretch, Timeline
from web.casework.timeline.picture import Picture, picture_of
from web.queries.absences import Period
from web.queries.meetings import MeetingLine
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.case import CaseFile
from workflow.timetable import deadlines


def case_picture(
    file: CaseFile, periods: Iterable[Period], meetings: Iterable[MeetingLine] = ()
) -> Picture | None:
    """The picture of a case; none while no period stands on it."""
    stretches = [
        Stretch(first=line.start_on, last=line.end_on, grade=line.grade, kind=AbsenceKind(line.kind))
        for line in periods
    ]
    marks = [*duty_marks(file), *_meeting_marks(meetings)]
    return picture_of(Timeline.of(stretches, marks, file.today))


def duty_marks(file: CaseFile) -> Iterator[Mark]:
    """The duties that hold, by the name of their stage."""
    for deadline in deadlines(file):
        if not deadline.why_not:
            yield Mark(deadline.due_on, DUTY_NAMES[deadline.duty], DEADLINE)


def _meeting_marks(meetings: Iterable[MeetingLine]) -> Iterator[Mark]:
    """The meetings that are agreed or were."""
    for line in meetings:
        yield Mark(line.on_day, MEETING_NAMES.get(line.kind, A_MEETING), MEETING)
