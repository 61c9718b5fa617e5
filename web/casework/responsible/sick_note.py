"""Shows and takes in a new period of absence on an open case: a sick note, a new grade, a longer absence."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.steps.absence_period import AbsencePeriodForm
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, FormPlace, Page, case_address, show_form
from web.casework.responsible.reached import followed_case
from web.casework.responsible.sending import send
from web.casework.responsible.unavailable import show_not_open
from web.current import actor, wiring
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.rules import WHOLLY_ABSENT_PER_CENT
from workflow.domain.stages import TIMELINE
from workflow.services.change_absence import change_absence
from workflow.services.register_edits import AddPeriod
from workflow.services.stated import Stated

FORM = AbsencePeriodForm.name


def show_sick_note(case_id: UUID) -> str | Page:
    """The form, with the draft if there is one."""
    followed = followed_case(case_id)
    if followed.file.stage not in TIMELINE:
        return show_not_open(followed)
    draft = kept_draft(case_id, FORM)
    form = AbsencePeriodForm(draft.answers if draft else None, context=context_of_case(followed))
    return show_form(form, _place(followed), Beside(draft=draft))


def take_sick_note(case_id: UUID) -> Response | Page:
    """Record the period, or show what must be put right first."""
    followed = followed_case(case_id)
    if "save_draft" in request.form:
        keep_draft_and_say(case_id, FORM)
        return redirect(url_for(".sick_note", case_id=case_id), HTTPStatus.SEE_OTHER)
    form = AbsencePeriodForm(request.form, context=context_of_case(followed))
    return send(form, _place(followed, case_version()), followed, partial(_record, form, followed))


def keep_sick_note_draft(case_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    kept = keep_draft(followed_case(case_id).id, FORM)
    return "", HTTPStatus.NO_CONTENT if kept else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def forget_sick_note_draft(case_id: UUID) -> Response:
    """Begin anew."""
    forget_draft(followed_case(case_id).id, FORM)
    return redirect(url_for(".sick_note", case_id=case_id), HTTPStatus.SEE_OTHER)


def _record(form: AbsencePeriodForm, followed: FollowedCase) -> str:
    change_absence(
        wiring().office,
        followed.record.employment_id,
        AddPeriod(_note(form)),
        actor=actor(),
        version=case_version(),
        submission=submission(),
    )
    forget_draft(followed.id, FORM)
    return str(_("The period is added, and the dates are counted anew."))


def _note(form: AbsencePeriodForm) -> Stated:
    facts = form.facts()
    grade = facts["grade"]
    return Stated(
        kind=AbsenceKind(str(facts["period_kind"])),
        start_on=form["start"].data,
        end_on=form["end"].data,
        grade=grade if isinstance(grade, int) else WHOLLY_ABSENT_PER_CENT.value,
        extended_certificate=facts["extended_certificate"] is True,
    )


def _place(followed: FollowedCase, version: int | None = None) -> FormPlace:
    return FormPlace(
        about=followed.employee,
        version=followed.record.version if version is None else version,
        action=url_for(".sick_note", case_id=followed.id),
        draft_href=url_for(".sick_note_draft", case_id=followed.id),
        forget_href=url_for(".sick_note_forget", case_id=followed.id),
        back=case_address(followed.id),
        back_label=_("Back to the case"),
    )
