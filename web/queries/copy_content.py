"""A filed copy with its content, as PDF or as Word file, opened for somebody who may read it."""

from dataclasses import dataclass
from mimetypes import guess_extension
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.sealing import place
from workflow.adapters.persistence.tables import case, filed_copy
from workflow.bootstrap import Wiring
from workflow.services.ports import WORD

WORD_ENDING = ".docx"
"""Not every machine knows which ending Word files have."""


@dataclass(frozen=True, kw_only=True)
class CopyContent:
    """A file as it lies in the personnel folder; `name` ends as other programs expect of its kind."""

    case_id: UUID
    name: str
    media_type: str
    content: bytes


def find_copy(
    wiring: Wiring, connection: sa.Connection, copy_id: UUID, sight: Sight, *, as_word: bool = False
) -> CopyContent | None:
    """The file, when its case is in sight and it was filed in that form; else None."""
    sealed = filed_copy.c.word_sealed if as_word else filed_copy.c.content_sealed
    row = connection.execute(
        sa.select(filed_copy.c.case_id, filed_copy.c.name, filed_copy.c.media_type, sealed.label("sealed"))
        .select_from(filed_copy.join(case, case.c.id == filed_copy.c.case_id))
        .where(filed_copy.c.id == copy_id, sealed.is_not(None), sight)
    ).one_or_none()
    if row is None:
        return None
    context = place("filed_copy", "word" if as_word else "content", copy_id)
    media_type = WORD if as_word else row.media_type
    return CopyContent(
        case_id=row.case_id,
        name=row.name + (WORD_ENDING if as_word else guess_extension(media_type) or ""),
        media_type=media_type,
        content=wiring.keys.decrypt_bytes(row.sealed, context=context),
    )
