"""What has been kept long enough: show it, delete it now, and ask the receipts; the scheduler deletes once a day by itself."""

import json
import re
from datetime import date, datetime
from threading import Event
from uuid import UUID

import click

from web.cli.process_life import wired
from web.queries.demonstration import everybody_is_invented
from web.settings import Settings, load_settings
from workflow.adapters.persistence.house_rule_rows import HouseRuleRows
from workflow.adapters.persistence.keeping_pass import Foreseen, foresee
from workflow.adapters.persistence.keeping_runs import ReceiptLine, RunRows
from workflow.bootstrap import Wiring
from workflow.services.retention import RunState, day_of_deletion
from workflow.tasks.retention import COMMAND, Retention

SECONDS_BETWEEN_BATCHES = 0.1


@click.group("retention")
def command() -> None:
    """What has been kept long enough: preview, run, receipts."""


@command.command("preview")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Another day than today.")
@click.option("--json", "as_json", is_flag=True, help="As data.")
def preview(*, on: datetime | None, as_json: bool) -> None:
    """Say what would be deleted, by class and rule. Deletes nothing.

    Today is the real day, also where the clock of the service is shifted; only a demonstration lives by that one.
    """
    settings = load_settings()
    wiring = wired(settings)
    with wiring.reading.connect() as connection:
        day = on.date() if on else _today(settings, wiring)
        seen = foresee(connection, HouseRuleRows(connection).book(), day)
    click.echo(json.dumps(_data(seen), indent=1) if as_json else "\n".join(_told(seen)))


@command.command("run")
def run() -> None:
    """Delete now what is over today. Harmless to repeat and to interrupt; people may work meanwhile."""
    settings = load_settings()
    wiring = wired(settings)
    one = Retention(wiring, demonstration=everybody_is_invented(settings), ran_by=COMMAND)
    pause = Event()  # never set: waiting for it is resting
    while one.go_on():
        pause.wait(SECONDS_BETWEEN_BATCHES)
    with wiring.reading.connect() as connection:
        runs = RunRows(connection)
        still, last = runs.open_run(), next(iter(runs.latest(1)), None)
    if still is not None and still.state is RunState.HELD_UP:
        raise click.ClickException(
            f"{still.cases} of {still.all_cases} follow-ups would go. That is unusual, so HR must say yes first, "
            "under “Keeping and deleting”. Nothing was deleted."
        )
    if still is not None or last is None:
        raise click.ClickException("Not now: another process deletes, or works out the dates of the cases.")
    click.echo(f"{last.deleted} rows deleted as of {last.day}. tilbake retention receipts tells which.")


@command.command("receipts")
@click.argument("ids", nargs=-1, metavar="[ID]…")
@click.option("--check", is_flag=True, help="Compare every receipt with its marks.")
def receipts(*, ids: tuple[str, ...], check: bool) -> None:
    """What was deleted, when and by which rule; with an ID, whether that was.

    Ids of deleted things are not kept, only marks that tell nothing without the key and the id.
    """
    wanted = {one: _id(one) for one in ids}
    wiring = wired(load_settings())
    with wiring.reading.connect() as connection:
        rows = RunRows(connection)
        if check and (untrue := rows.untrue(wiring.keys)):
            raise click.ClickException(f"{len(untrue)} receipts do not fit their marks: {untrue[0]} …")
        if not ids:
            lines = [_line(one) for one in rows.receipts()] or ["Nothing has been deleted yet."]
        else:
            lines = [line for given, one in wanted.items() for line in _asked(rows, wiring, given, one)]
    click.echo("\n".join(lines))
    if check:
        click.echo("Every receipt fits its marks.")


def _id(given: str) -> str:
    """An id as marks are made of it: of something else there is no receipt, whatever was deleted."""
    if re.fullmatch(r"[0-9]{1,19}", given):
        return str(int(given))
    try:
        return str(UUID(given))
    except ValueError:
        message = f"{given!r} is no id: an id is 32 hexadecimal digits, or the number of a line."
        raise click.ClickException(message) from None


def _asked(rows: RunRows, wiring: Wiring, given: str, wanted: str) -> list[str]:
    found = rows.receipts_of(wiring.keys, wanted)
    return [f"{given}  {_line(one)}" for one in found] or [f"{given}  no receipt"]


def _line(one: ReceiptLine) -> str:
    rule = f"{one.rule} = {one.value} {one.unit}"
    return f"{one.deleted_at:%Y-%m-%d %H:%M}  {one.kept_as:<20} {one.count:>7}  {rule}, by {one.ran_by}"


def _today(settings: Settings, wiring: Wiring) -> date:
    return day_of_deletion(wiring.clock, demonstration=everybody_is_invented(settings))


def _told(seen: Foreseen) -> list[str]:
    lines = [
        f"As of {seen.day}, {seen.total} rows would go; follow-ups: {len(seen.cases)} of {seen.all_cases}."
    ]
    lines += [f"  {one.word:<20} {one.count:>7}  {one.rule} = {one.value} {one.unit}" for one in seen.lines]
    return lines + [f"  follow-up {case_id}" for case_id in seen.cases]


def _data(seen: Foreseen) -> dict[str, object]:
    return {
        "day": seen.day.isoformat(),
        "total": seen.total,
        "all_cases": seen.all_cases,
        "cases": [str(one) for one in seen.cases],
        "classes": [
            {"class": one.word, "rule": one.rule, "value": one.value, "unit": one.unit, "count": one.count}
            for one in seen.lines
        ],
    }
