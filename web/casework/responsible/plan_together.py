"""Shows both sides' answers beside each other, and makes the draft of the plan from what is chosen for each question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.steps.plan_answers import PlanAnswersForm
from web.casework.plan_questions import plan_questions, question_shown
from web.casework.responsible.draft import Draft, forget_draft, keep_draft, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Page
from web.casework.responsible.next_step import form_href
from web.casework.responsible.plan_answers import has_place_for_plan
from web.casework.responsible.plan_choices import Chosen, posted, repaired, sentence, suggested
from web.casework.responsible.reached import followed_case
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, reading, signed_in, wiring
from web.posted import kept_of
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import Answers, DocumentKind
from workflow.domain.people import Role
from workflow.domain.plan_voices import Choice, Comparison, PlanQuestion, Side
from workflow.domain.text import N_
from workflow.services.drafts import save_draft
from workflow.services.plan_answers import shared_answers

PLAN = DocumentKind.FOLLOW_UP_PLAN
DRAFT = "plan_together"
"""What choices are kept under until the plan is made from them."""
LABELS: dict[Choice, str] = {
    Choice.BOTH: N_("Take both, one after the other"),
    Choice.PRESENT: N_("Keep what the plan says now"),
    Choice.ANEW: N_("Write it anew"),
    Choice.OPEN: N_("Leave it open for now"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """What lies on the table: the two sides' answers, and the plan on file."""

    followed: FollowedCase
    form: PlanAnswersForm
    questions: Sequence[PlanQuestion]
    shared: Mapping[Side, Answers]


def show_plan_together(case_id: UUID) -> str | Page:
    """Both sides, question by question. Before the own side has shared it is asked whether to write first."""
    followed = followed_case(case_id)
    if not has_place_for_plan(followed):
        return show_not_open(followed)
    table = _table(followed)
    write_first = _may_write_first(table)
    if not write_first:
        _note_reading(table)
    begun = kept_draft(case_id, DRAFT)
    chosen = posted(table.questions, _first(begun)) if begun else suggested(table.questions)
    return _drawn(table, chosen, write_first=write_first)


def take_plan_together(case_id: UUID) -> Response | str | Page:
    """Make the draft of the plan, unless something is not chosen, too long, or another draft would be lost."""
    followed = followed_case(case_id)
    if not has_place_for_plan(followed):
        return show_not_open(followed)
    table = _table(followed)
    _note_reading(table)
    chosen = posted(table.questions, request.form)
    problems = [each for each in chosen if each.problem]
    in_the_way = kept_draft(case_id, PLAN) is not None and "replace" not in request.form
    if problems or in_the_way:
        page = _drawn(table, [repaired(each) for each in chosen], problems=problems, in_the_way=in_the_way)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    save_draft(wiring().office, signed_in().account_id, case_id, PLAN, kept_of(_draft(table, chosen)))
    forget_draft(case_id, DRAFT)  # last: what is chosen is nowhere else until the plan's draft is kept
    flash(_("The plan is filled in from your answers. Read it through together and send it."), "success")
    return redirect(form_href(case_id, PLAN), HTTPStatus.SEE_OTHER)


def keep_plan_together_draft(case_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is chosen and written so far; asked by the page itself."""
    kept = keep_draft(followed_case(case_id).id, DRAFT)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def _first(begun: Draft) -> dict[str, str]:
    return {name: values[0] for name, values in begun.answers.items() if values}


def _table(followed: FollowedCase) -> Table:
    with reading() as tx:
        shared = shared_answers(tx, followed.record)
        current = tx.documents.current(followed.record, PLAN)
        present = tx.documents.answers(current.id) if current else None
    said = {side: answers for side, (_voice, answers) in shared.items()}
    context = context_of_case(followed)
    return Table(
        followed=followed,
        form=PlanAnswersForm(context=context),
        questions=plan_questions(context, said.get(Side.MANAGER), said.get(Side.EMPLOYEE), present),
        shared=said,
    )


def _note_reading(table: Table) -> None:
    if table.shared:
        note_reading(wiring(), actor(), table.followed.id, Reading.PLAN_ANSWERS)


def _may_write_first(table: Table) -> bool:
    return Side.MANAGER not in table.shared and "go_on" not in request.args


def _draft(table: Table, chosen: Sequence[Chosen]) -> dict[str, list[str]]:
    took_part = ["yes"] if Side.EMPLOYEE in table.shared else []
    answers = {each.question.name: [each.taken] for each in chosen if each.taken}
    return answers | {"employee_took_part": took_part}


def _drawn(
    table: Table,
    chosen: Sequence[Chosen],
    *,
    write_first: bool = False,
    problems: Sequence[Chosen] = (),
    in_the_way: bool = False,
) -> str:
    case_id = table.followed.id
    wrong = {each.question.name: sentence(each) for each in problems}
    questions = {each.question.name: _question(table, each, wrong) for each in chosen}
    return render_template(
        "case/plan_together.html",
        followed=table.followed,
        shared=table.shared,
        write_first=write_first,
        questions=list(questions.values()),
        differing=[
            questions[each.name] for each in table.questions if each.comparison is Comparison.DIFFERENT
        ],
        errors=_errors(table, wrong, in_the_way=in_the_way),
        in_the_way=in_the_way,
        draft=kept_draft(case_id, PLAN),
        manager_name=table.followed.manager if actor().role is Role.HR else _("You"),
        plan_href=form_href(case_id, PLAN),
        action=url_for(".plan_together", case_id=case_id),
        draft_href=url_for(".plan_together_draft", case_id=case_id),
    )


def _errors(table: Table, wrong: Mapping[str, str], *, in_the_way: bool) -> list[dict[str, str]]:
    """The list on top, with the way to each."""
    found = [
        {"href": f"#question-{name}", "text": f"{table.form[name].label.text} {words}"}
        for name, words in wrong.items()
    ]
    if in_the_way:
        found.append(
            {"href": "#replace", "text": _("You have a draft of the plan. Tick that it may be replaced.")}
        )
    return found


def _question(table: Table, chosen: Chosen, wrong: Mapping[str, str]) -> dict[str, object]:
    question = chosen.question
    return {
        **question_shown(question, table.form),
        "anew": chosen.anew,
        "limit": question.limit,
        "error": wrong.get(question.name),
        "choices": [
            {
                "code": choice.value,
                "label": _label(choice, table.followed),
                "checked": choice is chosen.choice,
            }
            for choice in question.choices
        ],
    }


def _label(choice: Choice, followed: FollowedCase) -> str:
    if choice is Choice.EMPLOYEE:
        return str(_("Take what %(name)s says", name=followed.given_name))
    if choice is Choice.MANAGER:
        return str(_("Take mine") if actor().role is Role.MANAGER else _("Take what the manager's side says"))
    return str(_(LABELS[choice]))


VIEWS = FormViews(show_plan_together, take_plan_together, keep_plan_together_draft)
