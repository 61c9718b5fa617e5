"""What somebody keeps of a list: a view under a name of their own."""

import sqlalchemy as sa

from .base import Id, Instant, Sealed, identifier, metadata, reference

saved_view = sa.Table(
    "saved_view",
    metadata,
    identifier(),
    reference("account_id", "account.id", index=True),
    sa.Column("name_sealed", Sealed, nullable=False),
    sa.Column("narrowing", sa.JSON(), nullable=False),  # codes and numbers of days alone
    reference("unit_id", "unit.id", optional=True),
    reference("manager_id", "person.id", optional=True, index=True),  # whose cases; the view goes with them
    sa.Column("is_default", sa.Boolean(), nullable=False),  # what the list opens with
    sa.Column("saved_at", Instant, nullable=False),
    sa.Column("submission", Id(), unique=True),
)
sa.Index(
    "uq_saved_view_default",
    saved_view.c.account_id,
    unique=True,
    postgresql_where=saved_view.c.is_default,
    sqlite_where=sa.text("is_default = 1"),  # as SQLAlchemy writes the condition there
)
