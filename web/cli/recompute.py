"""Goes through all open cases now and says how many were put right; the scheduler does the same once a day by itself."""

from threading import Event

import click

from web.cli.process_life import wired
from web.settings import load_settings
from workflow.services.recompute import Round
from workflow.tasks.nightly import recompute_of

SECONDS_BETWEEN_BATCHES = 0.1


@click.command("recompute")
@click.option("--dry-run", is_flag=True, help="Say how many cases would change, and change nothing.")
def command(*, dry_run: bool) -> None:
    """Work out the dates of every open case as of today, and store those that are not what they should be.

    The scheduler does it once a day. By hand it is for after a restore or a correction of data. Harmless to repeat and
    to interrupt; people may work meanwhile.
    """
    wiring = wired(load_settings())
    pause = Event()  # never set: waiting for it is resting
    way = recompute_of(wiring, lambda: pause.wait(SECONDS_BETWEEN_BATCHES), rehearsal=dry_run)
    looked_at = changed = passed_over = failed = 0
    for one in way.rounds():
        looked_at, changed = looked_at + one.looked_at, changed + one.changed
        passed_over, failed = passed_over + one.passed_over, failed + one.failed
    total = Round(looked_at=looked_at, changed=changed, passed_over=passed_over, failed=failed, last=None)
    for line in told(total, dry_run=dry_run):
        click.echo(line)


def told(total: Round, *, dry_run: bool) -> list[str]:
    """The counts in words; what is nought and nothing to worry about is left out."""
    verb = "would change" if dry_run else "changed"
    lines = [f"{_cases(total.looked_at)} looked at, {total.changed} {verb}."]
    if total.passed_over:
        it = "it" if total.passed_over == 1 else "them"
        left = _cases(total.passed_over)
        lines.append(f"{left} left alone, because somebody changed {it} meanwhile. The next run takes {it}.")
    if total.failed:
        lines.append(f"{_cases(total.failed)} could not be worked out; the log says why.")
    return lines


def _cases(number: int) -> str:
    return f"{number:,} open {'case' if number == 1 else 'cases'}"
