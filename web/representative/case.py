"""One case as far as its invitation reaches: the meetings; the plan and the dates; or facts and documents."""

from http import HTTPStatus
from uuid import UUID

import sqlalchemy as sa
from flask import abort, render_template, url_for
from flask_babel import gettext as _

from web.casework.meetings import meeting_items
from web.casework.names import ANSWER_KINDS, DOCUMENT_NAMES, OUTCOME_NAMES
from web.casework.on_behalf import named_for
from web.casework.step_line import step_line
from web.current import actor, sight, today, wiring
from web.i18n import format_short_day
from web.queries.case_documents import DocumentLine, case_documents
from web.queries.followed_case import FollowedCase, find_followed_case
from web.queries.invitations import HeldInvitation, held_invitation
from web.queries.meeting_places import meeting_places
from web.queries.meetings import case_meetings
from web.queries.reading_log import Reading, note_reading
from web.representative import blueprint
from web.representative.dates import date_items
from web.representative.scopes import READ, WITH_ALL, WITH_DATES, WITH_PLAN, scope_words
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.people import REPRESENTATIVES

Item = dict[str, object]


@blueprint.get("/cases/<uuid:case_id>")
@allow(Act.READ, Thing.MEETING, *REPRESENTATIVES)
def case(case_id: UUID) -> str:
    """What the invitation shows, as long as it holds."""
    with wiring().reading.connect() as connection:
        invitation = held_invitation(connection, actor(), case_id, today())
        found = _case(connection, case_id) if invitation else None
        if found is None or invitation is None:
            abort(HTTPStatus.NOT_FOUND)
        meetings = [one for one in case_meetings(connection, case_id) if _is_shown(one.id, invitation)]
        places = meeting_places(wiring(), connection, case_id)
        documents = _documents(connection, case_id, invitation)
    what = Reading.MEETING if invitation.meeting_id else READ[invitation.scope]
    note_reading(wiring(), actor(), case_id, what, invitation.meeting_id)
    return render_template(
        "representative/case.html",
        case=found,
        invitation=invitation,
        scope=scope_words(invitation),
        whole=invitation.scope in WITH_ALL,
        steps=step_line(found.file) if invitation.scope in WITH_DATES else [],
        dates=date_items(found.file) if invitation.scope in WITH_DATES else [],
        meetings=meeting_items(
            meetings, today(), {one.id: places.get(one.id, "") for one in meetings if one.is_told}
        ),
        documents=documents,
    )


def _is_shown(meeting_id: UUID, invitation: HeldInvitation) -> bool:
    """An invitation to one meeting shows that one and no other."""
    return invitation.meeting_id is None or invitation.meeting_id == meeting_id


def _case(connection: sa.Connection, case_id: UUID) -> FollowedCase | None:
    return find_followed_case(wiring(), connection, case_id, sight(), today())


def _documents(connection: sa.Connection, case_id: UUID, invitation: HeldInvitation) -> list[Item]:
    if invitation.scope in WITH_ALL:
        lines = case_documents(connection, case_id)
        return [_document(line) for line in lines if line.is_newest]
    if invitation.scope in WITH_PLAN:
        lines = case_documents(connection, case_id, [DocumentKind.FOLLOW_UP_PLAN])
        return [_document(line) for line in lines if line.is_current]
    return []


def _document(line: DocumentLine) -> Item:
    status = (
        {"word": _(OUTCOME_NAMES[line.answer]), "kind": ANSWER_KINDS[line.answer]} if line.answer else None
    )
    return {
        "title": _(DOCUMENT_NAMES[line.kind]),
        "href": url_for("representative.document", document_id=line.id),
        "version": _("version %(number)s", number=line.version) if line.version > 1 else "",
        "filed": _(
            "Filed %(day)s by %(who)s",
            day=format_short_day(line.filed_on),
            who=named_for(line.filed_by, line.filed_for),
        ),
        "status": status,
        "files": [],
    }
