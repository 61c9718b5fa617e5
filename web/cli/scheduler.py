"""Decides how the scheduler's process starts and stops; what becomes due is `workflow/tasks/schedule.py`'s."""

import click

from web.cli.process_life import heart_of, stopped_by_signal, wired
from web.queries.demonstration import everybody_is_invented
from web.settings import load_settings
from workflow.adapters.queue.heartbeat import SCHEDULER
from workflow.tasks.schedule import run


@click.command("scheduler")
def command() -> None:
    """Raise what becomes due each day, until stopped.

    Harmless to run twice: work raised a second time is recognised as the same.
    """
    settings = load_settings()
    wiring = wired(settings)
    heart = heart_of(SCHEDULER, settings, wiring)
    heart.beat()
    run(
        wiring,
        beat=heart.beat,
        stopped=stopped_by_signal(),
        anchors=settings.anchor_file,
        demonstration=everybody_is_invented(settings),
    )
