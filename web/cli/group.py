"""Decides how a command is found: by its file, and not before it is asked for, so that one command loads one command."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from web.settings import SettingsError


class CommandGroup(click.Group):
    """A group whose commands lie one a file in a package, each under the name `command`."""

    def __init__(self, *, package: str, commands: Sequence[str], **attributes: Any) -> None:
        super().__init__(**attributes)
        self._package = package
        self._names = tuple(commands)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order they were given."""
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        if cmd_name not in self._names:
            return None
        command = import_module(f"{self._package}.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)  # noqa: S101 a wrong file is a mistake of ours
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a wrong setting ends with its sentence, not with a traceback."""
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            click.echo(f"Tilbake cannot start: {error}.", err=True)
            sys.exit(1)
