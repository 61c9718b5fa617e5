"""Decides nothing of its own: the command that fills an empty database with an invented municipality."""

from datetime import datetime

import click

from web.demo import NotBuilt, build_demo
from web.demo.offered import OFFERED
from web.settings import load_settings
from workflow.adapters.clock import shift_to


@click.command("demo")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day the municipality is as of, and the clock is shifted to; otherwise the day the service believes in.",
)
@click.option("--quiet", is_flag=True, help="Do not list the accounts afterwards.")
def command(*, today: datetime | None, quiet: bool) -> None:
    """Fill an empty database with an invented municipality.

    Three units, forty people in all roles, sixteen cases: always the same for the same date. `tilbake run` does it by
    itself the first time. Refuses a database that is in use, and production.
    """
    settings = load_settings()
    try:
        build_demo(settings, today.date() if today else None)
    except NotBuilt as reason:
        raise click.ClickException(f"Nothing was built: {reason}.") from reason
    if today:
        shift_to(settings.data, today.date())
    if not quiet:
        click.echo(accounts_to_try())


def accounts_to_try() -> str:
    """The accounts and their password, one a line."""
    width = max(len(account.username) for account in OFFERED.accounts)
    lines = (f"  {account.username:<{width}}  {account.about}" for account in OFFERED.accounts)
    return "\n".join((f"Sign in with one of these; the password of all is: {OFFERED.password}", *lines))
