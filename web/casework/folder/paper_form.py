"""Takes a paper onto a case: the form, what is in the file, and one sentence on what became of it."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.context import FormContext
from forms.received_paper import ONLY_A_COPY, ReceivedPaperForm
from web.casework.folder.reached import is_own, reading_party_case
from web.casework.folder.words import kind_of_file
from web.casework.names import DOCUMENT_NAMES
from web.casework.responsible.form_page import Page, put_beside_field
from web.current import actor, settings, today, wiring
from web.i18n import format_short_day
from web.posted import posted_with_file, submission
from web.queries.case_documents import DocumentLine, case_documents
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale
from workflow.domain.papers import CheckState, PaperKind
from workflow.services.receive_paper import FIELD, PaperDesk, Received, SentPaper, receive_paper

MEGABYTE = 1024 * 1024


def show_paper_form(case_id: UUID) -> str:
    """The form; a document named in the address is chosen already."""
    followed, documents = _around(case_id)
    known = request.args.get("document", "")
    chosen = {"kind": PaperKind.SIGNED_COPY.value, "document_id": known} if known in _ids(documents) else {}
    return _page(ReceivedPaperForm(context=_context(documents), data=chosen), followed)


def take_paper(case_id: UUID) -> Response | Page:
    """Keep the paper, or say what is the matter with it."""
    followed, documents = _around(case_id)
    posted, sent = posted_with_file(FIELD)
    form = ReceivedPaperForm(posted, context=_context(documents))
    if not form.validate():
        return _refused(form, followed)
    content = sent.stream.read(_largest() + 1) if sent else b""
    try:
        received = receive_paper(
            wiring().office, _desk(), case_id, _paper(form, content), actor=actor(), submission=submission()
        )
    except Invalid as refusal:
        put_beside_field(form, refusal, _(refusal.sentence))
        return _refused(form, followed)
    except Stale:
        form.form_errors = [_("Somebody changed the case at this moment. Send the paper again.")]
        return _refused(form, followed)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except AlreadyDone:
        return redirect(_folder(case_id), HTTPStatus.SEE_OTHER)  # the first click has told of it
    _tell(received, sent.filename or "" if sent else "")
    return redirect(_folder(case_id), HTTPStatus.SEE_OTHER)


def _tell(received: Received, file_name: str) -> None:
    """What has happened now: that it is kept, as what, whether it counts, and whether it waits for the scanner."""
    flash(_("The paper is in the folder."), "success")
    kind = kind_of_file(received.paper.media_type)
    if not file_name.lower().endswith(kind.endings):
        flash(_("By its content this is a %(kind)s file, so it is kept as that.", kind=kind.name), "info")
    if received.answered:
        flash(_("What stands on it now counts as the answer."), "success")
    elif received.paper.says is not None:
        flash(_("The document was answered before, and that answer stands."), "info")
    if received.paper.checked is CheckState.WAITING:
        flash(_("It can be opened as soon as the virus scanner has looked at it."), "info")


def _paper(form: ReceivedPaperForm, content: bytes) -> SentPaper:
    is_copy = form.kind.data == PaperKind.SIGNED_COPY
    says = form.says.data if is_copy and form.says.data != ONLY_A_COPY else None
    return SentPaper(
        kind=PaperKind(str(form.kind.data)),
        content=content,
        received_on=form.received_on.data,
        line=form.line.data or "",
        document_id=UUID(str(form.document_id.data)) if is_copy else None,
        says=ConfirmationOutcome(says) if says else None,
    )


def _refused(form: ReceivedPaperForm, followed: FollowedCase) -> Page:
    if not form.file.errors:
        form.file.errors = [_("Choose the file once more: a browser does not keep it.")]
    return _page(form, followed), HTTPStatus.UNPROCESSABLE_ENTITY


def _page(form: ReceivedPaperForm, followed: FollowedCase) -> str:
    return render_template(
        "folder/paper_form.html",
        form=form,
        followed=followed,
        own=is_own(),
        largest=settings().largest_upload_mb,
        action=url_for(".take_paper", case_id=followed.id),
        back=_folder(followed.id),
        submission=uuid4(),
    )


def _around(case_id: UUID) -> tuple[FollowedCase, list[DocumentLine]]:
    with reading_party_case(case_id) as (connection, followed):
        return followed, case_documents(connection, case_id)


def _context(documents: list[DocumentLine]) -> FormContext:
    return FormContext(
        today=today(), choices={"document_id": [(str(one.id), _name(one)) for one in documents]}
    )


def _name(line: DocumentLine) -> str:
    """The document with its version and day; one that waits says so."""
    name = _(
        "%(document)s, version %(number)s of %(day)s",
        document=_(DOCUMENT_NAMES[line.kind]),
        number=line.version,
        day=format_short_day(line.filed_on),
    )
    waits = _("waits for an answer")
    return f"{name} ({waits})" if line.waits_for_answer else str(name)


def _ids(documents: list[DocumentLine]) -> set[str]:
    return {str(one.id) for one in documents}


def _desk() -> PaperDesk:
    return PaperDesk(checks=wiring().paper_checks, scans=wiring().scanner is not None, largest=_largest())


def _largest() -> int:
    return settings().largest_upload_mb * MEGABYTE


def _folder(case_id: UUID) -> str:
    return url_for(".folder", case_id=case_id)
