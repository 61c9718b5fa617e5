"""The case and what hangs on it: absence periods, documents, confirmations, history, invitations, tasks, deliveries."""

import sqlalchemy as sa

from .base import Code, Id, Instant, Sealed, identifier, metadata, reference

case = sa.Table(
    "follow_up_case",
    metadata,
    identifier(),
    reference("employment_id", "employment.id", index=True),
    reference("employee_id", "person.id", index=True),
    reference("unit_id", "unit.id", index=True),
    sa.Column("manager_id", Id(), sa.ForeignKey("person.id")),
    sa.Column("stage", Code, nullable=False),
    sa.Column(
        "spell", sa.Integer(), nullable=False
    ),  # 1 for the first absence, + 1 when a relapse starts a new one; 0 before any absence
    sa.Column("first_day", sa.Date(), nullable=False),  # the day told, else the one reckoned
    sa.Column("first_day_told", sa.Date()),  # by Nav, with a sick note or otherwise
    sa.Column("first_day_reckoned", sa.Date()),
    sa.Column("documents_from", sa.Date()),  # what was filed before belongs to an earlier absence
    sa.Column("last_day", sa.Date()),  # last known day of absence
    sa.Column("grade", sa.Integer(), nullable=False),  # per cent sick-listed on the latest known day
    sa.Column("partly_until", sa.Date()),  # the last day with work in part, before the present grade
    sa.Column("extended_certificate", sa.Boolean(), nullable=False),  # the doctor's, for the activity check
    sa.Column("max_date", sa.Date()),  # the date told, else the estimate
    sa.Column("max_date_told", sa.Date()),  # as the letter has it, where Nav's own date stands
    sa.Column("max_date_reckoned", sa.Date()),
    sa.Column("meeting_on", sa.Date()),  # the dialogue meeting Nav has announced
    sa.Column("stage_due_on", sa.Date()),  # the duty of the stage being worked on
    sa.Column("next_due_on", sa.Date()),  # the soonest open duty of all
    sa.Column("next_duty", Code),
    sa.Column("grade_changes_on", sa.Date()),  # the first day of a period that is recorded ahead
    sa.Column("next_alarm_on", sa.Date()),  # the day the sweep must look at the case again
    sa.Column("outcome", Code),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("opened_at", Instant, nullable=False),
    sa.Column("closed_at", Instant),
    sa.CheckConstraint("grade BETWEEN 0 AND 100", name="grade_in_per_cent"),
    sa.Index("ix_follow_up_case_manager_due", "manager_id", "next_due_on", "id"),
    sa.Index("ix_follow_up_case_due", "next_due_on", "id"),
)
sa.Index(
    "ix_follow_up_case_alarm",
    case.c.next_alarm_on,
    postgresql_where=case.c.closed_at.is_(None),
    sqlite_where=case.c.closed_at.is_(None),
)
sa.Index(
    # Closed cases only: an index that held the open ones too would be taken for lists it does not order.
    "ix_follow_up_case_closed",
    case.c.closed_at,
    case.c.id,
    postgresql_where=case.c.closed_at.is_not(None),
    sqlite_where=case.c.closed_at.is_not(None),
)
sa.Index(
    "uq_follow_up_case_one_open",
    case.c.employment_id,
    unique=True,
    postgresql_where=sa.and_(case.c.closed_at.is_(None), case.c.spell > 0),
    sqlite_where=sa.and_(case.c.closed_at.is_(None), case.c.spell > 0),
)
sa.Index(
    "uq_follow_up_case_one_preventive",
    case.c.employment_id,
    unique=True,
    postgresql_where=sa.and_(case.c.closed_at.is_(None), case.c.spell == 0),
    sqlite_where=sa.and_(case.c.closed_at.is_(None), case.c.spell == 0),
)

absence_period = sa.Table(
    "absence_period",
    metadata,
    identifier(),
    reference("employment_id", "employment.id", index=True),
    reference("case_id", "follow_up_case.id", optional=True, index=True),  # empty: no case was opened for it
    sa.Column("kind", Code, nullable=False),
    sa.Column("start_on", sa.Date(), nullable=False),
    sa.Column("end_on", sa.Date()),  # open until somebody says when
    sa.Column("grade", sa.Integer(), nullable=False),
    sa.Column("extended_certificate", sa.Boolean(), nullable=False),
    sa.Column("source", Code, nullable=False),  # typed, imported, told_by_nav
    sa.Column("received_at", Instant, nullable=False),  # by the employer
    sa.Column("registered_at", Instant, nullable=False),  # here
    reference("registered_by", "person.id"),
    sa.Column("replaced_by", Id(), sa.ForeignKey("absence_period.id")),
    sa.Column("withdrawn_at", Instant),
    reference("withdrawn_by", "person.id", optional=True),
)

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

