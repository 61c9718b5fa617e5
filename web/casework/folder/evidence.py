"""Orders the evidence package of a case, and hands it out once it is made; both are noted."""

from collections.abc import Iterator
from http import HTTPStatus
from uuid import UUID

from flask import Response, abort, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.http import dump_options_header
from werkzeug.wrappers import Response as AnyResponse

from web.casework.folder.reached import party_case
from web.current import actor, wiring
from web.i18n import language
from web.posted import submission
from web.queries.reading_log import Reading, note_reading
from workflow.bootstrap import Wiring
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.services.evidence_packages import PackageRecord
from workflow.services.order_package import order_package, package_to_take


def order_package_now(case_id: UUID) -> AnyResponse:
    """Order it; the page shows how far it is, and nobody need wait there."""
    party_case(case_id)
    try:
        order_package(wiring().office, case_id, language(), actor=actor(), submission=submission())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        flash(_(refusal.sentence), "warning")
    except AlreadyDone:
        return _back(case_id)
    else:
        flash(_("The package is being made. You can leave this page and come back."), "success")
    note_reading(wiring(), actor(), case_id, Reading.PACKAGE)
    return _back(case_id)


def take_package(case_id: UUID, package_id: UUID) -> Response:
    """The file, opened part by part while it is sent: it is never whole in memory."""
    party_case(case_id)
    try:
        package = package_to_take(wiring().office, case_id, package_id, actor=actor())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    note_reading(wiring(), actor(), case_id, Reading.PACKAGE, package_id)
    return sent_in_parts(package)


def sent_in_parts(package: PackageRecord) -> Response:
    """The file under our own name; whoever may have it was asked before."""
    name = f"tilbake-{package.ordered_at:%Y-%m-%d}.zip"
    headers = {
        "Content-Disposition": dump_options_header("attachment", {"filename": name}),
        "Content-Length": str(package.size),
    }
    return Response(_parts(wiring(), package), mimetype="application/zip", headers=headers)


def _parts(parts: Wiring, package: PackageRecord) -> Iterator[bytes]:
    number = 0
    while True:
        with parts.press.reading.transaction() as tx:  # not `reading()`: the request is over by then
            part = tx.packages.part(package.id, package.attempt or 0, number)
        if part is None:
            return
        yield part
        number += 1


def _back(case_id: UUID) -> AnyResponse:
    return redirect(url_for(".folder", case_id=case_id, _anchor="evidence"), HTTPStatus.SEE_OTHER)
