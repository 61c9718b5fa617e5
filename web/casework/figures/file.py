"""Decides how the tables of figures stand in a file for spreadsheets: the method first."""

from collections.abc import Iterable, Iterator, Sequence

from flask import Response
from flask_babel import gettext as _

from web.casework.figures.words import Table
from web.casework.spreadsheet import spreadsheet


def figure_file(unit: str, tables: Sequence[Table]) -> Response:
    """The file; its name says nothing but what it is."""
    return spreadsheet("tilbake-figures", _rows(unit, tables))


def _rows(unit: str, tables: Iterable[Table]) -> Iterator[list[str]]:
    yield [_("Figures for the unit"), unit]
    yield [_("Figures that rest on fewer than five people, or would give away one that does, are hidden.")]
    for table in tables:
        yield []
        yield [table.title]
        yield [table.method]
        yield table.columns
        yield from table.rows
