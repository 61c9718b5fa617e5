"""The first administrator is let in from the server's own command line."""

import re
from http import HTTPStatus
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.web.world import Browser, wiring_of
from web.app import create_app
from web.cli.administrator import command
from web.settings import load_settings


@pytest.fixture
def environment(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILBAKE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DATABASE_URL", sqlite_url)


@pytest.mark.usefixtures("environment")
def test_the_first_administrator_gets_in_with_the_printed_password_once() -> None:
    who = ["Siri.Lund@example.no", "Siri", "Lund"]
    told = CliRunner().invoke(command, who).output
    password = re.findall(r"begin with: (\S+)", told)[0]
    app = create_app(load_settings())
    browser = Browser(app)
    browser.get("/sign-in")
    answer = browser.post("/sign-in", {"username": "siri.lund@example.no", "password": password})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert browser.get("/admin/").location == "/account/password"
    again = CliRunner().invoke(command, who)
    assert again.exit_code == 1
    assert "already" in again.output
    wiring_of(app).engine.dispose()
