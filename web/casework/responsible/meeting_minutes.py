"""Shows and takes in the minutes of one meeting; once they are filed, a new version is written on their own page."""

from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import abort, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.steps.meeting_minutes import MeetingMinutesForm
from web.casework.filling import filled_in
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.filed_words import told_of_filing
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, FormPlace, Page, case_address, show_form
from web.casework.responsible.next_step import form_href
from web.casework.responsible.reached import reading_case
from web.casework.responsible.sending import send
from web.casework.responsible.unavailable import show_not_open
from web.casework.responsible.verbs import verb_for
from web.casework.route_table import FormViews
from web.current import actor, today, wiring
from web.i18n import language
from web.posted import case_version, submission
from web.queries.case_meeting import CaseMeeting, case_meeting
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.meetings import TOLD_IN, MeetingKind
from workflow.services.file_document import file_document

KIND = DocumentKind.MEETING_MINUTES


def show_minutes(case_id: UUID, meeting_id: UUID) -> str | Response | Page:
    """The form, with the draft if there is one; minutes that are on file already lead to their new version."""
    followed, held = _found(case_id, meeting_id)
    if held.is_called_off or not can_be_filed(followed.file.stage, KIND, actor().role):
        return show_not_open(followed)
    if held.minutes_id is not None:
        revision = url_for(".revision", case_id=case_id, document_id=held.minutes_id)
        return redirect(revision, HTTPStatus.SEE_OTHER)
    draft = kept_draft(meeting_id, KIND)
    form = MeetingMinutesForm(draft.answers if draft else None, context=_context(followed, held))
    beside = Beside(draft=draft, instead=_instead(followed, held))
    return show_form(form, _place(followed, held), beside)


def take_minutes(case_id: UUID, meeting_id: UUID) -> Response | Page:
    """File the minutes and send them to the employee, or show what must be put right first."""
    followed, held = _found(case_id, meeting_id)
    place = _place(followed, held)
    if "save_draft" in request.form:
        keep_draft_and_say(meeting_id, KIND)
        return redirect(place.action, HTTPStatus.SEE_OTHER)
    form = MeetingMinutesForm(request.form, context=_context(followed, held))
    return send(
        form, replace(place, version=case_version()), followed, partial(_file, form, followed, meeting_id)
    )


def keep_minutes_draft(case_id: UUID, meeting_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    _found(case_id, meeting_id)
    kept = keep_draft(meeting_id, KIND)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_minutes_draft(case_id: UUID, meeting_id: UUID) -> Response:
    """Begin anew."""
    followed, held = _found(case_id, meeting_id)
    forget_draft(meeting_id, KIND)
    return redirect(_place(followed, held).action, HTTPStatus.SEE_OTHER)


def _file(form: MeetingMinutesForm, followed: FollowedCase, meeting_id: UUID) -> str:
    filed = file_document(
        wiring().office,
        followed.id,
        filled_in(form, language(), meeting_id),
        actor=actor(),
        version=case_version(),
        submission=submission(),
    )
    forget_draft(meeting_id, KIND)
    return told_of_filing(filed, followed)


def _found(case_id: UUID, meeting_id: UUID) -> tuple[FollowedCase, CaseMeeting]:
    with reading_case(case_id) as (connection, followed):
        held = case_meeting(connection, case_id, meeting_id)
    if held is None:
        abort(HTTPStatus.NOT_FOUND)
    return followed, held


def _context(followed: FollowedCase, held: CaseMeeting) -> FormContext:
    """The talk was most likely held on the day that was agreed, once that has come."""
    known = {"held_on": held.on_day.isoformat()} if held.on_day <= today() else {}
    return replace(context_of_case(followed, KIND), known=known)


def _instead(followed: FollowedCase, held: CaseMeeting) -> tuple[str, str] | None:
    """The form the process asks for after a meeting of this kind, while there is a place for it."""
    kind = TOLD_IN.get(MeetingKind(held.kind)) if held.kind in set(MeetingKind) else None
    if kind is None or not can_be_filed(followed.file.stage, kind, actor().role):
        return None
    verb = verb_for(kind, on_file=followed.file.on_file(kind) is not None)
    return form_href(followed.id, kind), _(verb)


def _place(followed: FollowedCase, held: CaseMeeting) -> FormPlace:
    where: dict[str, Any] = {"case_id": followed.id, "meeting_id": held.id}
    return FormPlace(
        about=followed.employee,
        version=followed.record.version,
        action=url_for(".meeting_minutes", **where),
        draft_href=url_for(".meeting_minutes_draft", **where),
        forget_href=url_for(".meeting_minutes_forget", **where),
        back=case_address(followed.id),
        back_label=_("Back to the case"),
    )


VIEWS = FormViews(show_minutes, take_minutes, keep_minutes_draft, forget_minutes_draft)
