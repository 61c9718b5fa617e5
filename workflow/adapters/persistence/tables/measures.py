"""Accommodation: what is agreed on a case for a time, its evaluations, and the unit's list of possibilities."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

accommodation_option = sa.Table(
    "accommodation_option",
    metadata,
    identifier(),
    reference("unit_id", "unit.id", index=True),
    sa.Column("kind", Code, nullable=False),  # possibility, alternative_task
    sa.Column("area", Code, nullable=False),  # tasks, hours, place
    sa.Column("status", Code, nullable=False),  # suggested, standing, declined, retired
    sa.Column("words_sealed", Sealed, nullable=False),
    sa.Column("suggested_sealed", Sealed),  # as it was suggested, where the list words it otherwise
    sa.Column("reason_sealed", Sealed),  # why it was declined, or taken off the list
    reference("made_by", "person.id", index=True),
    sa.Column("made_as", Code, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("shows_name", sa.Boolean(), nullable=False),  # whether the manager sees who suggested it
    reference("answered_by", "person.id", optional=True),
    sa.Column("answered_at", Instant),
    reference("retired_by", "person.id", optional=True),
    sa.Column("retired_at", Instant),
    sa.Column("submission", Id(), unique=True),  # the form that was sent: a second click finds the first
)

measure = sa.Table(
    "measure",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("area", Code, nullable=False),  # tasks, hours, place
    sa.Column("what_sealed", Sealed, nullable=False),
    sa.Column("from_on", sa.Date(), nullable=False),
    sa.Column("until_on", sa.Date(), nullable=False),
    sa.Column("evaluate_on", sa.Date()),  # empty: evaluated, and no further day agreed
    sa.Column("evaluation_reminder_on", sa.Date()),
    sa.Column("end_reminder_on", sa.Date()),  # empty once the measure is stopped
    sa.Column("stopped_on", sa.Date()),
    sa.Column("renewed_on", sa.Date()),
    sa.Column("evaluated_on", sa.Date()),  # the last time
    sa.Column("how_it_went", Code),  # as the last evaluation says
    sa.Column("voice_sealed", Sealed),  # the employee's words for the next evaluation
    sa.Column("voice_at", Instant),
    reference("option_id", "accommodation_option.id", optional=True),
    reference("source_id", "document.id", optional=True),  # the paper it was agreed in
    sa.Column("agreed_at", Instant, nullable=False),
    reference("agreed_by", "person.id"),
    sa.CheckConstraint("from_on <= until_on", name="ends_after_it_begins"),
)
sa.Index(
    "ix_measure_evaluation_reminder",
    measure.c.evaluation_reminder_on,
    postgresql_where=measure.c.evaluation_reminder_on.is_not(None),
    sqlite_where=measure.c.evaluation_reminder_on.is_not(None),
)
sa.Index(
    "ix_measure_end_reminder",
    measure.c.end_reminder_on,
    postgresql_where=measure.c.end_reminder_on.is_not(None),
    sqlite_where=measure.c.end_reminder_on.is_not(None),
)

measure_evaluation = sa.Table(
    "measure_evaluation",
    metadata,
    identifier(),
    reference("measure_id", "measure.id", index=True),
    reference("document_id", "document.id"),
    sa.Column("evaluated_on", sa.Date(), nullable=False),
    sa.Column("how_it_went", Code, nullable=False),  # helped, partly, not, not_tried
    sa.Column("what_next", Code, nullable=False),  # keep, change, renew, stop
)
