"""The day a preview of deletion is made for."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.translating import _l
from forms.validators import within_days

DAYS_AHEAD = 366 * 20


class PreviewDayForm(AnswerForm):
    """One day, in the address: it tells nothing about anybody."""

    name = "preview_day"
    title = _l("What would be deleted?")
    intro = _l("As things stand today. Nothing is deleted by looking.")
    submit_label = _l("Show that day")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("on",)),)

    on = DateAnswer(_l("On which day?"), toward=Toward.FUTURE, checks=(within_days(DAYS_AHEAD),))
