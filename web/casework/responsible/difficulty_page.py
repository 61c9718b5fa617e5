"""The mark that a follow-up is difficult: why, when it is looked at again, and what was done to help."""

from http import HTTPStatus
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.requests.difficulty import DifficultyForm, HelpedForm
from web.casework.responsible.reached import followed_case
from web.casework.route_table import FormViews
from web.current import actor, today, wiring
from web.i18n import format_day, format_instant
from web.posted import case_version
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from workflow.adapters.persistence.difficulty_rows import DifficultyRows
from workflow.domain.difficulties import CATEGORY_NAMES, HELP_NAMES, Category, Help
from workflow.domain.errors import Invalid, NotFound, Stale
from workflow.services.difficulties import DifficultyRecord
from workflow.services.mark_difficulty import end_difficulty, mark_difficulty, tick_help

Page = tuple[str, HTTPStatus]
Item = dict[str, object]


def show_difficulty(case_id: UUID) -> str:
    """The mark with its list, and the form that sets or changes it."""
    followed, mark = followed_case(case_id), _mark(case_id)
    note_reading(wiring(), actor(), case_id, Reading.CASE)
    known = {"category": mark.category, "note": mark.note, "review_on": mark.review_on} if mark else {}
    return _page(followed, mark, DifficultyForm(context=_context(), data=known))


def take_difficulty(case_id: UUID) -> Response | Page:
    """Set or change it; a second click changes nothing more."""
    followed, form = followed_case(case_id), DifficultyForm(request.form, context=_context())
    if not form.validate():
        return _page(followed, _mark(case_id), form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        mark_difficulty(
            wiring().office,
            case_id,
            category=Category(form.category.data),
            note=form.note.data,
            review_on=form.review_on.data,
            actor=actor(),
            version=case_version() if "case_version" in request.form else None,
        )
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return _page(followed, _mark(case_id), form), HTTPStatus.UNPROCESSABLE_ENTITY
    except Stale:
        return _page(followed, _mark(case_id), form, overtaken=True), HTTPStatus.CONFLICT
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    flash(_("Kept. You are reminded to look at it again."), "success")
    return _back(case_id)


VIEWS = FormViews(show_difficulty, take_difficulty)


def take_help(case_id: UUID, code: str) -> Response | Page:
    """Tick one thing with its day, or take the tick away."""
    followed_case(case_id)
    if code not in set(Help):
        abort(HTTPStatus.NOT_FOUND)
    form, undone = HelpedForm(request.form, context=_context(), prefix=f"{code}-"), "undo" in request.form
    if not undone and not form.validate():
        flash(form.done_on.errors[0], "warning")
        return _back(case_id)
    try:
        tick_help(wiring().office, case_id, Help(code), None if undone else form.done_on.data, actor=actor())
    except Invalid as refusal:
        flash(_(refusal.sentence), "warning")
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return _back(case_id)


def end_difficulty_now(case_id: UUID) -> Response:
    """Take the mark away."""
    followed_case(case_id)
    try:
        end_difficulty(wiring().office, case_id, actor=actor())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    flash(_("The mark is taken away."), "success")
    return redirect(url_for(".case_page", case_id=case_id), HTTPStatus.SEE_OTHER)


def difficulty_line(connection: sa.Connection, case_id: UUID) -> dict[str, str]:
    """What the page of a case says of it: the way there, and when it is looked at again."""
    mark = DifficultyRows(connection, wiring().keys).of_case(case_id)
    told = (
        _("Marked as difficult. To be looked at again %(day)s.", day=format_day(mark.review_on))
        if mark
        else ""
    )
    return {"href": url_for(".difficulty", case_id=case_id), "told": told}


def _mark(case_id: UUID) -> DifficultyRecord | None:
    with wiring().reading.connect() as connection:
        return DifficultyRows(connection, wiring().keys).of_case(case_id)


def _page(
    followed: FollowedCase, mark: DifficultyRecord | None, form: DifficultyForm, *, overtaken: bool = False
) -> str:
    return render_template(
        "case/difficulty.html",
        followed=followed,
        mark=_shown(mark) if mark else None,
        helps=_helps(followed.id, mark) if mark else [],
        form=form,
        overtaken=overtaken,
        version=mark.version if mark else None,
        submission=uuid4(),
    )


def _shown(mark: DifficultyRecord) -> Item:
    return {
        "category": _(CATEGORY_NAMES[mark.category]),
        "note": mark.note,
        "set": format_instant(mark.set_at),
        "review": format_day(mark.review_on),
    }


def _helps(case_id: UUID, mark: DifficultyRecord) -> list[Item]:
    with wiring().reading.connect() as connection:
        done = DifficultyRows(connection, wiring().keys).helped(mark.id)
    return [
        {
            "text": _(HELP_NAMES[code]),
            "done": format_day(done[code]) if code in done else "",
            "href": url_for(".difficulty_help", case_id=case_id, code=code),
            "form": HelpedForm(
                context=_context(), prefix=f"{code}-", data={"done_on": done.get(code, today())}
            ),
        }
        for code in Help
    ]


def _context() -> FormContext:
    return FormContext(today=today())


def _back(case_id: UUID) -> Response:
    return redirect(url_for(".difficulty", case_id=case_id), HTTPStatus.SEE_OTHER)
