"""Asking one's manager for a talk before there is any absence."""

from http import HTTPStatus
from uuid import uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from forms.base import FormContext
from forms.steps.prevention_note import OwnPreventionNoteForm
from web.casework.filling import filled_in
from web.casework.responsible.draft import kept_draft
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.answers import Page
from web.i18n import language
from web.posted import posted_id, submission
from web.queries.employments import OwnEmployment, own_employments
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, NotFound, OverlappingCase
from workflow.domain.people import Role
from workflow.services.open_prevention import open_prevention


@blueprint.get("/talk")
@allow(Act.WRITE, Thing.NEW_CASE, Role.EMPLOYEE)
def ask_for_talk() -> str:
    """The form; somebody with several employments says which one it is about by choosing the manager."""
    employments = _employments()
    if not employments:
        return _nobody_to_ask()
    chosen = next(
        (one for one in employments if str(one.id) == request.args.get("employment")), employments[0]
    )
    draft = kept_draft(chosen.id, DocumentKind.PREVENTION_NOTE)
    form = OwnPreventionNoteForm(draft.answers if draft else None, context=_context(chosen))
    return _page(form, chosen, draft)


@blueprint.post("/talk")
@allow(Act.WRITE, Thing.NEW_CASE, Role.EMPLOYEE)
def ask_for_talk_now() -> str | Page:
    """Begin it; whoever has one already is led there."""
    chosen = next((one for one in _employments() if one.id == posted_id("employment")), None)
    if chosen is None:
        abort(HTTPStatus.NOT_FOUND)
    form = OwnPreventionNoteForm(request.form, context=_context(chosen))
    if not form.validate():
        return _page(form, chosen), HTTPStatus.UNPROCESSABLE_ENTITY
    filled = filled_in(form, language())
    try:
        open_prevention(wiring().office, chosen.id, filled, actor=actor(), submission=submission())
        flash(_("Your manager is told that you would like to talk."), "success")
    except AlreadyDone:
        flash(_("Your manager is told that you would like to talk."), "success")
    except OverlappingCase:
        flash(_("You and your manager have such talks under way already. You find them below."), "info")
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return redirect(url_for("employee.home"), HTTPStatus.SEE_OTHER)


def _employments() -> list[OwnEmployment]:
    with wiring().reading.connect() as connection:
        return own_employments(connection, actor().person_id, today())


def _context(employment: OwnEmployment) -> FormContext:
    return FormContext(today=today(), employed_from=employment.start_on, employed_to=employment.end_on)


def _page(form: OwnPreventionNoteForm, employment: OwnEmployment, draft: object = None) -> str:
    return render_template(
        "employee/ask_for_talk.html",
        form=form,
        employment=employment,
        draft=draft,
        others=[one for one in _employments() if one.id != employment.id],
        submission=uuid4(),
    )


def _nobody_to_ask() -> str:
    return render_template(
        "page_message.html",
        title=_("We find no employment of yours here"),
        text=_("Ask HR if that is not right."),
        href=url_for("employee.home"),
        label=_("To the front page"),
    )
