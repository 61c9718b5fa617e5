"""Decides how a worker process starts: everything it will need is loaded before it forks for its first job."""

import logging

import click

from web.cli.process_life import heart_of, wired
from web.settings import load_settings
from workflow.adapters.queue.connection import connect
from workflow.adapters.queue.heartbeat import worker_name
from workflow.adapters.queue.names import QUEUES
from workflow.adapters.queue.worker import worker_for
from workflow.bootstrap import workbench
from workflow.tasks.drain import equip


@click.command("worker")
@click.argument("queue", type=click.Choice(QUEUES), envvar="QUEUE")
def command(*, queue: str) -> None:
    """Do the due work of one QUEUE (or of the variable QUEUE) until stopped.

    Several workers may share a queue: each row of work is leased to one of them. When one is killed, its lease runs out
    and another takes over.
    """
    settings = load_settings()
    logging.getLogger("rq.worker").setLevel(logging.WARNING)
    wiring = wired(settings)
    bench = workbench(
        wiring, smtp_url=settings.smtp_url, mailbox=settings.mailbox, base_url=settings.base_url
    )
    equip(bench, put_away=wiring.engine.dispose)
    heart = heart_of(worker_name(queue), settings, wiring)
    heart.beat()
    worker_for(queue, connect(settings.redis_url), heart.beat).work(logging_level="WARNING")
