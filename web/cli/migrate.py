"""Decides who gets rights once the database is at the newest migration: the application's role, where it is not the owner."""

import click
import sqlalchemy as sa

from web.cli.process_life import wired
from web.cli.sentences import sentences
from web.settings import Settings, load_settings
from workflow.adapters.persistence.audit_begin import begin_chain
from workflow.adapters.persistence.audit_roles import take_roles_over
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import upgrade
from workflow.adapters.persistence.rights import NoSuchRole, could_rewrite, grant
from workflow.adapters.queue.heartbeat import forget

ONE_ROLE = (
    "The application and the owner of the tables are the same role: the log is protected by triggers and by its chain, "
    "not by the database's rights. Set DATABASE_OWNER_URL to use two."
)


@click.command("migrate")
@click.option("--quiet", is_flag=True, help="Say nothing when all is well.")
def command(*, quiet: bool) -> None:
    """Bring the database up to date.

    Harmless to repeat, and safe when several machines do it at once. `tilbake run` does it by itself; elsewhere run it
    before a new version starts. With DATABASE_OWNER_URL it works as the owner of the tables, and gives the application's
    role exactly the rights it needs. Rows that were logged before there was a chain get their place in it.
    """
    settings = load_settings()
    with sentences():
        owner = connect(settings.owner_url or settings.database_url)
        try:
            upgrade(owner)
            give_rights(settings, owner)
        finally:
            owner.dispose()
        wiring = wired(settings)
        # What beat in an earlier run beats no more: the health page waits for the processes of this one.
        forget(wiring.engine)
        chained = begin_chain(wiring.engine, wiring.keys, wiring.clock.wall())
        take_roles_over(wiring.engine, wiring.keys, wiring.clock.wall())
    if quiet:
        return
    if chained:
        click.echo(f"{chained} lines of the log were chained.")
    if wiring.engine.dialect.name == "postgresql" and could_rewrite(wiring.engine):
        click.echo(ONE_ROLE)
    click.echo("The database is up to date.")


def give_rights(settings: Settings, owner: sa.Engine) -> None:
    """Let the application's role work with the owner's tables, where they are two."""
    if owner.dialect.name != "postgresql" or not settings.owner_url:
        return
    role = settings.app_role or sa.make_url(settings.database_url).username or ""
    if role == owner.url.username:
        return
    try:
        grant(owner, role)
    except NoSuchRole:
        raise click.ClickException(
            f"The role {role} is not there. Make it first: CREATE ROLE {role} LOGIN PASSWORD '…'"
        ) from None
