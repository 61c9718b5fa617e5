"""The log that cannot be rewritten unseen: security events, the chain over every row of it, and what retention let go."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, metadata, reference

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

audit_event = sa.Table(
    "audit_event",
    metadata,
    sa.Column("id", Number, primary_key=True, autoincrement=True),
    sa.Column("at", Instant, nullable=False),  # by the real clock
    sa.Column("event", Code, nullable=False),
    # No foreign keys: what happened stays on the log when the person or account is erased.
    sa.Column("actor_id", Id()),  # the person who did it; empty: the service, or nobody known
    sa.Column("acted_as", Code),
    sa.Column("account_id", Id()),  # the account it is about
    sa.Column("case_id", Id()),
    sa.Column("object_id", Id()),  # the invitation, rule change, package or receipt it is about
    sa.Column("detail", sa.JSON(), nullable=False),  # codes, counts and dates only
    sa.Index("ix_audit_event_kind", "event", "id"),
)
sa.Index(
    "ix_audit_event_object",
    audit_event.c.object_id,
    postgresql_where=audit_event.c.object_id.is_not(None),
    sqlite_where=audit_event.c.object_id.is_not(None),
)

audit_chain = sa.Table(
    "audit_chain",
    metadata,
    sa.Column("sequence", Number, primary_key=True, autoincrement=False),
    sa.Column("table_name", Code, nullable=False),
    sa.Column("row_key", Number, nullable=False),
    sa.Column("row_mac", sa.LargeBinary(), nullable=False),  # keyed hash of what the row says
    sa.Column("link", sa.LargeBinary(), nullable=False),  # keyed hash of this line and the link before
    sa.UniqueConstraint("table_name", "row_key", name="uq_audit_chain_row"),
)

audit_head = sa.Table(
    "audit_head",
    metadata,
    sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),  # there is one row
    sa.Column("sequence", Number, nullable=False),
    sa.Column("link", sa.LargeBinary(), nullable=False),
    sa.Column(
        "seal", sa.LargeBinary(), nullable=False
    ),  # keyed hash of both; empty once a head was not as we left it
    sa.CheckConstraint("id = 1", name="one"),
)

audit_release = sa.Table(
    "audit_release",
    metadata,
    sa.Column("sequence", Number, primary_key=True, autoincrement=False),  # the chain line whose row is gone
    sa.Column("receipt_id", Id(), nullable=False, index=True),
)

retention_pass = sa.Table(
    # A row is here only inside the transaction that deletes: the triggers look for it, nobody else ever sees it.
    "retention_pass",
    metadata,
    sa.Column("receipt_id", Id(), primary_key=True),
)

access_reason = sa.Table(
    # Why HR opened a case outside a task. Apart from the log, because a sealed text must follow its key when that is
    # replaced, and the log is never written again.
    "access_reason",
    metadata,
    sa.Column("id", Id(), primary_key=True),
    reference("case_id", "follow_up_case.id", index=True),
    reference("given_by", "person.id"),
    sa.Column("choice", Code, nullable=False),
    sa.Column("words_sealed", Sealed),
    sa.Column("given_at", Instant, nullable=False),
)
