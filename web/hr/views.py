"""Keeping what the list is narrowed to under a name, and changing and deleting such views."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.hr.saved_view import SavedViewForm
from web.current import actor, sight, signed_in, today, wiring
from web.hr import blueprint
from web.hr.case_address import Narrowed, narrowed
from web.hr.case_filters import sentence
from web.hr.own_views import EVERYTHING, address_of, kept_of, own_views, view_href
from web.posted import submission
from web.queries.managers import followers_of_open_cases
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Role
from workflow.services.keep_views import change_view, drop_view, save_view
from workflow.services.saved_views import SavedView

Refused = tuple[str, HTTPStatus]


@blueprint.get("/views")
@allow(Act.READ, Thing.SAVED_VIEW, Role.HR)
def views() -> str:
    """The views of whoever asks, each with what it shows."""
    return _views()


@blueprint.get("/views/new")
@allow(Act.WRITE, Thing.SAVED_VIEW, Role.HR)
def new_view() -> str:
    """A name for what the address narrows the list to."""
    return _new(SavedViewForm(context=_context()))


@blueprint.post("/views")
@allow(Act.WRITE, Thing.SAVED_VIEW, Role.HR)
def save_view_now() -> Response | Refused:
    """Keep it; the second of two clicks changes nothing."""
    form = SavedViewForm(request.form, context=_context())
    if not form.validate():
        return _new(form), HTTPStatus.UNPROCESSABLE_ENTITY
    chosen, _told = _narrowed()
    kept = kept_of(chosen)
    try:
        save_view(
            wiring().office,
            signed_in().account_id,
            form.called.data,
            kept.narrowing,
            unit_id=kept.unit_id,
            manager_id=kept.manager_id,
            is_default=bool(form.opens_list.data),
            actor=actor(),
            submission=submission(),
        )
        flash(_("The view is kept."), "success")
    except AlreadyDone:
        pass  # the first click has told of it
    except Invalid as refusal:
        form.called.errors = [_(refusal.sentence)]
        return _new(form), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for("hr.cases", **(chosen.address or EVERYTHING)), HTTPStatus.SEE_OTHER)


@blueprint.post("/views/<uuid:view_id>")
@allow(Act.WRITE, Thing.SAVED_VIEW, Role.HR)
def change_view_now(view_id: UUID) -> Response | Refused:
    """Give it another name, or let the list open with it."""
    form = SavedViewForm(request.form, context=_context(), prefix=_prefix(view_id))
    if not form.validate():
        return _views(view_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        change_view(
            wiring().office,
            signed_in().account_id,
            view_id,
            form.called.data,
            is_default=bool(form.opens_list.data),
            actor=actor(),
        )
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        form.called.errors = [_(refusal.sentence)]
        return _views(view_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("The view is changed."), "success")
    return redirect(url_for("hr.views"), HTTPStatus.SEE_OTHER)


@blueprint.post("/views/<uuid:view_id>/delete")
@allow(Act.WRITE, Thing.SAVED_VIEW, Role.HR)
def drop_view_now(view_id: UUID) -> Response:
    """Forget it."""
    try:
        drop_view(wiring().office, signed_in().account_id, view_id, actor=actor())
        flash(_("The view is deleted. The cases in it are as they were."), "success")
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return redirect(url_for("hr.views"), HTTPStatus.SEE_OTHER)


def _narrowed() -> tuple[Narrowed, str]:
    """What the address or the form narrows to, and the same in a sentence."""
    with wiring().reading.connect() as connection:
        chosen = narrowed(connection, request.values)
        return chosen, sentence(chosen, followers_of_open_cases(connection, sight()))


def _new(form: SavedViewForm) -> str:
    chosen, told = _narrowed()
    return render_template(
        "hr/view_new.html",
        form=form,
        told=told,
        address=chosen.address,
        back_href=url_for("hr.cases", **(chosen.address or EVERYTHING)),
        submission=uuid4(),
    )


def _views(refused_id: UUID | None = None, refused: SavedViewForm | None = None) -> str:
    kept = own_views()
    with wiring().reading.connect() as connection:
        managers = followers_of_open_cases(connection, sight())
        told = {view.id: sentence(narrowed(connection, address_of(view)), managers) for view in kept}
    return render_template(
        "hr/views.html",
        views=[
            {
                "id": view.id,
                "name": view.name,
                "href": view_href(view),
                "told": told[view.id],
                "is_default": view.is_default,
                "form": refused if refused is not None and view.id == refused_id else _form(view),
                "open": view.id == refused_id,
            }
            for view in kept
        ],
        refused=refused,
    )


def _form(view: SavedView) -> SavedViewForm:
    known = {"called": view.name, "opens_list": "yes" if view.is_default else ""}
    return SavedViewForm(context=FormContext(today=today(), known=known), prefix=_prefix(view.id))


def _prefix(view_id: UUID) -> str:
    """Several of these forms stand on one page."""
    return f"view{view_id.hex}-"


def _context() -> FormContext:
    return FormContext(today=today())
