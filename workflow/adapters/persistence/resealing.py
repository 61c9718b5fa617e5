"""Seals every encrypted value again with the active key, while the service runs, so that an old key can be put away.

A table with a sealed column that is missing here would keep its old key for ever; a test compares the list with the schema.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from workflow.services.ports import Cipher

from .sealing import place
from .tables import (
    access_reason,
    accommodation_option,
    confirmation,
    contact_wish,
    delivery,
    difficulty,
    document,
    draft,
    escalation,
    escalation_move,
    evidence_part,
    filed_copy,
    legal_hold,
    measure,
    meeting,
    meeting_answer,
    person,
    plan_voice,
    preparation,
    received_paper,
    routine,
    saved_view,
    substitution,
    talk_note,
    totp_factor,
    web_session,
)

BATCH = 200
BATCH_BYTES = 8 * 1024 * 1024
READ_AT_ONCE = 1000
LONGEST_BLOB_HEAD = 64


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column of ciphertext, the key of its rows, and the context its values are bound to."""

    column: sa.Column[Any]
    key: tuple[sa.Column[Any], ...]
    context: Callable[[Any], str]


def _of(column: sa.Column[Any], key: sa.Column[Any], table: str, name: str) -> SealedColumn:
    return SealedColumn(column, (key,), lambda row: place(table, name, row[0]))


def _part_place(row: Any) -> str:
    return place("evidence_part", "content", f"{row[0]}/{row[1]}/{row[2]}")


def _draft_place(row: Any) -> str:
    return place("draft", "answers", f"{row[0]}/{row[1]}/{row[2]}")


def _line_place(column: str) -> Callable[[Any], str]:
    return lambda row: place("escalation_move", column, f"{row[0]}/{row[1]}")


def _preparation_place(row: Any) -> str:
    return place("preparation", "text", f"{row[0]}/{row[1]}/{row[2]}")


def _note_place(row: Any) -> str:
    return place("talk_note", "text", f"{row[0]}/{row[1]}")


_PREPARATION = (preparation.c.meeting_id, preparation.c.person_id, preparation.c.question)
_LINE = (escalation_move.c.escalation_id, escalation_move.c.number)
_NOTE = (talk_note.c.meeting_id, talk_note.c.question)

SEALED: tuple[SealedColumn, ...] = (
    _of(access_reason.c.words_sealed, access_reason.c.id, "access_reason", "words"),
    _of(document.c.translations_sealed, document.c.id, "document", "translations"),
    _of(document.c.answers_sealed, document.c.id, "document", "answers"),
    _of(confirmation.c.statement_sealed, confirmation.c.document_id, "confirmation", "statement"),
    _of(contact_wish.c.words_sealed, contact_wish.c.id, "contact_wish", "words"),
    _of(plan_voice.c.answers_sealed, plan_voice.c.id, "plan_voice", "answers"),
    _of(delivery.c.reason_sealed, delivery.c.id, "delivery", "reason"),
    _of(difficulty.c.words_sealed, difficulty.c.id, "difficulty", "words"),
    _of(escalation.c.note_sealed, escalation.c.id, "escalation", "note"),
    SealedColumn(escalation_move.c.words_sealed, _LINE, _line_place("words")),
    SealedColumn(escalation_move.c.note_sealed, _LINE, _line_place("note")),
    _of(filed_copy.c.content_sealed, filed_copy.c.id, "filed_copy", "content"),
    _of(filed_copy.c.word_sealed, filed_copy.c.id, "filed_copy", "word"),
    _of(legal_hold.c.reason_sealed, legal_hold.c.id, "legal_hold", "reason"),
    _of(legal_hold.c.lifted_because_sealed, legal_hold.c.id, "legal_hold", "lifted_because"),
    _of(measure.c.what_sealed, measure.c.id, "measure", "what"),
    _of(measure.c.voice_sealed, measure.c.id, "measure", "voice"),
    *(
        _of(accommodation_option.c[f"{name}_sealed"], accommodation_option.c.id, "accommodation_option", name)
        for name in ("words", "suggested", "reason")
    ),
    _of(meeting.c.place_sealed, meeting.c.id, "meeting", "place"),
    _of(meeting.c.purpose_sealed, meeting.c.id, "meeting", "purpose"),
    _of(meeting.c.message_sealed, meeting.c.id, "meeting", "message"),
    _of(meeting_answer.c.words_sealed, meeting_answer.c.id, "meeting_answer", "words"),
    _of(meeting_answer.c.names_sealed, meeting_answer.c.id, "meeting_answer", "names"),
    _of(person.c.national_id_sealed, person.c.id, "person", "national_id"),
    _of(routine.c.content_sealed, routine.c.id, "routine", "content"),
    _of(routine.c.file_sealed, routine.c.id, "routine", "file"),
    _of(saved_view.c.name_sealed, saved_view.c.id, "saved_view", "name"),
    _of(substitution.c.mandate_sealed, substitution.c.id, "substitution", "mandate"),
    _of(totp_factor.c.secret_sealed, totp_factor.c.account_id, "totp_factor", "secret"),
    _of(web_session.c.data_sealed, web_session.c.public_id, "web_session", "data"),
    _of(received_paper.c.line_sealed, received_paper.c.id, "received_paper", "line"),
    _of(received_paper.c.content_sealed, received_paper.c.id, "received_paper", "content"),
    _of(received_paper.c.gone_because_sealed, received_paper.c.id, "received_paper", "gone_because"),
    SealedColumn(
        evidence_part.c.content_sealed,
        (evidence_part.c.package_id, evidence_part.c.attempt, evidence_part.c.number),
        _part_place,
    ),
    SealedColumn(draft.c.answers_sealed, (draft.c.account_id, draft.c.case_id, draft.c.form), _draft_place),
    SealedColumn(preparation.c.text_sealed, _PREPARATION, _preparation_place),
    SealedColumn(talk_note.c.text_sealed, _NOTE, _note_place),
)


