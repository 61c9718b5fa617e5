"""Saying how one would like to be contacted; the manager sees it beside the rhythm that counts."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.contact.wish import ContactWishForm
from web.casework.responsible.form_page import put_beside_field
from web.casework.rhythm_words import next_contact, rhythm_said, wish_said, wished
from web.current import actor, today, wiring
from web.employee import blueprint
from web.employee.answers import Page
from web.employee.own_things import own_case
from web.posted import submission
from web.queries.contact_rhythm import keeping_in_touch
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.contact_rhythm import ContactWay
from workflow.domain.errors import AlreadyDone, Invalid, StepNotOpen
from workflow.domain.people import Role
from workflow.domain.stages import TIMELINE
from workflow.services.agree_contact import Wish, say_wish


@blueprint.get("/cases/<uuid:case_id>/contact-wish")
@allow(Act.ANSWER, Thing.CONTACTS, Role.EMPLOYEE)
def contact_wish(case_id: UUID) -> str | Response:
    """What counts now, and the form for one's wish."""
    case = own_case(case_id)
    return _too_late(case_id) if case.record.stage not in TIMELINE else _page(case)


@blueprint.post("/cases/<uuid:case_id>/contact-wish")
@allow(Act.ANSWER, Thing.CONTACTS, Role.EMPLOYEE)
def contact_wish_now(case_id: UUID) -> Page:
    """Keep it, and ask the manager to see it."""
    case = own_case(case_id)
    form = ContactWishForm(request.form, context=FormContext(today=today()))
    if not form.validate():
        return _page(case, form), HTTPStatus.UNPROCESSABLE_ENTITY
    wish = Wish(
        every_weeks=form.every_weeks.data,
        way=ContactWay(form.way.data) if form.way.data else None,
        words=form.words.data or "",
    )
    try:
        say_wish(wiring().office, case_id, wish, actor=actor(), submission=submission())
        flash(_("Thank you. Your manager sees what you wrote."), "success")
    except Invalid as refusal:
        put_beside_field(form, refusal, _(refusal.sentence))
        return _page(case, form), HTTPStatus.UNPROCESSABLE_ENTITY
    except StepNotOpen:
        return _too_late(case_id)
    except AlreadyDone:
        pass  # the first click has told of it
    return redirect(url_for("employee.case_page", case_id=case_id, _anchor="contact"), HTTPStatus.SEE_OTHER)


def _page(case: FollowedCase, form: ContactWishForm | None = None) -> str:
    with wiring().reading.connect() as connection:
        found = keeping_in_touch(wiring(), connection, case.id)
    note_reading(wiring(), actor(), case.id, Reading.CONTACTS)
    return render_template(
        "employee/contact_wish.html",
        case=case,
        form=form or ContactWishForm(context=FormContext(today=today()), data=wished(found.wish)),
        now=rhythm_said(found),
        next_on=next_contact(case.record.contact_next_on, today(), yours=True),
        wish=wish_said(found),
        submission=uuid4(),
    )


def _too_late(case_id: UUID) -> Response:
    flash(_("You are back at work, so there is nothing to agree on about contact now."), "info")
    return redirect(url_for("employee.case_page", case_id=case_id), HTTPStatus.SEE_OTHER)
