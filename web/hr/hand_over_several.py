"""Giving the chosen cases away: what would happen, doing it, and what came of it."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import FormContext
from forms.hr.hand_over import HandOverSeveralForm
from web.current import actor, sight, today, wiring
from web.hr import blueprint
from web.hr.hand_over_chosen import chosen_ids, keep_chosen
from web.hr.words import HINDRANCES
from web.posted import submission
from web.queries.given_away import ChosenCase, chosen_cases
from web.queries.managers import Manager, managers
from web.queries.reading_log import note_list
from web.roles import allow
from web.security.confirmed import confirmed_recently
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.hand_over_several import MOST, Hindrance, hand_over_several, hindrance

RESULT = "hand_over_result"


@blueprint.get("/hand-over/preview")
@allow(Act.WRITE, Thing.HAND_OVER, Role.HR)
def foresee_hand_over() -> str | Response:
    """Who would get the chosen cases, who would lose sight of them, and what cannot go."""
    if not chosen_ids():
        return redirect(url_for("hr.choose_cases"))
    with wiring().reading.connect() as connection:
        chosen, offered = chosen_cases(connection, sight(), chosen_ids()), managers(connection)
    note_list(wiring(), actor(), [one.id for one in chosen])
    form = HandOverSeveralForm(request.args or None, context=_context(offered))
    whom = UUID(form.manager.data) if request.args and form.validate() else None
    why = {one.id: hindrance(one.standing, whom) if whom else None for one in chosen}
    going = [one for one in chosen if why[one.id] is None]
    return render_template(
        "hr/hand_over_preview.html",
        form=form,
        whom=whom,
        name=next((one.name for one in offered if one.id == whom), ""),
        going=[{"cells": [one.employee, one.unit, one.manager or _("Nobody")]} for one in going],
        losing=_losing(going),
        staying=_staying(chosen, why),
        versions=[f"{one.id}:{one.version}" for one in going],
        submission=uuid4(),
    )


@blueprint.post("/hand-over/now")
@allow(Act.WRITE, Thing.HAND_OVER, Role.HR)
@confirmed_recently(N_("Confirm that it is you before you give several cases to another manager."))
def hand_over_several_now() -> Response:
    """Give them away, each by itself; sent twice, it is done once."""
    with wiring().reading.connect() as connection:
        form = HandOverSeveralForm(request.form, context=_context(managers(connection)))
    sent, versions = submission(), _versions()
    if not form.validate() or sent is None or not versions:
        flash(_("Choose who takes over, and look at what happens once more."), "warning")
        return redirect(url_for("hr.foresee_hand_over"), HTTPStatus.SEE_OTHER)
    whom = UUID(form.manager.data)
    outcome = hand_over_several(wiring().office, versions, whom, actor=actor(), submission=sent)
    session[RESULT] = {
        "to": whom.hex,
        "cases": [[case_id.hex, why.value if why else ""] for case_id, why in outcome.items()],
    }
    keep_chosen(case_id for case_id, why in outcome.items() if why is Hindrance.CHANGED)
    return redirect(url_for("hr.handed_over"), HTTPStatus.SEE_OTHER)


@blueprint.get("/hand-over/result")
@allow(Act.WRITE, Thing.HAND_OVER, Role.HR)
def handed_over() -> str | Response:
    """What went and what did not, and why."""
    result = session.get(RESULT)
    if not result:
        return redirect(url_for("hr.choose_cases"))
    why = {UUID(case_id): Hindrance(code) if code else None for case_id, code in result["cases"]}
    with wiring().reading.connect() as connection:
        cases = chosen_cases(connection, sight(), list(why))
        offered = managers(connection)
    note_list(wiring(), actor(), [one.id for one in cases])
    went = [one for one in cases if why[one.id] is None]
    return render_template(
        "hr/handed_over.html",
        name=next((one.name for one in offered if one.id == UUID(result["to"])), ""),
        went=[{"cells": [one.employee, one.unit]} for one in went],
        staying=_staying(cases, why),
        gone=len(why) - len(cases),
        again=Hindrance.CHANGED in why.values(),
    )


def _losing(going: Sequence[ChosenCase]) -> list[tuple[str, int]]:
    """Who loses sight of how many, by name."""
    found: dict[str, int] = {}
    for one in going:
        if one.manager:
            found[one.manager] = found.get(one.manager, 0) + 1
    return sorted(found.items())


def _staying(cases: Sequence[ChosenCase], why: Mapping[UUID, Hindrance | None]) -> list[dict[str, object]]:
    lines = ((one, why[one.id]) for one in cases)
    return [
        {"cells": [one.employee, one.unit, _(HINDRANCES[reason])]}
        for one, reason in lines
        if reason is not None
    ]


def _versions() -> dict[UUID, int]:
    """The cases of the form, each with the version it was looked at; what is none is left out."""
    found: dict[UUID, int] = {}
    for text in request.form.getlist("case")[:MOST]:
        case_id, _colon, version = text.partition(":")
        try:
            found[UUID(case_id)] = int(version)
        except ValueError:
            continue
    return found


def _context(offered: Sequence[Manager]) -> FormContext:
    return FormContext(today=today(), choices={"manager": [(str(one.id), one.name) for one in offered]})
