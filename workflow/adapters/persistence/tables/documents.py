"""What is filed on a case: documents, how they were answered, the papers made of them and where those went."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

document = sa.Table(
    "document",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id"),
    sa.Column("spell", sa.Integer(), nullable=False),
    sa.Column("kind", Code, nullable=False),
    sa.Column(
        "about_id", Id(), nullable=False
    ),  # the meeting, measure …; the case where it has only one such
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("is_current", sa.Boolean(), nullable=False),  # false once a newer version is filed
    sa.Column("filed_at", Instant, nullable=False),
    sa.Column("filed_on", sa.Date(), nullable=False),
    reference("filed_by", "person.id"),
    reference("on_behalf_of", "person.id", optional=True),  # the manager whose case a substitute files in
    sa.Column("filed_as", Code, nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("answered_before", sa.Boolean(), nullable=False),  # an earlier version of this spell was
    sa.Column("facts", sa.JSON(), nullable=False),  # coded, for the guards
    sa.Column("answers_sealed", Sealed, nullable=False),  # as shown
    sa.Column("sha256", sa.String(64), nullable=False),  # of the answers in clear
    sa.Column("translations_sealed", Sealed),  # as shown in the other languages; empty before 0011
    sa.Column("answer_by", sa.Date(), index=True),  # while an answer is awaited: its last day
    sa.Column("remind_answer_on", sa.Date()),  # the working day before, unless that is the day it was sent
    sa.UniqueConstraint("case_id", "kind", "spell", "about_id", "version", name="uq_document_version"),
)
sa.Index(
    "uq_document_current",
    document.c.case_id,
    document.c.spell,
    document.c.kind,
    document.c.about_id,
    unique=True,
    postgresql_where=document.c.is_current,
    sqlite_where=sa.text("is_current = 1"),  # as SQLAlchemy writes the condition there
)

confirmation = sa.Table(
    "confirmation",
    metadata,
    sa.Column("document_id", Id(), sa.ForeignKey("document.id"), primary_key=True),
    sa.Column("outcome", Code, nullable=False),
    sa.Column("statement_sealed", Sealed),
    sa.Column("given_at", Instant, nullable=False),
    reference("given_by", "person.id"),
    sa.Column("given_as", Code, nullable=False),
    sa.Column("paper_id", Id(), sa.ForeignKey("received_paper.id")),  # the signed paper it stands on, if any
)

sa.Index(
    "ix_confirmation_objected",
    confirmation.c.document_id,
    postgresql_where=sa.text("outcome = 'objected'"),
    sqlite_where=sa.text("outcome = 'objected'"),
)

filed_copy = sa.Table(
    "filed_copy",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("document_id", Id(), sa.ForeignKey("document.id"), index=True),
    sa.Column("effect_id", sa.BigInteger()),  # the outbox row that made it
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("media_type", sa.String(100), nullable=False),
    sa.Column("content_sealed", Sealed, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("word_sealed", Sealed),  # the same paper as Word file; papers from before 0007 have none
    sa.Column("word_sha256", sa.String(64)),
    sa.Column("language", sa.String(2)),  # empty before 0011
    sa.Column("made_at", Instant, nullable=False),
    sa.UniqueConstraint("effect_id", "name", name="uq_filed_copy_effect"),
)

delivery = sa.Table(
    "delivery",
    metadata,
    identifier(),
    reference(
        "case_id", "follow_up_case.id", optional=True, index=True
    ),  # empty for what is about no case, such as the routine
    sa.Column("document_id", Id(), sa.ForeignKey("document.id")),
    sa.Column("effect_id", sa.BigInteger()),
    sa.Column(
        "recipient", Code, nullable=False
    ),  # employee, manager, doctor, nav, occupational_health, payroll, hr
    sa.Column("person_id", Id(), sa.ForeignKey("person.id")),
    sa.Column("channel", Code, nullable=False),  # mail, calendar; by_hand until somebody says how it went
    sa.Column("message", Code, nullable=False),
    sa.Column("message_id", sa.String(200)),
    sa.Column("meeting_uid", sa.String(100)),  # of an appointment: who has it in the calendar
    sa.Column("made_at", Instant, nullable=False),
    reference("made_by", "person.id", optional=True),  # empty: the service itself
    sa.Column("language", sa.String(2)),  # of the letter with it
    sa.Column("grounds", Code),  # why the recipient gets it
    sa.Column("sent_at", Instant),
    sa.Column("sent_on", sa.Date()),  # the day somebody says it was handed over
    reference("sent_by", "person.id", optional=True),
    sa.Column("ended_because", Code),  # replaced, not_delivered: it never reached the recipient
    sa.Column("ended_at", Instant),
    reference("ended_by", "person.id", optional=True),
    sa.Column("reason_sealed", Sealed),
    sa.UniqueConstraint("effect_id", "message_id", name="uq_delivery_effect"),
)
sa.Index(
    "ix_delivery_came_back",
    delivery.c.case_id,
    postgresql_where=sa.text("ended_because = 'not_delivered'"),
    sqlite_where=sa.text("ended_because = 'not_delivered'"),
)
