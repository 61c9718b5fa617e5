"""Decides what of each table is about a person and goes into their own export, and why nothing goes of the others.

A test compares both lists with the schema: a new table is named here or fails the build.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.text import N_
from workflow.services.ports import Cipher

from .resealing import SEALED, SealedColumn
from .tables import (
    absence_period,
    access_reason,
    accommodation_option,
    account,
    account_role,
    calendar_feed,
    case,
    confirmation,
    consent,
    contact_rhythm,
    contact_wish,
    covered_unit,
    delivery,
    difficulty,
    difficulty_help,
    document,
    draft,
    employment,
    escalation,
    escalation_move,
    evidence_package,
    filed_copy,
    history,
    invitation,
    legal_hold,
    measure,
    measure_evaluation,
    meeting,
    meeting_answer,
    oidc_identity,
    passkey,
    person,
    plan_voice,
    preparation,
    preparation_check,
    read_log,
    received_paper,
    reminder,
    routine_presence,
    routine_reading,
    routine_talk,
    saved_view,
    substitution,
    talk,
    totp_factor,
    unit,
    web_session,
    work_item,
)

Own = Callable[[UUID], sa.ColumnElement[bool]]
_BY_COLUMN: dict[Any, SealedColumn] = {sealed.column: sealed for sealed in SEALED}


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the export: which rows are the person's own, and the columns that stay out."""

    table: sa.Table
    own: Own
    without: tuple[str, ...] = ()


def _of_case(column: sa.Column[Any]) -> Own:
    return lambda me: column.in_(sa.select(case.c.id).where(case.c.employee_id == me))


def _of_person(column: sa.Column[Any]) -> Own:
    return lambda me: column == me


def _of_document(column: sa.Column[Any]) -> Own:
    mine = sa.select(document.c.id).join(case, case.c.id == document.c.case_id)
    return lambda me: column.in_(mine.where(case.c.employee_id == me))


def _of_meeting(column: sa.Column[Any]) -> Own:
    mine = sa.select(meeting.c.id).join(case, case.c.id == meeting.c.case_id)
    return lambda me: column.in_(mine.where(case.c.employee_id == me))


def _of_measure(column: sa.Column[Any]) -> Own:
    mine = sa.select(measure.c.id).join(case, case.c.id == measure.c.case_id)
    return lambda me: column.in_(mine.where(case.c.employee_id == me))


def _of_track(column: sa.Column[Any]) -> Own:
    mine = sa.select(escalation.c.id).join(case, case.c.id == escalation.c.case_id)
    return lambda me: column.in_(mine.where(case.c.employee_id == me))


def _of_difficulty(column: sa.Column[Any]) -> Own:
    mine = sa.select(difficulty.c.id).join(case, case.c.id == difficulty.c.case_id)
    return lambda me: column.in_(mine.where(case.c.employee_id == me))


def _of_account(column: sa.Column[Any]) -> Own:
    return lambda me: column.in_(sa.select(account.c.id).where(account.c.person_id == me))


def _of_employment(column: sa.Column[Any]) -> Own:
    return lambda me: column.in_(sa.select(employment.c.id).where(employment.c.person_id == me))


def _drafts(me: UUID) -> sa.ColumnElement[bool]:
    """What I have begun to write about myself or about no one; what I wrote about somebody else is about them."""
    about = (
        _of_person(case.c.employee_id)(me),
        _of_person(employment.c.person_id)(me),
        _of_case(document.c.case_id)(me),
        _of_case(meeting.c.case_id)(me),
        _of_case(measure.c.case_id)(me),
    )
    tables = (case, employment, document, meeting, measure)
    mine = [sa.select(table.c.id).where(own) for table, own in zip(tables, about, strict=True)]
    subjects = sa.union_all(*mine, sa.select(unit.c.id))
    return sa.and_(_of_account(draft.c.account_id)(me), draft.c.case_id.in_(subjects))


def _of_case_or_person(me: UUID) -> sa.ColumnElement[bool]:
    return sa.or_(_of_case(legal_hold.c.case_id)(me), legal_hold.c.person_id == me)


def _packages(me: UUID) -> sa.ColumnElement[bool]:
    own = sa.and_(evidence_package.c.case_id.is_(None), evidence_package.c.ordered_by == me)
    return sa.or_(_of_case(evidence_package.c.case_id)(me), own)


def _substitutions(me: UUID) -> sa.ColumnElement[bool]:
    return sa.or_(substitution.c.manager_id == me, substitution.c.substitute_id == me)


