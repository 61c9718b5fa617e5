"""Shows and takes in the form of a move of a request; every reason why it cannot be made is told at once."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.requests.move import NOTE, MoveForm, move_form
from web.casework.requests.words import DONE, track_name
from web.casework.responsible.form_page import put_reasons
from web.casework.responsible.request_page import reached_request, reason_items, show_request
from web.casework.route_table import FormViews
from web.current import actor, today, wiring
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from web.queries.requests import SeenRequest
from workflow.domain.errors import AlreadyDone, NotFound, Stale
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.domain.tracks.going_on import TrackRefused, open_moves
from workflow.domain.tracks.kinds import Move
from workflow.domain.tracks.table import TRACKS
from workflow.services.move_track import Telling, move_track

Page = tuple[str, HTTPStatus]
GONE_ON = N_("This has gone on since. Below you see how it stands and what can be done now.")


def show_move(case_id: UUID, request_id: UUID, move: str) -> str | Response:
    """The questions of a move; where it does not lead from here any more, the request tells what has happened instead."""
    followed, seen = reached_request(case_id, request_id)
    _form(seen, move)
    if not _is_open(seen, move):
        flash(_(GONE_ON), "info")
        return redirect(url_for(".request", case_id=case_id, request_id=request_id), HTTPStatus.SEE_OTHER)
    note_reading(wiring(), actor(), case_id, Reading.REQUEST, request_id)
    form = _form(seen, move)(context=FormContext(today=today()))
    return _page(followed, seen, form, move, seen.track.version)


def take_move(case_id: UUID, request_id: UUID, move: str) -> Response | Page:
    """Make the move; a second click changes nothing more."""
    followed, seen = reached_request(case_id, request_id)
    form = _form(seen, move)(request.form, context=FormContext(today=today()))
    if not form.validate():
        return _page(followed, seen, form, move, case_version()), HTTPStatus.UNPROCESSABLE_ENTITY
    note = form[NOTE].data if NOTE in form else ""
    telling = Telling(facts=form.told(), words=form.words(), note=note or "")
    try:
        move_track(
            wiring().office,
            request_id,
            Move(move),
            telling,
            actor=actor(),
            version=case_version(),
            submission=submission(),
        )
        flash(_("Saved: %(what)s.", what=_(DONE[move])), "success")
    except AlreadyDone:
        pass  # the first click has told of it
    except Stale as stale:
        return _overtaken(followed, form, move, request_id, stale.version), HTTPStatus.CONFLICT
    except TrackRefused as refused:
        return _refused(followed, seen, form, move, refused), HTTPStatus.UNPROCESSABLE_ENTITY
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return redirect(
        url_for(".request", case_id=case_id, request_id=request_id), HTTPStatus.SEE_OTHER
    )  # fmt: skip


VIEWS = FormViews(show_move, take_move)


def _form(seen: SeenRequest, move: str) -> type[MoveForm]:
    """The form of a move somebody in this role makes; 404 for others."""
    role, found = actor().role, None
    mine = {row.move for row in TRACKS[seen.track.kind].moves if role in row.by}
    if move in mine:
        found = move_form(seen.track.kind, Move(move), seen.track.state, with_note=role is Role.HR)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return found


def _is_open(seen: SeenRequest, move: str) -> bool:
    """Whether the move leads from where the request stands."""
    return any(
        row.move == move for row in open_moves(TRACKS[seen.track.kind], seen.track.state, actor().role)
    )


def _overtaken(followed: FollowedCase, form: MoveForm, move: str, request_id: UUID, version: int) -> str:
    """Somebody was quicker: the answers again while they still fit, else the request as it stands now."""
    _now, seen = reached_request(followed.id, request_id)
    if not _is_open(seen, move):
        return show_request(followed.id, request_id, overtaken=True)
    return _page(followed, seen, form, move, version, overtaken=True)


def _refused(
    followed: FollowedCase, seen: SeenRequest, form: MoveForm, move: str, refused: TrackRefused
) -> str:
    """What is about an answer stands at the answer; a move without questions is told of on the page of the request."""
    if not form.asks:
        return show_request(followed.id, seen.track.id, reason_items(refused.reasons, followed))
    put_reasons(form, refused)
    reasons = reason_items(refused.reasons, followed)
    return _page(followed, seen, form, move, seen.track.version, reasons=reasons)


def _page(
    followed: FollowedCase,
    seen: SeenRequest,
    form: MoveForm,
    move: str,
    version: int,
    *,
    overtaken: bool = False,
    reasons: Sequence[dict[str, str | None]] = (),
) -> str:
    case_id, request_id = followed.id, seen.track.id
    return render_template(
        "case/request_move.html",
        followed=followed,
        form=form,
        name=track_name(seen.track.kind),
        action=url_for(".request_move_now", case_id=case_id, request_id=request_id, move=move),
        back=url_for(".request", case_id=case_id, request_id=request_id),
        version=version,
        overtaken=overtaken,
        reasons=reasons,
        submission=uuid4(),
    )
