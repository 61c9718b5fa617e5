"""A filed copy with its content, opened for somebody who may read it."""

from dataclasses import dataclass
from mimetypes import guess_extension
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import Sight
from workflow.adapters.persistence.sealing import place
from workflow.adapters.persistence.tables import case, filed_copy
from workflow.bootstrap import Wiring


@dataclass(frozen=True, kw_only=True)
class CopyContent:
    """A file as it lies in the personnel folder; `name` ends as other programs expect of its kind."""

    case_id: UUID
    name: str
    media_type: str
    content: bytes


def find_copy(wiring: Wiring, connection: sa.Connection, copy_id: UUID, sight: Sight) -> CopyContent | None:
    """The file, when its case is in sight; else None."""
    row = connection.execute(
        sa.select(
            filed_copy.c.case_id, filed_copy.c.name, filed_copy.c.media_type, filed_copy.c.content_sealed
        )
        .select_from(filed_copy.join(case, case.c.id == filed_copy.c.case_id))
        .where(filed_copy.c.id == copy_id, sight)
    ).one_or_none()
    if row is None:
        return None
    context = place("filed_copy", "content", copy_id)
    content = wiring.keys.decrypt_bytes(row.content_sealed, context=context)
    return CopyContent(
        case_id=row.case_id,
        name=row.name + (guess_extension(row.media_type) or ""),
        media_type=row.media_type,
        content=content,
    )
