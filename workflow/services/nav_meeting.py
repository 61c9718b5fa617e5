"""Keeps the meetings that Nav calls in step with the day that Nav has told."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from workflow.domain.meetings import CalledBy, meeting_with_nav
from workflow.services.meeting_records import MeetingRecord, MeetingWords
from workflow.services.meetings_of_papers import SUGGESTED_MINUTES, moved, new_uid
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord
from workflow.services.telling_of_meetings import take_out, telling


@dataclass(frozen=True, kw_only=True, slots=True)
class CalledTo:
    """What Nav wrote besides the day."""

    at_time: time | None = None
    place: str = ""


def follow_nav(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    on_day: date | None,
    *,
    by: UUID,
    called_to: CalledTo | None = None,
) -> None:
    """Make, move or cancel the meeting of the case as it was before Nav told of `on_day`; None: Nav has told of none."""
    kind = meeting_with_nav(case.stage)
    known = next((one for one in tx.meetings.of_case(case.id) if one.is_open and one.kind is kind), None)
    if on_day is None:
        if known is not None:
            take_out(office, tx, case, known, by=by)
        return
    is_old_news = on_day == case.meeting_on and called_to is None
    if is_old_news and (known is not None or on_day < office.clock.today()):
        return
    meeting_id = known.id if known else office.new_id()
    told = called_to or CalledTo()
    new = MeetingRecord(
        id=meeting_id,
        case_id=case.id,
        kind=kind,
        on_day=on_day,
        at_time=told.at_time,
        length_minutes=SUGGESTED_MINUTES,
        uid=known.uid if known else new_uid(meeting_id),
        sequence=0,
        called_by=CalledBy.NAV,
        made_at=(known.made_at if known else None) or office.clock.now(),
        told_sequence=known.told_sequence if known else None,
        told_at=known.told_at if known else None,
    )
    words = MeetingWords(place=told.place)
    if known is not None:
        new = moved(known, new, elsewhere=tx.meetings.words(known.id).place != words.place)
    tx.meetings.put(new, words)
    tx.outbox.add(case.id, office.clock.wall(), [telling(new, new.sequence)])
