"""Puts the two sides' answers beside each other, question by question, in the order of the plan."""

from collections.abc import Iterator, Mapping
from typing import cast

from flask_babel import gettext as _

from forms.base import AnswerForm, FormContext, answers_to_edit
from forms.fields import AnswerField
from forms.steps.follow_up_plan import FollowUpPlanForm
from forms.steps.plan_answers import PlanAnswersForm
from web.casework.plan_words import COMPARISONS, OWN_COMPARISONS
from workflow.domain.documents import Answers
from workflow.domain.plan_voices import PlanQuestion

Shown = dict[str, object]


def plan_questions(
    context: FormContext, manager: Answers | None, employee: Answers | None, present: Answers | None
) -> list[PlanQuestion]:
    """Every question with what each side answers; `present` is the plan on file."""
    form = PlanAnswersForm(context=context)
    mine, theirs, now = (_typed(answers) for answers in (manager, employee, present))
    return [
        PlanQuestion(
            name=field.short_name,
            manager=mine.get(field.short_name, ""),
            employee=theirs.get(field.short_name, ""),
            present=_still(field, now),
            limit=getattr(field, "limit", None),
        )
        for field in fields_of(form)
    ]


def fields_of(form: AnswerForm) -> Iterator[AnswerField]:
    """The questions of a form in the order of its page."""
    for section in form.sections:
        for name in section.fields:
            yield _field(form, name)


def question_shown(question: PlanQuestion, form: AnswerForm, *, own: bool = False) -> Shown:
    """A question with both answers as they are read; `own` when it is the employee who reads."""
    word, kind = (OWN_COMPARISONS if own else COMPARISONS)[question.comparison]
    return {
        "name": question.name,
        "label": str(form[question.name].label.text),
        "manager": as_read(question.name, question.manager, form),
        "employee": as_read(question.name, question.employee, form),
        "present": as_read(question.name, question.present, form),
        "status": {"word": _(word), "kind": kind},
    }


def as_read(name: str, typed: str, form: AnswerForm) -> str:
    """An answer as it is shown: a code in words, a day as people write it."""
    field = _field(form, name)
    field.process_data(typed)
    return field.shown()


def _field(form: AnswerForm, name: str) -> AnswerField:
    return cast(AnswerField, form[name])


def _typed(answers: Answers | None) -> Mapping[str, str]:
    return answers_to_edit(answers) if answers else {}


def _still(field: AnswerField, now: Mapping[str, str]) -> str:
    """What the plan on file says, but for what a new version asks anew."""
    return "" if field.short_name in FollowUpPlanForm.asked_anew else now.get(field.short_name, "")
