"""The case and what hangs on it: absence periods, history, who read what, invitations, tasks, drafts."""

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
    sa.Column("contact_weeks", sa.Integer()),  # the rhythm that was agreed last; empty: none
    sa.Column("contact_next_on", sa.Date()),  # the next contact by it
    sa.Column("next_alarm_on", sa.Date()),  # the day the sweep must look at the case again
    sa.Column("unreached_since", sa.Date()),  # the day nobody could be reached for it any more
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
    # Open cases only: closed ones keep their max date, and nobody asks for them by it.
    "ix_follow_up_case_max_date",
    case.c.max_date,
    case.c.id,
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

sa.Index(
    # Few lines of many: which exemptions were used is asked across all cases.
    "ix_history_steps",
    history.c.word,
    history.c.case_id,
    postgresql_where=sa.text("event = 'step_taken'"),
    sqlite_where=sa.text("event = 'step_taken'"),
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
    sa.Column("purpose", Code),  # why; empty in rows from before purposes were kept
    sa.Column(
        "reason_id", Id(), sa.ForeignKey("access_reason.id")
    ),  # what was said, where a reason was asked for
    sa.Column("on_behalf_of", Id(), sa.ForeignKey("person.id")),  # the manager a substitute read for
    sa.Column("listed_on", sa.Date()),  # seen on a list: one row a day
    sa.Index("ix_read_log_case", "case_id", "id"),
    sa.Index("ix_read_log_reader", "reader_id", "id"),
)

sa.Index(
    "uq_read_log_listed",
    read_log.c.reader_id,
    read_log.c.listed_on,
    read_log.c.case_id,
    read_log.c.read_as,
    read_log.c.what,
    unique=True,
    postgresql_where=read_log.c.listed_on.is_not(None),
    sqlite_where=read_log.c.listed_on.is_not(None),
)

invitation = sa.Table(
    "invitation",
    metadata,
    identifier(),
    reference("case_id", "follow_up_case.id", index=True),
    reference("representative_id", "person.id", index=True),
    sa.Column("scope", Code, nullable=False),  # meeting, plan, case
    sa.Column(
        "meeting_id", Id(), sa.ForeignKey("meeting.id")
    ),  # with scope meeting: this one alone; empty: all
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

draft = sa.Table(
    "draft",
    metadata,
    sa.Column("account_id", Id(), sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("case_id", Id(), primary_key=True),  # the case, or the employment for a new absence
    sa.Column("form", Code, primary_key=True),
    sa.Column("answers_sealed", Sealed, nullable=False),
    sa.Column("saved_at", Instant, nullable=False),
)
