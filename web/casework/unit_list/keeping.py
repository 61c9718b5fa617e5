"""Pages of the list for the one who keeps it: add, answer what was suggested, take off. A manager's units, or for HR all."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import AnswerForm, FormContext
from forms.measures.unit_list import AcceptForm, EntryForm, ReasonForm, RetireForm
from web.casework.route_table import Route, mount_routes, page, press
from web.casework.unit_list.filled import entry_in
from web.casework.unit_list.lines import gone, grouped, made_on, suggested, who
from web.current import actor, today, wiring
from web.posted import submission
from web.queries.unit_list import KeptList, find_kept_list
from workflow.domain.access import Thing
from workflow.domain.accommodation import OptionStatus
from workflow.domain.errors import AlreadyDone, NotFound
from workflow.domain.law import AML_4_2, AML_4_3
from workflow.domain.people import Role
from workflow.services.keep_unit_list import (
    accept_suggestion,
    add_option,
    decline_suggestion,
    retire_option,
)
from workflow.services.unit_list import OptionRecord

Page = tuple[str, HTTPStatus]


def show_list(unit_id: UUID) -> str:
    """The list with what waits for an answer, and what stood on it before."""
    return _list_page(_kept(unit_id), EntryForm(context=FormContext(today=today())))


def add_now(unit_id: UUID) -> Response | Page:
    """Put an entry on the list."""
    found, form = _kept(unit_id), EntryForm(request.form, context=FormContext(today=today()))
    if not form.validate():
        return _list_page(found, form), HTTPStatus.UNPROCESSABLE_ENTITY
    add = partial(
        add_option, wiring().office, unit_id, entry_in(form), actor=actor(), submission=submission()
    )
    return _done(unit_id, add, _("It stands on the list now, and everybody in the unit sees it."))


def show_option(unit_id: UUID, option_id: UUID) -> str:
    """A suggestion with its answers, or an entry with the way off the list."""
    found = _kept(unit_id)
    one, context = _entry(found, option_id), FormContext(today=today())
    if one.status is OptionStatus.SUGGESTED:
        known = {"kind": one.kind.value, "area": one.area.value, "words": one.words}
        return _option_page(found, one, AcceptForm(context=context, data=known), ReasonForm(context=context))
    return _option_page(found, one, None, RetireForm(context=context))


def accept_now(unit_id: UUID, option_id: UUID) -> Response | Page:
    """Put a suggestion on the list, as it is or worded otherwise."""
    found, context = _kept(unit_id), FormContext(today=today())
    one, form = _entry(found, option_id, also_answered=True), AcceptForm(request.form, context=context)
    if not form.validate():
        return _option_page(found, one, form, ReasonForm(context=context)), HTTPStatus.UNPROCESSABLE_ENTITY
    accept = partial(accept_suggestion, wiring().office, unit_id, option_id, entry_in(form), actor=actor())
    return _done(unit_id, accept, _("It stands on the list now. Whoever suggested it sees that."))


def decline_now(unit_id: UUID, option_id: UUID) -> Response | Page:
    """Say no, with the reason."""
    found, context = _kept(unit_id), FormContext(today=today())
    one, form = _entry(found, option_id, also_answered=True), ReasonForm(request.form, context=context)
    if not form.validate():
        known = {"kind": one.kind.value, "area": one.area.value, "words": one.words}
        accept = AcceptForm(context=context, data=known)
        return _option_page(found, one, accept, form), HTTPStatus.UNPROCESSABLE_ENTITY
    reason = form["reason"].data
    decline = partial(decline_suggestion, wiring().office, unit_id, option_id, reason, actor=actor())
    return _done(unit_id, decline, _("Your answer is kept, and whoever suggested it sees the reason."))


def retire_now(unit_id: UUID, option_id: UUID) -> Response | Page:
    """Take an entry off the list."""
    found, form = _kept(unit_id), RetireForm(request.form, context=FormContext(today=today()))
    one = _entry(found, option_id, also_answered=True)
    if not form.validate():
        return _option_page(found, one, None, form), HTTPStatus.UNPROCESSABLE_ENTITY
    reason = form["reason"].data
    retire = partial(retire_option, wiring().office, unit_id, option_id, reason, actor=actor())
    return _done(unit_id, retire, _("It is taken off the list, and kept among what stood here before."))


def _done(unit_id: UUID, do: Callable[[], None], sentence: str) -> Response:
    """Do it and tell it; a second click finds it done, and says the same."""
    try:
        do()
        flash(sentence, "success")
    except AlreadyDone:
        flash(_("This was answered already. Here is how the list stands now."), "info")
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return redirect(url_for(".unit_list", unit_id=unit_id), HTTPStatus.SEE_OTHER)


def _kept(unit_id: UUID) -> KeptList:
    with wiring().reading.connect() as connection:
        found = find_kept_list(wiring(), connection, unit_id, actor(), today())
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    return found


def _entry(found: KeptList, option_id: UUID, *, also_answered: bool = False) -> OptionRecord:
    """An entry of this unit that can be answered or taken off."""
    own = [one for one in found.standing if one.unit_id == found.unit_id]
    every = [*own, *found.suggested, *(found.declined if also_answered else ())]
    every += found.retired if also_answered else []
    one = next((one for one in every if one.id == option_id), None)
    if one is None:
        abort(HTTPStatus.NOT_FOUND)
    return one


def _list_page(found: KeptList, form: EntryForm) -> str:
    def href_of(option_id: UUID) -> str:
        return url_for(".unit_option", unit_id=found.unit_id, option_id=option_id)

    return render_template(
        "unit_list/kept.html",
        unit=found.unit,
        unit_id=found.unit_id,
        groups=grouped(found, href_of),
        suggested=suggested(found, href_of),
        declined=gone(list(found.declined)),
        retired=gone(list(found.retired)),
        form=form,
        laws=[_(law.paragraph) for law in (AML_4_2, AML_4_3)],
        submission=uuid4(),
    )


def _option_page(found: KeptList, one: OptionRecord, accept: AnswerForm | None, reason: AnswerForm) -> str:
    return render_template(
        "unit_list/option.html",
        unit=found.unit,
        unit_id=found.unit_id,
        option=one,
        who=who(one, found) if accept else "",
        made_on=made_on(one),
        accept=accept,
        reason=reason,
        submission=uuid4(),
    )


LIST = "/units/<uuid:unit_id>/accommodations"
ENTRY = f"{LIST}/<uuid:option_id>"
ROUTES: tuple[Route, ...] = (
    page(LIST, "unit_list", Thing.UNIT_LIST, show_list),
    press(LIST, "unit_list_add", Thing.UNIT_LIST, add_now),
    page(ENTRY, "unit_option", Thing.UNIT_LIST, show_option),
    press(f"{ENTRY}/accept", "unit_option_accept", Thing.UNIT_LIST, accept_now),
    press(f"{ENTRY}/decline", "unit_option_decline", Thing.UNIT_LIST, decline_now),
    press(f"{ENTRY}/retire", "unit_option_retire", Thing.UNIT_LIST, retire_now),
)


def mount_keeping(blueprint: Blueprint, role: Role) -> None:
    """Open these pages to the ones who keep the lists."""
    mount_routes(blueprint, role, ROUTES)
