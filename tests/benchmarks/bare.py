"""The step `conclude_plan` as one would write it by hand in SQL: the same rows, no rules, straight on the driver."""

import json
import sqlite3
from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg
import sqlalchemy as sa

from tests.benchmarks.world import AT, TODAY, World
from workflow.process import TRIGGERS
from workflow.services.orders import work_of_step

_STEP = TRIGGERS["conclude_plan"]

READ_CASE = "SELECT * FROM follow_up_case WHERE id = ? FOR UPDATE"
READ_DOCUMENTS = (
    "SELECT d.kind, d.version, d.filed_on, d.facts, c.outcome FROM document d"
    " LEFT JOIN confirmation c ON c.document_id = d.id WHERE d.case_id = ? AND d.spell = 1 AND d.is_current"
)
MOVE = (
    "UPDATE follow_up_case SET stage = 'dialogue_meeting_1', closed_at = NULL, stage_due_on = ?, next_due_on = ?,"
    " next_duty = 'dialogue_meeting_1', next_alarm_on = ?, version = version + 1 WHERE id = ? AND version = 1"
)
REMEMBER = (
    "INSERT INTO history (case_id, at, actor_id, acted_as, event, word, from_stage, to_stage, law, detail, submission)"
    " VALUES (?, ?, ?, 'manager', 'step_taken', 'conclude_plan', 'plan', 'dialogue_meeting_1', 'aml_4_6_3', ?, ?)"
)
ORDER = (
    "INSERT INTO outbox (case_id, effect, about, period, queue, due_at, created_at, attempts)"
    " VALUES (?, ?, 'conclude_plan', 'v2', 'documents', ?, ?, 0) ON CONFLICT DO NOTHING"
)
SETTLE = (
    "UPDATE work_item SET done_at = ?, done_by = ? WHERE case_id = ? AND task = 'plan' AND done_at IS NULL"
)

Execute = Callable[[str, tuple[Any, ...]], Any]


def step(world: World, case_id: UUID, submission: UUID, *, reading: bool) -> None:
    """One step in one transaction; with `reading` the rows the guards look at are read too."""
    raw = world.engine.raw_connection()
    try:
        driver = raw.driver_connection
        assert driver is not None
        if isinstance(driver, sqlite3.Connection):
            _on_sqlite(driver, world, case_id, submission, reading=reading)
        else:
            _on_postgres(driver, world, case_id, submission, reading=reading)
    finally:
        raw.close()


def _on_sqlite(
    driver: sqlite3.Connection, world: World, case_id: UUID, submission: UUID, *, reading: bool
) -> None:
    cursor = driver.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    day, at = TODAY.isoformat(), AT.replace(tzinfo=None).isoformat(" ")

    def execute(sql: str, values: tuple[Any, ...]) -> Any:
        return cursor.execute(
            sql.removesuffix(" FOR UPDATE"), [v.hex if isinstance(v, UUID) else v for v in values]
        )

    _write(execute, world, case_id, submission, (day, at), fetch=cursor.fetchall, reading=reading)
    cursor.execute("COMMIT")


def _on_postgres(
    driver: psycopg.Connection[Any], world: World, case_id: UUID, submission: UUID, *, reading: bool
) -> None:
    cursor = driver.cursor()

    def execute(sql: str, values: tuple[Any, ...]) -> Any:
        return cursor.execute(sql.replace("?", "%s"), values)

    _write(execute, world, case_id, submission, (TODAY, AT), fetch=cursor.fetchall, reading=reading)
    driver.commit()


def _write(
    execute: Execute,
    world: World,
    case_id: UUID,
    submission: UUID,
    when: tuple[Any, Any],
    *,
    fetch: Callable[[], Any],
    reading: bool,
) -> None:
    day, at = when
    by = world.manager.person_id
    if reading:
        execute(READ_CASE, (case_id,))
        fetch()
        execute(READ_DOCUMENTS, (case_id,))
        fetch()
    execute(MOVE, (day, day, day, case_id))
    execute(REMEMBER, (case_id, at, by, json.dumps({}), submission))
    for work in work_of_step(_STEP, 2):
        execute(ORDER, (case_id, work.effect.value, at, at))
    execute(SETTLE, (at, by, case_id))


def durable(engine: sa.Engine) -> str:
    """What the database promises of a commit, for the print-out."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            return f"synchronous={connection.exec_driver_sql('PRAGMA synchronous').scalar()}"
        fsync = connection.exec_driver_sql("SHOW fsync").scalar()
        return f"fsync={fsync}, synchronous_commit={connection.exec_driver_sql('SHOW synchronous_commit').scalar()}"