def _deliveries(me: UUID) -> sa.ColumnElement[bool]:
    own = sa.and_(delivery.c.case_id.is_(None), delivery.c.person_id == me)
    return sa.or_(_of_case(delivery.c.case_id)(me), own)


def _reminders(me: UUID) -> sa.ColumnElement[bool]:
    own = sa.and_(reminder.c.case_id.is_(None), reminder.c.person_id == me)
    return sa.or_(_of_case(reminder.c.case_id)(me), own)


SECTIONS: tuple[Section, ...] = (
    Section(person, _of_person(person.c.id), ("sort_name", "national_id_index")),
    Section(employment, _of_person(employment.c.person_id)),
    Section(absence_period, _of_employment(absence_period.c.employment_id)),
    Section(case, _of_person(case.c.employee_id)),
    Section(document, _of_case(document.c.case_id), ("translations_sealed",)),
    Section(confirmation, _of_document(confirmation.c.document_id)),
    Section(filed_copy, _of_case(filed_copy.c.case_id), ("content_sealed", "word_sealed", "effect_id")),
    Section(delivery, _deliveries, ("effect_id", "message_id")),
    Section(reminder, _reminders, ("effect_id", "period", "led_by", "storm_id", "times")),
    Section(received_paper, _of_case(received_paper.c.case_id), ("content_sealed",)),
    Section(evidence_package, _packages),
    Section(meeting, _of_case(meeting.c.case_id)),
    Section(meeting_answer, _of_meeting(meeting_answer.c.meeting_id)),
    Section(talk, _of_meeting(talk.c.meeting_id)),
    Section(measure, _of_case(measure.c.case_id)),
    Section(measure_evaluation, _of_measure(measure_evaluation.c.measure_id)),
    Section(plan_voice, _of_case(plan_voice.c.case_id)),
    Section(preparation, _of_person(preparation.c.person_id), ("tab", "tab_count")),
    Section(preparation_check, _of_person(preparation_check.c.person_id)),
    Section(consent, _of_case(consent.c.case_id)),
    Section(contact_rhythm, _of_case(contact_rhythm.c.case_id)),
    Section(contact_wish, _of_case(contact_wish.c.case_id)),
    Section(invitation, _of_case(invitation.c.case_id)),
    Section(escalation, _of_case(escalation.c.case_id), ("note_sealed",)),
    Section(escalation_move, _of_track(escalation_move.c.escalation_id), ("note_sealed",)),
    Section(difficulty, _of_case(difficulty.c.case_id)),
    Section(difficulty_help, _of_difficulty(difficulty_help.c.difficulty_id)),
    Section(work_item, _of_case(work_item.c.case_id), ("effect_id",)),
    Section(history, _of_case(history.c.case_id), ("submission",)),
    Section(read_log, _of_case(read_log.c.case_id), ("reader_id",)),
    Section(
        legal_hold,
        _of_case_or_person,
        ("reason_sealed", "lifted_because_sealed", "placed_by", "lifted_by", "submission"),
    ),
    Section(access_reason, _of_case(access_reason.c.case_id), ("given_by",)),
    Section(covered_unit, _of_person(covered_unit.c.person_id)),
    Section(substitution, _substitutions, ("submission",)),
    Section(passkey, _of_account(passkey.c.account_id), ("credential_id", "public_key", "sign_count")),
    Section(totp_factor, _of_account(totp_factor.c.account_id), ("secret_sealed", "last_step")),
    Section(oidc_identity, _of_account(oidc_identity.c.account_id)),
    Section(calendar_feed, _of_account(calendar_feed.c.account_id), ("token_hash",)),
    Section(draft, _drafts),
    Section(saved_view, _of_account(saved_view.c.account_id), ("manager_id", "submission")),
    Section(account, _of_person(account.c.person_id), ("password_hash",)),
    Section(account_role, _of_account(account_role.c.account_id)),
    Section(web_session, _of_account(web_session.c.account_id), ("token_hash", "data_sealed")),
    Section(
        accommodation_option,
        _of_person(accommodation_option.c.made_by),
        ("submission", "answered_by", "retired_by"),
    ),
    Section(routine_reading, _of_person(routine_reading.c.person_id)),
    Section(routine_presence, _of_person(routine_presence.c.person_id)),
    Section(routine_talk, _of_person(routine_talk.c.manager_id), ("submission",)),
)
_ABOUT_NOBODY = N_("It is about nobody.")
LEFT_OUT: dict[str, str] = {
    "talk_note": N_(
        "Working notes of whoever holds a talk are theirs alone. What was agreed stands in the minutes."
    ),
    "recovery_code": N_("Codes in a form nobody can read. You have them yourself."),
    "known_browser": N_("Marks by which a browser is known again, in a form nobody can read."),
    "audit_event": N_(
        "The security log has numbers only. What you did in follow-ups stands in their history."
    ),
    **dict.fromkeys(
        (
            "audit_chain",
            "audit_head",
            "audit_release",
            "retention_pass",
            "used_challenge",
            "oidc_used",
            "figure",
            "counted_quarter",
        ),
        _ABOUT_NOBODY,
    ),
    "sign_in_attempt": N_("There are only marks in it that tell nobody whose they are."),
    "outbox": N_("A list of work in codes. What came of it stands in the other lists."),
    "evidence_part": N_("The packages themselves. What they are made of stands in the other lists."),
    "routine": N_("The text of the workplace's routine. You can read it in the service."),
    "house_rule_change": N_("Numbers of the workplace."),
    "reminder_storm": N_("Numbers of the workplace."),
    "unit": _ABOUT_NOBODY,
    "unit_logo": _ABOUT_NOBODY,
    "process_heartbeat": _ABOUT_NOBODY,
    "recomputation": _ABOUT_NOBODY,
    "retention_run": _ABOUT_NOBODY,
    "retention_receipt": _ABOUT_NOBODY,
    "retention_mark": _ABOUT_NOBODY,
}
"""Tables nothing is taken of."""


