"""Takes in a period that is added, corrected or taken back: what it changes is shown first, stored when that is confirmed."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.steps.absence_period import AbsencePeriodForm
from web.casework.responsible.draft import forget_draft
from web.casework.responsible.form_page import Page, put_beside_field
from web.casework.responsible.register_form import context_of, stated_in
from web.casework.responsible.register_page import (
    FORM,
    Opened,
    drawn,
    forget_register_draft,
    keep_register_draft,
    open_register,
    refused,
    register_address,
    show_register,
)
from web.casework.responsible.register_preview import Preview, foretold, show_preview
from web.casework.route_table import FormViews
from web.current import actor, today, wiring
from web.posted import case_version, submission
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale
from workflow.services.change_absence import NotAsForeseen, change_absence, foresee_absence
from workflow.services.register_edits import AddPeriod, Change, WithdrawPeriod

Answer = Response | Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A change somebody asks for, where it is shown, what tells of it afterwards, and what its draft is kept under.

    `done_alone` tells of it where no case is open, so that no dates follow.
    """

    change: Change
    place: Preview
    done: str
    done_alone: str
    draft_of: UUID


def take_period(employment_id: UUID) -> str | Answer:
    """A new period: refused, shown with what it changes, or stored."""
    opened = open_register(employment_id)
    form = AbsencePeriodForm(request.form, context=context_of(opened.register, today()))
    if wants_to_change():
        return drawn(opened, form)
    if not form.validate():
        return refused(opened, form)
    place = preview_place(opened, url_for(".register_now", employment_id=employment_id), _("Save the period"))
    asked = Asked(
        change=AddPeriod(stated_in(form)),
        place=place,
        done=_("The period is added, and the dates are counted anew."),
        done_alone=_("The period is added."),
        draft_of=employment_id,
    )

    def refuse(refusal: Invalid) -> Page:
        put_beside_field(form, refusal, _(refusal.sentence))
        return refused(opened, form)

    return answer(opened, asked, refuse)


def show_withdrawal(employment_id: UUID, period_id: UUID) -> str | Answer:
    """What taking a period back changes."""
    opened = open_register(employment_id, period_id)
    opened.line(period_id)
    return answer(opened, _withdrawal(opened, period_id), _cannot_withdraw(opened))


def withdraw_period(employment_id: UUID, period_id: UUID) -> Answer:
    """Take a period back, when what that changes has been shown."""
    opened = open_register(employment_id, period_id)
    return answer(opened, _withdrawal(opened, period_id), _cannot_withdraw(opened))


def answer(opened: Opened, asked: Asked, refuse: Callable[[Invalid], Page]) -> Answer:
    """What would happen, or what happened: only a form that carries the mark of what was shown is stored."""
    try:
        return _stored(opened, asked) if request.form.get("mark") else _shown(opened, asked)
    except Invalid as refusal:
        return refuse(refusal)
    except NotFound:
        flash(_("Somebody has changed this period meanwhile. Here is how it stands now."), "warning")
        return _to_register(opened)


def wants_to_change() -> bool:
    """Whether somebody goes back from the preview to mend what they typed."""
    return "change_it" in request.form


def preview_place(opened: Opened, action: str, save_label: str, *, can_be_changed: bool = True) -> Preview:
    """The preview of a change in this register."""
    return Preview(
        about=opened.register.name,
        title=_("This is what changes"),
        action=action,
        save_label=save_label,
        back=register_address(opened.register.employment_id),
        back_label=_("Back to the absence"),
        can_be_changed=can_be_changed,
    )


def _shown(opened: Opened, asked: Asked, *, meanwhile: bool = False) -> Page:
    found = foresee_absence(wiring().office, opened.register.employment_id, asked.change, actor=actor())
    return show_preview(asked.place, foretold(found, asked.change, opened.seen), meanwhile=meanwhile)


def _stored(opened: Opened, asked: Asked) -> Answer:
    try:
        found = change_absence(
            wiring().office,
            opened.register.employment_id,
            asked.change,
            actor=actor(),
            version=case_version() if "case_version" in request.form else None,
            mark=request.form["mark"],
            submission=submission(),
        )
    except NotAsForeseen as other:
        return show_preview(asked.place, foretold(other.foreseen, asked.change, opened.seen), meanwhile=True)
    except Stale:
        return _shown(opened, asked, meanwhile=True)
    except AlreadyDone:
        return _to_register(opened)  # the first click has told of it
    forget_draft(asked.draft_of, FORM)
    flash(asked.done if found.own else asked.done_alone, "success")
    return _to_register(opened)


def _to_register(opened: Opened) -> Response:
    return redirect(register_address(opened.register.employment_id), HTTPStatus.SEE_OTHER)


def _withdrawal(opened: Opened, period_id: UUID) -> Asked:
    action = url_for(".withdraw_period_now", employment_id=opened.register.employment_id, period_id=period_id)
    return Asked(
        change=WithdrawPeriod(period_id),
        place=preview_place(opened, action, _("Take the period back"), can_be_changed=False),
        done=_("The period is taken back, and the dates are counted anew. It stays readable below."),
        done_alone=_("The period is taken back. It stays readable below."),
        draft_of=period_id,
    )


def _cannot_withdraw(opened: Opened) -> Callable[[Invalid], Page]:
    def refuse(refusal: Invalid) -> Page:
        page = render_template(
            "page_message.html",
            title=_("This period cannot be taken back"),
            text=_(refusal.sentence),
            href=register_address(opened.register.employment_id),
            label=_("Back to the absence"),
        )
        return page, HTTPStatus.UNPROCESSABLE_ENTITY

    return refuse


VIEWS = FormViews(show_register, take_period, keep_register_draft, forget_register_draft)
WITHDRAWAL_VIEWS = FormViews(show_withdrawal, withdraw_period)
