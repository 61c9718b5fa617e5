"""Decides what is said of a backup; how it is made is workflow/adapters/backup."""

from collections import Counter
from pathlib import Path

import click

from web.cli.process_life import wired_for_a_while
from web.cli.sentences import sentences
from web.settings import load_settings
from workflow.adapters.backup.reading import Found, check_backup
from workflow.adapters.backup.writing import write_backup
from workflow.adapters.crypto import load_keys


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing: read an existing FILE to its end.")
def command(*, file: Path, check: bool) -> None:
    """Write everything in the database to one sealed FILE, as of one instant, while the service runs.

    Without the key file it tells nothing, not even a name. The key file is not in it: keep both, and apart. Left out are
    sessions, so that whoever was signed out stays so. Ends with 0 when all is well, 1 when something was refused, 2 when
    the key is missing or another, 3 when the file is cut, changed or no backup.
    """
    settings = load_settings()
    with sentences():
        if check:
            found = check_backup(file, load_keys(settings.key_file, text=settings.keys))
            click.echo(f"{file.name} is whole.")
            tell(found)
            return
        with wired_for_a_while(settings) as wiring:
            ring = load_keys(settings.key_file, text=settings.keys)
            counts = write_backup(wiring.reading, ring, file, wiring.clock.wall())
    click.echo(f"{_rows(counts)} are in {file}, {file.stat().st_size} bytes, readable by you alone.")
    click.echo(f"Needed to read it: the key {ring.active}. It is not in the file.")


def tell(found: Found) -> None:
    """Numbers and marks, nothing of the content."""
    for table, count in found.counts.items():
        if count:
            click.echo(f"{table:<22}{count:>9}")
    click.echo(f"{_rows(found.counts)}, made {found.header.made_at} at migration {found.header.revision}.")
    click.echo(f"SHA-256 of the content: {found.sha256}")


def _rows(counts: Counter[str]) -> str:
    return f"{counts.total()} rows of {sum(1 for count in counts.values() if count)} tables"
