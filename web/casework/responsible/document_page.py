"""Shows a filed document as it was shown when it was filled in, with its versions and the employee's answer."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, render_template, url_for
from flask_babel import gettext as _

from web.casework.names import DOCUMENT_NAMES, OUTCOME_NAMES
from web.casework.responsible.agreed_into_plan import agreed_in
from web.casework.responsible.document_lines import KINDS, copy_lines, filed_by, status_of
from web.casework.responsible.next_step import form_href
from web.casework.responsible.plan_answers import has_place_for_plan
from web.casework.responsible.reached import reading_case
from web.casework.responsible.verbs import verb_for
from web.current import actor, wiring
from web.i18n import format_instant
from web.queries.case_documents import DocumentLine
from web.queries.followed_case import FollowedCase
from web.queries.read_document import ReadDocument, find_document
from web.queries.reading_log import Reading, note_reading
from web.queries.sight import followed_up_by
from workflow.domain.documents import BY_EMPLOYEE, SEVERAL, ConfirmationOutcome
from workflow.services.file_document import can_be_filed


def show_document(case_id: UUID, document_id: UUID) -> str:
    """The page of a document. Showing it notes the reading, in a transaction of its own."""
    with reading_case(case_id) as (connection, followed):
        read = find_document(wiring(), connection, document_id, followed_up_by(actor()))
    if read is None or read.case_id != case_id:
        abort(HTTPStatus.NOT_FOUND)
    note_reading(wiring(), actor(), case_id, Reading.DOCUMENT, document_id)
    return render_template(
        "case/document.html",
        followed=followed,
        title=_(DOCUMENT_NAMES[read.line.kind]),
        answers=read.answers,
        line=read.line,
        filed=filed_by(read.line),
        status=status_of(read.line),
        said=_said(read, followed),
        newer=_version(case_id, read.newer) if read.newer else None,
        earlier=[_version(case_id, line) for line in read.earlier],
        copies=copy_lines(case_id, read.copies),
        edit=_edit(read, followed),
        silence_href=_silence_href(read, followed),
        into_plan_href=_into_plan_href(read, followed),
        objected=read.line.is_current and read.line.answer is ConfirmationOutcome.OBJECTED,
    )


def _said(read: ReadDocument, followed: FollowedCase) -> dict[str, object] | None:
    if read.said is None:
        return None
    outcome, words, at = read.said
    return {
        "who": followed.employee if outcome in BY_EMPLOYEE else _("Noted by the one who follows up"),
        "when": format_instant(at),
        "text": words,
        "status": {"word": _(OUTCOME_NAMES[outcome]), "kind": KINDS[outcome]},
    }


def _version(case_id: UUID, line: DocumentLine) -> dict[str, object]:
    return {
        "title": _("Version %(number)s", number=line.version),
        "href": url_for(".document_page", case_id=case_id, document_id=line.id),
        "filed": filed_by(line),
        "status": status_of(line),
    }


def _edit(read: ReadDocument, followed: FollowedCase) -> tuple[str, str] | None:
    """The form that makes the next version, while there is a place for one."""
    line = read.line
    if not line.is_current or not can_be_filed(followed.file.stage, line.kind, actor().role):
        return None
    verb = _(verb_for(line.kind, on_file=True))
    if line.kind in SEVERAL:
        return url_for(".revision", case_id=followed.id, document_id=line.id), verb
    return form_href(followed.id, line.kind), verb


def _into_plan_href(read: ReadDocument, followed: FollowedCase) -> str | None:
    if not agreed_in(read.line.kind, read.answers) or not has_place_for_plan(followed):
        return None
    return url_for(".into_plan", case_id=followed.id, document_id=read.line.id)


def _silence_href(read: ReadDocument, followed: FollowedCase) -> str | None:
    if not read.line.waits_for_answer:
        return None
    return url_for(".silence_form", case_id=followed.id, document_id=read.line.id)
