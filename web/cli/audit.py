"""Checks that the log is as it was written, and tells where its chain ends, to be kept somewhere else."""

import sys
import time
from pathlib import Path

import click
import sqlalchemy as sa

from web.cli.migrate import ONE_ROLE
from web.cli.process_life import wired
from web.settings import load_settings
from workflow.adapters.persistence.audit_anchor import Anchor, BadAnchor, anchor_now, read_line, signed_line
from workflow.adapters.persistence.audit_state import note_anchor, note_verification
from workflow.adapters.persistence.audit_verify import Walk, verify
from workflow.adapters.persistence.rights import could_rewrite
from workflow.bootstrap import Wiring

FOUND, CANNOT = 1, 2
MOST_TOLD = 200


@click.group("audit")
def command() -> None:
    """Look after the log: history of cases, readings, security events."""


@command.command("verify")
@click.option(
    "--anchor", "file", type=click.Path(dir_okay=False, path_type=Path), help="Lines of `audit anchor`."
)
@click.option("--no-note", is_flag=True, help="Do not note on the log that it was verified.")
def verify_log(*, file: Path | None, no_note: bool) -> None:
    """Say whether any row of the log was changed, removed or inserted, or its chain cut. The service may run.

    Ends with 0 when nothing was, 1 when something was, 2 when it cannot be told.
    """
    wiring = wired(load_settings())
    try:
        anchors = _anchors(wiring, file) if file else []
        walk, began, told = Walk(wiring.keys), time.monotonic(), 0
        for finding in verify(wiring.reading, walk, anchors):
            told += 1
            if told <= MOST_TOLD:
                click.echo(f"{finding.kind.upper():<13} {finding.table} {finding.key}")
        if not no_note:
            note_verification(wiring.engine, wiring.keys, walk, told, wiring.clock.wall())
    except (BadAnchor, OSError, sa.exc.SQLAlchemyError) as error:
        click.echo(f"The log cannot be verified ({_why(error)}).", err=True)
        sys.exit(CANNOT)
    if told > MOST_TOLD:
        click.echo(f"… and {told - MOST_TOLD} more.")
    seconds = max(time.monotonic() - began, 0.001)
    click.echo(f"{walk.lines} lines, {told} findings, {walk.lines / seconds:.0f} lines a second.")
    if not anchors:
        click.echo("No anchor was given: that the end was cut off could not be seen. Use --anchor FILE.")
    if wiring.engine.dialect.name == "postgresql" and could_rewrite(wiring.engine):
        click.echo(ONE_ROLE)
    sys.exit(FOUND if told else 0)


@command.command("anchor")
def tell_anchor() -> None:
    """Print a signed line that says how far the chain reaches. Keep it where nobody with the database can change it."""
    wiring = wired(load_settings())
    with wiring.reading.connect() as connection:
        anchor = anchor_now(connection, wiring.clock.wall())
    if anchor is None:
        click.echo("Nothing is on the log yet.", err=True)
        sys.exit(CANNOT)
    note_anchor(wiring.engine, wiring.keys, anchor)
    click.echo(signed_line(anchor, wiring.seal.sign))


def _anchors(wiring: Wiring, file: Path) -> list[Anchor]:
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
    if not lines:
        raise BadAnchor("the file holds no anchor")
    return [read_line(line, wiring.seal.sign) for line in lines]


def _why(error: Exception) -> str:
    """The words of our own refusals; of a database only the name, which holds no data."""
    return str(error) if isinstance(error, BadAnchor) else type(error).__name__
