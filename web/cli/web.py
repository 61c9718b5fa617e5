"""Decides how gunicorn serves the pages."""

import os
import sys
from pathlib import Path

import click

from web.settings import Settings, load_settings


@click.command("web")
def command() -> None:
    """Serve the pages with gunicorn; Ctrl-C or SIGTERM lets running requests end.

    TILBAKE_HOST, TILBAKE_PORT and TILBAKE_WEB_PROCESSES say where and how many.
    """
    arguments = gunicorn_command(load_settings())
    os.execv(arguments[0], arguments)  # noqa: S606 gunicorn takes this process over, so that signals reach it


def gunicorn_command(settings: Settings) -> list[str]:
    """The command line of the web server."""
    options = {
        "bind": f"{f'[{settings.host}]' if ':' in settings.host else settings.host}:{settings.port}",
        "worker-class": "gthread",
        "workers": str(settings.web_processes),
        "threads": "8",
        "timeout": "60",
        "graceful-timeout": "5",
        "keep-alive": "5",
        # Headers that claim another address or scheme count only from proxies the operator named.
        "forwarded-allow-ips": settings.trusted_proxies,
        "log-level": "warning",
        # A process that has grown is replaced; the spread keeps them from all going at once.
        "max-requests": "5000",
        "max-requests-jitter": "500",
    }
    # Beats go to memory: on a disk that is busy a worker would be taken for dead.
    if Path("/dev/shm").is_dir():  # noqa: S108
        options["worker-tmp-dir"] = "/dev/shm"  # noqa: S108
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    return [gunicorn, *flags, "--no-control-socket", "web.app:create_app()"]
