"""Decides what lies in a folder, as one list: documents, letters, papers from outside, deliveries; the newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from flask import url_for
from flask_babel import gettext as _

from web.casework.folder.copies import files_of, goes_with, is_paper, newest_in_each_language
from web.casework.folder.delivery_entries import delivery_entry
from web.casework.folder.groups import GROUPS_OF_KINDS, Group
from web.casework.folder.paper_lines import paper_entry
from web.casework.folder.reached import is_own
from web.casework.names import ANSWER_KINDS, DOCUMENT_NAMES, ON_PAPER, OUTCOME_NAMES
from web.casework.on_behalf import named_for
from web.current import wiring
from web.i18n import format_short_day
from web.queries.case_documents import CopyLine, DocumentLine, case_copies, case_documents
from web.queries.deliveries import DeliveryLine, case_deliveries
from web.queries.received_papers import case_papers
from workflow.services.norway import day_in_norway

NOTICES = frozenset({"mail", "calendar"})
"""Ways that carry a link or a day, never a paper."""


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
        *_letters(case_id, documents, copies),
        *_papers(connection, case_id),
        *(_delivery(line) for line in case_deliveries(wiring(), connection, case_id)),
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
            yield Entry(on=line.filed_on, id=line.id, group=GROUPS_OF_KINDS[line.kind], shown=shown)


def _is_earlier(one: DocumentLine, line: DocumentLine) -> bool:
    return one.is_version_of(line) and one.version < line.version


def _document(case_id: UUID, line: DocumentLine, copies: list[CopyLine]) -> dict[str, object]:
    status = {"word": _("Waits for an answer"), "kind": "waiting"} if line.waits_for_answer else None
    if line.answer is not None:
        word = _(OUTCOME_NAMES[line.answer])
        on_paper = line.on_paper_by is not None
        status = {"word": _(ON_PAPER, answer=word) if on_paper else word, "kind": ANSWER_KINDS[line.answer]}
    version = _("Version %(number)s", number=line.version)
    filed = _(
        "filed %(day)s by %(who)s",
        day=format_short_day(line.filed_on),
        who=named_for(line.filed_by, line.filed_for),
    )
    return {
        "title": _(DOCUMENT_NAMES[line.kind]),
        "href": _document_href(case_id, line.id),
        "lines": [f"{version}, {filed}"],
        "status": status,
        "files": files_of(case_id, newest_in_each_language(copy for copy in copies if is_paper(copy, line))),
    }


def _document_href(case_id: UUID, document_id: UUID) -> str:
    if is_own():
        return url_for(".document", document_id=document_id)
    return url_for(".document_page", case_id=case_id, document_id=document_id)


def _letters(case_id: UUID, documents: list[DocumentLine], copies: Iterable[CopyLine]) -> Iterator[Entry]:
    """Letters, with the document they were made of where there is one."""
    by_id = {line.id: line for line in documents}
    for copy in copies:
        source = by_id.get(copy.document_id) if copy.document_id else None
        if source is None or not is_paper(copy, source):
            yield _letter(case_id, copy, source)


def _letter(case_id: UUID, copy: CopyLine, source: DocumentLine | None) -> Entry:
    day = day_in_norway(copy.made_at)
    made_of = (goes_with(source, _(DOCUMENT_NAMES[source.kind])),) if source else ()
    shown: dict[str, object] = {
        "title": copy.name,
        "lines": [_("made %(day)s", day=format_short_day(day)), *made_of],
        "files": files_of(case_id, [copy]),
    }
    return Entry(on=day, id=copy.id, group=Group.LETTERS, shown=shown)


def _papers(connection: sa.Connection, case_id: UUID) -> Iterator[Entry]:
    for line in case_papers(wiring(), connection, case_id):
        on = line.paper.received_on
        yield Entry(on=on, id=line.paper.id, group=Group.RECEIVED, shown=paper_entry(case_id, line))


def _delivery(line: DeliveryLine) -> Entry:
    return Entry(
        on=day_in_norway(line.made_at),
        id=line.id,
        group=Group.DELIVERIES,
        shown=delivery_entry(line),
        is_notice=line.channel in NOTICES,
    )
