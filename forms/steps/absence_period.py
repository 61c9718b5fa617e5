"""A period of absence in the register of one employment: what the employer may know of it, and nothing more."""

from collections.abc import Mapping
from typing import Any, ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer, only_if
from forms.translating import _l
from forms.validators import end_not_before_start, not_in_future, not_older_than, while_employed, within_days
from workflow.domain.absence.periods import AbsenceKind
from workflow.services.stated import TOLD_BY_NAV, TYPED

TEN_YEARS = 3660
ONE_YEAR = 366

KINDS = (
    (AbsenceKind.SELF_CERTIFIED.value, _l("Self-certified")),
    (AbsenceKind.SICK_NOTE_FULL.value, _l("Sick note, 100 %")),
    (AbsenceKind.SICK_NOTE_GRADED.value, _l("Sick note, graded")),
    (AbsenceKind.SICK_NOTE_ZERO.value, _l("Sick note, 0 %")),
    (AbsenceKind.SICK_NOTE_TREATMENT_DAYS.value, _l("Sick note, single treatment days")),
    (AbsenceKind.SICK_NOTE_TRAVEL_SUBSIDY.value, _l("Sick note, travel subsidy")),
    (AbsenceKind.SICK_NOTE_PENDING.value, _l("Sick note, pending")),
    (AbsenceKind.APPLICATION_HOLIDAY.value, _l("Holiday")),
    (AbsenceKind.APPLICATION_LEAVE.value, _l("Leave")),
    (AbsenceKind.APPLICATION_WORK_RESUMED.value, _l("Back at work in full")),
)
"""What can be registered, the usual first."""


class KindAnswer(ChoiceAnswer):
    """One of many kinds, in a list that opens: a row of the form stays a row."""

    control = "select"
    always_answered = True


class LastDayAnswer(DateAnswer):
    """A day that only some kinds may leave open, so it is not marked as voluntary; the register refuses what is missing."""

    def __init__(self, label: str, **said: Any) -> None:
        super().__init__(label, **said)
        self.flags.sometimes_required = True


class AbsencePeriodForm(AnswerForm):
    """Dates and grade only. Whether the last day may be left open, and what else cannot be true, the register says."""

    name = "absence_period"
    title = _l("Add a period of absence")
    intro = _l("You see what changes before anything is saved.")
    submit_label = _l("See what changes")
    sections: ClassVar[tuple[Section, ...]] = (
        Section("", ("period_kind", "start", "end", "grade")),
        Section("", ("received", "told_by", "extended_certificate")),
    )

    period_kind = KindAnswer(_l("Kind"), options=KINDS, required=_l("Choose what kind of period it is."))
    start = DateAnswer(
        _l("First day"),
        required=_l("Write the first day of the period."),
        checks=(while_employed, not_older_than(TEN_YEARS), within_days(ONE_YEAR)),
    )
    end = LastDayAnswer(
        _l("Last day"),
        toward=Toward.EITHER,
        hint=_l(
            "Can be left open for self-certification and sick notes (full or graded) while nobody knows."
        ),
        checks=(end_not_before_start("start"), within_days(ONE_YEAR)),
    )
    grade = NumberAnswer(
        _l("Per cent"),
        low=1,
        high=99,
        unit="%",
        when=only_if("period_kind", AbsenceKind.SICK_NOTE_GRADED.value),
        required=_l("Write the percentage that stands on the sick note."),
    )
    received = DateAnswer(
        _l("When did you get it?"),
        toward=Toward.PAST,
        hint=_l("Leave it open when it came today. Of two notes for the same days the later one counts."),
        checks=(not_in_future,),
    )
    told_by = ChoiceAnswer(
        _l("Where does it come from?"),
        options=((TYPED, _l("The employee, or the sick note")), (TOLD_BY_NAV, _l("Nav has told us"))),
    )
    extended_certificate = YesNoAnswer(
        _l("Has the doctor written the extended medical certificate?"),
        when=only_if("period_kind", AbsenceKind.SICK_NOTE_FULL.value, AbsenceKind.SICK_NOTE_GRADED.value),
        hint=_l(
            "Nav needs it after eight weeks when illness prevents activity. Leave it open if you do not know."
        ),
    )

    def defaults(self) -> Mapping[str, object]:
        """The first time somebody is away, they mostly say so themselves."""
        return {"period_kind": AbsenceKind.SELF_CERTIFIED.value, "told_by": TYPED}


class AbsenceCorrectionForm(AbsencePeriodForm):
    """The same questions about a period that stands; what is sent takes its place."""

    title = _l("Correct the period")
    intro = _l(
        "What you write takes the place of what stands; the old information stays readable. "
        "You see what changes before anything is saved."
    )
