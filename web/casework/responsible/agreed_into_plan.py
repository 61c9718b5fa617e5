"""Takes what minutes say was agreed into a draft of the next plan; a draft that is there is never lost by it."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import answers_to_edit
from forms.steps.follow_up_plan import NAVS_LIMIT, FollowUpPlanForm
from web.casework.names import DOCUMENT_NAMES
from web.casework.responsible.draft import Draft, kept_draft
from web.casework.responsible.form_page import Page
from web.casework.responsible.measure_origin import agreed_in
from web.casework.responsible.next_step import form_href
from web.casework.responsible.plan_answers import has_place_for_plan
from web.casework.responsible.reached import reading_case
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, reading, sight, signed_in, wiring
from web.i18n import format_short_day
from web.queries.followed_case import FollowedCase
from web.queries.read_document import ReadDocument, find_document
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import DocumentKind
from workflow.domain.plan_voices import joined
from workflow.services.drafts import save_draft

PLAN = DocumentKind.FOLLOW_UP_PLAN
INTO = "planned_accommodation"
"""The question of the plan that what was agreed is added under."""


def show_into_plan(case_id: UUID, document_id: UUID) -> str | Page:
    """What would be added, and to which draft."""
    followed, read, agreed = _found(case_id, document_id)
    if not has_place_for_plan(followed):
        return show_not_open(followed)
    note_reading(wiring(), actor(), case_id, Reading.DOCUMENT, document_id)
    return render_template(
        "case/into_plan.html",
        followed=followed,
        title=_(DOCUMENT_NAMES[read.line.kind]),
        agreed=_marked(read, agreed),
        draft=kept_draft(case_id, PLAN),
        back=url_for(".document_page", case_id=case_id, document_id=document_id),
        action=url_for(".into_plan", case_id=case_id, document_id=document_id),
    )


def take_into_plan(case_id: UUID, document_id: UUID) -> Response | str | Page:
    """Add it to the plan on file, or to the draft when that is chosen; without a choice, ask."""
    followed, read, agreed = _found(case_id, document_id)
    if not has_place_for_plan(followed):
        return show_not_open(followed)
    draft = kept_draft(case_id, PLAN)
    choice = request.form.get("draft", "")
    if draft is not None and choice not in {"add", "replace"}:
        return show_into_plan(case_id, document_id)
    before = _written(draft) if draft is not None and choice == "add" else _on_file(followed)
    text = joined(before.get(INTO, ""), _marked(read, agreed))
    answers = {name: [value] for name, value in {**before, INTO: text}.items()}
    save_draft(wiring().office, signed_in().account_id, case_id, PLAN, answers)
    _tell(text)
    return redirect(form_href(case_id, PLAN), HTTPStatus.SEE_OTHER)


def _tell(text: str) -> None:
    """That it was taken in; and when it is too long now, that nothing was cut."""
    if len(text) > NAVS_LIMIT:
        sentence = _(
            "What was agreed is taken in, but the field now has %(count)s characters and room for %(limit)s. Nothing is lost: make it shorter before you send the plan.",
            count=len(text),
            limit=NAVS_LIMIT,
        )
        flash(sentence, "warning")
    else:
        flash(_("What was agreed now stands under “What will be adapted from now on?”."), "success")


def _found(case_id: UUID, document_id: UUID) -> tuple[FollowedCase, ReadDocument, str]:
    with reading_case(case_id) as (connection, followed):
        read = find_document(wiring(), connection, document_id, sight())
    agreed = agreed_in(read.answers).strip() if read and read.case_id == case_id else ""
    if read is None or read.line.kind is PLAN or not agreed:
        abort(HTTPStatus.NOT_FOUND)
    return followed, read, agreed


def _marked(read: ReadDocument, agreed: str) -> str:
    """The words with where they come from."""
    name, day = _(DOCUMENT_NAMES[read.line.kind]), format_short_day(read.line.filed_on)
    origin = _("From “%(document)s” of %(day)s:", document=name, day=day)
    return f"{origin} {agreed}"


def _on_file(followed: FollowedCase) -> dict[str, str]:
    with reading() as tx:
        current = tx.documents.current(followed.record, PLAN)
        answers = tx.documents.answers(current.id) if current else None
    return answers_to_edit(answers, FollowUpPlanForm.asked_anew) if answers else {}


def _written(draft: Draft) -> dict[str, str]:
    return {name: values[0] for name, values in draft.answers.items() if values}


VIEWS = FormViews(show_into_plan, take_into_plan)