def reseal(reading: sa.Engine, engine: sa.Engine, keys: Cipher) -> Iterator[tuple[str, int]]:
    """Seal what is sealed with an older key; yields each table with how many values were sealed anew."""
    for sealed in SEALED:
        yield sealed.column.table.name, _reseal_column(reading, engine, keys, sealed)


def _reseal_column(reading: sa.Engine, engine: sa.Engine, keys: Cipher, sealed: SealedColumn) -> int:
    # Read apart from writing, heads alone, and a batch at a time: copies of letters are large, and nobody shall wait for this.
    with reading.connect().execution_options(yield_per=READ_AT_ONCE) as connection:
        rows = connection.execute(
            sa.select(*sealed.key, sa.func.length(sealed.column), head_of(sealed.column)).where(
                sa.func.length(sealed.column) > 0
            )
        )
        old = [(tuple(row[:-2]), row[-2]) for row in rows if keys.needs_rotation(bytes(row[-1]))]
    for batch in _batches(old):
        with engine.begin() as connection:
            for row_key in batch:
                _reseal_value(connection, keys, sealed, row_key)
    return len(old)


def head_of(column: sa.Column[Any]) -> sa.ColumnElement[bytes]:
    """Enough of a sealed value to tell its key."""
    return sa.type_coerce(sa.func.substr(column, 1, LONGEST_BLOB_HEAD), sa.LargeBinary())


def _batches(old: list[tuple[tuple[Any, ...], int]]) -> Iterator[list[tuple[Any, ...]]]:
    """Few enough and small enough that whoever waits for the lock does not notice."""
    batch: list[tuple[Any, ...]] = []
    weight = 0
    for row_key, size in old:
        batch.append(row_key)
        weight += size
        if len(batch) >= BATCH or weight >= BATCH_BYTES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _reseal_value(
    connection: sa.Connection, keys: Cipher, sealed: SealedColumn, row_key: tuple[Any, ...]
) -> None:
    """One value, read and written under a lock: what somebody changes meanwhile is not overwritten."""
    here = sa.and_(*(column == value for column, value in zip(sealed.key, row_key, strict=True)))
    blob = connection.scalar(sa.select(sealed.column).where(here).with_for_update())
    if not blob or not keys.needs_rotation(blob):
        return
    context = sealed.context(row_key)
    anew = keys.encrypt_bytes(keys.decrypt_bytes(blob, context=context), context=context)
    connection.execute(sa.update(sealed.column.table).where(here).values({sealed.column: anew}))
