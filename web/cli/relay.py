"""Decides how the relay's process starts and stops; what it rings for is `workflow/tasks/relay.py`'s."""

from functools import partial

import click

from web.cli.process_life import heart_of, stopped_by_signal, wired
from web.settings import load_settings
from workflow.adapters.queue.connection import connect
from workflow.adapters.queue.doorbell import ring
from workflow.adapters.queue.heartbeat import RELAY
from workflow.tasks.relay import run


@click.command("relay")
def command() -> None:
    """Ring the workers whenever work in the outbox is due, until stopped.

    Harmless to run twice. Without it work still waits safely in the database.
    """
    settings = load_settings()
    wiring = wired(settings)
    heart = heart_of(RELAY, settings, wiring)
    heart.beat()
    run(wiring, ring=partial(ring, connect(settings.redis_url)), beat=heart.beat, stopped=stopped_by_signal())
