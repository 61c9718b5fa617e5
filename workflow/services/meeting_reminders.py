"""Orders the reminders of meetings whose time has come: of each meeting and date one, whoever sweeps and how often."""

from collections.abc import Iterator
from datetime import date, timedelta

from workflow.domain.dated_rules import RuleBook
from workflow.domain.effects import Effect
from workflow.domain.meetings import MeetingKind
from workflow.domain.rules import MEETING_REMINDER_DAYS_BEFORE, PLAN_TO_NAV_DAYS, REMINDER_DAYS_BEFORE
from workflow.domain.working_days import WorkingDays
from workflow.services.meeting_records import MeetingRecord
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import Work

LOOK_AHEAD = timedelta(days=40)
"""Further than the longest house rule with all its holidays reaches before a meeting."""


def order_meeting_reminders(office: Office, tx: Transaction, today: date) -> None:
    """Order what is due today or was missed; what was ordered before is the same work."""
    book = tx.house_rules.book()
    due = [
        (meeting.case_id, _work(effect, meeting))
        for meeting in tx.meetings.coming(today, today + LOOK_AHEAD)
        for effect, on in _due(meeting, book, office.days)
        if on <= today
    ]
    tx.outbox.add_for_cases(office.clock.wall(), due)


def reminded_on(meeting: MeetingRecord, book: RuleBook, days: WorkingDays) -> date:
    """The day on which both are reminded of a meeting."""
    return days.working_days_before(meeting.on_day, book.value(MEETING_REMINDER_DAYS_BEFORE, meeting.on_day))


def plan_due_on(meeting: MeetingRecord, book: RuleBook) -> date:
    """The last day the updated plan is sent to Nav before a meeting (ftrl § 25-2)."""
    return meeting.on_day - timedelta(days=book.value(PLAN_TO_NAV_DAYS, meeting.on_day))


def _due(meeting: MeetingRecord, book: RuleBook, days: WorkingDays) -> Iterator[tuple[Effect, date]]:
    yield Effect.REMIND_OF_MEETING, reminded_on(meeting, book, days)
    if meeting.kind is MeetingKind.DIALOGUE_MEETING_3:  # before meeting 2 the plan is a duty of the process
        due_on = plan_due_on(meeting, book)
        before = book.value(REMINDER_DAYS_BEFORE, due_on)
        yield Effect.REMIND_PLAN_BEFORE_MEETING, days.working_days_before(due_on, before)


def _work(effect: Effect, meeting: MeetingRecord) -> Work:
    return Work(
        effect=effect,
        about=meeting.kind,
        period=f"{meeting.id.hex}/{meeting.on_day}",
        subject_id=meeting.id,
    )
