"""Decides whether access that somebody was given is as the log says: mandates, invitations and covered units.

These rows are changed as they are prolonged and ended, so the chain cannot vouch for them. Their lines on the log say what
they must be: the first gives all of it, later ones what became different. The words of a mandate are no part of it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.services.security_log import Happening, SecurityEvent

from .tables import audit_event, covered_unit, invitation, substitution

CASE = "case"
AS_IT_LIES = sa.types.NullType()


@dataclass(frozen=True, kw_only=True)
class Grants:
    """A table of access, its columns by the names they have on the log, and the lines that tell of it, the ending one last."""

    table: sa.Table
    says: Mapping[str, sa.Column[Any]]
    lines: tuple[Happening, ...]
    withdrawn: sa.Column[Any] | None = None


GRANTS = (
    Grants(
        table=substitution,
        says={
            "manager": substitution.c.manager_id,
            "substitute": substitution.c.substitute_id,
            "from": substitution.c.from_on,
            "to": substitution.c.to_on,
        },
        lines=(Happening.SUBSTITUTE_NAMED, Happening.SUBSTITUTION_ENDED),
        withdrawn=substitution.c.withdrawn_at,
    ),
    Grants(
        table=invitation,
        says={
            CASE: invitation.c.case_id,
            "representative": invitation.c.representative_id,
            "scope": invitation.c.scope,
            "meeting": invitation.c.meeting_id,
            "until": invitation.c.until_on,
        },
        lines=(
            Happening.INVITATION_GIVEN,
            Happening.INVITATION_EXTENDED,
            Happening.INVITATION_WITHDRAWN,
        ),
        withdrawn=invitation.c.withdrawn_at,
    ),
    Grants(
        table=covered_unit,
        says={
            "person": covered_unit.c.person_id,
            "unit": covered_unit.c.unit_id,
            "below": covered_unit.c.with_below,
            "from": covered_unit.c.from_on,
            "until": covered_unit.c.until_on,
        },
        lines=(Happening.UNIT_COVERED, Happening.COVERAGE_ENDED),
    ),
)


def not_as_given(connection: sa.Connection, grants: Grants) -> Iterator[str]:
    """The ids of rows that are not what the log says, or of which it says nothing."""
    for rows in _with_their_lines(connection, grants):
        said: dict[str, object] = {}
        for row in rows:
            said |= {CASE: row.of_case, **read(row.detail)}
        first, last = rows[0], rows[-1]
        as_said = all(_bare(said.get(name)) == _bare(value) for name, value in _says(grants, first).items())
        was_ended = last.event == grants.lines[-1]
        if last.event is None or not as_said or (grants.withdrawn is not None and first.ended != was_ended):
            yield named(first.row_id)


def lines_of_older(connection: sa.Connection, grants: Grants) -> Iterator[SecurityEvent]:
    """For each row without a line the one it would have: all of it, as given or as ended."""
    for row, *_more in _with_their_lines(connection, grants):
        if row.event is not None:
            continue
        said = {name: value for name, value in _says(grants, row).items() if value is not None}
        of_case = said.pop(CASE, None)
        yield SecurityEvent(
            what=grants.lines[-1 if row.ended else 0],
            case_id=UUID(str(of_case)) if of_case else None,
            object_id=UUID(str(row.row_id)),
            detail=said,
        )


def _with_their_lines(connection: sa.Connection, grants: Grants) -> Iterator[list[Any]]:
    """Each row as often as it has lines, the oldest first: in one question, because what is given meanwhile moves both."""
    ended = sa.literal(value=False) if grants.withdrawn is None else grants.withdrawn.is_not(None)
    line = sa.and_(audit_event.c.object_id == grants.table.c.id, audit_event.c.event.in_(grants.lines))
    columns = {"row_id": grants.table.c.id, "of_case": audit_event.c.case_id, "detail": audit_event.c.detail}
    columns |= {f"is_{name}": column for name, column in grants.says.items()}
    as_it_lies = connection.dialect.name == "sqlite"  # so that a value nobody can read is no reason to stop
    query = (
        sa.select(
            *(
                (sa.type_coerce(column, AS_IT_LIES) if as_it_lies else column).label(name)
                for name, column in columns.items()
            ),
            ended.label("ended"),
            audit_event.c.event,
        )
        .select_from(grants.table.outerjoin(audit_event, line))
        .order_by(grants.table.c.id, audit_event.c.id)
    )
    for _row_id, rows in groupby(connection.execute(query), key=lambda row: row.row_id):
        yield list(rows)


def _says(grants: Grants, row: Any) -> dict[str, Any]:
    return {name: _plain(getattr(row, f"is_{name}")) for name in grants.says}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def _bare(value: object) -> object:
    """Ids are written with and without their dashes."""
    plain = _plain(value)
    return plain.replace("-", "") if isinstance(plain, str) else plain


def read(detail: Any) -> dict[str, object]:
    """What a line says; one that cannot be read is a finding of its own."""
    try:
        found = json.loads(detail) if isinstance(detail, str) else detail
    except ValueError:
        return {}
    return dict(found) if isinstance(found, dict) else {}


def named(row_id: object) -> str:
    """An id as it is told, also one that is none."""
    try:
        return str(UUID(str(row_id)))
    except ValueError:
        return str(row_id)
