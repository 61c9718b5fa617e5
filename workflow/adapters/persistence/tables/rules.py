"""House rules as the employer changed them: a change is never rewritten, only ended."""

import sqlalchemy as sa

from .base import Code, Id, Instant, identifier, metadata, reference

house_rule_change = sa.Table(
    "house_rule_change",
    metadata,
    identifier(),
    sa.Column("rule", Code, nullable=False),  # the name in workflow/domain/rules.py
    sa.Column("value", sa.Integer(), nullable=False),
    sa.Column("old_value", sa.Integer(), nullable=False),  # what would have counted from that day otherwise
    sa.Column("valid_from", sa.Date(), nullable=False),
    reference("set_by", "person.id"),
    sa.Column("set_at", Instant, nullable=False),
    reference("ended_by", "person.id", optional=True),
    sa.Column("ended_at", Instant),
    sa.Column("ended_because", Code),  # withdrawn, replaced; empty while the change stands
    sa.Column("submission", Id(), unique=True),  # the form it came with: the same one twice is a double click
)
sa.Index(
    "uq_house_rule_change_standing",
    house_rule_change.c.rule,
    house_rule_change.c.valid_from,
    unique=True,
    postgresql_where=house_rule_change.c.ended_at.is_(None),
    sqlite_where=house_rule_change.c.ended_at.is_(None),
)
