"""The follow-up plan: Nav's questions and lengths, what each side does, which help is needed, when it is evaluated."""

from typing import ClassVar

from forms.base import DocumentForm, FormContext, Section
from forms.choices import YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, only_if
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import after_today, within_days
from workflow.domain.documents import DocumentKind

ONE_YEAR = 365
NAVS_LIMIT = 2000
"""How many characters Nav's own form takes in each text."""


def _is_revision(context: FormContext) -> bool:
    """Whether there is a plan already, of which this is the next version."""
    return context.plan_version is not None


class FollowUpPlanForm(DocumentForm):
    """Written together; the employee confirms it, and the doctor gets it."""

    kind = DocumentKind.FOLLOW_UP_PLAN
    title = _l("Follow-up plan")
    intro = _l(
        "The law asks for a plan when somebody has been wholly or partly away for four weeks "
        "(Working Environment Act § 4-6). Write it together, start modestly, and change it when it does not work."
    )
    submit_label = _l("Send the plan to the employee")
    asked_anew = frozenset({"revised_because", "evaluation_on"})
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("What is new"), ("revised_because",)),
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
        Section(_l("Taking part"), ("employee_took_part", "not_took_part_reason")),
    )

    revised_because = TextAnswer(
        _l("Why is there a new version?"),
        limit=500,
        rows=2,
        asked_of=_is_revision,
        required=_l("Write in a sentence why the plan is changed."),
        hint=_l(
            "For instance that a measure did not work, or what the employee objected to. Whoever has the old version understands by it what is new."
        ),
    )
    typical_workday = TextAnswer(
        _l("What does an ordinary working day look like?"),
        required=_l("Describe an ordinary working day, so that the doctor and Nav understand the work."),
        hint=_l(
            "Tasks, hours, pace, what is heavy and what is light. The doctor reads this and may not know the workplace."
        ),
    )
    tasks_possible = TextAnswer(
        _l("Which tasks can be done now?"),
        required=_l("Write which tasks can be done now. “None at present” is an answer too."),
        hint=_l("Also in part, with help or in another way."),
    )
    tasks_not_possible = TextAnswer(
        _l("Which tasks cannot be done now?"),
        required=_l("Write which tasks cannot be done now."),
        hint=_l("It is enough to name the tasks. Why is a matter between the employee and the doctor."),
    )
    earlier_accommodation = TextAnswer(
        _l("What has been adapted so far, and how did it go?"),
        required=_l("Write what has been tried. “Nothing yet” is an answer too."),
        hint=_l("Before and during the absence: what helped, what did not."),
    )
    planned_accommodation = TextAnswer(
        _l("What will be adapted from now on?"),
        required=_l("Write what will be adapted, or why nothing can be."),
        hint=_l("Each measure concrete and for a time: what, from when, until when."),
    )
    other_accommodation = TextAnswer(
        _l("What else could be tried later?"),
        required=_l("Write what else could be tried, or that you see nothing more now."),
        hint=_l("Other tasks, another place, a smaller grade of sick leave, a work trial."),
    )
    employer_does = TextAnswer(
        _l("What does the employer do?"),
        required=_l("Write what the employer does. The law asks for it in the plan."),
        hint=_l("Who does it, and by when."),
    )
    employee_does = TextAnswer(
        _l("What does the employee do?"),
        required=_l("Write what the employee does. Keeping in touch is an answer too."),
        hint=_l("The employee has a duty to help find solutions. Agree on something that can be managed."),
    )
    help_from_nav = YesNoAnswer(
        _l("Is help from Nav needed?"),
        required=_l("Answer whether help from Nav is needed."),
        hint=_l("If yes, the plan is also sent to Nav."),
    )
    help_from_nav_what = TextAnswer(
        _l("What should Nav help with?"),
        when=only_if("help_from_nav", "yes"),
        required=_l("Write what Nav should help with, so that the right person there can answer."),
        hint=_l("For instance aids, a grant, work training or an earlier dialogue meeting."),
    )
    help_from_bht = YesNoAnswer(
        _l("Is help from the occupational health service needed?"),
        required=_l("Answer whether help from the occupational health service is needed."),
    )
    help_from_bht_what = TextAnswer(
        _l("What should the occupational health service help with?"),
        when=only_if("help_from_bht", "yes"),
        required=_l("Write what the occupational health service should help with."),
    )
    follow_up = TextAnswer(
        _l("How do you keep in touch?"),
        required=_l("Write how you keep in touch: how often, and how."),
    )
    evaluation_on = DateAnswer(
        _l("When do you look at the plan again?"),
        toward=Toward.FUTURE,
        required=_l("Write the day you look at the plan again, at the latest in a year."),
        hint=_l("Soon enough to change what does not work; a few weeks is common."),
        checks=(after_today, within_days(ONE_YEAR)),
    )
    employee_took_part = YesNoAnswer(
        _l("Did the employee take part in making the plan?"),
        required=_l("Answer whether the employee took part."),
        hint=_l("The law wants the plan made together. If it was not possible, say why."),
    )
    not_took_part_reason = TextAnswer(
        _l("Why did the employee not take part?"),
        when=only_if("employee_took_part", "no"),
        required=_l("Write why the employee did not take part."),
        hint=_l("What you tried, and when. Not the illness."),
    )
