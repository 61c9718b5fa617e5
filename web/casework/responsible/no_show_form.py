"""Shows and takes in the note that the employee did not come to one particular meeting."""

from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import abort, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import answers_to_edit
from forms.steps.no_show_note import NoShowNoteForm
from web.casework.filling import filled_in
from web.casework.names import DOCUMENT_NAMES
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, FormPlace, Page, case_address, show_form
from web.casework.responsible.reached import reading_case
from web.casework.responsible.sending import send
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, reading, today, wiring
from web.i18n import language
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from web.queries.meetings import MeetingPlace, meeting_of_case
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import Answers, DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.services.file_document import file_document

KIND = DocumentKind.NO_SHOW_NOTE


def show_no_show(case_id: UUID, meeting_id: UUID) -> str | Page:
    """The note, with the draft if there is one, else as it is on file, else with the day of the meeting."""
    followed, meeting = _found(case_id, meeting_id)
    if not meeting.may_be_missed or not can_be_filed(followed.file.stage, KIND, actor().role):
        return show_not_open(followed)
    draft = kept_draft(meeting_id, KIND)
    context = context_of_case(followed, KIND)
    if draft is not None:
        form, former = NoShowNoteForm(draft.answers, context=context), None
    else:
        former = _former(followed, meeting_id)
        day = {"missed_on": meeting.on_day} if meeting.on_day <= today() else {}
        form = NoShowNoteForm(context=context, data=answers_to_edit(former[1]) if former else day)
    return show_form(
        form, _place(followed, meeting), Beside(draft=draft, former_version=former[0] if former else None)
    )


def take_no_show(case_id: UUID, meeting_id: UUID) -> Response | Page:
    """File the note about this meeting, or show what must be put right first."""
    followed, meeting = _found(case_id, meeting_id)
    if "save_draft" in request.form:
        keep_draft_and_say(meeting_id, KIND)
        return redirect(_place(followed, meeting).action, HTTPStatus.SEE_OTHER)
    form = NoShowNoteForm(request.form, context=context_of_case(followed, KIND))
    place = _place(followed, meeting, case_version())
    return send(form, place, followed, partial(_file, form, followed, meeting_id))


def keep_no_show_draft(case_id: UUID, meeting_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    _found(case_id, meeting_id)
    kept = keep_draft(meeting_id, KIND)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_no_show_draft(case_id: UUID, meeting_id: UUID) -> Response:
    """Begin anew."""
    followed, meeting = _found(case_id, meeting_id)
    forget_draft(meeting_id, KIND)
    return redirect(_place(followed, meeting).action, HTTPStatus.SEE_OTHER)


def _found(case_id: UUID, meeting_id: UUID) -> tuple[FollowedCase, MeetingPlace]:
    with reading_case(case_id) as (connection, followed):
        meeting = meeting_of_case(connection, case_id, meeting_id)
    if meeting is None:
        abort(HTTPStatus.NOT_FOUND)
    return followed, meeting


def _former(followed: FollowedCase, meeting_id: UUID) -> tuple[int, Answers] | None:
    """The note about this meeting that is on file. Showing it is a reading, and noted."""
    with reading() as tx:
        current = tx.documents.current_about(followed.id, KIND, meeting_id)
        answers = tx.documents.answers(current.id) if current else None
    if current is None or answers is None:
        return None
    note_reading(wiring(), actor(), followed.id, Reading.DOCUMENT, current.id)
    return current.version, answers


def _file(form: NoShowNoteForm, followed: FollowedCase, meeting_id: UUID) -> str:
    filled = filled_in(form, language(), meeting_id)
    file_document(
        wiring().office,
        followed.id,
        filled,
        actor=actor(),
        version=case_version(),
        submission=submission(),
    )
    forget_draft(meeting_id, KIND)
    return str(_("%(document)s is filed.", document=_(DOCUMENT_NAMES[KIND])))


def _place(followed: FollowedCase, meeting: MeetingPlace, version: int | None = None) -> FormPlace:
    where: dict[str, Any] = {"case_id": followed.id, "meeting_id": meeting.id}
    return FormPlace(
        about=followed.employee,
        version=followed.record.version if version is None else version,
        action=url_for(".no_show", **where),
        draft_href=url_for(".no_show_draft", **where),
        forget_href=url_for(".no_show_forget", **where),
        back=case_address(followed.id),
        back_label=_("Back to the case"),
    )


VIEWS = FormViews(show_no_show, take_no_show, keep_no_show_draft, forget_no_show_draft)
