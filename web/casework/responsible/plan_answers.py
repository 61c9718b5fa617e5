"""Shows and takes in the responsible side's own answers to the plan's questions, and asks the employee for theirs."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import answers_to_edit
from forms.steps.plan_answers import PlanAnswersForm
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside as BesideForm
from web.casework.responsible.form_page import FormPlace, Page, case_address, show_form
from web.casework.responsible.reached import followed_case
from web.casework.responsible.sending import send
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, reading, wiring
from web.i18n import language
from web.posted import submission
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, NotFound, StepNotOpen
from workflow.domain.filing import can_be_filed
from workflow.domain.plan_voices import Side
from workflow.services.plan_answers import (
    DRAFTS,
    ask_for_plan_answers,
    share_plan_answers,
    shared_answers,
)

DRAFT = DRAFTS[Side.MANAGER]


def show_plan_answers(case_id: UUID) -> str | Page:
    """The questions: with the draft if there is one, else as they were shared, else empty."""
    followed = followed_case(case_id)
    if not has_place_for_plan(followed):
        return show_not_open(followed)
    draft, context = kept_draft(case_id, DRAFT), context_of_case(followed)
    if draft is not None:
        form = PlanAnswersForm(draft.answers, context=context)
    else:
        form = PlanAnswersForm(context=context, data=_shared(followed))
    return show_form(form, _place(followed), BesideForm(draft=draft))


def take_plan_answers(case_id: UUID) -> Response | Page:
    """Share what was sent, or show what must be put right first."""
    followed = followed_case(case_id)
    if "save_draft" in request.form:
        keep_draft_and_say(case_id, DRAFT)
        return redirect(_place(followed).action, HTTPStatus.SEE_OTHER)
    form = PlanAnswersForm(request.form, context=context_of_case(followed))
    return send(form, _place(followed), followed, partial(_share, form, followed))


def keep_plan_answers_draft(case_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    kept = keep_draft(followed_case(case_id).id, DRAFT)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_plan_answers_draft(case_id: UUID) -> Response:
    """Begin anew."""
    followed = followed_case(case_id)
    forget_draft(followed.id, DRAFT)
    return redirect(_place(followed).action, HTTPStatus.SEE_OTHER)


def ask_for_answers(case_id: UUID) -> Response | Page:
    """Ask the employee for their answers."""
    followed = followed_case(case_id)
    try:
        ask_for_plan_answers(wiring().office, case_id, actor=actor(), submission=submission())
    except StepNotOpen:
        return show_not_open(followed)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except AlreadyDone:
        return redirect(case_address(case_id), HTTPStatus.SEE_OTHER)
    flash(_("%(name)s is asked, and has a week to answer.", name=followed.given_name), "success")
    return redirect(case_address(case_id), HTTPStatus.SEE_OTHER)


def has_place_for_plan(followed: FollowedCase) -> bool:
    """Whether a version of the plan can be filed where the case is now."""
    return can_be_filed(followed.file.stage, DocumentKind.FOLLOW_UP_PLAN, actor().role)


def _share(form: PlanAnswersForm, followed: FollowedCase) -> str:
    share_plan_answers(
        wiring().office, followed.id, form.answers(language()), actor=actor(), submission=submission()
    )
    return str(
        _("Your answers are shared. %(name)s can read them when both have shared.", name=followed.given_name)
    )


def _shared(followed: FollowedCase) -> dict[str, str] | None:
    with reading() as tx:
        own = shared_answers(tx, followed.record).get(Side.MANAGER)
    return answers_to_edit(own[1]) if own else None


def _place(followed: FollowedCase) -> FormPlace:
    return FormPlace(
        about=followed.employee,
        version=None,
        action=url_for(".plan_answers", case_id=followed.id),
        draft_href=url_for(".plan_answers_draft", case_id=followed.id),
        forget_href=url_for(".plan_answers_forget", case_id=followed.id),
        back=case_address(followed.id),
        back_label=_("Back to the case"),
    )


VIEWS = FormViews(show_plan_answers, take_plan_answers, keep_plan_answers_draft, forget_plan_answers_draft)
