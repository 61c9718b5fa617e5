"""The employee's consents to be in touch with a doctor, the occupational health service, a representative."""

import sqlalchemy as sa

from .base import Code, Id, Instant, identifier, metadata, reference

consent = sa.Table(
    "consent",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("party", Code, nullable=False),  # doctor, occupational_health, representative
    sa.Column("covers", Code, nullable=False),  # contact, meeting, or both with a comma
    sa.Column("given_on", sa.Date(), nullable=False),  # on a paper the day that stands there
    sa.Column("until_on", sa.Date(), nullable=False),
    sa.Column("on_paper", sa.Boolean(), nullable=False),  # noted by whoever follows up
    sa.Column("given_at", Instant, nullable=False),  # here
    reference("given_by", "person.id"),  # the employee, or who noted the paper
    sa.Column("withdrawn_at", Instant),
    sa.Column("withdrawn_on", sa.Date()),
    sa.Column("replaced_by", Id(), sa.ForeignKey("consent.id")),  # a newer one, by the employee
)
