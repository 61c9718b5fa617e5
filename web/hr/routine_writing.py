"""Writing the next version of a routine: from the last one, from a text to begin with, or from a draft."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from forms.base import FormContext, answers_to_edit
from forms.hr.routine import RoutineForm
from forms.hr.routine_start import STARTING_TEXT
from forms.texts import tidy_line, without_identity_numbers
from web.casework.responsible.draft import Draft, forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.current import actor, reading, settings, today, wiring
from web.hr import blueprint
from web.i18n import language
from web.posted import posted_with_file, submission
from web.queries.units import UnitLine, find_unit
from web.roles import allow
from workflow.adapters.persistence.routine_rows import RoutineRows
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.publish_routine import Written, publish_routine
from workflow.services.routine_file import FIELD, FileDesk, RoutineFile, checked_file
from workflow.services.routines import Routine

Kept = tuple[str, HTTPStatus]
LONGEST_NUMBER = 6
MEGABYTE = 1024 * 1024
STARTS = (("nb", N_("Begin in Bokmål")), ("nn", N_("Begin in Nynorsk")), ("en", N_("Begin in English")))
"""The languages a text to begin with can be had in."""


@blueprint.get("/routine/<uuid:unit_id>/write")
@allow(Act.DECIDE, Thing.ROUTINE, Role.HR)
def write_routine(unit_id: UUID) -> str:
    """The form: a draft if there is one, else the text asked for, else the last version."""
    unit, last = _unit(unit_id), _last(unit_id)
    draft = kept_draft(unit_id, RoutineForm.name)
    if draft:
        return _page(RoutineForm(draft.answers, context=_context()), unit, last, draft)
    begin = request.args.get("begin", "")
    known = _starting_text(begin) if begin in dict(STARTS) else _as_it_stands(last)
    return _page(RoutineForm(context=_context(), data=known), unit, last)


@blueprint.post("/routine/<uuid:unit_id>/write")
@allow(Act.DECIDE, Thing.ROUTINE, Role.HR)
def write_routine_now(unit_id: UUID) -> str | Response | tuple[str, HTTPStatus]:
    """Publish it, or keep it as a draft; a second click publishes nothing more."""
    unit = _unit(unit_id)
    if "save_draft" in request.form:
        keep_draft_and_say(unit_id, RoutineForm.name)
        return redirect(url_for("hr.write_routine", unit_id=unit_id), HTTPStatus.SEE_OTHER)
    posted, sent = posted_with_file(FIELD)
    form = RoutineForm(posted, context=_context())
    if not form.validate() or not _published(form, unit_id, sent):
        if sent and not form.file.errors:
            form.file.errors = [_("Choose the file once more: a browser does not keep it.")]
        return _page(form, unit, _last(unit_id)), HTTPStatus.UNPROCESSABLE_ENTITY
    forget_draft(unit_id, RoutineForm.name)
    flash(_("The routine is published. Everybody it counts for is asked to read it."), "success")
    return redirect(url_for("hr.routine_of_unit", unit_id=unit_id), HTTPStatus.SEE_OTHER)


@blueprint.post("/routine/<uuid:unit_id>/write/draft")
@allow(Act.DECIDE, Thing.ROUTINE, Role.HR)
def routine_draft(unit_id: UUID) -> Kept:
    """Keep what is written so far; what was published meanwhile leaves no draft behind."""
    _unit(unit_id)
    with reading() as tx:
        if tx.routines.received(submission()):
            return "", HTTPStatus.NO_CONTENT
    fits = keep_draft(unit_id, RoutineForm.name)
    return "", HTTPStatus.NO_CONTENT if fits else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


@blueprint.post("/routine/<uuid:unit_id>/write/forget")
@allow(Act.DECIDE, Thing.ROUTINE, Role.HR)
def routine_forget(unit_id: UUID) -> Response:
    """Begin anew."""
    _unit(unit_id)
    forget_draft(unit_id, RoutineForm.name)
    return redirect(url_for("hr.write_routine", unit_id=unit_id), HTTPStatus.SEE_OTHER)


def _published(form: RoutineForm, unit_id: UUID, sent: FileStorage | None) -> bool:
    """Store the version, or say beside the form why not."""
    with force_locale(form.written_in.data):
        content = RoutineForm(request.form, context=_context()).content()
    try:
        written = Written(
            content=content,
            published_on=form.published_on.data,
            based_on=_based_on(),
            file=_looked_into(sent) if sent else None,
        )
        publish_routine(wiring().office, unit_id, written, actor=actor(), submission=submission())
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except AlreadyDone:
        return True
    except Invalid as refusal:
        if refusal.field in form:
            form[refusal.field].errors = [_(refusal.sentence)]
        else:
            form.form_errors = [_(refusal.sentence)]
        return False
    return True


def _looked_into(sent: FileStorage) -> RoutineFile:
    largest = settings().largest_upload_mb * MEGABYTE
    desk = FileDesk(checks=wiring().paper_checks, scanner=wiring().scanner, largest=largest)
    name = without_identity_numbers(tidy_line(sent.filename or ""))
    return checked_file(desk, name, sent.stream.read(largest + 1))


def _based_on() -> int:
    text = request.form.get("based_on", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else 0


def _context() -> FormContext:
    return FormContext(today=today(), known={"written_in": language()})


def _unit(unit_id: UUID) -> UnitLine:
    with wiring().reading.connect() as connection:
        found = find_unit(connection, unit_id)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return found


def _last(unit_id: UUID) -> Routine | None:
    with wiring().reading.connect() as connection:
        return next(iter(RoutineRows(connection, wiring().keys).versions(unit_id)), None)


def _as_it_stands(last: Routine | None) -> dict[str, object]:
    if last is None:
        return {}
    with wiring().reading.connect() as connection:
        content = RoutineRows(connection, wiring().keys).content(last.id)
    return {**answers_to_edit(content), "written_in": last.language}


def _starting_text(wanted: str) -> dict[str, object]:
    with force_locale(wanted):
        return {part: _(text) for part, text in STARTING_TEXT.items()} | {"written_in": wanted}


def _page(form: RoutineForm, unit: UnitLine, last: Routine | None, draft: Draft | None = None) -> str:
    largest = _("At most %(largest)s MB.", largest=settings().largest_upload_mb)
    form.file.description = f"{form.file.hint} {largest}"
    return render_template(
        "hr/routine_write.html",
        form=form,
        unit=unit,
        last=last,
        draft=draft,
        starts=() if last else STARTS,
        submission=uuid4(),
    )
