"""What each side answers to the plan's questions before a version of the plan is filed."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

plan_voice = sa.Table(
    "plan_voice",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id"),
    sa.Column("spell", sa.Integer(), nullable=False),
    sa.Column("for_version", sa.Integer(), nullable=False),  # the version of the plan that is being prepared
    sa.Column("side", Code, nullable=False),  # manager, employee
    sa.Column("revision", sa.Integer(), nullable=False),  # + 1 each time the side shares its answers anew
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("answers_sealed", Sealed, nullable=False),  # as shown; unfinished ones are drafts
    sa.Column("sent_at", Instant, nullable=False),
    sa.Column("sent_by", Id(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("sent_as", Code, nullable=False),
    sa.UniqueConstraint("case_id", "spell", "for_version", "side", "revision", name="uq_plan_voice_revision"),
)
