"""Decides how the duties of a case are shown: the day, how it stands, the paragraph, and why it is that day."""

from collections.abc import Mapping
from datetime import date

from flask_babel import gettext as _

from web.casework.days import relative_day
from web.casework.reason_lines import told
from web.casework.responsible.duties import DUTIES
from web.casework.why_dates import bare_ground
from web.casework.why_lines import anchor, why_line
from web.i18n import format_day, format_short_day
from web.queries.reminded import Reminded
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline, DutyState
from workflow.domain.text import N_
from workflow.domain.working_days import WorkingDays
from workflow.services.norway import day_in_norway
from workflow.timetable import ahead, deadlines
from workflow.why import Ground, why_deadline

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
Heard = Mapping[tuple[str, date], list[Reminded]]
ExplainedLine = dict[str, object]


def all_dates(file: CaseFile, today: date) -> list[Line]:
    """Every duty of a case with its date and one sentence about it, in the order of the dates."""
    return [_line(deadline, today) | {"reason": _in_short(deadline, file)} for deadline in deadlines(file)]


def explained_dates(
    file: CaseFile, ground: Ground, days: WorkingDays, reminded: Heard
) -> list[ExplainedLine]:
    """Every duty of a case with everything behind its date, and who has been reminded of it."""
    return [
        {
            **_line(deadline, file.today),
            "reminded": _reminded(deadline, reminded),
            "short": _(deadline.why_not) if deadline.why_not else None,
            "behind": why_line(why_deadline(deadline, file, ground, days), file.today),
        }
        for deadline in deadlines(file)
    ]


def next_dates(file: CaseFile, today: date, reminded: Heard) -> list[Line]:
    """The soonest three that somebody still has to see to, each with the way to its explanation."""
    return [
        _line(deadline, today)
        | {"why_href": f"#{anchor(deadline.duty.value)}", "reminded": _reminded(deadline, reminded)}
        for deadline in ahead(file)[:NEXT_SHOWN]
    ]


def _line(deadline: Deadline, today: date) -> Line:
    word, kind = WORDS[deadline.state]
    return {
        "what": _(DUTIES[deadline.duty].name),
        "on": format_day(deadline.due_on),
        "relative": relative_day(deadline.due_on, today) if deadline.is_open else None,
        "word": _(word),
        "kind": kind,
        "law": _(deadline.law.paragraph),
    }


def _reminded(deadline: Deadline, heard: Heard) -> str:
    """Who has been reminded of this duty and date: each name once, with the day they heard last."""
    found = heard.get((deadline.duty.value, deadline.due_on), [])
    last = {one.name: one.at for one in found}
    sent = [f"{name} {format_short_day(day_in_norway(at))}" for name, at in last.items() if at]
    parts = [_("Reminded: %(who)s.", who=", ".join(sent))] if sent else []
    if any(at is None for at in last.values()):
        parts.append(_("A reminder waits for the working morning."))
    return " ".join(parts)


def _in_short(deadline: Deadline, file: CaseFile) -> str:
    """Why it is no duty, or how the day is counted."""
    if deadline.why_not:
        return str(_(deadline.why_not))
    return told(why_deadline(deadline, file, bare_ground(file)).sentence)
