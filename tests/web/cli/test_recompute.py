"""`tilbake recompute`: goes through all open cases now, or says what it would do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from tests.benchmarks.histories import add_histories, templates
from tests.benchmarks.world import empty
from web.cli import main
from web.cli.recompute import told
from workflow.adapters.persistence import tables as t
from workflow.services.recompute import Round


@pytest.fixture
def database(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sa.Engine]:
    """Three cases, one of which is not as it should be."""
    monkeypatch.setenv("TILBAKE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TILBAKE_TODAY", "2026-11-21")
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    world = empty(sqlite_url, tmp_path)
    add_histories(world, templates(world, number=3, most=3), 3)
    with world.engine.begin() as connection:
        first = sa.select(t.case.c.id).limit(1).scalar_subquery()
        connection.execute(sa.update(t.case).where(t.case.c.id == first).values(max_date=None))
    yield world.engine
    world.engine.dispose()


def run(*words: str) -> str:
    result = CliRunner().invoke(main, ["recompute", *words])
    assert result.exit_code == 0, result.output
    return result.output


def without_max_date(engine: sa.Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).where(t.case.c.max_date.is_(None))) or 0


def test_a_dry_run_says_how_many_would_change_and_changes_nothing(database: sa.Engine) -> None:
    assert run("--dry-run") == "3 open cases looked at, 1 would change.\n"
    assert without_max_date(database) == 1


def test_a_run_puts_right_what_is_not_and_a_second_one_finds_nothing(database: sa.Engine) -> None:
    assert run() == "3 open cases looked at, 1 changed.\n"
    assert without_max_date(database) == 0
    assert run() == "3 open cases looked at, 0 changed.\n"


def test_what_was_left_alone_and_what_failed_are_told_with_what_comes_of_it() -> None:
    total = Round(looked_at=1200, changed=3, passed_over=1, failed=2, last=None)
    assert told(total, dry_run=False) == [
        "1,200 open cases looked at, 3 changed.",
        "1 open case left alone, because somebody changed it meanwhile. The next run takes it.",
        "2 open cases could not be worked out; the log says why.",
    ]
