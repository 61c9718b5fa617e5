"""Decides which processes make up the service on one machine, and in which order they come."""

import sys
from pathlib import Path

from web.cli.supervision import Part
from web.settings import Settings
from workflow.adapters.queue.embedded import command as valkey_command
from workflow.adapters.queue.names import QUEUES

TILBAKE = str(Path(sys.executable).with_name("tilbake"))


def valkey(settings: Settings) -> Part:
    """The queue's own server."""
    return Part(
        name="valkey", command=valkey_command(data=settings.data, socket=settings.socket), stops_last=True
    )


def mail_sink() -> Part:
    """The catcher of mail."""
    return Part(name="mail sink", command=(TILBAKE, "mail-sink"), stops_last=True)


def service() -> tuple[Part, ...]:
    """The service itself: pages, relay, scheduler, and one worker for each queue."""
    workers = (Part(name=f"worker {queue}", command=(TILBAKE, "worker", queue)) for queue in QUEUES)
    return (
        Part(name="web", command=(TILBAKE, "web")),
        Part(name="relay", command=(TILBAKE, "relay")),
        *workers,
        Part(name="scheduler", command=(TILBAKE, "scheduler")),
    )
