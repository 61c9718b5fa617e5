"""The routine as HR keeps it: which counts where, its versions, who has read it."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

import sqlalchemy as sa
from flask import Response, abort, render_template, url_for
from flask_babel import gettext as _

from web.current import today, wiring
from web.hr import blueprint
from web.i18n import format_day, format_instant
from web.queries.routines import colleagues_in, read_counts, talks_of
from web.queries.units import UnitLine, find_unit, unit_tree
from web.roles import allow
from web.routine_file import hand_out
from web.routine_text import changes_between, file_change, parts_of
from workflow.adapters.persistence.routine_reach import routines_in_force
from workflow.adapters.persistence.routine_rows import RoutineRows
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.services.routines import Routine

Row = dict[str, object]


@blueprint.get("/routine")
@allow(Act.READ, Thing.ROUTINE, Role.HR)
def routines() -> str:
    """Every unit in the tree, with the routine that counts there."""
    with wiring().reading.connect() as connection:
        tree, in_force = unit_tree(connection), routines_in_force(connection, today())
        counts = read_counts(connection, today())
    rows = [_row(line, above, in_force.get(line.id), counts) for line, above in _walk(tree)]
    return render_template("hr/routines.html", rows=rows, empty=not in_force)


@blueprint.get("/routine/<uuid:unit_id>")
@allow(Act.READ, Thing.ROUTINE, Role.HR)
def routine_of_unit(unit_id: UUID) -> str:
    """One unit: its own versions, and who has not read what counts there."""
    with wiring().reading.connect() as connection:
        line = _unit(connection, unit_id)
        people = [one for group in colleagues_in(connection, unit_id, today()).values() for one in group]
        counts = routines_in_force(connection, today()).get(unit_id)
        talks = talks_of(connection, [counts.id]) if counts else []
        versions = RoutineRows(connection, wiring().keys).versions(unit_id)
    return render_template(
        "hr/routine_unit.html",
        unit=line,
        counts=counts,
        is_own=counts is not None and counts.unit_id == unit_id,
        versions=[_version(one, counts) for one in versions],
        unread=[one.name for one in people if one.read_at is None],
        readers=len(people),
        talks=talks,
    )


@blueprint.get("/routine/versions/<uuid:routine_id>")
@allow(Act.READ, Thing.ROUTINE, Role.HR)
def routine_version(routine_id: UUID) -> str:
    """One version as it was published, and what it changed."""
    with wiring().reading.connect() as connection:
        rows = RoutineRows(connection, wiring().keys)
        found = rows.find(routine_id)
        if found is None:
            abort(HTTPStatus.NOT_FOUND)
        content = rows.content(routine_id)
        before = next((one for one in rows.versions(found.unit_id) if one.version < found.version), None)
        changes = changes_between(rows.content(before.id), content) if before else []
        line = _unit(connection, found.unit_id)
    return render_template(
        "hr/routine_version.html",
        unit=line,
        routine=found,
        parts=parts_of(content),
        changes=changes,
        before=before,
        file_change=file_change(before, found) if before else "",
    )


@blueprint.get("/routine/versions/<uuid:routine_id>/file")
@allow(Act.READ, Thing.ROUTINE, Role.HR)
def routine_file(routine_id: UUID) -> Response:
    """The file of any version."""
    with wiring().reading.connect() as connection:
        found = RoutineRows(connection, wiring().keys).find(routine_id)
        return hand_out(connection, found)


def _unit(connection: sa.Connection, unit_id: UUID) -> UnitLine:
    found = find_unit(connection, unit_id)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return found


def _row(line: UnitLine, above: str, counts: Routine | None, read: dict[UUID, tuple[int, int]]) -> Row:
    have_read, readers = read.get(line.id, (0, 0))
    if counts is None:
        word, kind = _("No routine yet"), "missing"
    elif counts.unit_id == line.id:
        word, kind = _("Its own, version %(number)s", number=counts.version), "done"
    else:
        word, kind = _("That of the unit above"), "info"
    number = _("%(read)s of %(all)s", read=have_read, all=readers) if counts and readers else ""
    return {
        "href": url_for("hr.routine_of_unit", unit_id=line.id),
        "cells": [{"text": line.name, "small": above}, {"text": word, "kind": kind}, number],
    }


def _version(one: Routine, counts: Routine | None) -> Row:
    if counts is not None and counts.id == one.id:
        word, kind = _("Counts now"), "done"
    elif one.published_on > today():
        word, kind = _("To come"), "to_come"
    else:
        word, kind = _("Former"), "exempt"
    return {
        "href": url_for("hr.routine_version", routine_id=one.id),
        "title": _("Version %(number)s", number=one.version),
        "filed": _published(one),
        "status": {"word": word, "kind": kind},
    }


def _published(one: Routine) -> str:
    said = _(
        "Counts from %(day)s. Published %(at)s.",
        day=format_day(one.published_on),
        at=format_instant(one.written_at),
    )
    with_file = _("With the file %(name)s.", name=one.file_name) if one.file_name else ""
    return f"{said} {with_file}".strip()


def _walk(lines: Sequence[UnitLine], above: str = "") -> list[tuple[UnitLine, str]]:
    """Every unit with the name of the one above it, in the order of the tree."""
    return [pair for line in lines for pair in ((line, above), *_walk(line.below, line.name))]
