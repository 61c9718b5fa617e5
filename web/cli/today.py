"""Decides who may move the clock of a running service: nobody in production, where dates have consequences."""

from datetime import date, datetime

import click

from web.settings import Settings, load_settings
from workflow.adapters.clock import SystemClock, clear_shift, shift_to


@click.command("today")
@click.argument("day", required=False, type=click.DateTime(["%Y-%m-%d"]), metavar="[YYYY-MM-DD]")
@click.option("--clear", is_flag=True, help="Let the real date count again.")
def command(*, day: datetime | None, clear: bool) -> None:
    """Show or shift the day the whole running service believes in.

    For demonstrations and trials: all processes on the same data folder follow at once, nothing needs a restart.
    """
    settings = load_settings()
    if settings.is_production and (day or clear):
        message = "The clock cannot be shifted in production: deadlines would move for real people."
        raise click.ClickException(message)
    if clear:
        clear_shift(settings.data)
    if day:
        shift_to(settings.data, day.date())
    click.echo(_sentence(settings))


def _sentence(settings: Settings) -> str:
    clock = SystemClock(settings.data, initial_day=settings.today)
    real: date = SystemClock().today()
    shifted = "" if clock.today() == real else f" (shifted; really it is {real:%A %d.%m.%Y})"
    return f"Today is {clock.today():%A %d.%m.%Y}{shifted}."
