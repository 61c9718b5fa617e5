"""Answering the plan's questions from one's own side, and reading both sides once both have shared."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext, answers_to_edit
from forms.steps.plan_answers import OwnPlanAnswersForm
from web.casework.plan_questions import plan_questions, question_shown
from web.casework.responsible.draft import Draft, forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.current import actor, reading, today, wiring
from web.employee import blueprint
from web.employee.answers import Page
from web.employee.own_things import own_case
from web.i18n import language
from web.posted import submission
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import Answers, DocumentKind
from workflow.domain.errors import AlreadyDone, Invalid, StepNotOpen
from workflow.domain.filing import can_be_filed
from workflow.domain.people import Role
from workflow.domain.plan_voices import Side
from workflow.services.plan_answers import DRAFTS, share_plan_answers, shared_answers

DRAFT = DRAFTS[Side.EMPLOYEE]
ADDRESS = "/cases/<uuid:case_id>/plan-answers"


@blueprint.get(ADDRESS)
@allow(Act.WRITE, Thing.PLAN_ANSWERS, Role.EMPLOYEE)
def plan_answers(case_id: UUID) -> str | Response:
    """The questions: with the draft if there is one, else as they were shared, else empty."""
    case = own_case(case_id)
    if not has_place_for_plan(case):
        return _too_late(case_id)
    draft, mine = kept_draft(case_id, DRAFT), _shared(case).get(Side.EMPLOYEE)
    if draft is not None:
        return _page(OwnPlanAnswersForm(draft.answers, context=_context(case)), case, draft=draft)
    data = answers_to_edit(mine) if mine else None
    return _page(OwnPlanAnswersForm(context=_context(case), data=data), case)


@blueprint.post(ADDRESS)
@allow(Act.WRITE, Thing.PLAN_ANSWERS, Role.EMPLOYEE)
def plan_answers_now(case_id: UUID) -> Page | str:
    """Share them with the manager."""
    case = own_case(case_id)
    if "save_draft" in request.form:
        keep_draft_and_say(case_id, DRAFT)
        return redirect(url_for("employee.plan_answers", case_id=case_id), HTTPStatus.SEE_OTHER)
    form = OwnPlanAnswersForm(request.form, context=_context(case))
    if not form.validate():
        return _page(form, case), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        share_plan_answers(
            wiring().office, case_id, form.answers(language()), actor=actor(), submission=submission()
        )
    except Invalid as refusal:
        form.form_errors = [_(refusal.sentence)]
        return _page(form, case), HTTPStatus.UNPROCESSABLE_ENTITY
    except StepNotOpen:
        return _too_late(case_id)
    except AlreadyDone:
        return _home(case_id)
    flash(
        _("Your answers are shared with your manager. You can still change them and share again."), "success"
    )
    return _home(case_id)


@blueprint.post(f"{ADDRESS}/draft")
@allow(Act.WRITE, Thing.PLAN_ANSWERS, Role.EMPLOYEE)
def plan_answers_draft(case_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep answers that are not shared yet."""
    kept = keep_draft(own_case(case_id).id, DRAFT)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


@blueprint.post(f"{ADDRESS}/forget")
@allow(Act.WRITE, Thing.PLAN_ANSWERS, Role.EMPLOYEE)
def plan_answers_forget(case_id: UUID) -> Response:
    """Begin anew."""
    forget_draft(own_case(case_id).id, DRAFT)
    return redirect(url_for("employee.plan_answers", case_id=case_id), HTTPStatus.SEE_OTHER)


@blueprint.get(f"{ADDRESS}/together")
@allow(Act.READ, Thing.PLAN_ANSWERS, Role.EMPLOYEE)
def plan_together(case_id: UUID) -> str | Response:
    """Both sides beside each other, once both have shared."""
    case = own_case(case_id)
    shared = _shared(case)
    if set(shared) != set(Side):
        flash(_("You see both sides here when both of you have shared."), "info")
        return _home(case_id)
    note_reading(wiring(), actor(), case_id, Reading.PLAN_ANSWERS)
    form = OwnPlanAnswersForm(context=_context(case))
    questions = plan_questions(_context(case), shared[Side.MANAGER], shared[Side.EMPLOYEE], None)
    return render_template(
        "employee/plan_together.html",
        case=case,
        questions=[question_shown(each, form, own=True) for each in questions],
    )


def has_place_for_plan(case: FollowedCase) -> bool:
    """Whether a version of the plan can be made where the case is now."""
    return can_be_filed(case.file.stage, DocumentKind.FOLLOW_UP_PLAN, Role.MANAGER)


def _shared(case: FollowedCase) -> dict[Side, Answers]:
    with reading() as tx:
        return {side: answers for side, (_voice, answers) in shared_answers(tx, case.record).items()}


def _context(case: FollowedCase) -> FormContext:
    return FormContext(today=today(), first_day=case.record.first_day, grade=case.record.grade)


def _page(form: OwnPlanAnswersForm, case: FollowedCase, *, draft: Draft | None = None) -> str:
    return render_template(
        "employee/plan_answers.html", form=form, case=case, draft=draft, submission=uuid4()
    )


def _home(case_id: UUID) -> Response:
    return redirect(url_for("employee.case_page", case_id=case_id), HTTPStatus.SEE_OTHER)


def _too_late(case_id: UUID) -> Response:
    flash(_("There is no plan to make where your case is now."), "info")
    return _home(case_id)
