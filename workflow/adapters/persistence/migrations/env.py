"""Runs migrations on the connection that migrate.py hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from workflow.adapters.persistence.tables import metadata
from workflow.adapters.persistence.tables.base import Instant


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write own column types as plain ones, so that old migrations do not depend on today's code."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=render_item,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
