"""How you stand: the same facts the manager has, seen from the employee's side."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

import sqlalchemy as sa
from flask import abort, render_template, url_for
from flask_babel import gettext as _

from web.casework.contact_words import consent_lines
from web.casework.meetings import meeting_items
from web.casework.names import CASE_OUTCOMES
from web.casework.requests.words import request_lines
from web.casework.rhythm_words import next_contact, rhythm_said
from web.casework.step_line import step_line
from web.casework.timeline.case import case_picture
from web.current import actor, sight, today, wiring
from web.employee import blueprint
from web.employee.history import history_items
from web.employee.measure_lines import own_measure_lines
from web.employee.meeting_words import invitations_to_answer, meeting_href
from web.employee.plan_block import plan_block
from web.employee.standing import (
    Item,
    absence_line,
    asked_certificate,
    asked_of_you,
    asked_tasks,
    document_items,
    every_date,
    loose_copies,
    next_dates,
)
from web.employee.words import PREPARE, READERS, RIGHTS, SCOPES, STAGE_NOW
from web.queries.absences import periods_of
from web.queries.case_documents import case_copies, case_documents
from web.queries.case_ground import case_ground
from web.queries.case_history import case_history
from web.queries.case_tasks import case_tasks
from web.queries.consents import case_consents
from web.queries.contact_rhythm import keeping_in_touch
from web.queries.employments import own_employments
from web.queries.followed_case import CaseLine, FollowedCase, case_lines, find_followed_case
from web.queries.invitations import given_invitations
from web.queries.measures import case_measures
from web.queries.meetings import MeetingLine, case_meetings
from web.queries.reading_log import Reading, note_reading
from web.queries.readings import last_readings
from web.queries.requests import case_requests
from web.queries.routines import own_routines
from web.queries.substitutes import case_stand_ins
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import OPEN_TO_COMMENT
from workflow.domain.people import Role
from workflow.domain.stages import TIMELINE
from workflow.services.appointments import AFTERCARE
from workflow.services.records import BEFORE_ABSENCE


@blueprint.get("/")
@allow(Act.READ, Thing.CASE, Role.EMPLOYEE)
def home() -> str:
    """The case that is open; without one, how to report an absence."""
    with wiring().reading.connect() as connection:
        lines = case_lines(connection, sight())
        if lines and lines[0].is_open:
            return _standing(connection, lines[0].id, lines)
        employments = own_employments(connection, actor().person_id, today())
        routines = own_routines(connection, actor().person_id, today())
    return render_template(
        "employee/no_case.html", lines=lines, employments=employments, rights=RIGHTS, own_routines=routines
    )


@blueprint.get("/cases/<uuid:case_id>")
@allow(Act.READ, Thing.CASE, Role.EMPLOYEE)
def case_page(case_id: UUID) -> str:
    """One of several cases, open or closed."""
    with wiring().reading.connect() as connection:
        return _standing(connection, case_id, case_lines(connection, sight()))


def _standing(connection: sa.Connection, case_id: UUID, lines: list[CaseLine]) -> str:
    case = find_followed_case(wiring(), connection, case_id, sight(), today())
    if case is None:
        abort(HTTPStatus.NOT_FOUND)
    note_reading(wiring(), actor(), case_id, Reading.CASE)
    return render_template(
        "employee/home.html",
        case=case,
        away=absence_line(case.record, case.file.today),
        stage_now=STAGE_NOW[case.record.stage],
        steps=step_line(case.file),
        outcomes=CASE_OUTCOMES,
        prepare=PREPARE.get(case.record.stage, ()),
        rights=RIGHTS,
        on_timeline=case.record.stage in TIMELINE,
        others=[line for line in lines if line.id != case_id],
        **_around(connection, case),
    )


def _around(connection: sa.Connection, case: FollowedCase) -> dict[str, object]:
    """What hangs on the case."""
    documents, copies = case_documents(connection, case.id), case_copies(connection, case.id)
    meetings = case_meetings(connection, case.id)
    return {
        "asked": [
            *invitations_to_answer(meetings, today()),
            *asked_of_you(documents, today()),
            *asked_certificate(case, documents),
        ],
        "own_routines": own_routines(connection, actor().person_id, today()),
        "tasks": asked_tasks(case_tasks(connection, case.id, Role.EMPLOYEE), today(), case.id),
        "plan": plan_block(connection, case),
        "next_dates": [
            *meeting_items(_ahead(meetings), today(), href=meeting_href),
            *next_dates(case.file),
        ],
        "every_date": _every_date(connection, case),
        "timeline": case_picture(case.file, periods_of(connection, case.id), meetings),
        "requests": request_lines(
            case_requests(connection, wiring(), case.id), today(), partial(_request_href, case.id)
        ),
        "documents": document_items([line for line in documents if line.kind not in OPEN_TO_COMMENT], copies),
        "copies": loose_copies(copies),
        "measures": own_measure_lines(case_measures(wiring(), connection, case.id), today()),
        "list_href": url_for("employee.unit_list", unit_id=case.record.unit_id),
        "invitations": [one for one in given_invitations(connection, case.id, today()) if one.holds],
        "scopes": SCOPES,
        "stand_ins": case_stand_ins(connection, case.id, today()),
        "consents": [
            line for line in consent_lines(case_consents(connection, case.id, today())) if line["holds"]
        ],
        "keeping": _keeping(connection, case),
        "readings": _last(connection, case),
        "history": history_items(case_history(connection, case.id), actor()),
    }


def _request_href(case_id: UUID, request_id: UUID) -> str:
    return url_for("employee.request", case_id=case_id, request_id=request_id)


def _every_date(connection: sa.Connection, case: FollowedCase) -> object:
    """All dates and why; before any absence there are none."""
    if case.record.spell == BEFORE_ABSENCE:
        return None
    ground = case_ground(connection, case.record, today(), discreet=False)
    return every_date(case, ground, wiring().office.days)


def _keeping(connection: sa.Connection, case: FollowedCase) -> dict[str, object] | None:
    """How often contact is agreed, while somebody is away."""
    if case.record.stage not in TIMELINE:
        return None
    return {
        "now": rhythm_said(keeping_in_touch(wiring(), connection, case.id)),
        "next_on": next_contact(case.record.contact_next_on, today(), yours=True),
    }


def _ahead(meetings: list[MeetingLine]) -> list[MeetingLine]:
    """Meetings to come; the talk after a return stands among the dates already, with the reason for it."""
    coming = [one for one in meetings if one.on_day >= today() and one.is_open]
    return [one for one in coming if one.kind != AFTERCARE or one.invited_at is not None]


def _last(connection: sa.Connection, case: FollowedCase) -> list[Item]:
    found = last_readings(connection, case.id, but=actor().person_id)
    return [{"who": _(READERS[line.read_as]), "at": line.at} for line in found]
