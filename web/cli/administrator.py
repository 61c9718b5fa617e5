"""Decides how the very first person gets in: somebody with access to the server lets them in as administrator."""

from datetime import timedelta

import click

from web.app import create_app
from web.auth.accounts import normal_username
from web.auth.passwords import hash_password, one_time_password
from web.current import WIRING
from workflow.bootstrap import Wiring
from workflow.domain.errors import Invalid
from workflow.domain.people import Role
from workflow.services.directory import HandedOutPassword, NewUser
from workflow.services.register_user import register_user

TO_BE_USED_WITHIN = timedelta(hours=72)


@click.command("administrator")
@click.argument("email")
@click.argument("given_name")
@click.argument("family_name")
def command(*, email: str, given_name: str, family_name: str) -> None:
    """Let an administrator in, who lets everybody else in.

    Prints a password to begin with, once. It must be changed at the first sign-in, within three days.
    """
    wiring: Wiring = create_app().extensions[WIRING]
    password = one_time_password()
    kept = HandedOutPassword(kept_as=hash_password(password), until=wiring.clock.wall() + TO_BE_USED_WITHIN)
    somebody = NewUser(
        given_name=given_name,
        family_name=family_name,
        email=email,
        username=normal_username(email),
        language="nb",
        roles=[Role.ADMIN],
        employment=None,
    )
    try:
        register_user(wiring.directory, wiring.clock, somebody, kept)
    except Invalid as refusal:
        raise click.ClickException(refusal.sentence) from None
    click.echo(f"User name: {somebody.username}\nPassword to begin with: {password}")
