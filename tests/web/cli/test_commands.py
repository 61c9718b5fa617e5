"""The command line: every command explains itself, and the dangerous ones refuse with a sentence."""

import fcntl
import re
import socket
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result

from tests.web.test_settings import PRODUCTION
from web.cli import COMMANDS, main
from web.cli.web import gunicorn_command
from web.settings import load_settings
from workflow.adapters.clock import SystemClock


def tilbake(data: Path, *arguments: str, **environ: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"TILBAKE_DATA": str(data), **environ})


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_loads_and_says_what_it_is_for(name: str, tmp_path: Path) -> None:
    result = tilbake(tmp_path, name, "--help")
    assert result.exit_code == 0, result.output
    words = re.findall(r"\w+", result.output.partition("Options:")[0])
    assert len(words) > 8, "say what it is for"


def test_the_overview_names_every_command(tmp_path: Path) -> None:
    overview = tilbake(tmp_path, "--help").output
    assert [name for name in COMMANDS if f"  {name} " not in overview] == []


def test_the_day_of_a_running_service_is_shifted_and_let_go(tmp_path: Path) -> None:
    clock = SystemClock(tmp_path)
    assert "02.02.2026" in tilbake(tmp_path, "today", "2026-02-02").output
    assert clock.today() == date(2026, 2, 2)
    assert "02.02.2026" in tilbake(tmp_path, "today").output
    assert "shifted" not in tilbake(tmp_path, "today", "--clear").output
    assert clock.today() == SystemClock().today()


@pytest.mark.parametrize("argument", ["2026-02-02", "--clear"])
def test_the_day_is_never_shifted_in_production(tmp_path: Path, argument: str) -> None:
    result = tilbake(tmp_path, "today", argument, **PRODUCTION)
    assert result.exit_code == 1
    assert "production" in result.output
    assert not (tmp_path / "clock.json").exists()


def test_a_wrong_setting_ends_with_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    result = tilbake(tmp_path, "today", TILBAKE_ENV="staging")
    assert result.exit_code == 1
    assert result.output.startswith("Tilbake cannot start: TILBAKE_ENV")


def test_a_second_service_on_the_same_data_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "running.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = tilbake(tmp_path, "run")
    assert result.exit_code == 1
    assert "runs already" in result.output


def test_a_taken_port_is_told_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = tilbake(tmp_path, "run", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1
    assert "--port" in result.output
    assert not (tmp_path / "tilbake.db").exists()


def test_demonstration_accounts_do_not_start_on_an_address_others_can_reach(tmp_path: Path) -> None:
    result = tilbake(tmp_path, "run", "--host", "0.0.0.0")
    assert result.exit_code == 1
    assert "TILBAKE_DEMO" in result.output


def test_mail_is_not_caught_where_others_could_read_it(tmp_path: Path) -> None:
    result = tilbake(tmp_path, "mail-sink", "--host", "0.0.0.0")
    assert result.exit_code == 1
    assert "--closed-network" in result.output


def test_the_web_server_believes_no_forwarded_header_unless_a_proxy_is_named(tmp_path: Path) -> None:
    command = gunicorn_command(load_settings({"TILBAKE_DATA": str(tmp_path)}))
    assert command[command.index("--forwarded-allow-ips") + 1] == ""
    assert "--no-control-socket" in command


@pytest.mark.parametrize("wrong", ["abc", "", "12-34", "-1", "1.5", "ded8f315-2db1-4667-b3e8-ca2ab495ffb90"])
def test_receipts_are_not_asked_about_what_is_no_id(tmp_path: Path, wrong: str) -> None:
    assert tilbake(tmp_path, "migrate", "--quiet").exit_code == 0
    result = tilbake(tmp_path, "retention", "receipts", "--", str(uuid4()), wrong)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"Error: {wrong!r} is no id: an id is 32 hexadecimal digits, or the number of a line."
    ]


def test_receipts_take_an_id_however_it_is_written(tmp_path: Path) -> None:
    assert tilbake(tmp_path, "migrate", "--quiet").exit_code == 0
    one = uuid4()
    for written in (str(one), one.hex, f"{{{one}}}", str(one).upper(), "7"):
        result = tilbake(tmp_path, "retention", "receipts", written)
        assert (result.exit_code, result.output) == (0, f"{written}  no receipt\n")


def test_a_service_that_does_not_run_is_not_well(tmp_path: Path) -> None:
    assert tilbake(tmp_path, "migrate", "--quiet").output == ""
    result = tilbake(tmp_path, "health", TILBAKE_PORT="1")
    assert result.exit_code == 1
    assert re.findall(r"^(\S+) +NOT WELL$", result.output, re.MULTILINE)[:3] == ["web", "queue", "relay"]
