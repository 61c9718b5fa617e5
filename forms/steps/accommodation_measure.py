"""An accommodation measure: what is adapted, from when to when, who does what, why it helps, and when it is evaluated."""

from datetime import date
from typing import Any, ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.options import MEASURE_AREAS
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import end_not_before_start, not_in_past, not_older_than
from forms.within_measure import not_beyond_house_rule, within_measure
from workflow.domain.documents import DocumentKind
from workflow.domain.measures import midway

ONE_YEAR = 365


class AccommodationMeasureForm(DocumentForm):
    """Goes to the employee, who confirms it or says what is missing. It always has an end."""

    kind = DocumentKind.ACCOMMODATION_MEASURE
    title = _l("Accommodation measure")
    intro = _l(
        "The law asks the employer to adapt the work as far as possible (Working Environment Act §§ 4-6, 4-2 and 4-3). "
        "Agree on something concrete for a limited time, try it, and look together at how it works."
    )
    submit_label = _l("Send the measure to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(
            _l("What is adapted"),
            ("area", "what", "why"),
            hint=_l(
                "Have you weighed a graded sick note first? To work a little in the own job is often the best start, and "
                "the measure can make it possible. The employee talks with the doctor about the grade."
            ),
        ),
        Section(_l("For how long"), ("from_on", "until_on", "evaluate_on")),
        Section(_l("Who does what"), ("manager_does", "employee_does", "others_do")),
    )

    area = ChoiceAnswer(
        _l("What is it about?"), options=MEASURE_AREAS, required=_l("Choose tasks, hours or place.")
    )
    what = TextAnswer(
        _l("What do you agree on?"),
        required=_l("Write what you agree on, so concretely that both know what happens on Monday."),
        hint=_l("For instance: only day shifts, or the first two lessons without a class. Not the illness."),
    )
    why = TextAnswer(
        _l("Why does this help at work?"),
        limit=1000,
        rows=3,
        required=_l("Write what the measure makes possible at work."),
        hint=_l("Which task or situation becomes possible. It need not say anything about health."),
    )
    from_on = DateAnswer(
        _l("From when?"),
        required=_l("Write the first day."),
        checks=(not_older_than(ONE_YEAR),),
    )
    until_on = DateAnswer(
        _l("Until when?"),
        toward=Toward.FUTURE,
        required=_l("Write the last day. A measure always has an end; it can be renewed when it works."),
        hint=_l("Start modestly: a few weeks are common. It can be renewed after you have evaluated it."),
        checks=(end_not_before_start("from_on"), not_in_past, not_beyond_house_rule),
    )
    evaluate_on = DateAnswer(
        _l("When do you look at how it works?"),
        toward=Toward.FUTURE,
        hint=_l("A day within the measure. Leave it open, and it becomes the day halfway."),
        checks=(not_in_past, within_measure),
    )
    manager_does = TextAnswer(
        _l("What does the manager do?"),
        limit=1000,
        rows=3,
        required=_l("Write what the manager does to make it happen."),
    )
    employee_does = TextAnswer(_l("What does the employee do?"), limit=1000, rows=3)
    others_do = TextAnswer(
        _l("What do others do?"),
        limit=1000,
        rows=3,
        hint=_l("Colleagues or others who must know. They need to know what, not why."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """With the day halfway where no day of evaluation was written."""
        evaluate_on: Any = self["evaluate_on"]
        if evaluate_on.is_empty() and not evaluate_on.process_errors:
            evaluate_on.data = self._halfway()
        return super().validate(extra_validators)

    def _halfway(self) -> date | None:
        begins, ends = self["from_on"].data, self["until_on"].data
        if not begins or not ends or ends < begins:
            return None
        first = max(begins, self.context.today)
        return midway(first, ends) if first <= ends else None
