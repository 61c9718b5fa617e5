"""Decides what happens between `tilbake run` and the first page: the order, the checks, and what is told."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import click

from web.cli import parts
from web.cli.before_start import only_one, refuse_taken_port
from web.cli.readiness import health_address, is_ready, ready_or_late
from web.cli.supervision import Supervisor
from web.queries.demonstration import demonstration
from web.settings import Settings, load_settings
from workflow.adapters.clock import SystemClock, shift_to
from workflow.adapters.queue.embedded import NoEmbeddedServer, answers

VALKEY_PATIENCE_SECONDS = 15.0


@click.command("run")
@click.option("--host", help="Address to answer on (TILBAKE_HOST, otherwise 127.0.0.1).")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Port to answer on (TILBAKE_PORT, otherwise 8000)."
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for all data (TILBAKE_DATA, otherwise ./data).",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day the service shall believe in, until `tilbake today` says otherwise.",
)
def command(*, host: str | None, port: int | None, data: Path | None, today: datetime | None) -> None:
    """Start the whole service on this machine and keep it running until Ctrl-C.

    Brings the database up to date, fills it with an invented municipality the first time, then runs the pages, the
    outbox relay, a worker for each queue and the scheduler, with a Valkey and a mail catcher of its own unless
    REDIS_URL and SMTP_URL name others. Whatever dies is started again. All data lie in one folder, and the next start
    finds them there.
    """
    chosen = {"TILBAKE_HOST": host, "TILBAKE_PORT": port, "TILBAKE_DATA": data}
    environ = {**os.environ, **{name: str(value) for name, value in chosen.items() if value}}
    settings = load_settings(environ)
    environ["TILBAKE_DATA"] = str(settings.data)  # the parts must find it from wherever they are started
    with only_one(settings.data):
        refuse_taken_port(settings.host, settings.port, "--port")
        if today:
            shift_to(settings.data, today.date())
        _run(settings, environ)


def _run(settings: Settings, environ: Mapping[str, str]) -> None:
    began = time.monotonic()
    supervisor = Supervisor(environ, _say)
    supervisor.listen_for_stop()
    try:
        _say(f"Tilbake keeps its data in {settings.data}")
        _start_surroundings(settings, supervisor)
        _prepare_database(settings, environ)
        _start_service(settings, supervisor, began)
        supervisor.watch(until=lambda: False)
    finally:
        _say("Stopping")
        supervisor.stop()
        _say("Stopped")


def _start_surroundings(settings: Settings, supervisor: Supervisor) -> None:
    if settings.embedded_redis:
        socket = settings.socket
        _wait(supervisor, lambda: not answers(socket), "Another Valkey still works on this data folder")
        _say("Starting Valkey, the queue")
        try:
            supervisor.start(parts.valkey(settings))
        except NoEmbeddedServer as error:
            raise click.ClickException(str(error)) from error
        _wait(supervisor, lambda: answers(socket), "Valkey does not answer")
    if settings.embedded_mail:
        supervisor.start(parts.mail_sink())


def _prepare_database(settings: Settings, environ: Mapping[str, str]) -> None:
    _say("Bringing the database up to date")
    if not _tilbake(environ, "migrate", "--quiet"):
        message = "The database could not be brought up to date; the lines above say why."
        raise click.ClickException(message)
    if settings.demonstration and demonstration(settings.data) is None:
        _say("Inventing a municipality to try things on, this first time")
        if not _tilbake(environ, "demo", "--quiet"):
            _say("Going on without it")


def _tilbake(environ: Mapping[str, str], *arguments: str) -> bool:
    # In a process of its own: what it loads would otherwise stay in the supervisor's memory for good.
    return not subprocess.run([parts.TILBAKE, *arguments], env=environ, check=False).returncode


def _start_service(settings: Settings, supervisor: Supervisor, began: float) -> None:
    _say("Starting the pages, the relay, the workers and the scheduler")
    for part in parts.service():
        supervisor.start(part)
    supervisor.watch(until=ready_or_late(settings))
    if supervisor.stopping:
        return
    if is_ready(health_address(settings)):
        _say(f"Ready after {time.monotonic() - began:.0f} s")
    else:
        _say(f"Not everything is up yet; {health_address(settings)} says what is missing")
    _welcome(settings)


def _welcome(settings: Settings) -> None:
    today = SystemClock(settings.data, initial_day=settings.today).today()
    _say("")
    _say(f"  Tilbake is at {settings.base_url}/")
    _say(f"  Today is {today:%d.%m.%Y}. Shift it with: .venv/bin/tilbake today YYYY-MM-DD")
    _say("  Ctrl-C stops everything.")
    _say("")
    offered = demonstration(settings.data) if settings.demonstration else None
    if offered:
        _say(f"  Sign in as one of these, with the password: {offered.password}")
        for account in offered.accounts:
            _say(f"    {account.username:<8}  {account.about}")
        _say("")


def _wait(supervisor: Supervisor, until: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + VALKEY_PATIENCE_SECONDS
    supervisor.watch(until=lambda: until() or time.monotonic() > deadline)
    if not supervisor.stopping and not until():
        raise click.ClickException(otherwise)


def _say(text: str) -> None:
    click.echo(text)
