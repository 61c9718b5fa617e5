"""Decides how the command line tells whether the service is well, for people and for container health checks."""

import sys

import click

from web.cli.readiness import answers_at_all, health_address
from web.settings import Settings, load_settings
from workflow.adapters.clock import SystemClock
from workflow.adapters.persistence.engine import connect
from workflow.adapters.queue.connection import connect as connect_redis
from workflow.adapters.queue.connection import is_up
from workflow.adapters.queue.heartbeat import EXPECTED, pulses

WEB = "web"
QUEUE = "queue"


@click.command("health")
@click.argument("part", required=False, type=click.Choice([WEB, QUEUE, *EXPECTED]), metavar="[PART]")
def command(*, part: str | None) -> None:
    """Say which parts of the service are well; exit code 1 when one is not.

    PART is web, queue, relay, scheduler or worker:QUEUE; without it all are asked.
    """
    found = _look(load_settings())
    shown = {name: well for name, well in found.items() if part in {None, name}}
    for name, well in shown.items():
        click.echo(f"{name:<20} {'well' if well else 'NOT WELL'}")
    sys.exit(0 if all(shown.values()) else 1)


def _look(settings: Settings) -> dict[str, bool]:
    engine = connect(settings.database_url).execution_options(reads_only=True)
    with engine.connect() as connection:
        beats = {pulse.name: pulse.alive for pulse in pulses(connection, SystemClock().wall())}
    engine.dispose()
    redis = connect_redis(settings.redis_url)
    return {WEB: answers_at_all(health_address(settings)), QUEUE: is_up(redis), **beats}
