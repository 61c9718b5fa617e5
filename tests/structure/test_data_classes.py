"""Every column has a class and a reason: a new one without fails here, and so does free text in clear."""

import re
from collections import Counter
from pathlib import Path

import sqlalchemy as sa

from workflow.adapters.persistence.tables import metadata

PAGE = Path(__file__).parents[2] / "workflow" / "adapters" / "persistence" / "CLASSES.md"
ROW = re.compile(r"^\| `(\w+)` \| (\w+)(?: \(art\. 9\))? \| (.+?) \| (.+?) \|$", re.MULTILINE)
CLASSES = {"sealed", "hashed", "health", "personal", "internal", "public"}


def classified() -> list[tuple[str, str, str]]:
    """Table, column and class of each row."""
    return [
        (table, column, of)
        for table, of, columns, _ in ROW.findall(PAGE.read_text("utf-8"))
        for column in re.findall(r"`(\w+)`", columns)
    ]


def in_schema() -> dict[tuple[str, str], sa.Column[object]]:
    return {(table.name, column.name): column for table in metadata.sorted_tables for column in table.columns}


def test_every_column_has_exactly_one_class() -> None:
    told = Counter((table, column) for table, column, _ in classified())
    assert set(told) == set(in_schema())
    assert [one for one, times in told.items() if times > 1] == []
    assert {of for *_, of in classified()} == CLASSES


def test_what_is_sealed_is_called_so_and_nothing_else_is() -> None:
    sealed = {(table, column) for table, column, of in classified() if of == "sealed"}
    assert sealed == {name for name in in_schema() if name[1].endswith("_sealed")}


def test_health_data_in_clear_is_never_a_text_of_any_length() -> None:
    """Codes, days and numbers; the longer ones are made by the service, as their rows say."""
    columns = in_schema()
    longer = {
        (table, column)
        for table, column, of in classified()
        if of == "health"
        and isinstance(kind := columns[table, column].type, sa.String)
        and (kind.length or 1000) > 64
    }
    assert longer == {
        ("filed_copy", "name"),
        ("meeting", "guests"),
        ("meeting_answer", "brings"),
        ("outbox", "period"),
        ("outbox", "reason"),
        ("reminder", "period"),
    }
