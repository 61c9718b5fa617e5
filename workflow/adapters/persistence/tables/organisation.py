"""The employer: legal entity and units, people, their employments."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

unit = sa.Table(
    "unit",
    metadata,
    identifier(),
    sa.Column("parent_id", Id(), sa.ForeignKey("unit.id"), index=True),
    sa.Column("kind", Code, nullable=False),  # legal_entity, unit
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("organisation_number", sa.String(9), unique=True),
    sa.Column("cost_name", sa.String(100)),
)

unit_logo = sa.Table(
    "unit_logo",
    metadata,
    sa.Column("unit_id", Id(), sa.ForeignKey("unit.id"), primary_key=True),
    sa.Column("media_type", sa.String(100), nullable=False),
    sa.Column(
        "content", sa.LargeBinary(), nullable=False
    ),  # on every letter and on the sign-in page: no secret
    sa.Column("width", sa.Integer(), nullable=False),
    sa.Column("height", sa.Integer(), nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
)

person = sa.Table(
    "person",
    metadata,
    identifier(),
    sa.Column("given_name", sa.String(100), nullable=False),
    sa.Column("family_name", sa.String(100), nullable=False),
    sa.Column(
        "sort_name", sa.String(200), nullable=False, index=True
    ),  # family name first, æøå sorted our own way
    sa.Column("email", sa.String(254)),
    sa.Column("phone", sa.String(32)),
    sa.Column("language", sa.String(2), nullable=False, server_default="nb"),
    sa.Column("born_on", sa.Date()),
    sa.Column("national_id_sealed", Sealed),
    sa.Column("national_id_index", sa.String(64), unique=True),  # keyed hash, for look-up only
)

employment = sa.Table(
    "employment",
    metadata,
    identifier(),
    reference("person_id", "person.id", index=True),
    reference("unit_id", "unit.id", index=True),
    reference("manager_id", "person.id", optional=True, index=True),
    sa.Column("position", sa.String(200), nullable=False),
    sa.Column("percentage", sa.Integer(), nullable=False),
    sa.Column("start_on", sa.Date(), nullable=False),
    sa.Column("end_on", sa.Date()),
    sa.CheckConstraint("percentage BETWEEN 1 AND 100", name="percentage_of_a_full_position"),
)
