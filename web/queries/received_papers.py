"""Papers from outside as lists and pages show them, and one with its content."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.paper_rows import PaperRows, paper_in
from workflow.adapters.persistence.tables import case, document, person, received_paper
from workflow.bootstrap import Wiring
from workflow.domain.documents import DocumentKind
from workflow.domain.papers import READABLE
from workflow.services.received_papers import PaperRecord


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A paper in a list; `document` is what it is a signed copy of, `because` why it is gone."""

    paper: PaperRecord
    by: str
    line: str
    because: str
    gone_by: str
    document: tuple[DocumentKind, int] | None

    @property
    def can_be_read(self) -> bool:
        """Whether its content is there and may be opened."""
        return self.paper.gone_at is None and self.paper.checked in READABLE


_REMOVER = person.alias("remover")
_BY = (person.c.given_name + " " + person.c.family_name).label("by")
_GONE_BY = sa.func.coalesce(_REMOVER.c.given_name + " " + _REMOVER.c.family_name, "").label("removed_by")
_LINES = (
    sa.select(
        *(received_paper.c[name] for name in PaperRecord.__dataclass_fields__),
        _BY,
        _GONE_BY,
        document.c.kind.label("document_kind"),
        document.c.version.label("document_version"),
    )
    .select_from(
        received_paper.join(case, case.c.id == received_paper.c.case_id)
        .join(person, person.c.id == received_paper.c.uploaded_by)
        .outerjoin(_REMOVER, _REMOVER.c.id == received_paper.c.gone_by)
        .outerjoin(document, document.c.id == received_paper.c.document_id)
    )
    .order_by(received_paper.c.uploaded_at.desc(), received_paper.c.id)
)


def case_papers(wiring: Wiring, connection: sa.Connection, case_id: UUID) -> list[PaperLine]:
    """The papers of a case, the newest first."""
    words = _words(wiring, connection, case_id)
    rows = connection.execute(_LINES.where(received_paper.c.case_id == case_id))
    return [_line(row, *words[row.id]) for row in rows]


def find_paper(
    wiring: Wiring, connection: sa.Connection, case_id: UUID, paper_id: UUID, sight: Sight
) -> PaperLine | None:
    """One paper, when its case is in sight."""
    query = _LINES.where(received_paper.c.case_id == case_id, received_paper.c.id == paper_id, sight)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    rows = PaperRows(connection, wiring.keys)
    return _line(row, rows.line(paper_id), rows.because(paper_id))


def _words(wiring: Wiring, connection: sa.Connection, case_id: UUID) -> dict[UUID, tuple[str, str]]:
    """What was written of each paper, opened; one question for all of them."""
    rows = PaperRows(connection, wiring.keys)
    return {paper_id: (line, because) for paper_id, line, because in rows.words_of_case(case_id)}


def _line(row: sa.Row[*tuple[object, ...]], line: str, because: str) -> PaperLine:
    values = row._mapping  # noqa: SLF001 the public name of a row's columns
    kind, version = values["document_kind"], values["document_version"]
    return PaperLine(
        paper=paper_in(row),
        by=values["by"],
        line=line,
        because=because,
        gone_by=values["removed_by"],
        document=(DocumentKind(kind), version) if kind else None,
    )
