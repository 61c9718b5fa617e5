"""Decides where mail is caught in development: on this machine only, unless the operator says the network is closed."""

import asyncio
import signal
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import click

from web.settings import is_loopback, load_settings
from workflow.adapters.clock import SystemClock
from workflow.adapters.mail.sink import serve


@click.command("mail-sink")
@click.option("--host", help="Where to listen; otherwise what SMTP_URL says, which by default is 127.0.0.1.")
@click.option(
    "--closed-network", is_flag=True, help="Listen beyond this machine, inside a network of containers."
)
def command(*, host: str | None, closed_network: bool) -> None:
    """Catch all mail in the data folder instead of sending it; the service shows it on a page.

    For development and demonstrations.
    """
    settings = load_settings()
    address = urlsplit(settings.smtp_url)
    host = host or address.hostname or "127.0.0.1"
    if not is_loopback(host) and not closed_network:
        message = (
            f"{host} can be reached by others, who could read the mail. Only --closed-network allows that."
        )
        raise click.ClickException(message)
    asyncio.run(_until_stopped(host, address.port or 25, settings.mail_folder, SystemClock()))


async def _until_stopped(host: str, port: int, folder: Path, clock: SystemClock) -> None:
    task = asyncio.create_task(serve(host=host, port=port, folder=folder, now=clock.wall))
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, task.cancel)
    with suppress(asyncio.CancelledError):
        await task
