"""Keeps logos in the relational database, one a unit."""

from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.services.logos import Picture

from .tables import unit_logo

LOGO = [unit_logo.c[name] for name in ("media_type", "content", "width", "height")]


def picture_in(row: Any) -> Picture:
    """The picture of a row that was read with `LOGO`."""
    return Picture(media_type=row.media_type, content=row.content, width=row.width, height=row.height)


def put_logo(connection: sa.Connection, unit_id: UUID, picture: Picture, at: datetime) -> None:
    """Store a logo in place of the one that was there."""
    remove_logo(connection, unit_id)
    row = {
        "unit_id": unit_id,
        "media_type": picture.media_type,
        "content": picture.content,
        "width": picture.width,
        "height": picture.height,
        "sha256": sha256(picture.content).hexdigest(),
        "changed_at": at,
    }
    connection.execute(unit_logo.insert(), row)


def remove_logo(connection: sa.Connection, unit_id: UUID) -> None:
    """Take a logo away, where there is one."""
    connection.execute(sa.delete(unit_logo).where(unit_logo.c.unit_id == unit_id))
