"""The pages of a case, as a table: an audience that follows cases up mounts them under its own address and role."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint

from web.casework.responsible import (
    case_page,
    copy_download,
    dates_data,
    document_form,
    document_page,
    document_revision,
    meeting_form,
    meeting_outcome,
    meeting_page,
    new_absence,
    readers_page,
    register_change,
    register_correction,
    register_page,
    silence_form,
    steps,
    task_settling,
    told_page,
)
from web.roles import allow
from workflow.domain.people import Role

CASE = "/cases/<uuid:case_id>"
DOCUMENT = f"{CASE}/documents/<uuid:document_id>"
MEETINGS = f"{CASE}/meetings"
MEETING = f"{MEETINGS}/<uuid:meeting_id>"
ABSENCE = "/absences/new/<uuid:employment_id>"
REGISTER = "/absences/<uuid:employment_id>"
PERIOD = f"{REGISTER}/periods/<uuid:period_id>"


@dataclass(frozen=True, slots=True)
class Route:
    """An address, the endpoint's name within the audience, and what answers."""

    method: str
    rule: str
    endpoint: str
    view: Callable[..., Any]


ROUTES: tuple[Route, ...] = (
    Route("GET", CASE, "case_page", case_page.show_case),
    Route("GET", f"{CASE}/dates.json", "dates_data", dates_data.download_dates),
    Route("GET", f"{CASE}/readers", "readers", readers_page.show_readers),
    Route("POST", f"{CASE}/steps/<trigger>", "take_step_now", steps.take_posted_step),
    Route("POST", f"{CASE}/tasks/<uuid:task_id>/done", "settle", task_settling.settle_posted_task),
    Route("GET", f"{CASE}/copies/<uuid:copy_id>", "copy", copy_download.download_copy),
    Route("GET", f"{CASE}/copies/<uuid:copy_id>/word", "copy_word", copy_download.download_word),
    Route("GET", DOCUMENT, "document_page", document_page.show_document),
    Route("GET", f"{DOCUMENT}/revise", "revision", document_revision.show_revision),
    Route("POST", f"{DOCUMENT}/revise", "revision_now", document_revision.take_revision),
    Route("POST", f"{DOCUMENT}/revise/draft", "revision_draft", document_revision.keep_revision_draft),
    Route("POST", f"{DOCUMENT}/revise/forget", "revision_forget", document_revision.forget_revision_draft),
    Route("GET", f"{DOCUMENT}/silence", "silence_form", silence_form.show_silence_form),
    Route("POST", f"{DOCUMENT}/silence", "silence_form_now", silence_form.take_silence_form),
    Route("POST", f"{DOCUMENT}/silence/draft", "silence_form_draft", silence_form.keep_silence_draft),
    Route("POST", f"{DOCUMENT}/silence/forget", "silence_form_forget", silence_form.forget_silence_draft),
    Route("GET", f"{CASE}/absence-period", "sick_note", register_page.to_register),
    Route("GET", f"{CASE}/told-by-nav", "told", told_page.show_told),
    Route("POST", f"{CASE}/told-by-nav", "told_now", told_page.take_told),
    Route("POST", f"{CASE}/told-by-nav/draft", "told_draft", told_page.keep_told_draft),
    Route("POST", f"{CASE}/told-by-nav/forget", "told_forget", told_page.forget_told_draft),
    Route("GET", f"{MEETINGS}/new", "meeting_new", meeting_form.show_new_meeting),
    Route("POST", f"{MEETINGS}/new", "meeting_new_now", meeting_form.take_new_meeting),
    Route("POST", f"{MEETINGS}/new/draft", "meeting_new_draft", meeting_form.keep_new_meeting_draft),
    Route("POST", f"{MEETINGS}/new/forget", "meeting_new_forget", meeting_form.forget_new_meeting_draft),
    Route("GET", MEETING, "meeting", meeting_page.show_meeting),
    Route("GET", f"{MEETING}/invitation", "meeting_invitation", meeting_form.show_invitation),
    Route("POST", f"{MEETING}/invitation", "meeting_invitation_now", meeting_form.take_invitation),
    Route(
        "POST", f"{MEETING}/invitation/draft", "meeting_invitation_draft", meeting_form.keep_invitation_draft
    ),
    Route(
        "POST",
        f"{MEETING}/invitation/forget",
        "meeting_invitation_forget",
        meeting_form.forget_invitation_draft,
    ),
    Route("GET", f"{MEETING}/cancel", "meeting_cancel", meeting_page.show_cancelling),
    Route("POST", f"{MEETING}/cancel", "meeting_cancel_now", meeting_page.cancel_posted_meeting),
    Route("GET", f"{MEETING}/outcome", "meeting_outcome", meeting_outcome.show_outcome),
    Route("POST", f"{MEETING}/outcome", "meeting_outcome_now", meeting_outcome.take_outcome),
    Route("GET", f"{CASE}/<slug>", "document_form", document_form.show_document_form),
    Route("POST", f"{CASE}/<slug>", "document_form_now", document_form.take_document_form),
    Route("POST", f"{CASE}/<slug>/draft", "document_form_draft", document_form.keep_document_draft),
    Route("POST", f"{CASE}/<slug>/forget", "document_form_forget", document_form.forget_document_draft),
    Route("GET", ABSENCE, "absence_form", new_absence.show_absence_form),
    Route("POST", ABSENCE, "absence_form_now", new_absence.take_absence_form),
    Route("POST", f"{ABSENCE}/draft", "absence_form_draft", new_absence.keep_absence_draft),
    Route("POST", f"{ABSENCE}/forget", "absence_form_forget", new_absence.forget_absence_draft),
    Route("GET", REGISTER, "register", register_page.show_register),
    Route("POST", REGISTER, "register_now", register_change.take_period),
    Route("POST", f"{REGISTER}/draft", "register_draft", register_page.keep_register_draft),
    Route("POST", f"{REGISTER}/forget", "register_forget", register_page.forget_register_draft),
    Route("GET", f"{PERIOD}/correct", "correct_period", register_correction.show_correction),
    Route("POST", f"{PERIOD}/correct", "correct_period_now", register_correction.take_correction),
    Route(
        "POST", f"{PERIOD}/correct/draft", "correct_period_draft", register_correction.keep_correction_draft
    ),
    Route(
        "POST",
        f"{PERIOD}/correct/forget",
        "correct_period_forget",
        register_correction.forget_correction_draft,
    ),
    Route("GET", f"{PERIOD}/withdraw", "withdraw_period", register_change.show_withdrawal),
    Route("POST", f"{PERIOD}/withdraw", "withdraw_period_now", register_change.withdraw_period),
)
"""How one chooses whom a new absence is about (`.new_absence`) differs between audiences, and is theirs."""


def mount(blueprint: Blueprint, role: Role) -> None:
    """Open every page of the table to one role, under the blueprint's own address."""
    for route in ROUTES:
        # a callable of its own: the declaration of one audience must not open the page of another
        view = allow(role)(partial(route.view))
        blueprint.add_url_rule(route.rule, route.endpoint, view, methods=[route.method])
