"""Decides how the documents of a case are shown to those who follow up: each with the employee's answer beside it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from web.casework.names import DOCUMENT_NAMES, ON_PAPER, OUTCOME_NAMES
from web.casework.on_behalf import named_for
from web.current import today
from web.i18n import format_day_without_year, format_instant
from web.queries.case_documents import CopyLine, DocumentLine
from web.queries.case_statements import Statement
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import BY_EMPLOYEE, ConfirmationOutcome

Shown = dict[str, object]
KINDS: dict[ConfirmationOutcome, str] = {
    ConfirmationOutcome.CONFIRMED: "done",
    ConfirmationOutcome.COMMENTED: "done",
    ConfirmationOutcome.OBJECTED: "info",
    ConfirmationOutcome.REFUSED: "info",
    ConfirmationOutcome.SILENT: "info",
}


def document_lines(
    case_id: UUID, documents: Iterable[DocumentLine], statements: Mapping[UUID, Statement]
) -> list[Shown]:
    """The newest version of each document, with what was said of it."""
    return [
        {
            "title": _(DOCUMENT_NAMES[line.kind]),
            "href": url_for(".document_page", case_id=case_id, document_id=line.id),
            "version": _("version %(number)s", number=line.version) if line.version > 1 else None,
            "filed": filed_by(line),
            "status": status_of(line),
            "said": said(statements.get(line.id)),
        }
        for line in documents
        if line.is_newest
    ]


def copy_lines(case_id: UUID, copies: Iterable[CopyLine]) -> list[Shown]:
    """What lies in the personnel folder."""
    return [
        {
            "name": copy.name,
            "href": url_for(".copy", case_id=case_id, copy_id=copy.id),
            "word_href": url_for(".copy_word", case_id=case_id, copy_id=copy.id) if copy.has_word else None,
            "made": format_instant(copy.made_at),
        }
        for copy in copies
    ]


def filed_by(line: DocumentLine) -> str:
    """When a document was filed, and by whom."""
    return str(
        _(
            "%(day)s by %(who)s",
            day=format_day_without_year(line.filed_on),
            who=named_for(line.filed_by, line.filed_for),
        )
    )


def status_of(line: DocumentLine) -> dict[str, str] | None:
    """How the employee answered; None for documents nobody is asked to answer."""
    if line.answer is not None:
        word = _(OUTCOME_NAMES[line.answer])
        on_paper = line.on_paper_by is not None
        return {"word": _(ON_PAPER, answer=word) if on_paper else word, "kind": KINDS[line.answer]}
    if line.waits_for_answer:
        return {"word": _awaited(line), "kind": "waiting"}
    return None


def _awaited(line: DocumentLine) -> str:
    if line.answer_by is None:
        return str(_("Waits for an answer from the employee"))
    day = format_day_without_year(line.answer_by)
    if line.answer_by < today():
        return str(_("Waits for an answer from the employee; it should have come by %(day)s", day=day))
    return str(_("Waits for an answer from the employee, until %(day)s", day=day))


def said(statement: Statement | None) -> dict[str, str] | None:
    """The words that came with an answer."""
    if statement is None:
        return None
    return {"who": statement.who, "when": format_instant(statement.at), "text": statement.words}


def answer_of(
    answer: tuple[ConfirmationOutcome, str, datetime] | None,
    followed: FollowedCase,
    on_paper_by: str | None = None,
) -> Shown | None:
    """How a document was answered, when, and in which words; None while it was not.

    `on_paper_by` entered the answer from a signed paper.
    """
    if answer is None:
        return None
    outcome, words, at = answer
    return {
        "who": _who(followed, outcome, on_paper_by),
        "when": format_instant(at),
        "text": words,
        "status": {"word": _(OUTCOME_NAMES[outcome]), "kind": KINDS[outcome]},
    }


def _who(followed: FollowedCase, outcome: ConfirmationOutcome, on_paper_by: str | None) -> str:
    if on_paper_by:
        return str(_("Signed on paper, entered by %(name)s", name=on_paper_by))
    return followed.employee if outcome in BY_EMPLOYEE else str(_("Noted by the one who follows up"))
