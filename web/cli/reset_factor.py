"""Decides what happens when the last administrator has lost the second factor: whoever has the server takes it away."""

import click

from web.auth.accounts import normal_username
from web.cli.process_life import wired
from web.settings import load_settings
from workflow.domain.errors import NotFound
from workflow.services.change_account import reset_factors


@click.command("reset-factor")
@click.argument("username")
def command(*, username: str) -> None:
    """Take the second factor of an account away, when nobody else can.

    Its holder is signed out everywhere, told by e-mail, and makes a new one at the next sign-in. The password stays.
    """
    wiring = wired(load_settings())
    with wiring.directory.transaction() as directory:
        account_id = directory.account_named(normal_username(username))
    if account_id is None:
        raise click.ClickException("There is no such user name.")
    try:
        reset_factors(wiring.directory, wiring.clock, account_id, by=None)
    except NotFound:
        raise click.ClickException("There is no such user name.") from None
    click.echo("The second factor is taken away. A new one is made at the next sign-in.")
