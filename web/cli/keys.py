"""Makes and changes the keys that texts and identity numbers are sealed with."""

from pathlib import Path

import click

from web.cli.process_life import wired_for_a_while
from web.cli.rotation import NO_FILE, Rotation
from web.settings import Settings, load_settings
from workflow.adapters.crypto import BadKeys, add_key, load_keys
from workflow.adapters.crypto.key_file import document_of, with_new_key, write_new
from workflow.adapters.crypto.rotation import export, exported, take_back
from workflow.adapters.persistence.audit_events import note_event
from workflow.adapters.persistence.resealing import reseal
from workflow.adapters.persistence.sealed_with import NO_KEY, sealed_with
from workflow.services.ports import UnreadableText
from workflow.services.security_log import Happening, SecurityEvent


@click.group("keys")
def command() -> None:
    """Look after the encryption keys.

    Without the keys nothing that was written can be read again: keep a copy of the file apart from the database.
    `rotate` changes the key while the service runs.
    """


@command.command("new")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def new(*, file: Path) -> None:
    """Write a key file with a first key. Refuses to touch a file that is there."""
    if file.exists():
        message = f"{file} is there already; `tilbake keys rotate` puts a new key beside the old ones."
        raise click.ClickException(message)
    load_keys(file, create=True)
    click.echo(f"{file} is written, readable by you alone.")


@command.command("rotate")
@click.option("--retire", is_flag=True, help="Take the older keys out of the file when nothing needs them.")
@click.option(
    "--export",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --retire: keep them in this file, for backups made while they counted.",
)
@click.option("--forget", is_flag=True, help="With --retire: keep them nowhere. Older backups open no more.")
def rotate(*, retire: bool, target: Path | None, forget: bool) -> None:
    """Make a new key and seal everything with it, while the service runs.

    All processes take the new key up by themselves within a second. Stopped at any point, the same command goes on.
    """
    if retire and not (target or forget):
        message = "Backups made before still need the older keys. Say where they are kept: --export FILE, or --forget."
        raise click.ClickException(message)
    settings = load_settings()
    file = file_of(settings)
    try:
        with wired_for_a_while(settings) as wiring:
            Rotation(file=file, wiring=wiring, say=click.echo).run(retire=retire, target=target)
    except BadKeys as error:
        raise click.ClickException(_sentence(error)) from None


@command.command("status")
def status() -> None:
    """Say how many values of each table are sealed with which key. Ids of keys alone are told."""
    settings = load_settings()
    ring = load_keys(settings.key_file, text=settings.keys)
    with wired_for_a_while(settings) as wiring:
        found = sealed_with(wiring.reading)
    click.echo(f"active         {ring.active}")
    click.echo(f"on the ring    {', '.join(ring.key_ids)}")
    for table, counts in found.items():
        for key_id, count in sorted(counts.items()):
            known = "" if key_id in ring.key_ids else "   this key is not on the ring"
            name = "no key" if key_id == NO_KEY else key_id
            click.echo(f"{table:<22}{name:<12}{count:>9}{known}")


@command.command("add")
def add() -> None:
    """Put a new active key on the ring and seal nothing anew; `rotate` does both."""
    try:
        ring = add_key(file_of(load_settings()))
    except BadKeys as error:
        raise click.ClickException(_sentence(error)) from None
    click.echo(f"Key {ring.active} is active. Running processes take it up by themselves.")


@command.command("next")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def write_next(*, file: Path) -> None:
    """Write the keys with a new active one to another FILE, where the service's own cannot be written.

    For keys in the environment and for secrets mounted read-only: put the content of FILE in their place, start all
    processes again together, then run `tilbake keys reseal`.
    """
    settings = load_settings()
    try:
        write_new(file, with_new_key(document_of(settings.key_file, text=settings.keys)))
    except FileExistsError:
        raise click.ClickException(f"{file} is there already: choose another file.") from None
    except BadKeys as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{file} is written, readable by you alone. Put it in place of the present keys, start all")
    click.echo("processes again together, then run: tilbake keys reseal")


@command.command("reseal")
def reseal_all() -> None:
    """Seal everything with the active key. The service may run; run it again if it was stopped."""
    try:
        with wired_for_a_while(load_settings()) as wiring:
            for table, count in reseal(wiring.reading, wiring.engine, wiring.keys):
                click.echo(f"{table:<22}{count:>8} sealed anew")
            with wiring.engine.begin() as connection:
                rotated = SecurityEvent(what=Happening.KEYS_ROTATED)
                note_event(connection, wiring.keys, wiring.clock.wall(), rotated)
    except UnreadableText as error:
        raise click.ClickException(f"A value cannot be opened: {error}.") from None


@command.command("export")
@click.argument("key_ids", nargs=-1, required=True)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export_keys(*, key_ids: tuple[str, ...], file: Path) -> None:
    """Copy keys of the ring to a FILE of their own, for backups made while they counted."""
    try:
        export(file_of(load_settings()), key_ids, file)
    except BadKeys as error:
        raise click.ClickException(_sentence(error)) from None
    click.echo(f"{file} is written, readable by you alone. Keep it apart from the backups.")


@command.command("take-back")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def take_back_keys(*, file: Path) -> None:
    """Put exported keys on the ring again, to restore an older backup. The active key stays."""
    try:
        ring = take_back(file_of(load_settings()), exported(file))
    except BadKeys as error:
        raise click.ClickException(_sentence(error)) from None
    click.echo(f"On the ring now: {', '.join(ring.key_ids)}. Active: {ring.active}.")


def file_of(settings: Settings) -> Path:
    """The key file of this installation; keys in the environment cannot be changed from here."""
    if settings.key_file is None:
        raise click.ClickException(f"The keys come from the environment (TILBAKE_KEYS). {NO_FILE}")
    return settings.key_file


def _sentence(error: BadKeys) -> str:
    return f"{str(error)[:1].upper()}{str(error)[1:]}."
