"""Decides how a process of the service is wired from its settings and how it is told to stop."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from web.logs import start_logs
from web.settings import Settings
from workflow.adapters.persistence.engine import connect
from workflow.adapters.queue.heartbeat import Heart
from workflow.bootstrap import Wiring, wire


def wired(settings: Settings) -> Wiring:
    """The real parts for these settings; from now on this process logs like the pages do."""
    start_logs()
    return wire(
        database_url=settings.database_url,
        data=settings.data,
        key_file=settings.key_file,
        keys=settings.keys,
        create_keys=not settings.is_production,
        today=settings.today,
        scanner=settings.clamav,
    )


@contextmanager
def wired_for_a_while(settings: Settings) -> Iterator[Wiring]:
    """The real parts for one command, which leaves no connection behind."""
    wiring = wired(settings)
    try:
        yield wiring
    finally:
        wiring.engine.dispose()


def heart_of(name: str, settings: Settings, wiring: Wiring) -> Heart:
    """A heart with a connection of its own, so that a long transaction elsewhere does not stop it."""
    return Heart(connect(settings.database_url), name, wiring.clock)


def stopped_by_signal() -> Event:
    """An event that is set when somebody asks this process to end; loops wait on it instead of sleeping."""
    stopped = Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda _sign, _frame: stopped.set())
    return stopped
