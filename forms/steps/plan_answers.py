"""One side's own answers to the plan's questions, before there is a plan: none must be answered, none is said twice."""

from typing import Any, ClassVar

from forms.base import AnswerForm, Section
from forms.choices import YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, only_if
from forms.steps.follow_up_plan import ONE_YEAR, FollowUpPlanForm
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today, within_days


def _voluntary(question: Any) -> Any:
    """The plan's own question, in the same words, which may be left open."""
    rest = {name: value for name, value in question.kwargs.items() if name != "required"}
    return question.field_class(*question.args, **rest)


class PlanAnswersForm(AnswerForm):
    """What the one who follows up thinks, in the very words of the plan."""

    name = "plan_answers"
    title = _l("Your answers to the plan's questions")
    intro = _l(
        "Write what you think, before you make the plan together. Leave open what you do not know. Nobody sees your "
        "answers before you share them. When both have shared, you read each other's answers side by side."
    )
    submit_label = _l("Share my answers with the employee")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("Work today"), ("typical_workday", "tasks_possible", "tasks_not_possible")),
        Section(
            _l("Adapting the work"), ("earlier_accommodation", "planned_accommodation", "other_accommodation")
        ),
        Section(_l("Who does what"), ("employer_does", "employee_does")),
        Section(
            _l("Help from others"),
            ("help_from_nav", "help_from_nav_what", "help_from_bht", "help_from_bht_what"),
        ),
        Section(_l("Following up"), ("follow_up", "evaluation_on")),
    )

    typical_workday = _voluntary(FollowUpPlanForm.typical_workday)
    tasks_possible = _voluntary(FollowUpPlanForm.tasks_possible)
    tasks_not_possible = _voluntary(FollowUpPlanForm.tasks_not_possible)
    earlier_accommodation = _voluntary(FollowUpPlanForm.earlier_accommodation)
    planned_accommodation = _voluntary(FollowUpPlanForm.planned_accommodation)
    other_accommodation = _voluntary(FollowUpPlanForm.other_accommodation)
    employer_does = _voluntary(FollowUpPlanForm.employer_does)
    employee_does = _voluntary(FollowUpPlanForm.employee_does)
    help_from_nav = _voluntary(FollowUpPlanForm.help_from_nav)
    help_from_nav_what = _voluntary(FollowUpPlanForm.help_from_nav_what)
    help_from_bht = _voluntary(FollowUpPlanForm.help_from_bht)
    help_from_bht_what = _voluntary(FollowUpPlanForm.help_from_bht_what)
    follow_up = _voluntary(FollowUpPlanForm.follow_up)
    evaluation_on = _voluntary(FollowUpPlanForm.evaluation_on)


class OwnPlanAnswersForm(AnswerForm):
    """The same questions, said to the employee."""

    name = "own_plan_answers"
    title = _l("What do you think?")
    intro = _l(
        "These are the questions of the follow-up plan. Your manager answers the same ones, and then you make the plan "
        "from both. Answer what you want and leave the rest open. You never have to say what you are ill with."
    )
    submit_label = _l("Share my answers")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("Your work today"), ("typical_workday", "tasks_possible", "tasks_not_possible")),
        Section(
            _l("Adapting your work"),
            ("earlier_accommodation", "planned_accommodation", "other_accommodation"),
        ),
        Section(_l("Who does what"), ("employer_does", "employee_does")),
        Section(
            _l("Help from others"),
            ("help_from_nav", "help_from_nav_what", "help_from_bht", "help_from_bht_what"),
        ),
        Section(_l("Following up"), ("follow_up", "evaluation_on")),
    )

    typical_workday = TextAnswer(
        _l("What does an ordinary working day of yours look like?"),
        hint=_l("Tasks, hours, pace, what is heavy and what is light."),
    )
    tasks_possible = TextAnswer(
        _l("Which of your tasks can you do now?"), hint=_l("Also in part, with help or in another way.")
    )
    tasks_not_possible = TextAnswer(
        _l("Which of your tasks can you not do now?"),
        hint=_l("It is enough to name the tasks. Why is between you and your doctor."),
    )
    earlier_accommodation = TextAnswer(
        _l("What has been adapted for you so far, and how did it go?"),
        hint=_l("Before and during your absence: what helped, what did not."),
    )
    planned_accommodation = TextAnswer(
        _l("What would help you from now on?"),
        hint=_l("Other tasks, other hours, another place, an aid. Say it as you would like it."),
    )
    other_accommodation = TextAnswer(
        _l("What else could you imagine trying later?"),
        hint=_l("It binds you to nothing."),
    )
    employer_does = TextAnswer(_l("What do you need your employer to do?"))
    employee_does = TextAnswer(
        _l("What can you do yourself?"),
        hint=_l("Something you can manage. Keeping in touch is an answer too."),
    )
    help_from_nav = YesNoAnswer(
        _l("Do you need help from Nav?"), hint=_l("If the plan says yes, it is also sent to Nav.")
    )
    help_from_nav_what = TextAnswer(
        _l("What should Nav help you with?"), when=only_if("help_from_nav", "yes")
    )
    help_from_bht = YesNoAnswer(_l("Do you need help from the occupational health service?"))
    help_from_bht_what = TextAnswer(
        _l("What should the occupational health service help you with?"),
        when=only_if("help_from_bht", "yes"),
    )
    follow_up = TextAnswer(
        _l("How do you want the two of you to keep in touch?"), hint=_l("How often, and how.")
    )
    evaluation_on = DateAnswer(
        _l("When do you want to look at the plan again?"),
        toward=Toward.FUTURE,
        hint=_l("A few weeks from now is common."),
        checks=(after_today, within_days(ONE_YEAR)),
    )
