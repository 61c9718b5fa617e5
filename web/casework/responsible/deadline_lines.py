"""Decides how the dates of a case are shown: the day, how it stands, the paragraph, and why it is that day."""

from datetime import date

from flask_babel import gettext as _

from web.casework.days import relative_day
from web.casework.responsible.duties import DUTIES
from web.i18n import format_day
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import AtMaxDate, BeforeMeeting, Deadline, Due, DutyState, OnAgreedDay, Within
from workflow.domain.text import N_
from workflow.timetable import deadlines, due_of

NEXT_SHOWN = 3
WORDS: dict[DutyState, tuple[str, str]] = {
    DutyState.NOT_YET: (N_("To come"), "to_come"),
    DutyState.UPCOMING: (N_("Soon"), "soon"),
    DutyState.DUE: (N_("Today"), "soon"),
    DutyState.OVERDUE: (N_("Overdue"), "overdue"),
    DutyState.DONE: (N_("Done"), "done"),
    DutyState.EXEMPT: (N_("Exempt"), "exempt"),
    DutyState.NOT_APPLICABLE: (N_("Not a duty now"), "exempt"),
}
Line = dict[str, str | None]


def all_dates(file: CaseFile, today: date) -> list[Line]:
    """Every duty of a case with its date and the reason for it, in the order of the dates."""
    return [_line(deadline, file, today) for deadline in deadlines(file)]


def next_dates(file: CaseFile, today: date) -> list[Line]:
    """The soonest three that somebody still has to see to."""
    still_open = [deadline for deadline in deadlines(file) if deadline.is_open]
    return [_line(deadline, file, today) | {"reason": None} for deadline in still_open[:NEXT_SHOWN]]


def _line(deadline: Deadline, file: CaseFile, today: date) -> Line:
    word, kind = WORDS[deadline.state]
    return {
        "what": _(DUTIES[deadline.duty].name),
        "on": format_day(deadline.due_on),
        "relative": relative_day(deadline.due_on, today) if deadline.is_open else None,
        "word": _(word),
        "kind": kind,
        "law": _(deadline.law.paragraph),
        "reason": str(_(deadline.why_not)) if deadline.why_not else _reason(due_of(deadline.duty), file),
    }


def _reason(due: Due | None, file: CaseFile) -> str:
    """Why it is this day."""
    if isinstance(due, Within):
        return _within(due, file)
    if isinstance(due, AtMaxDate):
        return str(
            _("Reckoned from the periods of absence: the right to sick pay ends then if the absence goes on.")
        )
    if isinstance(due, BeforeMeeting):
        return str(_("%(count)s days before the meeting Nav has announced.", count=due.number.value))
    if isinstance(due, OnAgreedDay):
        return str(_("The day you agreed on."))
    return ""


def _within(due: Within, file: CaseFile) -> str:
    sentence = (
        N_("Day %(count)s of the absence, which began %(day)s.")
        if due.number.unit == "day"
        else N_("%(count)s weeks after the first day of absence, %(day)s.")
    )
    return str(_(sentence, count=due.count(file), day=format_day(file.first_day)))
