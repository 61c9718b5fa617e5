"""A period of absence put on an open case: a self-certified one or a sick note."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer, only_if
from forms.translating import _l
from forms.validators import end_not_before_start, not_older_than, while_employed, within_days
from workflow.domain.absence.periods import AbsenceKind

THREE_YEARS = 3 * 366
ONE_YEAR = 366

KINDS = (
    (AbsenceKind.SELF_CERTIFIED.value, _l("Self-certified")),
    (AbsenceKind.SICK_NOTE_FULL.value, _l("Sick note, 100 %")),
    (AbsenceKind.SICK_NOTE_GRADED.value, _l("Sick note, graded")),
)


class AbsencePeriodForm(AnswerForm):
    """Dates and grade only: a sick note tells the employer nothing more that belongs here."""

    name = "absence_period"
    title = _l("Add a period of absence")
    intro = _l(
        "A new sick note, another grade, or a longer absence. The dates of the case are counted anew from it. "
        "Is the employee back? Then note that instead, from the case."
    )
    submit_label = _l("Add the period")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The period"), ("period_kind", "grade", "start", "end")),
        Section(_l("The sick note"), ("extended_certificate",)),
    )

    period_kind = ChoiceAnswer(
        _l("What kind of period?"), options=KINDS, required=_l("Choose what kind of period it is.")
    )
    grade = NumberAnswer(
        _l("How much is the employee sick-listed?"),
        low=1,
        high=99,
        unit="%",
        when=only_if("period_kind", AbsenceKind.SICK_NOTE_GRADED.value),
        required=_l("Write the percentage that stands on the sick note."),
    )
    start = DateAnswer(
        _l("First day"),
        required=_l("Write the first day of the period."),
        checks=(while_employed, not_older_than(THREE_YEARS), within_days(ONE_YEAR)),
    )
    end = DateAnswer(
        _l("Last day"),
        toward=Toward.EITHER,
        required=_l("Write the last day of the period; it counts too."),
        checks=(end_not_before_start("start"), within_days(ONE_YEAR)),
    )
    extended_certificate = YesNoAnswer(
        _l("Has the doctor written the extended medical certificate?"),
        when=only_if("period_kind", AbsenceKind.SICK_NOTE_FULL.value, AbsenceKind.SICK_NOTE_GRADED.value),
        hint=_l(
            "Nav needs it after eight weeks when illness prevents activity. Leave it open if you do not know."
        ),
    )
