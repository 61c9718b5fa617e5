"""What is asked when a representative is to cover a unit."""

from typing import ClassVar

from forms.accounts.choose import ListAnswer
from forms.base import AnswerForm, Section
from forms.choices import YesNoAnswer
from forms.fields import DateAnswer
from forms.translating import _l
from forms.validators import end_not_before_start


class CoverageForm(AnswerForm):
    """The unit, whether the units below are meant too, from when to when."""

    name = "coverage"
    title = _l("Units this representative covers")
    intro = _l(
        "The representative sees the masked figures of these units, and no case. "
        "An employee representative covers the units of the members, a safety representative the safety area."
    )
    submit_label = _l("Let the representative cover the unit")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("unit", "with_below", "from_on", "until_on")),)

    unit = ListAnswer(_l("Unit"), required=_l("Choose a unit."))
    with_below = YesNoAnswer(_l("The units below it too?"), required=_l("Choose yes or no."))
    from_on = DateAnswer(_l("First day"), required=_l("Write the first day."))
    until_on = DateAnswer(
        _l("Last day"),
        hint=_l("Leave it open when nobody knows."),
        checks=(end_not_before_start("from_on"),),
    )
