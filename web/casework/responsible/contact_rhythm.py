"""Sets how often the two are in touch, with what the employee said would suit them beside it."""

from http import HTTPStatus
from uuid import UUID, uuid4

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.contact.rhythm import ContactRhythmForm
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Page, put_beside_field
from web.casework.responsible.reached import followed_case
from web.casework.responsible.unavailable import show_not_open
from web.casework.rhythm_words import former_rhythms, next_contact, rhythm_said, wish_said
from web.casework.route_table import FormViews
from web.current import actor, today, wiring
from web.posted import case_version, submission
from web.queries.contact_rhythm import KeepingInTouch, keeping_in_touch
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from workflow.domain.contact_rhythm import ContactWay
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale, StepNotOpen
from workflow.domain.rules import CONTACT_RHYTHM_WEEKS
from workflow.domain.stages import TIMELINE
from workflow.services.agree_contact import Agreed, agree_rhythm


def show_rhythm(case_id: UUID) -> str | Page:
    """The form, beginning with what counts now, else with what the employee would like, else with the house's suggestion."""
    followed = followed_case(case_id)
    if followed.file.stage not in TIMELINE:
        return show_not_open(followed)
    found = _found(case_id)
    form = ContactRhythmForm(context=context_of_case(followed), data=_begun(followed, found))
    return _drawn(followed, found, form)


def take_rhythm(case_id: UUID) -> Response | Page:
    """Keep it, or show what must be put right first."""
    followed = followed_case(case_id)
    form = ContactRhythmForm(request.form, context=context_of_case(followed))
    if not form.validate():
        return _drawn(followed, _found(case_id), form), HTTPStatus.UNPROCESSABLE_ENTITY
    agreed = Agreed(
        every_weeks=form.every_weeks.data,
        way=ContactWay(form.way.data),
        from_on=form.from_on.data,
        together=form.together.data == "yes",
    )
    try:
        agree_rhythm(
            wiring().office, case_id, agreed, actor=actor(), version=case_version(), submission=submission()
        )
        flash(
            _("This is kept, and the employee sees it too. You are reminded when the next time is near."),
            "success",
        )
    except Stale:
        return _drawn(followed, _found(case_id), form, overtaken=True), HTTPStatus.CONFLICT
    except Invalid as refusal:
        put_beside_field(form, refusal, _(refusal.sentence))
        return _drawn(followed, _found(case_id), form), HTTPStatus.UNPROCESSABLE_ENTITY
    except StepNotOpen:
        return show_not_open(followed)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    except AlreadyDone:
        pass  # the first click has told of it
    return redirect(url_for(".case_page", case_id=case_id, _anchor="contact"), HTTPStatus.SEE_OTHER)


VIEWS = FormViews(show_rhythm, take_rhythm)


def _found(case_id: UUID) -> KeepingInTouch:
    with wiring().reading.connect() as connection:
        return keeping_in_touch(wiring(), connection, case_id)


def _begun(followed: FollowedCase, found: KeepingInTouch) -> dict[str, object]:
    newest, wish = found.newest, found.wish
    usual = followed.file.rules.value(CONTACT_RHYTHM_WEEKS, today())
    begun: dict[str, object] = {"every_weeks": (wish and wish.every_weeks) or usual}
    if wish and wish.way:
        begun["way"] = wish.way.value
    if newest is not None and (wish is None or wish.said_at < newest.set_at):
        begun = {"every_weeks": newest.every_weeks, "way": newest.way.value}
    due = followed.record.contact_next_on
    return begun | ({"from_on": due} if due is not None and due >= today() else {})


def _drawn(
    followed: FollowedCase, found: KeepingInTouch, form: ContactRhythmForm, *, overtaken: bool = False
) -> str:
    note_reading(wiring(), actor(), followed.id, Reading.CONTACTS)
    return render_template(
        "case/contact_rhythm.html",
        followed=followed,
        form=form,
        now=rhythm_said(found),
        next_on=next_contact(followed.record.contact_next_on, today()),
        former=former_rhythms(found),
        wish=wish_said(found),
        overtaken=overtaken,
        version=followed.record.version,
        submission=uuid4(),
    )
