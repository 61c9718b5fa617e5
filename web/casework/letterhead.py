"""Decides what stands on top of a paper that is printed on the spot and is about no case: the employer and its logo."""

from uuid import UUID

import sqlalchemy as sa
from flask_babel import gettext as _

from web.current import wiring
from workflow.adapters.persistence.folder_rows import FolderRows
from workflow.services.printed_pages import Letterhead, Logo


def letterhead_of(connection: sa.Connection, unit_id: UUID) -> Letterhead:
    """The letterhead of a unit, in the language of the page."""
    folder = FolderRows(connection, wiring().keys)
    employer, unit, number = folder.employer_of(unit_id)
    lines = [unit] if unit != employer else []
    if number:
        lines.append(str(_("Organisation number %(number)s", number=number)))
    return Letterhead(employer=employer, lines=tuple(lines), logo=_logo(folder, unit_id))


def _logo(folder: FolderRows, unit_id: UUID) -> Logo | None:
    logo = folder.logo_of(unit_id)
    if logo is None:
        return None
    return Logo(
        content=logo.picture.content,
        width=logo.picture.width,
        height=logo.picture.height,
        description=str(_("Logo of %(name)s", name=logo.owner)),
    )
