"""Decides how the difference between a case before and after is shown: only the lines that change, and why."""

from collections.abc import Iterable, Iterator
from datetime import date

from flask_babel import gettext as _

from web.casework.names import STAGE_NAMES
from web.casework.responsible.deadline_lines import WORDS
from web.casework.responsible.duties import DUTIES
from web.i18n import format_day
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline, DutyState
from workflow.domain.stages import Stage
from workflow.foresight import DutyChange
from workflow.services.ahead import Ahead
from workflow.services.moved_dates import Redated
from workflow.timetable import ACTIVE_IN_PART, NOT_WHOLLY_ABSENT

Row = list[object]

IN_PART = {NOT_WHOLLY_ABSENT, ACTIVE_IN_PART}


def changed_rows(moved: Redated) -> list[Row]:
    """What it is about, how it is now, how it would be; facts of the absence first, then the duties."""
    found = moved.consequences
    facts = _facts(found.before, found.after, max_date=not _duty_tells_max_date(found.duties))
    return [*facts, *_duties(found.duties)]


def rows_ahead(ahead: Ahead) -> list[Row]:
    """The same for the day on which another period begins to count."""
    before, after = ahead.consequences.before, ahead.consequences.after
    facts = (
        (_("First day of the absence"), _day(before.first_day), _day(after.first_day)),
        (_("Away"), _share(before.grade), _share(after.grade)),
        (_("Where the case is"), _(STAGE_NAMES[before.stage]), _(STAGE_NAMES[after.stage])),
    )
    return [*([str(name), old, new] for name, old, new in facts if old != new), *_duties(ahead.duties)]


def _facts(before: CaseFile, after: CaseFile, *, max_date: bool) -> Iterator[Row]:
    """The facts that differ; the end of sick pay only with `max_date`."""
    ends = [(_("The end of sick pay"), _day(before.max_date), _day(after.max_date))] if max_date else []
    for name, old, new in (
        (_("First day of the absence"), _day(before.first_day), _day(after.first_day)),
        (_("Last day"), _last_day(before), _last_day(after)),
        (_("Away today"), _share(before.grade), _share(after.grade)),
        *ends,
        (_("Meeting with Nav"), _day(before.meeting_on), _day(after.meeting_on)),
        (_("Where the case is"), _(STAGE_NAMES[before.stage]), _(STAGE_NAMES[after.stage])),
    ):
        if old != new:
            yield [str(name), old, new]


def _duties(duties: Iterable[DutyChange]) -> Iterator[Row]:
    for change in duties:
        if change.shows:
            yield [
                str(_(DUTIES[change.duty].name)),
                _cell(change.before),
                _cell(change.after, _why(change)),
            ]


def _duty_tells_max_date(duties: Iterable[DutyChange]) -> bool:
    """Whether the duty, which has the same name and the same day, stands among the rows anyhow."""
    return any(change.duty is Stage.MAX_DATE and change.shows for change in duties)


def _cell(deadline: Deadline | None, why: str = "") -> dict[str, str]:
    if deadline is None:
        return {"text": str(_("No date")), "small": why}
    word = str(_(WORDS[deadline.state][0]))
    if not deadline.is_open:
        return {"text": word, "small": why}
    return {"text": format_day(deadline.due_on), "small": ". ".join(part for part in (word, why) if part)}


def _why(change: DutyChange) -> str:
    if change.reopens:
        return _why_back(change.before)
    return _why_gone(change.after) if change.closes else ""


def _why_back(before: Deadline | None) -> str:
    if before is None:
        return str(_("There was no date for it before."))
    if before.why_not in IN_PART:
        return str(_("The employee no longer works in part."))
    if before.state in {DutyState.DONE, DutyState.EXEMPT}:
        return str(_("What is on file belongs to an earlier absence, or no longer holds."))
    return str(_("It is needed again where the case now is."))


def _why_gone(after: Deadline | None) -> str:
    if after is None:
        return str(_("There is no date for it any more."))
    if after.why_not:
        return str(_(after.why_not))
    return str(_("What is on file is enough."))


def _day(day: date | None) -> str:
    return format_day(day) if day else str(_("Not known"))


def _last_day(file: CaseFile) -> str:
    return format_day(file.last_day) if file.last_day else str(_("until further notice"))


def _share(grade: int) -> str:
    return f"{grade}\u00a0%"
