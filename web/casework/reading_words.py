"""Decides how a reading is justified in words: the purpose, and the reason that was given."""

from flask_babel import gettext as _

from web.current import settings
from web.queries.readings import ReadingLine
from web.reading_ground import PURPOSES, REASONS


def why_read(purpose: str | None, reason: str | None = None, words: str = "") -> str:
    """The purpose as a sentence; a given reason stands in its place. Rows from before have none."""
    told = _(REASONS[reason]) if reason in REASONS else _(PURPOSES[purpose]) if purpose in PURPOSES else ""
    return f"{told}: {words}" if words else str(told)


def who_read(line: ReadingLine, role: str, *, names: bool) -> str:
    """The role; with the name where names are shown, and for whom somebody stood in."""
    told = f"{line.name}, {role}" if names else role
    if names and line.on_behalf_of:
        return str(_("%(who)s, on behalf of %(manager)s", who=told, manager=line.on_behalf_of))
    return told


def names_are_shown() -> bool:
    """Whether this employer lets employees see who read, not only in which role."""
    return settings().name_readers
