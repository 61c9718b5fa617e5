"""Decides how tables stand in a file for spreadsheets: letters that are read right, and nothing a spreadsheet would run."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from flask import Response

_RUNS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula."""
MARK = "\ufeff"
"""Without it spreadsheets misread Norwegian letters."""


def spreadsheet(name: str, rows: Iterable[Sequence[str]]) -> Response:
    """The file; its name says nothing but what it is."""
    written = StringIO()
    csv.writer(written, delimiter=";").writerows([plain(cell) for cell in row] for row in rows)
    answer = Response(MARK + written.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def plain(cell: str) -> str:
    """The cell, with an apostrophe in front where it would run."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell
