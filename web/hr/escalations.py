"""Requests for help: what was asked, how far each has come, and moving it on."""

from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.hr.escalation_status import EscalationStatusForm
from web.casework.names import HELP_STATUSES, HELP_TRACKS
from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.hr.addresses import flag_from, id_from
from web.i18n import format_instant, language
from web.posted import submission
from web.queries.escalations import EscalationRow, escalations, find_escalation
from web.queries.read_document import ReadDocument, find_document
from web.queries.reading_log import Reading, note_list, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Role
from workflow.services.move_escalation import move_escalation


@blueprint.get("/escalations")
@allow(Act.READ, Thing.ESCALATION, Role.HR)
def escalation_list() -> str:
    """What is open, or what is settled."""
    settled = flag_from("settled")
    with wiring().reading.connect() as connection:
        page = escalations(connection, sight(), settled=settled, after=id_from("after"))
    note_list(wiring(), actor(), [row.case_id for row in page.rows])
    kept: dict[str, Any] = {"settled": 1} if settled else {}
    return render_template(
        "hr/escalations.html",
        rows=[_row(row) for row in page.rows],
        settled=settled,
        first_href=url_for("hr.escalation_list", **kept) if request.args.get("after") else "",
        next_href=url_for("hr.escalation_list", **kept, after=page.next_after) if page.next_after else "",
    )


@blueprint.get("/escalations/<uuid:escalation_id>")
@allow(Act.READ, Thing.ESCALATION, Role.HR)
def escalation(escalation_id: UUID) -> str:
    """One request, with the form that moves it on."""
    row, note = _found(escalation_id)
    context = FormContext(today=today(), known={"status": row.status, "note": note})
    return _page(row, EscalationStatusForm(context=context))


@blueprint.post("/escalations/<uuid:escalation_id>")
@allow(Act.DECIDE, Thing.ESCALATION, Role.HR)
def move(escalation_id: UUID) -> Response | tuple[str, HTTPStatus]:
    """Say how far it has come; a second click changes nothing more."""
    row, _note = _found(escalation_id)
    form = EscalationStatusForm(request.form, context=FormContext(today=today()))
    if not form.validate():
        return _page(row, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        move_escalation(
            wiring().office,
            escalation_id,
            form.status.data,
            form.note.data or "",
            actor=actor(),
            submission=submission(),
        )
        flash(_("Saved: %(status)s.", status=_(HELP_STATUSES[form.status.data][0])), "success")
    except AlreadyDone:
        flash(_("Saved: %(status)s.", status=_(HELP_STATUSES[form.status.data][0])), "success")
    except (NotFound, Invalid):
        abort(HTTPStatus.NOT_FOUND)
    return redirect(url_for("hr.escalation_list"), HTTPStatus.SEE_OTHER)


def _found(escalation_id: UUID) -> tuple[EscalationRow, str]:
    with wiring().reading.connect() as connection:
        found = find_escalation(wiring(), connection, sight(), escalation_id)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return found


def _page(row: EscalationRow, form: EscalationStatusForm) -> str:
    note_reading(wiring(), actor(), row.case_id, Reading.REQUEST, row.id)
    document = _request(row)
    return render_template(
        "hr/escalation.html",
        row=row,
        track=_(HELP_TRACKS.get(row.track, HELP_TRACKS["other"])),
        case_href=url_for("hr.case_page", case_id=row.case_id),
        document=document,
        form=form,
        submission=uuid4(),
    )


def _request(row: EscalationRow) -> ReadDocument | None:
    """The document that asks for help; reading it is noted."""
    if row.document_id is None:
        return None
    note_reading(wiring(), actor(), row.case_id, Reading.DOCUMENT, row.document_id)
    with wiring().reading.connect() as connection:
        return find_document(wiring(), connection, row.document_id, sight(), language())


def _row(row: EscalationRow) -> dict[str, object]:
    word, kind = HELP_STATUSES[row.status]
    return {
        "href": url_for("hr.escalation", escalation_id=row.id),
        "cells": [
            row.employee,
            _(HELP_TRACKS.get(row.track, HELP_TRACKS["other"])),
            {"text": row.asked_by, "small": format_instant(row.asked_at)},
            row.unit,
            {"text": _(word), "kind": kind},
        ],
    }
