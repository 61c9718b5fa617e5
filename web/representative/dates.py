"""Decides how the dates of a case are shown to a representative: with a sentence and a paragraph, without the periods."""

from flask_babel import gettext as _

from web.casework.days import relative_day
from web.casework.duty_states import DUTY_STATES
from web.casework.names import DUTY_NAMES
from web.casework.reason_lines import told
from web.casework.why_dates import bare_ground
from web.i18n import format_day
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline
from workflow.timetable import deadlines
from workflow.why import why_deadline


def date_items(file: CaseFile) -> list[dict[str, object]]:
    """Every date of the case and how it stands."""
    return [_item(deadline, file) for deadline in deadlines(file)]


def _item(deadline: Deadline, file: CaseFile) -> dict[str, object]:
    word, kind = DUTY_STATES[deadline.state]
    return {
        "what": _(DUTY_NAMES[deadline.duty]),
        "on": format_day(deadline.due_on),
        "relative": relative_day(deadline.due_on, file.today) if deadline.is_open else None,
        "word": _(word),
        "kind": kind,
        "law": _(deadline.law.paragraph),
        "why": told(why_deadline(deadline, file, bare_ground(file)).sentence),
    }
