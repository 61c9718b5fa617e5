"""Decides what lies in a folder, as one list: documents, letters, papers from outside, deliveries; the newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import url_for
from flask_babel import gettext as _

from web.casework.folder.paper_lines import paper_entry
from web.casework.folder.reached import is_own
from web.casework.names import ANSWER_KINDS, DOCUMENT_NAMES, ON_PAPER, OUTCOME_NAMES
from web.casework.wording import inside_sentence
from web.current import wiring
from web.i18n import format_day, format_short_day
from web.queries.case_documents import CopyLine, DocumentLine, case_copies, case_documents
from web.queries.deliveries import DeliveryLine, case_deliveries
from web.queries.received_papers import case_papers
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.domain.plan_sharing import Ended
from workflow.domain.text import N_
from workflow.services.delivery_names import CHANNEL_NAMES, ENDED_NAMES, RECIPIENT_NAMES
from workflow.services.norway import day_in_norway


class Group(StrEnum):
    """What can be asked for alone."""

    DOCUMENTS = "documents"
    LETTERS = "letters"
    RECEIVED = "received"
    DELIVERIES = "deliveries"
    EXEMPTIONS = "exemptions"
    CONTACT = "contact"


BY_HAND = "by_hand"
YOUR_MANAGER = N_("Your manager")
GROUPS_OF_KINDS: dict[DocumentKind, Group] = {
    DocumentKind.PLAN_EXEMPTION: Group.EXEMPTIONS,
    DocumentKind.DIALOGUE_MEETING_1_EXEMPTION: Group.EXEMPTIONS,
    DocumentKind.DIALOGUE_MEETING_2_EXEMPTION: Group.EXEMPTIONS,
    DocumentKind.CONTACT_ATTEMPT: Group.CONTACT,
    DocumentKind.MAX_DATE_LETTER: Group.LETTERS,
    DocumentKind.EARLIER_MEETING_REQUEST: Group.LETTERS,
}
"""Every other kind of document is among the documents."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing in the folder; `shown` is what the page draws. A notice is a mail that carried nothing but a link."""

    on: date
    id: UUID
    group: Group
    shown: dict[str, object] = field(hash=False)
    is_notice: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """Where it stands in the list: by day, and of one day by id."""
        return self.on.isoformat(), str(self.id)

    @property
    def title(self) -> str:
        """What is searched."""
        return str(self.shown["title"])


def entries_of(connection: sa.Connection, case_id: UUID) -> list[Entry]:
    """Everything in the folder of a case: four questions, however much there is."""
    documents, copies = case_documents(connection, case_id), case_copies(connection, case_id)
    found = [
        *_documents(case_id, documents, copies),
        *(_letter(case_id, copy) for copy in copies if copy.document_id is None),
        *_papers(connection, case_id),
        *(_delivery(line) for line in case_deliveries(connection, case_id)),
    ]
    return sorted(found, key=lambda entry: entry.place, reverse=True)


def _documents(case_id: UUID, documents: list[DocumentLine], copies: Iterable[CopyLine]) -> Iterator[Entry]:
    """The newest version of each paper, with the older ones behind it."""
    of_document: dict[UUID | None, list[CopyLine]] = {}
    for copy in copies:
        of_document.setdefault(copy.document_id, []).append(copy)
    for line in documents:
        if line.is_newest:
            older = [one for one in documents if _is_earlier(one, line)]
            shown = _document(case_id, line, of_document.get(line.id, [])) | {
                "older": [_document(case_id, one, of_document.get(one.id, [])) for one in older]
            }
            group = GROUPS_OF_KINDS.get(line.kind, Group.DOCUMENTS)
            yield Entry(on=line.filed_on, id=line.id, group=group, shown=shown)


def _is_earlier(one: DocumentLine, line: DocumentLine) -> bool:
    return one.is_version_of(line) and one.version < line.version


def _document(case_id: UUID, line: DocumentLine, copies: list[CopyLine]) -> dict[str, object]:
    status = {"word": _("Waits for an answer"), "kind": "waiting"} if line.waits_for_answer else None
    if line.answer is not None:
        word = _(OUTCOME_NAMES[line.answer])
        on_paper = line.on_paper_by is not None
        status = {"word": _(ON_PAPER, answer=word) if on_paper else word, "kind": ANSWER_KINDS[line.answer]}
    version = _("Version %(number)s", number=line.version)
    filed = _("filed %(day)s by %(who)s", day=format_short_day(line.filed_on), who=line.filed_by)
    return {
        "title": _(DOCUMENT_NAMES[line.kind]),
        "href": _document_href(case_id, line.id),
        "lines": [f"{version}, {filed}"],
        "status": status,
        "files": [file for copy in copies[:1] for file in _files(case_id, copy)],
    }


def _document_href(case_id: UUID, document_id: UUID) -> str:
    if is_own():
        return url_for(".document", document_id=document_id)
    return url_for(".document_page", case_id=case_id, document_id=document_id)


def _files(case_id: UUID, copy: CopyLine) -> list[dict[str, str]]:
    where: dict[str, Any] = {"copy_id": copy.id} if is_own() else {"copy_id": copy.id, "case_id": case_id}
    word = [{"label": "Word", "href": url_for(".copy_word", **where)}] if copy.has_word else []
    return [{"label": "PDF", "href": url_for(".copy", **where)}, *word]


def _letter(case_id: UUID, copy: CopyLine) -> Entry:
    day = day_in_norway(copy.made_at)
    shown: dict[str, object] = {
        "title": copy.name,
        "lines": [_("made %(day)s", day=format_short_day(day))],
        "files": _files(case_id, copy),
    }
    return Entry(on=day, id=copy.id, group=Group.LETTERS, shown=shown)


def _papers(connection: sa.Connection, case_id: UUID) -> Iterator[Entry]:
    for line in case_papers(wiring(), connection, case_id):
        on = line.paper.received_on
        yield Entry(on=on, id=line.paper.id, group=Group.RECEIVED, shown=paper_entry(case_id, line))


def _delivery(line: DeliveryLine) -> Entry:
    how = _(CHANNEL_NAMES.get(line.channel, line.channel))
    what = _("a message")
    if line.document:
        kind, version = line.document
        what = _("%(document)s, version %(number)s", document=_(DOCUMENT_NAMES[kind]), number=version)
    went_on = line.sent_on or (day_in_norway(line.sent_at) if line.sent_at else None)
    shown: dict[str, object] = {
        "title": _handed_to(line.recipient, str(what)),
        "lines": [f"{how}, {format_day(went_on)}" if went_on else how],
        "status": None if went_on else _not_gone(line),
        "files": [],
    }
    return Entry(
        on=day_in_norway(line.made_at),
        id=line.id,
        group=Group.DELIVERIES,
        shown=shown,
        is_notice=line.document is None and line.channel != BY_HAND,
    )


def _not_gone(line: DeliveryLine) -> dict[str, str]:
    """Why it did not leave, or that it still waits to."""
    if line.ended_because is not None:
        return {
            "word": _(ENDED_NAMES.get(line.ended_because, ENDED_NAMES[Ended.NOT_DELIVERED])),
            "kind": "exempt",
        }
    return {"word": _("Not handed over yet"), "kind": "waiting"}


def _handed_to(recipient: str, what: str) -> str:
    if is_own() and recipient == Role.EMPLOYEE:
        return str(_("To you: %(what)s", what=what))
    own_manager = is_own() and recipient == Role.MANAGER
    name = YOUR_MANAGER if own_manager else RECIPIENT_NAMES.get(recipient, recipient)
    return str(_("To %(who)s: %(what)s", who=inside_sentence(_(name)), what=what))
