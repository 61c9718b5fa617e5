"""Makes and changes the keys that texts and identity numbers are sealed with."""

from pathlib import Path

import click

from web.cli.process_life import wired
from web.settings import load_settings
from workflow.adapters.crypto import BadKeys, NoKeys, add_key, load_keys
from workflow.adapters.persistence.audit_events import note_event
from workflow.adapters.persistence.resealing import reseal
from workflow.services.security_log import Happening, SecurityEvent


@click.group("keys")
def command() -> None:
    """Look after the encryption keys.

    Without the keys nothing that was written can be read again: keep a copy of the file apart from the database.
    To change the key: `add`, start all processes again, `reseal`, and only then take the old key out of the file.
    """


@command.command("new")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def new(*, file: Path) -> None:
    """Write a key file with a first key. Refuses to touch a file that is there."""
    if file.exists():
        message = f"{file} is there already; `tilbake keys add` puts a new key beside the old ones."
        raise click.ClickException(message)
    load_keys(file, create=True)
    click.echo(f"{file} is written, readable by you alone.")


@command.command("add")
def add() -> None:
    """Put a new active key on the ring; the old ones stay, so that everything still opens."""
    settings = load_settings()
    if settings.key_file is None:
        message = "The keys come from the environment: put the new key there."
        raise click.ClickException(message)
    try:
        ring = add_key(settings.key_file)
    except (NoKeys, BadKeys) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Key {ring.active} is active. Start all processes again, then run: tilbake keys reseal")


@command.command("reseal")
def reseal_all() -> None:
    """Seal everything with the active key. The service may run; run it again if it was stopped."""
    wiring = wired(load_settings())
    for table, count in reseal(wiring.reading, wiring.engine, wiring.keys):
        click.echo(f"{table:<14}{count:>8} sealed anew")
    with wiring.engine.begin() as connection:
        rotated = SecurityEvent(what=Happening.KEYS_ROTATED)
        note_event(connection, wiring.keys, wiring.clock.wall(), rotated)
