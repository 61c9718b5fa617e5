"""Checks that the log is as it was written, and tells where its chain ends, to be kept somewhere else."""

import sys
import time
from pathlib import Path

import click
import sqlalchemy as sa

from web.cli.migrate import ONE_ROLE
from web.cli.process_life import wired_for_a_while
from web.settings import load_settings
from workflow.adapters.persistence.audit_anchor import Anchor, UnsealedHead, anchor_now, signed_line
from workflow.adapters.persistence.audit_anchor_file import keep_line, kept_anchors
from workflow.adapters.persistence.audit_state import log_state, note_anchor, note_verification
from workflow.adapters.persistence.audit_verify import Kind, Walk, verify
from workflow.adapters.persistence.rights import could_rewrite
from workflow.bootstrap import Wiring

FOUND, CANNOT = 1, 2
MOST_TOLD = 200
SAYS = {
    Kind.CHANGED: "does not say what it said when it was written",
    Kind.REMOVED: "is gone, and no receipt names it",
    Kind.INSERTED: "was put there past the service",
    Kind.LINE_CHANGED: "is not the line that was written there",
    Kind.LINE_REMOVED: "is missing from the chain",
    Kind.CUT: "the chain reached so far once, and does not now: its end was cut off or written anew",
    Kind.SEAL: "the head of the chain is not as this installation left it: it was set back or made anew",
    Kind.GUARD: "the trigger that keeps the log from being changed is not there, or sleeps",
    Kind.GRANT: "is not what the log says was given, prolonged or ended, or the log has no line of it",
    Kind.RECEIPT: "the receipt does not name the rows that are said to be deleted by it",
}


@click.group("audit")
def command() -> None:
    """Look after the log: history of cases, readings, security events."""


@command.command("verify")
@click.option(
    "--anchor",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Lines of `audit anchor` that were kept elsewhere, instead of the file of this installation.",
)
@click.option("--no-note", is_flag=True, help="Do not note on the log that it was verified.")
def verify_log(*, file: Path | None, no_note: bool) -> None:
    """Say whether any row of the log was changed, removed or inserted, or its chain cut. The service may run.

    The end is compared with the anchors the service keeps outside the database. Ends with 0 when all is as it was
    written, 1 when something is not, 2 when it cannot be told.
    """
    settings = load_settings()
    with wired_for_a_while(settings) as wiring:
        sys.exit(_verified(wiring, file or settings.anchor_file, note=not no_note))


@command.command("anchor")
def tell_anchor() -> None:
    """Write down how far the chain reaches: in the file of this installation, and as a signed line to keep elsewhere.

    Keep a copy where nobody who reaches the database can change it.
    """
    settings = load_settings()
    with wired_for_a_while(settings) as wiring:
        sys.exit(_anchored(wiring, settings.anchor_file))


def _verified(wiring: Wiring, file: Path, *, note: bool) -> int:
    """Tell all of it; what the command ends with."""
    try:
        anchors, wrong = _anchors(wiring, file)
        walk = Walk(wiring.keys)
        told = _findings(wiring, walk, anchors)
        with wiring.reading.connect() as connection:
            missing = not anchors and log_state(connection).anchored_at is not None
        if note:
            note_verification(wiring.engine, wiring.keys, walk, told, wiring.clock.wall())
    except (OSError, sa.exc.SQLAlchemyError) as error:
        click.echo(f"The log cannot be verified ({type(error).__name__}).", err=True)
        return CANNOT
    for number in wrong:
        click.echo(f"Line {number} of {file} is no anchor of this installation.")
    click.echo(_of_anchors(anchors, file, missing=missing))
    if wiring.engine.dialect.name == "postgresql" and could_rewrite(wiring.engine):
        click.echo(ONE_ROLE)
    if told:
        return FOUND
    return CANNOT if wrong or missing else 0


def _anchored(wiring: Wiring, file: Path) -> int:
    """Tell and keep an anchor; what the command ends with."""
    try:
        with wiring.reading.connect() as connection:
            anchor = anchor_now(connection, wiring.keys, wiring.clock.wall())
        if anchor is None:
            click.echo("Nothing is on the log yet.", err=True)
            return CANNOT
        line = signed_line(anchor, wiring.seal.sign)
        keep_line(file, line)
    except UnsealedHead:
        click.echo(f"Not anchored: {SAYS[Kind.SEAL]}. Run `tilbake audit verify`.", err=True)
        return FOUND
    except OSError as error:
        click.echo(f"{file} cannot be written ({type(error).__name__}).", err=True)
        return CANNOT
    note_anchor(wiring.engine, wiring.keys, anchor)
    click.echo(line)
    return 0


def _anchors(wiring: Wiring, file: Path) -> tuple[list[Anchor], list[int]]:
    """What a file holds, and the numbers of the lines that are no anchors of ours; nothing where there is no file."""
    found = list(kept_anchors(file, wiring.seal.sign)) if file.exists() else []
    return [one for one in found if isinstance(one, Anchor)], [one for one in found if isinstance(one, int)]


def _findings(wiring: Wiring, walk: Walk, anchors: list[Anchor]) -> int:
    """Tell what is found, and how many that are."""
    began, told = time.monotonic(), 0
    for one in verify(wiring.reading, walk, anchors):
        told += 1
        if told <= MOST_TOLD:
            click.echo(f"{one.kind.upper():<13} {one.table} {one.key}: {SAYS[one.kind]}")
    if told > MOST_TOLD:
        click.echo(f"… and {told - MOST_TOLD} more.")
    seconds = max(time.monotonic() - began, 0.001)
    click.echo(f"{walk.lines} lines, {told} findings, {walk.lines / seconds:.0f} lines a second.")
    return told


def _of_anchors(anchors: list[Anchor], file: Path, *, missing: bool) -> str:
    if anchors:
        return f"Compared with {len(anchors)} anchors in {file}."
    if missing:
        return f"Anchors were kept, and {file} holds none: whether the end was cut off cannot be told. Use --anchor FILE."
    return "There is no anchor yet: an end that was cut off and sealed at that time could not be seen."
