"""Decides what must hold before the service starts: nobody else on its data folder, nobody else on its port."""

import fcntl
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

PATIENCE_SECONDS = 4.0


@contextmanager
def only_one(data: Path) -> Iterator[None]:
    """Hold the data folder; the kernel lets go of it however this process ends."""
    with (data / "running.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"Tilbake runs already on {data}. Give another folder with --data and another --port."
            raise click.ClickException(message) from None
        yield


def refuse_taken_port(host: str, port: int, mend: str) -> None:
    """Say now, in one sentence, what would otherwise be a web server that dies again and again."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while problem := _problem_with(host, port):
        # A service that was just stopped may still be answering its last request.
        if time.monotonic() > deadline:
            message = f"Port {port} on {host} cannot be had ({problem}). Choose another with {mend}."
            raise click.ClickException(message)
        time.sleep(0.1)


def _problem_with(host: str, port: int) -> str | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.strerror or "unknown"
    return None
