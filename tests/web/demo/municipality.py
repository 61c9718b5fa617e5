"""A built demonstration for tests, and everything that is in it, opened."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tests.fixtures.plain_paper import PlainPaper
from web.demo.build import fill
from workflow.adapters.persistence.migrate import upgrade
from workflow.adapters.persistence.resealing import SEALED
from workflow.adapters.persistence.tables import metadata
from workflow.bootstrap import Wiring, wire, workbench
from workflow.services.workbench import Workbench

SEALED_IN = {(one.column.table.name, one.column.name): one for one in SEALED}
"""How each sealed column is bound to its row."""
SECRET = {"password_hash"}


def built(
    folder: Path, today: date, *, url: str = "", keys: Path | None = None, mail: Path | None = None
) -> Wiring:
    """The municipality as it stands on a day, in a database of its own."""
    wiring = opened(folder, url=url, keys=keys)
    upgrade(wiring.engine)
    bench = on_plain_paper(
        wiring, smtp_url="smtp://127.0.0.1:9", mailbox="tilbake@example.org", base_url="http://127.0.0.1"
    )
    fill(wiring, bench, today, mail)
    return wiring


def on_plain_paper(wiring: Wiring, **addresses: str) -> Workbench:
    """What workers have, but for the printing, which takes most of the time."""
    return replace(workbench(wiring, **addresses), renderer=PlainPaper(), word_renderer=PlainPaper())


def opened(folder: Path, *, url: str = "", keys: Path | None = None) -> Wiring:
    """What lies in a folder, or is to."""
    return wire(
        database_url=url or f"sqlite:///{folder / 'tilbake.db'}",
        data=folder,
        key_file=keys or folder / "keys.json",
        create_keys=True,
    )


def everything(wiring: Wiring) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, sealed values opened."""
    with wiring.engine.connect() as connection:
        return {
            table.name: sorted(
                (_opened(wiring, table.name, row._mapping) for row in connection.execute(sa.select(table))),
                key=repr,
            )
            for table in metadata.sorted_tables
        }


def _opened(wiring: Wiring, table: str, row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        name: _open(wiring, table, name, row) if name.endswith("_sealed") and value else value
        for name, value in row.items()
        if name not in SECRET
    }


def _open(wiring: Wiring, table: str, name: str, row: Mapping[Any, Any]) -> bytes:
    sealed = SEALED_IN[table, name]
    context = sealed.context([row[column.name] for column in sealed.key])
    return wiring.keys.decrypt_bytes(row[name], context=context)
