"""Decides how reckoned dates stand in a calendar others may look into: numbers of weeks, and no word of why."""

from collections.abc import Iterator
from uuid import NAMESPACE_OID, uuid5

from flask_babel import gettext as _

from web.current import settings
from workflow.adapters.calendar import CalendarDay
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Due, Within
from workflow.timetable import deadlines, due_of


def calendar_days(file: CaseFile) -> Iterator[CalendarDay]:
    """The duties from today on. The same day is the same entry when the file is fetched again."""
    for deadline in deadlines(file):
        if deadline.is_open and deadline.due_on >= file.today:
            yield CalendarDay(
                uid=str(uuid5(NAMESPACE_OID, f"tilbake/{deadline.duty}/{deadline.due_on}")),
                on=deadline.due_on,
                summary=_summary(due_of(deadline.duty)),
                description=str(_("Tilbake tells what this day is for.")),
                url=settings().base_url,
            )


def _summary(due: Due | None) -> str:
    if not isinstance(due, Within):
        return str(_("Follow-up: a reckoned day"))
    if due.number.unit == "day":
        return str(_("Follow-up: day %(count)s", count=due.number.value))
    return str(_("Follow-up: week %(count)s", count=due.number.value))
