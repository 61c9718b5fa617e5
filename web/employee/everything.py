"""Everything about oneself: what is kept how long and when it goes, and all of it as one file."""

from datetime import date
from http import HTTPStatus
from uuid import UUID

from flask import Response, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from web.casework.folder.evidence import sent_in_parts
from web.casework.folder.evidence_lines import package_line
from web.casework.keeping_words import kept_for
from web.current import actor, reading, settings, wiring
from web.employee import blueprint
from web.i18n import format_day, language
from web.queries.demonstration import everybody_is_invented
from web.queries.holds import holds_on_me
from web.queries.house_rules import rule_book
from web.queries.retention import last_day_here
from web.roles import allow
from web.security.confirmed import confirmed_recently
from workflow.domain.access import Act, Thing
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.keeping_days import goes_on
from workflow.domain.own_words import OWN_SINCE, to_you
from workflow.domain.people import Role
from workflow.domain.retention import CLASSES, Kept
from workflow.domain.rules import RuleBook
from workflow.domain.rules_of_keeping import KEEP_CASES
from workflow.domain.text import N_
from workflow.services.own_export.order import order_own_export, own_export_to_take
from workflow.services.retention import day_of_deletion

NOT_MINE = frozenset({Kept.WORKPLACE, Kept.WORK_DONE, Kept.SIGN_IN_ATTEMPTS, Kept.TALK_NOTES})
"""Kinds of data that are about nobody in particular, or are somebody else's notes."""


@blueprint.get("/everything")
@allow(Act.READ, Thing.OWN_DATA, Role.EMPLOYEE)
def everything() -> str:
    """What is kept about me, and the file with all of it."""
    day = day_of_deletion(wiring().clock, demonstration=everybody_is_invented(settings()))
    with wiring().reading.connect() as connection:
        book, left_on = rule_book(connection), last_day_here(connection, actor().person_id)
        holds = holds_on_me(connection, actor().person_id)
    with reading() as tx:
        exports = tx.packages.about(actor().person_id)
    return render_template(
        "employee/everything.html",
        classes=[
            {"title": _(one.title), "holds": _(one.holds), "kept": kept_for(one, book, day, OWN_SINCE)}
            for one in map(to_you, CLASSES)
            if one.word not in NOT_MINE
        ],
        goes=_goes(left_on, book, day),
        holds=[format_day(review_on) for _placed_at, review_on in holds],
        packages=[package_line(one, url_for(".take_everything", export_id=one.id)) for one in exports],
        busy=any(one.ready_at is None for one in exports),
    )


@blueprint.post("/everything/order")
@allow(Act.TAKE, Thing.OWN_DATA, Role.EMPLOYEE)
@confirmed_recently(N_("Confirm that it is you before you order the file with everything about you."))
def order_everything() -> AnyResponse:
    """Order the file."""
    try:
        order_own_export(wiring().office, language(), actor=actor())
    except Invalid as refusal:
        flash(_(refusal.sentence), "warning")
    else:
        flash(
            _("It is being made. We write to you when it is ready, if we have your e-mail address."),
            "success",
        )
    return redirect(url_for(".everything"), HTTPStatus.SEE_OTHER)


@blueprint.post("/everything/<uuid:export_id>/take")
@allow(Act.TAKE, Thing.OWN_DATA, Role.EMPLOYEE)
@confirmed_recently(N_("Confirm that it is you before you take out the file with everything about you."))
def take_everything(export_id: UUID) -> Response:
    """The file, for oneself alone."""
    try:
        export = own_export_to_take(wiring().office, export_id, actor=actor())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return sent_in_parts(export)


def _goes(left_on: date | None, book: RuleBook, day: date) -> str:
    """The day the follow-ups go."""
    if left_on is None:
        return str(_("You work here, so for your follow-ups counting has not begun."))
    last = goes_on(left_on, book.value(KEEP_CASES, day), KEEP_CASES.unit)
    return str(_("Your follow-ups are deleted on %(day)s at the latest.", day=format_day(last)))
