"""Decides what is said when a backup comes back; how it does is workflow/adapters/backup."""

import sys
from pathlib import Path

import click

from web.cli.backup import tell
from web.cli.migrate import give_rights
from web.cli.sentences import REFUSED, sentences
from web.settings import load_settings
from workflow.adapters.backup.restoring import restore_backup
from workflow.adapters.crypto import load_keys
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.opening import opened_and_not


@click.command("restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(*, file: Path) -> None:
    """Put a backup into an empty database, of either kind. The service must not run on it meanwhile.

    The file is read to its end before anything is written, and the rows come in one transaction: all or none. Then the
    database is brought up to date, and every sealed value is opened once. With DATABASE_OWNER_URL it works as the owner of
    the tables, and gives the application's role its rights. Ends as `tilbake backup` does.
    """
    settings = load_settings()
    with sentences():
        ring = load_keys(settings.key_file, text=settings.keys)
        engine = connect(settings.owner_url or settings.database_url)
        try:
            found = restore_backup(file, engine, ring)
            opens, fails = opened_and_not(engine.execution_options(reads_only=True), ring)
            give_rights(settings, engine)
        finally:
            engine.dispose()
    tell(found)
    click.echo(f"{opens} sealed values open with these keys.")
    if fails:
        click.echo(
            f"{fails} sealed values do not open: they were unreadable when the backup was made.", err=True
        )
        sys.exit(REFUSED)
    click.echo("Restored. Everybody signs in anew.")
