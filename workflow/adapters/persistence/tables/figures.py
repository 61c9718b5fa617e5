"""Figures as they were counted once, already masked: what is hidden is not in them. And who covers which units."""

import sqlalchemy as sa

from .base import Code, Instant, identifier, metadata, reference

covered_unit = sa.Table(
    "covered_unit",
    metadata,
    identifier(),
    reference("person_id", "person.id", index=True),
    reference("unit_id", "unit.id"),
    sa.Column("with_below", sa.Boolean(), nullable=False),  # the units below it too
    sa.Column("from_on", sa.Date(), nullable=False),
    sa.Column("until_on", sa.Date()),  # the last day; empty: until somebody says when
    reference("set_by", "person.id"),
    sa.Column("set_at", Instant, nullable=False),
    sa.CheckConstraint("until_on IS NULL OR from_on <= until_on", name="ends_after_it_begins"),
)

counted_quarter = sa.Table(
    "counted_quarter",
    metadata,
    sa.Column("name", sa.String(8), primary_key=True),  # 2026-Q1: counted once and never again
    sa.Column("counted_at", Instant, nullable=False),
)

figure = sa.Table(
    "figure",
    metadata,
    reference("unit_id", "unit.id"),
    sa.Column("with_below", sa.Boolean(), nullable=False),
    sa.Column("span", sa.String(8), nullable=False),  # 2026-01, 2026-Q1, 2026
    sa.Column("measure", Code, nullable=False),
    sa.Column("word", Code, nullable=False),  # the band, duty or kind; empty where there is one figure
    sa.Column("part", sa.BigInteger()),  # both empty: hidden
    sa.Column("whole", sa.BigInteger()),
    sa.PrimaryKeyConstraint("unit_id", "span", "measure", "word", "with_below"),
)
