"""Decides nothing of its own: the command that brings the database to the newest migration."""

import click

from web.settings import load_settings
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import upgrade
from workflow.adapters.queue.heartbeat import forget


@click.command("migrate")
@click.option("--quiet", is_flag=True, help="Say nothing when all is well.")
def command(*, quiet: bool) -> None:
    """Bring the database up to date.

    Harmless to repeat, and safe when several machines do it at once. `tilbake run` does it by itself; elsewhere run it
    before a new version starts.
    """
    engine = connect(load_settings().database_url)
    upgrade(engine)
    # What beat in an earlier run beats no more: the health page waits for the processes of this one.
    forget(engine)
    if not quiet:
        click.echo("The database is up to date.")
