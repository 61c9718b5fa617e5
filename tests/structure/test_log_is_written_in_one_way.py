"""Nobody inserts into a chained table but the file that chains the row right there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
INSERT = re.compile(
    r"\b(history|read_log|audit_event)\.insert\(|insert\((history|read_log|audit_event)\)"
    r"|INSERT INTO (history|read_log|audit_event|audit_chain)\b|\b(audit_chain|audit_head)\.(insert|update|delete)\("
)
ALLOWED = {
    "workflow/adapters/persistence/history_rows.py",
    "workflow/adapters/persistence/audit_events.py",
    "workflow/adapters/persistence/audit_chain.py",
    "web/queries/reading_log.py",
}
"""Each of these hands what it inserted to `chain_rows`; the steps of move_rows.py take their insert from history_rows.py."""


def files_that_insert() -> set[str]:
    found = (
        path
        for package in ("workflow", "web", "forms")
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts and INSERT.search(path.read_text("utf-8"))
    )
    return {str(path.relative_to(ROOT)) for path in found}


def test_rows_of_the_log_are_inserted_only_where_they_are_chained() -> None:
    assert files_that_insert() == ALLOWED


def test_whoever_inserts_a_line_of_history_hands_it_to_the_chain() -> None:
    users = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "workflow").rglob("*.py")
        if "line_insert(" in path.read_text("utf-8")
    }
    assert users == {
        "workflow/adapters/persistence/history_rows.py",
        "workflow/adapters/persistence/move_rows.py",
    }
    for name in (*users, *(ALLOWED - {"workflow/adapters/persistence/audit_chain.py"})):
        assert "chain_rows(" in (ROOT / name).read_text("utf-8"), name
