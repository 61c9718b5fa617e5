"""Keeping in touch: the rhythms that were agreed on a case, and what the employee said would suit them."""

import sqlalchemy as sa

from .base import Code, Instant, Sealed, identifier, metadata, reference

contact_rhythm = sa.Table(
    "contact_rhythm",  # added and never changed: the newest of a case counts
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("every_weeks", sa.Integer(), nullable=False),
    sa.Column("way", Code, nullable=False),  # phone, meeting, message
    sa.Column("from_on", sa.Date(), nullable=False),  # the first contact by it
    sa.Column("agreed_on", sa.Date(), nullable=False),
    sa.Column("together", sa.Boolean(), nullable=False),  # whether the employee took part in setting it
    sa.Column("set_at", Instant, nullable=False),
    reference("set_by", "person.id"),
    sa.Column("set_as", Code, nullable=False),
    sa.CheckConstraint("every_weeks BETWEEN 1 AND 8", name="weeks_of_a_rhythm"),
)

contact_wish = sa.Table(
    "contact_wish",  # added and never changed: the newest of a case counts
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("every_weeks", sa.Integer()),  # empty: no wish about that
    sa.Column("way", Code),
    sa.Column("words_sealed", Sealed),
    sa.Column("said_at", Instant, nullable=False),
    sa.CheckConstraint("every_weeks BETWEEN 1 AND 8", name="weeks_of_a_wish"),
)
