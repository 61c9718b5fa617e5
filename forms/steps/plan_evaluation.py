"""The look back at the plan: what worked, what did not, and whether it goes on, is changed or ends."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer, only_if
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today, not_before_absence, not_in_future, within_days
from workflow.domain.documents import DocumentKind

CONCLUSIONS = (
    ("keep", _l("The plan goes on as it is")),
    ("change", _l("The plan is to be changed")),
    ("end", _l("The plan is not needed any more")),
)
MOST_VERSIONS = 999
ONE_YEAR = 365


class PlanEvaluationForm(DocumentForm):
    """Written together on the day that was agreed; the employee confirms it or says what is missing."""

    kind = DocumentKind.PLAN_EVALUATION
    title = _l("How does the plan work?")
    intro = _l(
        "Look at the plan together and write what you found. What did not work is worth as much as what did: "
        "it tells what to try next."
    )
    submit_label = _l("Send the evaluation to the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("Which plan"), ("evaluated_on", "plan_version")),
        Section(_l("How it went"), ("what_worked", "what_did_not")),
        Section(_l("What comes next"), ("conclusion", "next_evaluation_on", "agreed", "end_reason")),
    )

    evaluated_on = DateAnswer(
        _l("When did you look at the plan?"),
        toward=Toward.PAST,
        required=_l("Write the day you looked at the plan, for instance “today” or “yesterday”."),
        checks=(not_in_future, not_before_absence),
    )
    plan_version = NumberAnswer(
        _l("Which version of the plan?"),
        low=1,
        high=MOST_VERSIONS,
        required=_l("Write the number of the version you looked at. It stands on top of the plan."),
    )
    what_worked = TextAnswer(
        _l("What worked?"),
        required=_l("Write what worked. “Nothing yet” is an answer too."),
        hint=_l("Which measures helped, and with what. Not the illness."),
    )
    what_did_not = TextAnswer(
        _l("What did not work?"),
        required=_l("Write what did not work, or that everything did."),
        hint=_l("Too much, too soon, or simply not done: all of it is good to know."),
    )
    conclusion = ChoiceAnswer(
        _l("What do you conclude?"),
        options=CONCLUSIONS,
        required=_l("Choose whether the plan goes on, is to be changed or ends."),
    )
    next_evaluation_on = DateAnswer(
        _l("When do you look at the plan next?"),
        toward=Toward.FUTURE,
        when=only_if("conclusion", "keep"),
        required=_l("Write the day you look at the plan next, at the latest in a year."),
        checks=(after_today, within_days(ONE_YEAR)),
    )
    agreed = TextAnswer(
        _l("What is to be changed?"),
        when=only_if("conclusion", "change"),
        required=_l(
            "Write what is to be changed. You can take it into a new version of the plan afterwards."
        ),
        hint=_l("Each change concrete: what, from when, until when, and who does it."),
    )
    end_reason = TextAnswer(
        _l("Why is the plan not needed any more?"),
        when=only_if("conclusion", "end"),
        required=_l("Write why the plan is not needed any more."),
    )

    def defaults(self) -> Mapping[str, object]:
        """Usually noted right after the talk."""
        return {"evaluated_on": self.context.today}
