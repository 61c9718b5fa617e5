"""The notice that an employee is absent: few questions, answered in a minute, the rest can come later."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer, only_if
from forms.options import EXPECTED_LENGTH, PROOF, REPORTED_HOW, WORK_RELATED
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import end_not_before_start, not_in_future, not_older_than, while_employed
from workflow.domain.documents import DocumentKind

THREE_YEARS = 3 * 366


class AbsenceNoticeForm(DocumentForm):
    """Opens a follow-up case; the first day is what every deadline is counted from."""

    kind = DocumentKind.ABSENCE_NOTICE
    title = _l("Report an absence")
    intro = _l(
        "The first day and how much somebody is away is enough to begin. "
        "You need not know why, and should not ask for the diagnosis."
    )
    submit_label = _l("Report the absence")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The absence"), ("first_day", "grade", "proof", "reported_how")),
        Section(_l("How long"), ("expected_length", "expected_end")),
        Section(_l("Work"), ("work_related", "workplace_note", "ability", "cover_needed", "cover_note")),
    )

    first_day = DateAnswer(
        _l("First day of absence"),
        toward=Toward.PAST,
        required=_l("Write the first day of the absence, for instance “today”."),
        hint=_l("All deadlines are counted from this day. You can write “today”, “yesterday” or a date."),
        checks=(not_in_future, while_employed, not_older_than(THREE_YEARS)),
    )
    grade = NumberAnswer(
        _l("How much is the employee away?"),
        low=1,
        high=100,
        unit="%",
        required=_l("Write how many per cent the employee is away; 100 is the whole position."),
        hint=_l("100 means away from all work. With a graded sick note, write its percentage."),
    )
    proof = ChoiceAnswer(
        _l("Self-certified, or a sick note?"),
        options=PROOF,
        when=only_if("grade", "100"),
        required=_l("Choose whether it is self-certified or there is a sick note."),
        hint=_l("A sick note that comes later is added then. Part-time absence always has a note."),
    )
    reported_how = ChoiceAnswer(
        _l("How was it reported?"), options=REPORTED_HOW, required=_l("Choose how the absence was reported.")
    )
    expected_length = ChoiceAnswer(
        _l("How long may it last?"),
        options=EXPECTED_LENGTH,
        hint=_l("A guess is fine. It helps to plan, and binds nobody."),
    )
    expected_end = DateAnswer(
        _l("Last day, if it is known"),
        toward=Toward.FUTURE,
        checks=(end_not_before_start("first_day"),),
    )
    work_related = ChoiceAnswer(
        _l("Does the absence have to do with the workplace?"),
        options=WORK_RELATED,
        hint=_l(
            "The employee decides whether to say this. "
            "The employer must know about causes at work to be able to mend them (Working Environment Act)."
        ),
    )
    workplace_note = TextAnswer(
        _l("What at work should be looked at?"),
        when=only_if("work_related", "wholly", "partly"),
        hint=_l("Write about tasks, workload, surroundings or cooperation, not about health."),
    )
    ability = TextAnswer(
        _l("What can the employee do now?"),
        hint=_l("Tasks, hours or places that still work. Leave it open if you have not talked about it yet."),
    )
    cover_needed = YesNoAnswer(_l("Must somebody take over tasks?"))
    cover_note = TextAnswer(_l("Which tasks, and until when?"), when=only_if("cover_needed", "yes"), rows=3)

    def defaults(self) -> Mapping[str, object]:
        """Most absences are reported by phone on the first day and are whole."""
        return {
            "first_day": self.context.first_day or self.context.today,
            "grade": self.context.grade or 100,
            "proof": "self_certified",
            "reported_how": "phone",
            "expected_length": "not_known",
            "work_related": "not_said",
        }
