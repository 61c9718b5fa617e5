"""Shows a filed document as it was shown when it was filled in, with its versions and the employee's answer."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import abort, render_template, url_for
from flask_babel import gettext as _

from web.casework.changes import changes_since, version_before
from web.casework.letters import shown_letter
from web.casework.names import DOCUMENT_NAMES
from web.casework.paper_download import only_language, paper_items
from web.casework.responsible.document_lines import answer_of, copy_lines, filed_by, status_of
from web.casework.responsible.measure_origin import agreed_in
from web.casework.responsible.next_step import form_href
from web.casework.responsible.plan_answers import has_place_for_plan
from web.casework.responsible.reached import reading_case
from web.casework.responsible.verbs import verb_for
from web.current import actor, sight, today, wiring
from web.queries.case_documents import DocumentLine
from web.queries.followed_case import FollowedCase
from web.queries.read_document import ReadDocument, find_document
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import OF_MEASURES, SEVERAL, DocumentKind
from workflow.domain.documents import ConfirmationOutcome as C
from workflow.domain.filing import can_be_filed


def show_document(case_id: UUID, document_id: UUID) -> str:
    """The page of a document. Showing it notes the reading, in a transaction of its own."""
    with reading_case(case_id) as (connection, followed):
        read = find_document(wiring(), connection, document_id, sight())
        letter = shown_letter(connection, read, today()) if read else None
    if read is None or read.case_id != case_id:
        abort(HTTPStatus.NOT_FOUND)
    note_reading(wiring(), actor(), case_id, Reading.DOCUMENT, document_id)
    edit = _edit(read, followed)
    return render_template(
        "case/document.html",
        followed=followed,
        title=_(DOCUMENT_NAMES[read.line.kind]),
        answers=read.answers,
        letter=letter,
        line=read.line,
        filed=filed_by(read.line),
        status=status_of(read.line),
        said=answer_of(read.said, followed, read.line.on_paper_by),
        newer=_version(case_id, read.newer) if read.newer else None,
        earlier=[_version(case_id, line) for line in read.earlier],
        changes=changes_since(case_id, document_id, version_before(read)),
        papers=paper_items(
            read.languages, url_for(".document_page", case_id=case_id, document_id=document_id)
        ),
        only_language=only_language(read.languages),
        copies=copy_lines(case_id, read.copies),
        edit=edit,
        reply=edit[0] if edit and _invites_reply(read) else None,
        silence_href=_silence_href(read, followed),
        measure_href=_measure_href(read, followed),
        paper_href=_paper_href(read, followed),
        into_plan_href=_into_plan_href(read, followed),
    )


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
    if line.kind is DocumentKind.ACCOMMODATION_MEASURE:
        return url_for(".measure", case_id=followed.id, measure_id=line.about_id), _("See the measure")
    if (
        line.kind in OF_MEASURES
        or not line.is_current
        or not can_be_filed(followed.file.stage, line.kind, actor().role)
    ):
        return None
    verb = _(verb_for(line.kind, on_file=True))
    if line.kind in SEVERAL:
        return url_for(".revision", case_id=followed.id, document_id=line.id), verb
    return form_href(followed.id, line.kind), verb


def _measure_href(read: ReadDocument, followed: FollowedCase) -> str | None:
    """The form that makes a measure of what was agreed here."""
    agreed = agreed_in(read.answers)
    if not agreed or not can_be_filed(followed.file.stage, DocumentKind.ACCOMMODATION_MEASURE, actor().role):
        return None
    where: dict[str, Any] = {"case_id": followed.id, "from": read.line.id}
    return url_for(".measure_new", **where)


def _invites_reply(read: ReadDocument) -> bool:
    """Whether the employee said something that a new version could take up."""
    return read.said is not None and read.said[0] in {C.COMMENTED, C.OBJECTED}


def _into_plan_href(read: ReadDocument, followed: FollowedCase) -> str | None:
    """The page that takes what was agreed here into a new version of the plan."""
    is_the_plan = read.line.kind is DocumentKind.FOLLOW_UP_PLAN
    if is_the_plan or not agreed_in(read.answers) or not has_place_for_plan(followed):
        return None
    return url_for(".into_plan", case_id=followed.id, document_id=read.line.id)


def _silence_href(read: ReadDocument, followed: FollowedCase) -> str | None:
    if not read.line.waits_for_answer:
        return None
    return url_for(".silence_form", case_id=followed.id, document_id=read.line.id)


def _paper_href(read: ReadDocument, followed: FollowedCase) -> str | None:
    """Where a signed copy is put in, of a document that waits for an answer."""
    if not read.line.waits_for_answer:
        return None
    return url_for(".paper_form", case_id=followed.id, document=read.line.id)