history = sa.Table(
    "history",
    metadata,
    sa.Column(
        "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=True
    ),
    reference("case_id", "follow_up_case.id"),
    sa.Column("at", Instant, nullable=False),
    sa.Column("actor_id", Id(), sa.ForeignKey("person.id")),  # empty: the service itself
    sa.Column("acted_as", Code, nullable=False),
    sa.Column("on_behalf_of", Id(), sa.ForeignKey("person.id")),
    sa.Column("event", Code, nullable=False),
    sa.Column("word", Code, nullable=False),  # the trigger, document kind or duty it is about
    sa.Column("from_stage", Code),
    sa.Column("to_stage", Code),
    sa.Column("law", Code),
    sa.Column("detail", sa.JSON(), nullable=False),  # codes and dates only
    sa.Column("submission", Id(), unique=True),  # the form that was sent: a second click finds the first
    sa.Index("ix_history_case", "case_id", "id"),
)

read_log = sa.Table(
    "read_log",
    metadata,
    sa.Column(
        "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=True
    ),
    sa.Column("case_id", Id(), sa.ForeignKey("follow_up_case.id"), nullable=False),
    sa.Column("at", Instant, nullable=False),
    reference("reader_id", "person.id"),
    sa.Column("read_as", Code, nullable=False),
    sa.Column("what", Code, nullable=False),  # case, document, file, history …
    sa.Column("object_id", Id()),
    sa.Index("ix_read_log_case", "case_id", "id"),
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

meeting = sa.Table(
    "meeting",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("kind", Code, nullable=False),
    sa.Column("on_day", sa.Date(), nullable=False),
    sa.Column("at_time", sa.Time()),
    sa.Column("length_minutes", sa.Integer(), nullable=False),
    sa.Column("uid", sa.String(100), nullable=False, unique=True),
    sa.Column("sequence", sa.Integer(), nullable=False),
    sa.Column("cancelled_at", Instant),
    sa.Column("document_id", Id(), sa.ForeignKey("document.id")),  # its invitation, or what agreed on it
    sa.Column("called_by", Code, nullable=False, server_default="employer"),  # or nav
    sa.Column("guests", sa.String(200), nullable=False, server_default=""),  # codes, by commas
    sa.Column("made_at", Instant),  # by somebody; empty: agreed on in a document about something else
    sa.Column("invited_at", Instant),  # in writing
    sa.Column("told_sequence", sa.Integer()),  # what the calendars of both have; empty: nothing yet
    sa.Column("told_at", Instant),
    sa.Column("held_on", sa.Date()),
    sa.Column("not_held_at", Instant),
    sa.Column("not_held_because", Code),
    sa.Column("place_sealed", Sealed),
    sa.Column("purpose_sealed", Sealed),
    sa.Column("message_sealed", Sealed),  # a few words to the employee
    sa.Index("ix_meeting_day", "on_day"),  # reminders ask for the days ahead
)

invitation = sa.Table(
    "invitation",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    reference("representative_id", "person.id", index=True),
    sa.Column("scope", Code, nullable=False),  # meeting, plan, case
    sa.Column("until_on", sa.Date(), nullable=False),
    sa.Column("given_at", Instant, nullable=False),
    sa.Column("withdrawn_at", Instant),
)

work_item = sa.Table(
    "work_item",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("effect_id", sa.BigInteger()),
    sa.Column("task", Code, nullable=False),
    sa.Column("role", Code, nullable=False),  # who does it: manager, hr, payroll, employee
    sa.Column("due_on", sa.Date()),
    sa.Column("document_id", Id(), sa.ForeignKey("document.id"), index=True),  # where it is about one paper
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("done_at", Instant),
    sa.Column("done_by", Id(), sa.ForeignKey("person.id")),
    sa.Column("closed_because", Code),
    sa.UniqueConstraint("effect_id", "role", "task", name="uq_work_item_effect"),
    sa.Index("ix_work_item_role_open", "role", "done_at", "due_on", "id"),
)

escalation = sa.Table(
    "escalation",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    sa.Column("track", Code, nullable=False),
    sa.Column("status", Code, nullable=False),  # asked, taken_up, sent, answered, closed
    reference("asked_by", "person.id"),
    sa.Column("document_id", Id(), sa.ForeignKey("document.id")),
    sa.Column("asked_at", Instant, nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
    sa.Column("note_sealed", Sealed),
)

draft = sa.Table(
    "draft",
    metadata,
    sa.Column("account_id", Id(), sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("case_id", Id(), primary_key=True),  # the case, or the employment for a new absence
    sa.Column("form", Code, primary_key=True),
    sa.Column("answers_sealed", Sealed, nullable=False),
    sa.Column("saved_at", Instant, nullable=False),
)
