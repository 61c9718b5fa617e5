"""What one's own unit can adapt: everybody who works there reads it and may suggest more."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.measures.unit_list import SuggestionForm
from web.casework.unit_list.filled import entry_in
from web.casework.unit_list.lines import grouped, mine
from web.casework.unit_list.reading import mount_reading
from web.current import actor, today, wiring
from web.employee import blueprint
from web.posted import submission
from web.queries.unit_list import find_list, own_suggestions
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, NotFound
from workflow.domain.people import Role
from workflow.services.keep_unit_list import suggest_option

mount_reading(blueprint, Role.EMPLOYEE)


@blueprint.get("/units/<uuid:unit_id>/accommodations")
@allow(Act.READ, Thing.UNIT_LIST, Role.EMPLOYEE)
def unit_list(unit_id: UUID) -> str:
    """The list, one's own suggestions, and the form for another."""
    return _page(unit_id, SuggestionForm(context=FormContext(today=today())))


@blueprint.post("/units/<uuid:unit_id>/accommodations")
@allow(Act.ANSWER, Thing.UNIT_LIST, Role.EMPLOYEE)
def unit_list_suggest(unit_id: UUID) -> Response | tuple[str, HTTPStatus]:
    """Send a suggestion to the manager; a second click sends nothing more."""
    form = SuggestionForm(request.form, context=FormContext(today=today()))
    if not form.validate():
        return _page(unit_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        suggest_option(
            wiring().office,
            unit_id,
            entry_in(form),
            shows_name=form.named.data == "yes",
            actor=actor(),
            submission=submission(),
        )
        flash(_("Thank you. Your suggestion is sent, and you see the answer here."), "success")
    except AlreadyDone:
        flash(_("Thank you. Your suggestion is sent, and you see the answer here."), "success")
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return redirect(url_for("employee.unit_list", unit_id=unit_id), HTTPStatus.SEE_OTHER)


def _page(unit_id: UUID, form: SuggestionForm) -> str:
    with wiring().reading.connect() as connection:
        found = find_list(wiring(), connection, unit_id, actor(), today())
        if found is None:
            abort(HTTPStatus.NOT_FOUND)
        suggestions = own_suggestions(wiring(), connection, actor())
    return render_template(
        "employee/unit_list.html",
        unit=found.unit,
        unit_id=unit_id,
        groups=grouped(found),
        mine=mine([one for one in suggestions if one.unit_id == unit_id]),
        form=form,
        submission=uuid4(),
    )
