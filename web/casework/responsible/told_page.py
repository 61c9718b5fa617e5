"""Takes in what Nav has told of the dates of a case: ours beside Nav's, and what changes shown before it is stored."""

from datetime import date
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.steps.told_by_nav import ToldByNavForm
from web.casework.responsible.draft import Draft, forget_draft, keep_draft, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Page, case_address, put_beside_field
from web.casework.responsible.reached import followed_case
from web.casework.responsible.register_preview import Foretold, Preview, show_preview
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, wiring
from web.i18n import format_day
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale, StepNotOpen
from workflow.domain.stages import TIMELINE
from workflow.services.foreseen import NotAsShown, mark_of_dates
from workflow.services.moved_dates import Redated
from workflow.services.tell_dates import Told, foresee_told, tell_dates, told_on

FORM = ToldByNavForm.name
Answer = Response | Page


def show_told(case_id: UUID) -> str | Page:
    """What is told already, in the form, beside what was reckoned here."""
    followed = followed_case(case_id)
    if followed.file.stage not in TIMELINE:
        return show_not_open(followed)
    note_reading(wiring(), actor(), case_id, Reading.DATES)
    draft = kept_draft(case_id, FORM)
    told = told_on(followed.record)
    known = {name: getattr(told, name) for name in ("first_day", "max_date", "meeting_on")}
    form = ToldByNavForm(draft.answers if draft else None, context=context_of_case(followed), data=known)
    return _drawn(followed, form, draft)


def take_told(case_id: UUID) -> str | Answer:
    """Refused, shown with what it changes, or stored."""
    followed = followed_case(case_id)
    form = ToldByNavForm(request.form, context=context_of_case(followed))
    if "change_it" in request.form:
        return _drawn(followed, form)
    if not form.validate():
        return _drawn(followed, form), HTTPStatus.UNPROCESSABLE_ENTITY
    told = Told(**{name: form[name].data for name in ("first_day", "max_date", "meeting_on")})
    try:
        return _stored(followed, told) if request.form.get("mark") else _shown(followed, told)
    except Invalid as refusal:
        put_beside_field(form, refusal, _(refusal.sentence))
        return _drawn(followed, form), HTTPStatus.UNPROCESSABLE_ENTITY
    except StepNotOpen:
        return show_not_open(followed)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)


def keep_told_draft(case_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    kept = keep_draft(followed_case(case_id).id, FORM)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_told_draft(case_id: UUID) -> Response:
    """Begin anew from what is told already."""
    forget_draft(followed_case(case_id).id, FORM)
    return redirect(url_for(".told", case_id=case_id), HTTPStatus.SEE_OTHER)


def _shown(followed: FollowedCase, told: Told, *, meanwhile: bool = False) -> Page:
    moved = foresee_told(wiring().office, followed.id, told, actor=actor())
    return show_preview(_place(followed), _foretold(moved), meanwhile=meanwhile)


def _stored(followed: FollowedCase, told: Told) -> Answer:
    try:
        tell_dates(
            wiring().office,
            followed.id,
            told,
            actor=actor(),
            version=case_version(),
            mark=request.form.get("mark"),
            submission=submission(),
        )
    except (Stale, NotAsShown):
        return _shown(followed, told, meanwhile=True)
    except AlreadyDone:
        return redirect(case_address(followed.id), HTTPStatus.SEE_OTHER)
    forget_draft(followed.id, FORM)
    flash(_("What Nav told is kept, and the dates follow it."), "success")
    return redirect(case_address(followed.id), HTTPStatus.SEE_OTHER)


def _foretold(moved: Redated) -> Foretold:
    quiet = (
        _("No deadlines move. This is what changes:")
        if moved.consequences.changes_anything
        else _("All dates stay as they are.")
    )
    return Foretold(own=moved, mark=mark_of_dates(moved), version=moved.before.version, quiet=quiet)


def _place(followed: FollowedCase) -> Preview:
    return Preview(
        about=followed.employee,
        title=_("This is what changes"),
        action=url_for(".told_now", case_id=followed.id),
        save_label=_("Save what Nav told"),
        back=case_address(followed.id),
        back_label=_("Back to the case"),
    )


def _drawn(followed: FollowedCase, form: ToldByNavForm, draft: Draft | None = None) -> str:
    return render_template(
        "case/told_by_nav.html",
        followed=followed,
        form=form,
        draft=draft,
        version=followed.record.version,
        submission=uuid4(),
        ours=_ours(followed),
    )


def _ours(followed: FollowedCase) -> dict[str, str]:
    """What was reckoned here, by the name of the question."""
    record = followed.record
    reckoned = {
        "first_day": record.first_day_reckoned or record.first_day,
        "max_date": record.max_date_reckoned,
    }
    return {name: _day(day) for name, day in reckoned.items()}


def _day(day: date | None) -> str:
    if day is None:
        return str(_("Nothing is reckoned here."))
    return str(_("Reckoned here: %(day)s.", day=format_day(day)))


VIEWS = FormViews(show_told, take_told, keep_told_draft, forget_told_draft)
