"""Checks evidence packages, and tells the public key by which anybody can check the employer's."""

import os
import sys
from pathlib import Path

import click

from workflow.adapters.crypto import BadKeys, KeyRing, NoKeys, load_keys
from workflow.adapters.crypto.signatures import is_signed
from workflow.services.evidence.verify import Findings, Unreadable, verify

CHANGED, UNREADABLE = 1, 2
LANGUAGES = {"nb": "Norwegian bokmål", "nn": "Norwegian nynorsk", "en": "English"}


@click.group("evidence")
def command() -> None:
    """Check evidence packages."""


@command.command("verify")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--public-key", help="The employer's public key, from `tilbake evidence key` there.")
@click.option("--without-key", is_flag=True, help="Do not ask whose seal it is.")
def verify_file(*, file: Path, public_key: str | None, without_key: bool) -> None:
    """Say whether a package is as it was made: every file, the list of them, the seal, the ZIP file itself.

    Needs no database. The seal is compared with the public key given, else with the keys of this installation where they
    can be read. Ends with 0 when nothing was changed, 1 when something was, 2 when the file cannot be read.
    """
    known = None if without_key else public_key or _own_key()
    try:
        with file.open("rb") as stream:
            found = verify(stream, is_signed, known)
    except (Unreadable, OSError) as error:
        click.echo(f"{file.name} cannot be read as an evidence package ({error}).", err=True)
        sys.exit(UNREADABLE)
    _tell(file, found, known)
    if found.problems:
        sys.exit(CHANGED)


@command.command("key")
def tell_key() -> None:
    """Print the public key of this installation. It is no secret: give it to whoever has to check a package."""
    ring = _own_ring()
    if ring is None:
        raise click.ClickException("No keys are found here: name their file in TILBAKE_KEY_FILE.")
    click.echo(ring.public_key)


def _tell(file: Path, found: Findings, known: str | None) -> None:
    for problem in found.problems:
        click.echo(f"CHANGED  {problem}")
    if found.problems:
        click.echo(f"{file.name} is not as it was made.")
        return
    texts = ", ".join(LANGUAGES.get(code, code) for code in found.languages) or "none"
    package = LANGUAGES.get(found.language, found.language)
    click.echo(f"{found.files} files have the SHA-256 that the list names; none is missing, none was added.")
    click.echo(f"{found.documents} documents have the fingerprint that was stored when they were filed.")
    click.echo(f"Language of the package: {package}. Languages of the documents: {texts}.")
    click.echo(f"The list is sealed (Ed25519) by the key {found.public_key}.")
    if known is None:
        click.echo("Whether that key is the employer's was not checked: ask the employer for it.")
    else:
        click.echo("That is the employer's key.")
    click.echo(f"{file.name} is as it was made. Whether what was written in it is true, no seal can tell.")


def _own_key() -> str | None:
    ring = _own_ring()
    return ring.public_key if ring else None


def _own_ring() -> KeyRing | None:
    """The keys of this installation, found as the service finds them, without making any."""
    text, named = os.environ.get("TILBAKE_KEYS"), os.environ.get("TILBAKE_KEY_FILE")
    file = Path(named) if named else Path(os.environ.get("TILBAKE_DATA", "data")) / "secrets" / "keys.json"
    try:
        return load_keys(file, text=text)
    except NoKeys:
        return None
    except (BadKeys, OSError) as error:
        raise click.ClickException(str(error)) from None
