"""Decides how reckoned dates stand in a calendar others may look into: numbers of weeks, and no word of why."""

from collections.abc import Iterator
from uuid import NAMESPACE_OID, uuid5

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from web.current import settings
from workflow.adapters.calendar import CalendarDay
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import AtMaxDate, Due, Within
from workflow.timetable import deadlines, due_of


def calendar_days(file: CaseFile) -> Iterator[CalendarDay]:
    """The duties from today on. The same day is the same entry when the file is fetched again."""
    for deadline in deadlines(file):
        if deadline.is_open and deadline.due_on >= file.today:
            yield CalendarDay(
                uid=str(uuid5(NAMESPACE_OID, f"tilbake/{deadline.duty}/{deadline.due_on}")),
                on=deadline.due_on,
                summary=_summary(due_of(deadline.duty), file),
                description=str(
                    _(
                        "Reckoned in the calculator of Tilbake, which keeps nothing. There it can be reckoned anew."
                    )
                ),
                url=settings().base_url.rstrip("/") + url_for("public.calculator"),
            )


def _summary(due: Due | None, file: CaseFile) -> str:
    if isinstance(due, AtMaxDate) and (weeks := due.weeks_before(file)):
        return str(
            ngettext(
                "Follow-up: %(num)s week before a reckoned day",
                "Follow-up: %(num)s weeks before a reckoned day",
                weeks,
            )
        )
    if not isinstance(due, Within):
        return str(_("Follow-up: a reckoned day"))
    if due.number.unit == "day":
        return str(_("Follow-up: day %(count)s", count=due.number.value))
    return str(_("Follow-up: week %(count)s", count=due.number.value))
