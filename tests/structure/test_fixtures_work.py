"""The fixtures themselves: real databases that are empty for each test, a queue that answers, a browser that shows."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser
from redis import Redis

from tests.fixtures.queues import own_database
from workflow.adapters.persistence.tables import process_heartbeat


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_database_has_all_tables_and_is_empty_for_each_test(engine: sa.Engine, time: str) -> None:
    with engine.begin() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(process_heartbeat)) == 0
        connection.execute(
            sa.text("INSERT INTO process_heartbeat VALUES (:name, '2026-01-01')"), {"name": time}
        )


def test_a_blank_database_has_no_tables(blank_database_url: str) -> None:
    engine = sa.create_engine(blank_database_url)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_the_queue_server_answers(redis: Redis) -> None:
    assert redis.ping() is True


def test_each_pytest_worker_has_a_redis_database_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw1")
    assert own_database("redis://127.0.0.1:6379/0") == own_database("redis://127.0.0.1:6379")
    assert own_database("redis://127.0.0.1:6379/0").endswith("/2")


@pytest.mark.browser
def test_the_browser_shows_a_page(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<!doctype html><title>Hei</title>")
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.title() == "Hei"
    page.close()
