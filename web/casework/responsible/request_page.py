"""The page of one request for help, for whoever follows the case up: HR moves it on, the manager sees how it stands."""

from collections.abc import Iterable
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, render_template, url_for
from flask_babel import gettext as _

from web.casework.requests.page import Href, evidence_items, shown_request
from web.casework.responsible.reached import reading_case
from web.casework.responsible.verbs import verb_for
from web.current import actor, sight, today, wiring
from web.i18n import language
from web.queries.followed_case import FollowedCase
from web.queries.read_document import ReadDocument, find_document
from web.queries.reading_log import Reading, note_reading
from web.queries.requests import SeenRequest, find_request
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.people import Role
from workflow.domain.tracks.evidence import Evidence
from workflow.domain.tracks.going_on import Reason, open_moves
from workflow.domain.tracks.kinds import Move, State
from workflow.domain.tracks.table import TRACKS

Refused = Iterable[dict[str, str | None]]
Way = dict[str, object]
BEFORE_SENDING = (State.ASKED, State.TAKEN_UP)
QUIET = frozenset({Move.DECLINE, Move.WITHDRAW})
PAPERS_OF_MOVES: dict[Move, DocumentKind] = {
    Move.GIVE_NOTICE: DocumentKind.SELF_CERTIFICATION_WITHDRAWAL,
    Move.PROLONG: DocumentKind.SELF_CERTIFICATION_WITHDRAWAL,
    Move.REGISTER: DocumentKind.POSITION_BANK_REGISTRATION,
}
"""Moves that are made by filing a paper."""


def show_request(case_id: UUID, request_id: UUID, refused: Refused = (), *, overtaken: bool = False) -> str:
    """The request; `refused` are the reasons why a move was not made, `overtaken` that somebody else was quicker."""
    followed, seen = reached_request(case_id, request_id)
    note_reading(wiring(), actor(), case_id, Reading.REQUEST, request_id)
    with_notes = actor().role is Role.HR
    return render_template(
        "case/request.html",
        followed=followed,
        request=shown_request(seen, today(), _document_of(case_id), with_notes=with_notes),
        ready=_ready(followed, seen),
        ways=_ways(followed, seen),
        package=_package(case_id, seen),
        asked=_asked(seen),
        refused=refused,
        overtaken=overtaken,
        back=_back(followed),
        submission=uuid4(),
    )


def _asked(seen: SeenRequest) -> ReadDocument | None:
    """What the manager wrote to HR; reading it is noted."""
    found = next((one for one in seen.documents.values() if one.kind is DocumentKind.HELP_REQUEST), None)
    if found is None:
        return None
    note_reading(wiring(), actor(), seen.track.case_id, Reading.DOCUMENT, found.id)
    with wiring().reading.connect() as connection:
        return find_document(wiring(), connection, found.id, sight(), language())


def reached_request(case_id: UUID, request_id: UUID) -> tuple[FollowedCase, SeenRequest]:
    """The request with its case; 404 when it is not there, not of that case or not theirs."""
    with reading_case(case_id) as (connection, followed):
        seen = find_request(wiring(), connection, sight(), case_id, request_id, today())
    if seen is None:
        abort(HTTPStatus.NOT_FOUND)
    return followed, seen


def reason_items(reasons: Iterable[Reason], followed: FollowedCase) -> list[dict[str, str | None]]:
    """Reasons as a list on top of a page, each with the way to mend it."""  # fmt: skip
    return [{"text": _(one.sentence), "href": _way_to_mend(one, followed)} for one in reasons]


def _way_to_mend(reason: Reason, followed: FollowedCase) -> str | None:
    if reason.field:
        return f"#{reason.field}"
    return form_of(followed, reason.mended_by) if reason.mended_by else None


def form_of(followed: FollowedCase, kind: DocumentKind) -> str | None:
    """Where a paper of a kind is written on this case by this role, or None where it has no place."""
    if kind is DocumentKind.ACCOMMODATION_MEASURE:
        return url_for(".measure_new", case_id=followed.id)
    if not can_be_filed(followed.file.stage, kind, actor().role):
        return None
    return url_for(".document_form", case_id=followed.id, slug=kind.replace("_", "-"))


def _ready(followed: FollowedCase, seen: SeenRequest) -> dict[str, object] | None:
    spec = TRACKS[seen.track.kind]
    if seen.track.state not in BEFORE_SENDING or not spec.needs:
        return None

    def mend(one: Evidence) -> tuple[str, str] | None:
        for kind in (one.mended_by, one.or_by):
            href = form_of(followed, kind) if kind else None
            if kind and href:
                return href, str(_(verb_for(kind, on_file=False)))
        return None

    return {
        "needs": evidence_items(spec.needs, seen, mend),
        "helps": evidence_items(spec.helps, seen, mend),
    }


def _package(case_id: UUID, seen: SeenRequest) -> str | None:
    """The button of evidence that is supplied here."""
    spec = TRACKS[seen.track.kind]
    wanted = any(one.mended_here and not one.met(seen.file) for one in spec.needs)
    if not wanted or seen.track.state not in BEFORE_SENDING or actor().role is not Role.HR:
        return None
    return url_for(".order_package_now", case_id=case_id)


def _ways(followed: FollowedCase, seen: SeenRequest) -> list[Way]:
    """What can be done from here, the way on first."""
    track, role = seen.track, actor().role
    ways: list[Way] = []
    for row in TRACKS[track.kind].moves:
        if track.state in row.source and role in row.by and row.by_filing:
            ways += _by_paper(followed, seen, row.move, str(_(row.verb)))
    for row in open_moves(TRACKS[track.kind], track.state, role):
        endpoint = ".request_move_now" if not row.asks else ".request_move"
        ways.append(
            {
                "href": url_for(endpoint, case_id=followed.id, request_id=track.id, move=row.move),
                "label": _(row.verb),
                "post": not row.asks,
                "version": track.version,
                "variant": "tertiary" if row.move in QUIET else "secondary",
            }
        )
    return [{**way, "variant": "primary"} if n == 0 and way["variant"] == "secondary" else way for n, way in enumerate(ways)]  # fmt: skip


def _by_paper(followed: FollowedCase, seen: SeenRequest, move: Move, label: str) -> list[Way]:
    """The form of the paper that makes the move; what counts already is corrected, never written twice."""
    if move is Move.PROLONG and seen.track.paper_id:
        href: str | None = url_for(".revision", case_id=followed.id, document_id=seen.track.paper_id)
    elif move is Move.REGISTER and seen.file.told.get("trial_outcome") == "unsuccessful":
        href = None
    else:
        href = form_of(followed, PAPERS_OF_MOVES[move])
    return [{"href": href, "label": label, "post": False, "variant": "secondary"}] if href else []


def _document_of(case_id: UUID) -> Href:
    return lambda document_id: url_for(".document_page", case_id=case_id, document_id=document_id)


def _back(followed: FollowedCase) -> dict[str, str]:
    if actor().role is Role.HR:
        return {"href": url_for(".escalation_list"), "label": _("Requests for help")}
    return {"href": url_for(".case_page", case_id=followed.id), "label": _("Back to the case")}
