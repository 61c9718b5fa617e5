"""Gives what an older database holds its lines, once: afterwards a row without a line is a finding, never adopted."""

from datetime import datetime

import sqlalchemy as sa

from workflow.services.ports import Cipher
from workflow.services.security_log import Happening, SecurityEvent

from .audit_chain import chain_rows
from .audit_content import CHAINED, stored
from .audit_events import note_event
from .audit_grants import GRANTS, lines_of_older
from .tables import audit_chain, audit_event

BATCH = 1_000
_BEGUN = sa.select(audit_event.c.id).where(audit_event.c.event == Happening.CHAIN_BEGUN.value).limit(1)


def begin_chain(engine: sa.Engine, keys: Cipher, at: datetime) -> int:
    """Chain what has no line yet, a batch a transaction, and close the door behind it; how many rows there were.

    Harmless to repeat: when the door is closed nothing happens, and a run that was killed goes on.
    """
    with engine.connect() as connection:
        if connection.scalar(_BEGUN) is not None:
            return 0
    adopted = sum(_adopt(engine, keys, name) for name in CHAINED)
    with engine.begin() as connection:
        if connection.scalar(_BEGUN) is None:
            for older in (event for grants in GRANTS for event in list(lines_of_older(connection, grants))):
                note_event(connection, keys, at, older)
            begun = SecurityEvent(what=Happening.CHAIN_BEGUN, detail={"lines": adopted})
            note_event(connection, keys, at, begun)
    return adopted


def _adopt(engine: sa.Engine, keys: Cipher, name: str) -> int:
    table, adopted, after = CHAINED[name], 0, 0
    line = sa.and_(audit_chain.c.table_name == name, audit_chain.c.row_key == table.c.id)
    while True:
        with engine.begin() as connection:
            query = (
                sa.select(*stored(name, connection.dialect.name))
                .select_from(table.outerjoin(audit_chain, line))
                .where(audit_chain.c.sequence.is_(None), table.c.id > after)
                .order_by(table.c.id)
                .limit(BATCH)
            )
            rows = connection.execute(query).mappings().all()
            if not rows:
                return adopted
            chain_rows(connection, keys, name, rows)
            adopted, after = adopted + len(rows), rows[-1]["id"]
