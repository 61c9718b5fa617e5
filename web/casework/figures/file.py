"""Decides how the tables of figures stand in a file for spreadsheets: the method first."""

from collections.abc import Iterable, Iterator, Sequence

from flask import Response
from flask_babel import gettext as _

from web.casework.figures.words import Table
from web.casework.spreadsheet import spreadsheet
from web.i18n import language

NAMES = {"nb": "tall-for-enheten", "nn": "tal-for-eininga"}
"""A file is handed on in Norwegian, whatever language its page was read in."""


def figure_file(unit: str, tables: Sequence[Table], quarter: str | None) -> Response:
    """The file; its name says what it is and the latest quarter in it (`2025-Q4`), and not which unit."""
    return spreadsheet(_name(quarter), _rows(unit, tables))


def _name(quarter: str | None) -> str:
    words = NAMES.get(language(), NAMES["nb"])
    return f"{words}-{quarter.replace('Q', 'kvartal-')}" if quarter else words


def _rows(unit: str, tables: Iterable[Table]) -> Iterator[list[str]]:
    yield [_("Figures for the unit"), unit]
    yield [_("Figures that rest on fewer than five people, or would give away one that does, are hidden.")]
    for table in tables:
        yield []
        yield [table.title]
        yield [table.method]
        yield table.columns
        yield from table.rows