class OwnRows:
    """Everything about a person, as the database has it."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def sections(self, person_id: UUID) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """The rows of each table, in the order of their keys."""
        return {section.table.name: self._rows(section, person_id) for section in SECTIONS}

    def fields(self) -> Mapping[str, Mapping[str, str]]:
        """The names of what stands in each table, with their types."""
        return {
            section.table.name: {
                _name(column): "text" if column in _BY_COLUMN else _type(column)
                for column in _columns(section)
            }
            for section in SECTIONS
        }

    def left_out(self) -> Mapping[str, str]:
        """The other tables, each with the reason."""
        return LEFT_OUT

    def cases(self, person_id: UUID) -> Sequence[UUID]:
        """The person's own follow-ups, the oldest first."""
        mine = sa.select(case.c.id).where(case.c.employee_id == person_id)
        return list(self._connection.scalars(mine.order_by(case.c.opened_at, case.c.id)))

    def _rows(self, section: Section, me: UUID) -> list[dict[str, Any]]:
        keys = list(section.table.primary_key.columns)
        query = sa.select(section.table).where(section.own(me)).order_by(*keys)
        columns = _columns(section)
        rows = self._connection.execute(query).mappings().all()
        names = self._names(columns, rows)
        return [{_name(column): self._value(column, row, me, names) for column in columns} for row in rows]

    def _names(self, columns: Sequence[sa.Column[Any]], rows: Sequence[Any]) -> dict[UUID, str]:
        people = {row[column.name] for column in columns if _is_person(column) for row in rows} - {None}
        if not people:
            return {}
        query = sa.select(person.c.id, person.c.given_name + " " + person.c.family_name)
        rows_of = self._connection.execute(query.where(person.c.id.in_(people)))
        return {row[0]: row[1] for row in rows_of}

    def _value(self, column: sa.Column[Any], row: Any, me: UUID, names: Mapping[UUID, str]) -> Any:
        value = row[column.name]
        if value is None or value == b"":
            return None
        if column in _BY_COLUMN:
            sealed = _BY_COLUMN[column]
            key = tuple(row[one.name] for one in sealed.key)
            return _opened(self._keys.decrypt_text(value, context=sealed.context(key)))
        if _is_person(column):
            return "you" if value == me else names.get(value, "")
        return _plain(value)


def _columns(section: Section) -> list[sa.Column[Any]]:
    return [column for column in section.table.columns if column.name not in section.without]


def _name(column: sa.Column[Any]) -> str:
    return (
        column.name.removesuffix("_sealed").removesuffix("_id")
        if _is_person(column)
        else (column.name.removesuffix("_sealed"))
    )


def _type(column: sa.Column[Any]) -> str:
    return "name" if _is_person(column) else type(column.type).__name__.lower()


def _is_person(column: sa.Column[Any]) -> bool:
    return any(link.column.table is person for link in column.foreign_keys)


def _opened(text: str) -> Any:
    """Answers are kept as data; a text is a text, also one that happens to be a number."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, dict | list) else text


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date | datetime | time) else value
