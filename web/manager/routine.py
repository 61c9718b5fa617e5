"""The routine with one's own people: who has not read it, that it was gone through, and one's own reading of it."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.posted import Submitted
from forms.routine_talk import RoutineTalkForm
from web.current import actor, today, wiring
from web.manager import blueprint
from web.own_routine import hand_out_file, note_presence, note_read, reading_page
from web.posted import posted_id, submission
from web.queries.routines import Colleague, colleagues_led, talked_since, talks_of
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Role
from workflow.domain.routine import quarter_begins
from workflow.services.routines import Routine
from workflow.services.talk_through_routine import talk_through_routine

Groups = dict[Routine, list[Colleague]]


@blueprint.get("/routine")
@allow(Act.READ, Thing.ROUTINE, Role.MANAGER)
def routine() -> str:
    """Those who have not read it, the talk of the quarter, the text."""
    return _page(_groups())


@blueprint.get("/routine/file/<uuid:routine_id>")
@allow(Act.READ, Thing.ROUTINE, Role.MANAGER)
def routine_file(routine_id: UUID) -> Response:
    """The file of a version that counts for the reader."""
    return hand_out_file(routine_id)


@blueprint.post("/routine/read")
@allow(Act.ANSWER, Thing.ROUTINE, Role.MANAGER)
def routine_read() -> Response:
    """Managers read it too."""
    note_read()
    return redirect(url_for("manager.routine"), HTTPStatus.SEE_OTHER)


@blueprint.post("/routine/present")
@allow(Act.ANSWER, Thing.ROUTINE, Role.MANAGER)
def routine_present() -> Response:
    """A manager has a manager too, and was there."""
    note_presence()
    return redirect(url_for("manager.routine"), HTTPStatus.SEE_OTHER)


@blueprint.post("/routine/talk")
@allow(Act.WRITE, Thing.ROUTINE, Role.MANAGER)
def routine_talk() -> str | Response | tuple[str, HTTPStatus]:
    """Note that it was gone through; a second click notes nothing more."""
    groups, routine_id = _groups(), posted_id("routine")
    about = next((one for one in groups if one.id == routine_id), None)
    if about is None:
        abort(HTTPStatus.NOT_FOUND)
    form = _form(groups[about], request.form)
    if not form.validate() or not _noted(form, about.id):
        return _page(groups, {about.id: form}), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("It is noted. Those who were there are asked to say so on their own page."), "success")
    return redirect(url_for("manager.routine"), HTTPStatus.SEE_OTHER)


def _noted(form: RoutineTalkForm, routine_id: UUID) -> bool:
    present = [UUID(one) for one in form.present.data or ()]
    try:
        talk_through_routine(
            wiring().office,
            routine_id,
            form.held_on.data,
            present,
            actor=actor(),
            submission=submission(),
        )
    except AlreadyDone:
        return True
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except Invalid as refusal:
        form[refusal.field].errors = [_(refusal.sentence)]
        return False
    return True


def _groups() -> Groups:
    with wiring().reading.connect() as connection:
        return colleagues_led(connection, actor().person_id, today())


def _form(people: list[Colleague], posted: Submitted | None = None) -> RoutineTalkForm:
    names = {str(one.person_id): one.name for one in people}
    return RoutineTalkForm(
        posted, context=FormContext(today=today(), choices={"present": tuple(names.items())})
    )


def _page(groups: Groups, posted: dict[UUID, RoutineTalkForm] | None = None) -> str:
    with wiring().reading.connect() as connection:
        talks = talks_of(connection, [one.id for one in groups], actor().person_id)
        done = talked_since(connection, actor().person_id, quarter_begins(today()))
    own = reading_page()
    return render_template(
        "manager/routine.html",
        groups=[_group(one, people, posted or {}) for one, people in groups.items()],
        talks=talks,
        gone_through=done,
        submission=uuid4(),
        routines=own["routines"],
        talks_of_mine=own["talks"],
    )


def _group(about: Routine, people: list[Colleague], posted: dict[UUID, RoutineTalkForm]) -> dict[str, object]:
    unread = {one.person_id: one for one in people if one.read_at is None}
    return {
        "id": about.id,
        "units": sorted({one.unit for one in people}),
        "people": len({one.person_id for one in people}),
        "unread": [{"name": one.name, "new": one.start_on} for one in unread.values()],
        "form": posted.get(about.id) or _form(people),
    }
