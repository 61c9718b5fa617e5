"""Decides how the tables stand in a file for spreadsheets: the method first, and nothing a spreadsheet would run."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from flask import Response
from flask_babel import gettext as _

from web.i18n import language
from web.representative.figure_words import Table

_RUNS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula."""
MARK = "\ufeff"
"""Without it spreadsheets misread Norwegian letters."""


NAMES = {"nb": "tall-for-enheten", "nn": "tal-for-eininga"}
"""A file is handed on in Norwegian, whatever language its page was read in."""


def figure_file(unit: str, tables: Sequence[Table], quarter: str | None) -> Response:
    """The file; its name says what it is and the latest quarter in it (`2025-Q4`), and not which unit."""
    written = StringIO()
    csv.writer(written, delimiter=";").writerows([plain(cell) for cell in row] for row in _rows(unit, tables))
    answer = Response(MARK + written.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{_name(quarter)}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _name(quarter: str | None) -> str:
    words = NAMES.get(language(), NAMES["nb"])
    return f"{words}-{quarter.replace('Q', 'kvartal-')}.csv" if quarter else f"{words}.csv"


def _rows(unit: str, tables: Iterable[Table]) -> Iterator[list[str]]:
    yield [_("Figures for the unit"), unit]
    yield [_("Figures that rest on fewer than five people, or would give away one that does, are hidden.")]
    for table in tables:
        yield []
        yield [table.title]
        yield [table.method]
        yield table.columns
        yield from table.rows


def plain(cell: str) -> str:
    """The cell, with an apostrophe in front where it would run."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell
