"""Decides nothing of its own: the command that prepares an installation and stops there."""

import subprocess
import sys
from pathlib import Path

import click

FIRST_RUN = Path(__file__).with_name("first_run.py")


@click.command("setup")
@click.option("--develop", is_flag=True, help="Also install what tests and checks need.")
def command(*, develop: bool) -> None:
    """Bring the installed packages and translations up to date with the repository.

    The same as `make setup`; does nothing when nothing changed.
    """
    # The system's Python, not the environment's: the environment may have to be made anew.
    python = getattr(sys, "_base_executable", sys.executable)
    sys.exit(
        subprocess.run([python, "-P", FIRST_RUN, "develop" if develop else "run"], check=False).returncode
    )
