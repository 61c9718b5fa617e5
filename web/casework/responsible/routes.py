"""The pages of a case, as a table: an audience that follows cases up mounts them under its own address and role."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint

from web.casework.responsible import (
    agreed_into_plan,
    case_page,
    consent_form,
    contact_page,
    copy_download,
    dates_data,
    difficulty_page,
    document_form,
    document_page,
    document_revision,
    measure_change,
    measure_evaluation,
    measure_new,
    measure_page,
    meeting_form,
    meeting_minutes,
    meeting_outcome,
    meeting_page,
    new_absence,
    new_prevention,
    no_show_form,
    paper,
    plan_answers,
    plan_delivery,
    plan_together,
    preparation_page,
    readers_page,
    register_change,
    register_correction,
    register_page,
    request_move,
    request_page,
    share_plan,
    silence_form,
    steps,
    talk_note,
    talk_page,
    talk_summary,
    task_settling,
    told_page,
)
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role

CASE = "/cases/<uuid:case_id>"
VOICE = f"{CASE}/plan-answers"
DELIVERY = f"{CASE}/plan/deliveries/<uuid:delivery_id>"
DIFFICULTY = f"{CASE}/difficulty"
REQUEST = f"{CASE}/requests/<uuid:request_id>"
DOCUMENT = f"{CASE}/documents/<uuid:document_id>"
MEASURES = f"{CASE}/measures"
MEASURE = f"{MEASURES}/<uuid:measure_id>"
PAPER = f"{DOCUMENT}/paper/<any(nb,nn,en):language>"
MEETINGS = f"{CASE}/meetings"
MEETING = f"{MEETINGS}/<uuid:meeting_id>"
MINUTES = f"{MEETING}/minutes"
ABSENCE = "/absences/new/<uuid:employment_id>"
PREVENTION = "/prevention/new/<uuid:employment_id>"
REGISTER = "/absences/<uuid:employment_id>"
PERIOD = f"{REGISTER}/periods/<uuid:period_id>"


@dataclass(frozen=True, slots=True)
class Route:
    """An address, the endpoint's name within the audience, what answers, and what it does with what."""

    method: str
    rule: str
    endpoint: str
    view: Callable[..., Any]
    act: Act
    thing: Thing


ROUTES: tuple[Route, ...] = (
    Route("GET", CASE, "case_page", case_page.show_case, Act.READ, Thing.CASE),
    Route("GET", f"{CASE}/dates.json", "dates_data", dates_data.download_dates, Act.READ, Thing.DATES),
    Route("GET", f"{CASE}/readers", "readers", readers_page.show_readers, Act.READ, Thing.READ_LOG),
    Route(
        "POST", f"{CASE}/steps/<trigger>", "take_step_now", steps.take_posted_step, Act.ADVANCE, Thing.CASE
    ),
    Route(
        "POST",
        f"{CASE}/tasks/<uuid:task_id>/done",
        "settle",
        task_settling.settle_posted_task,
        Act.WRITE,
        Thing.TASK,
    ),
    Route(
        "GET", f"{CASE}/copies/<uuid:copy_id>", "copy", copy_download.download_copy, Act.READ, Thing.DOCUMENT
    ),
    Route(
        "GET",
        f"{CASE}/copies/<uuid:copy_id>/word",
        "copy_word",
        copy_download.download_word,
        Act.READ,
        Thing.DOCUMENT,
    ),
    Route("GET", DOCUMENT, "document_page", document_page.show_document, Act.READ, Thing.DOCUMENT),
    Route("GET", PAPER, "printed", paper.download_paper, Act.READ, Thing.DOCUMENT),
    Route("GET", f"{PAPER}/word", "printed_word", paper.download_word_paper, Act.READ, Thing.DOCUMENT),
    Route(
        "GET", f"{DOCUMENT}/revise", "revision", document_revision.show_revision, Act.WRITE, Thing.DOCUMENT
    ),
    Route(
        "POST",
        f"{DOCUMENT}/revise",
        "revision_now",
        document_revision.take_revision,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route(
        "POST",
        f"{DOCUMENT}/revise/draft",
        "revision_draft",
        document_revision.keep_revision_draft,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route(
        "POST",
        f"{DOCUMENT}/revise/forget",
        "revision_forget",
        document_revision.forget_revision_draft,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route(
        "GET",
        f"{DOCUMENT}/silence",
        "silence_form",
        silence_form.show_silence_form,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route(
        "POST",
        f"{DOCUMENT}/silence",
        "silence_form_now",
        silence_form.take_silence_form,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route(
        "POST",
        f"{DOCUMENT}/silence/draft",
        "silence_form_draft",
        silence_form.keep_silence_draft,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route(
        "POST",
        f"{DOCUMENT}/silence/forget",
        "silence_form_forget",
        silence_form.forget_silence_draft,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route("GET", MINUTES, "meeting_minutes", meeting_minutes.show_minutes, Act.WRITE, Thing.DOCUMENT),
    Route("POST", MINUTES, "meeting_minutes_now", meeting_minutes.take_minutes, Act.WRITE, Thing.DOCUMENT),
    Route(
        "POST",
        f"{MINUTES}/draft",
        "meeting_minutes_draft",
        meeting_minutes.keep_minutes_draft,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route(
        "POST",
        f"{MINUTES}/forget",
        "meeting_minutes_forget",
        meeting_minutes.forget_minutes_draft,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route("GET", f"{CASE}/absence-period", "sick_note", register_page.to_register, Act.READ, Thing.REGISTER),
    Route("GET", f"{CASE}/told-by-nav", "told", told_page.show_told, Act.WRITE, Thing.DATES),
    Route("POST", f"{CASE}/told-by-nav", "told_now", told_page.take_told, Act.WRITE, Thing.DATES),
    Route(
        "POST", f"{CASE}/told-by-nav/draft", "told_draft", told_page.keep_told_draft, Act.WRITE, Thing.DATES
    ),
    Route(
        "POST",
        f"{CASE}/told-by-nav/forget",
        "told_forget",
        told_page.forget_told_draft,
        Act.WRITE,
        Thing.DATES,
    ),
    Route("GET", f"{MEASURES}/new", "measure_new", measure_new.show_new, Act.WRITE, Thing.MEASURE),
    Route("POST", f"{MEASURES}/new", "measure_new_now", measure_new.take_new, Act.WRITE, Thing.MEASURE),
    Route(
        "POST",
        f"{MEASURES}/new/draft",
        "measure_new_draft",
        measure_new.keep_new_draft,
        Act.WRITE,
        Thing.MEASURE,
    ),
    Route(
        "POST",
        f"{MEASURES}/new/forget",
        "measure_new_forget",
        measure_new.forget_new_draft,
        Act.WRITE,
        Thing.MEASURE,
    ),
    Route("GET", MEASURE, "measure", measure_page.show_measure, Act.READ, Thing.MEASURE),
    Route("GET", f"{MEASURE}/change", "measure_change", measure_change.show_change, Act.WRITE, Thing.MEASURE),
    Route(
        "POST",
        f"{MEASURE}/change",
        "measure_change_now",
        measure_change.take_change,
        Act.WRITE,
        Thing.MEASURE,
    ),
    Route(
        "POST",
        f"{MEASURE}/change/draft",
        "measure_change_draft",
        measure_change.keep_change_draft,
        Act.WRITE,
        Thing.MEASURE,
    ),
    Route(
        "POST",
        f"{MEASURE}/change/forget",
        "measure_change_forget",
        measure_change.forget_change_draft,
        Act.WRITE,
        Thing.MEASURE,
    ),
    Route(
        "GET",
        f"{MEASURE}/evaluate",
        "measure_evaluation",
        measure_evaluation.show_evaluation,
        Act.WRITE,
        Thing.MEASURE,
    ),
    Route(
        "POST",
        f"{MEASURE}/evaluate",
        "measure_evaluation_now",
        measure_evaluation.take_evaluation,
        Act.WRITE,
        Thing.MEASURE,
    ),
    Route(
        "POST",
        f"{MEASURE}/evaluate/draft",
        "measure_evaluation_draft",
        measure_evaluation.keep_evaluation_draft,
        Act.WRITE,
        Thing.MEASURE,
    ),
    Route(
        "POST",
        f"{MEASURE}/evaluate/forget",
        "measure_evaluation_forget",
        measure_evaluation.forget_evaluation_draft,
        Act.WRITE,
        Thing.MEASURE,
    ),
    Route("GET", DIFFICULTY, "difficulty", difficulty_page.show_difficulty, Act.READ, Thing.DIFFICULTY),
    Route("POST", DIFFICULTY, "difficulty_now", difficulty_page.take_difficulty, Act.WRITE, Thing.DIFFICULTY),
    Route(
        "POST",
        f"{DIFFICULTY}/end",
        "difficulty_end",
        difficulty_page.end_difficulty_now,
        Act.WRITE,
        Thing.DIFFICULTY,
    ),
    Route(
        "POST",
        f"{DIFFICULTY}/help/<code>",
        "difficulty_help",
        difficulty_page.take_help,
        Act.WRITE,
        Thing.DIFFICULTY,
    ),
    Route("GET", REQUEST, "request", request_page.show_request, Act.READ, Thing.ESCALATION),
    Route("GET", f"{REQUEST}/<move>", "request_move", request_move.show_move, Act.WRITE, Thing.ESCALATION),
    Route(
        "POST", f"{REQUEST}/<move>", "request_move_now", request_move.take_move, Act.WRITE, Thing.ESCALATION
    ),
    Route("GET", f"{CASE}/contacts", "contacts", contact_page.show_contacts, Act.READ, Thing.CONTACTS),
    Route("GET", f"{CASE}/consents", "consents", consent_form.show_consents, Act.READ, Thing.CONSENT),
    Route(
        "GET", f"{CASE}/consent", "paper_consent", consent_form.show_paper_consent, Act.WRITE, Thing.CONSENT
    ),
    Route(
        "POST",
        f"{CASE}/consent",
        "paper_consent_now",
        consent_form.take_paper_consent,
        Act.WRITE,
        Thing.CONSENT,
    ),
    Route(
        "POST",
        f"{CASE}/consent/draft",
        "paper_consent_draft",
        consent_form.keep_paper_consent_draft,
        Act.WRITE,
        Thing.CONSENT,
    ),
    Route(
        "POST",
        f"{CASE}/consent/forget",
        "paper_consent_forget",
        consent_form.forget_paper_consent_draft,
        Act.WRITE,
        Thing.CONSENT,
    ),
    Route("GET", f"{MEETING}/no-show", "no_show", no_show_form.show_no_show, Act.WRITE, Thing.DOCUMENT),
    Route("POST", f"{MEETING}/no-show", "no_show_now", no_show_form.take_no_show, Act.WRITE, Thing.DOCUMENT),
    Route(
        "POST",
        f"{MEETING}/no-show/draft",
        "no_show_draft",
        no_show_form.keep_no_show_draft,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route(
        "POST",
        f"{MEETING}/no-show/forget",
        "no_show_forget",
        no_show_form.forget_no_show_draft,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route(
        "GET",
        f"{MEETING}/preparation",
        "preparation",
        preparation_page.show_preparation,
        Act.READ,
        Thing.PREPARATION,
    ),
    Route(
        "POST",
        f"{MEETING}/preparation/<item>",
        "preparation_tick",
        preparation_page.take_tick,
        Act.WRITE,
        Thing.PREPARATION,
    ),
    Route("GET", f"{MEETING}/talk", "talk", talk_page.show_talk, Act.READ, Thing.TALK_NOTES),
    Route("POST", f"{MEETING}/talk/begin", "talk_begin", talk_page.take_begin, Act.WRITE, Thing.TALK_NOTES),
    Route(
        "GET",
        f"{MEETING}/talk/summary",
        "talk_summary",
        talk_summary.show_summary,
        Act.READ,
        Thing.TALK_NOTES,
    ),
    Route(
        "POST",
        f"{MEETING}/talk/summary",
        "talk_summary_now",
        talk_summary.take_summary,
        Act.WRITE,
        Thing.TALK_NOTES,
    ),
    Route(
        "GET",
        f"{MEETING}/talk/<question>",
        "talk_question",
        talk_page.show_question,
        Act.READ,
        Thing.TALK_NOTES,
    ),
    Route(
        "POST", f"{MEETING}/talk/<question>", "talk_note", talk_note.take_note, Act.WRITE, Thing.TALK_NOTES
    ),
    Route(
        "GET", f"{DOCUMENT}/into-plan", "into_plan", agreed_into_plan.show_into_plan, Act.WRITE, Thing.PLAN
    ),
    Route(
        "POST",
        f"{DOCUMENT}/into-plan",
        "into_plan_now",
        agreed_into_plan.take_into_plan,
        Act.WRITE,
        Thing.PLAN,
    ),
    Route("GET", VOICE, "plan_answers", plan_answers.show_plan_answers, Act.WRITE, Thing.PLAN_ANSWERS),
    Route("POST", VOICE, "plan_answers_now", plan_answers.take_plan_answers, Act.WRITE, Thing.PLAN_ANSWERS),
    Route(
        "POST",
        f"{VOICE}/draft",
        "plan_answers_draft",
        plan_answers.keep_plan_answers_draft,
        Act.WRITE,
        Thing.PLAN_ANSWERS,
    ),
    Route(
        "POST",
        f"{VOICE}/forget",
        "plan_answers_forget",
        plan_answers.forget_plan_answers_draft,
        Act.WRITE,
        Thing.PLAN_ANSWERS,
    ),
    Route(
        "POST",
        f"{VOICE}/ask",
        "plan_answers_ask",
        plan_answers.ask_for_answers,
        Act.WRITE,
        Thing.PLAN_ANSWERS,
    ),
    Route(
        "GET",
        f"{VOICE}/together",
        "plan_together",
        plan_together.show_plan_together,
        Act.WRITE,
        Thing.PLAN_ANSWERS,
    ),
    Route(
        "POST",
        f"{VOICE}/together",
        "plan_together_now",
        plan_together.take_plan_together,
        Act.WRITE,
        Thing.PLAN_ANSWERS,
    ),
    Route(
        "POST",
        f"{VOICE}/together/draft",
        "plan_together_draft",
        plan_together.keep_plan_together_draft,
        Act.WRITE,
        Thing.PLAN_ANSWERS,
    ),
    Route("GET", f"{CASE}/plan/share", "share_plan", share_plan.show_share_plan, Act.WRITE, Thing.PLAN),
    Route("POST", f"{CASE}/plan/share", "share_plan_now", share_plan.share_plan_now, Act.WRITE, Thing.PLAN),
    Route("GET", f"{CASE}/plan/share/paper", "preview_plan", share_plan.preview_paper, Act.WRITE, Thing.PLAN),
    Route("GET", DELIVERY, "plan_delivery", plan_delivery.show_plan_delivery, Act.WRITE, Thing.PLAN),
    Route("POST", DELIVERY, "plan_delivery_now", plan_delivery.take_plan_delivery, Act.WRITE, Thing.PLAN),
    Route("GET", f"{MEETINGS}/new", "meeting_new", meeting_form.show_new_meeting, Act.WRITE, Thing.MEETING),
    Route(
        "POST", f"{MEETINGS}/new", "meeting_new_now", meeting_form.take_new_meeting, Act.WRITE, Thing.MEETING
    ),
    Route(
        "POST",
        f"{MEETINGS}/new/draft",
        "meeting_new_draft",
        meeting_form.keep_new_meeting_draft,
        Act.WRITE,
        Thing.MEETING,
    ),
    Route(
        "POST",
        f"{MEETINGS}/new/forget",
        "meeting_new_forget",
        meeting_form.forget_new_meeting_draft,
        Act.WRITE,
        Thing.MEETING,
    ),
    Route("GET", MEETING, "meeting", meeting_page.show_meeting, Act.READ, Thing.MEETING),
    Route(
        "GET",
        f"{MEETING}/invitation",
        "meeting_invitation",
        meeting_form.show_invitation,
        Act.WRITE,
        Thing.MEETING,
    ),
    Route(
        "POST",
        f"{MEETING}/invitation",
        "meeting_invitation_now",
        meeting_form.take_invitation,
        Act.WRITE,
        Thing.MEETING,
    ),
    Route(
        "POST",
        f"{MEETING}/invitation/draft",
        "meeting_invitation_draft",
        meeting_form.keep_invitation_draft,
        Act.WRITE,
        Thing.MEETING,
    ),
    Route(
        "POST",
        f"{MEETING}/invitation/forget",
        "meeting_invitation_forget",
        meeting_form.forget_invitation_draft,
        Act.WRITE,
        Thing.MEETING,
    ),
    Route(
        "GET", f"{MEETING}/cancel", "meeting_cancel", meeting_page.show_cancelling, Act.WRITE, Thing.MEETING
    ),
    Route(
        "POST",
        f"{MEETING}/cancel",
        "meeting_cancel_now",
        meeting_page.cancel_posted_meeting,
        Act.WRITE,
        Thing.MEETING,
    ),
    Route(
        "GET", f"{MEETING}/outcome", "meeting_outcome", meeting_outcome.show_outcome, Act.WRITE, Thing.MEETING
    ),
    Route(
        "POST",
        f"{MEETING}/outcome",
        "meeting_outcome_now",
        meeting_outcome.take_outcome,
        Act.WRITE,
        Thing.MEETING,
    ),
    Route(
        "GET", f"{CASE}/<slug>", "document_form", document_form.show_document_form, Act.WRITE, Thing.DOCUMENT
    ),
    Route(
        "POST",
        f"{CASE}/<slug>",
        "document_form_now",
        document_form.take_document_form,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route(
        "POST",
        f"{CASE}/<slug>/draft",
        "document_form_draft",
        document_form.keep_document_draft,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route(
        "POST",
        f"{CASE}/<slug>/forget",
        "document_form_forget",
        document_form.forget_document_draft,
        Act.WRITE,
        Thing.DOCUMENT,
    ),
    Route("GET", ABSENCE, "absence_form", new_absence.show_absence_form, Act.WRITE, Thing.NEW_CASE),
    Route("POST", ABSENCE, "absence_form_now", new_absence.take_absence_form, Act.WRITE, Thing.NEW_CASE),
    Route(
        "POST",
        f"{ABSENCE}/draft",
        "absence_form_draft",
        new_absence.keep_absence_draft,
        Act.WRITE,
        Thing.NEW_CASE,
    ),
    Route(
        "POST",
        f"{ABSENCE}/forget",
        "absence_form_forget",
        new_absence.forget_absence_draft,
        Act.WRITE,
        Thing.NEW_CASE,
    ),
    Route(
        "GET", PREVENTION, "prevention_form", new_prevention.show_prevention_form, Act.WRITE, Thing.NEW_CASE
    ),
    Route(
        "POST",
        PREVENTION,
        "prevention_form_now",
        new_prevention.take_prevention_form,
        Act.WRITE,
        Thing.NEW_CASE,
    ),
    Route(
        "POST",
        f"{PREVENTION}/draft",
        "prevention_form_draft",
        new_prevention.keep_prevention_draft,
        Act.WRITE,
        Thing.NEW_CASE,
    ),
    Route(
        "POST",
        f"{PREVENTION}/forget",
        "prevention_form_forget",
        new_prevention.forget_prevention_draft,
        Act.WRITE,
        Thing.NEW_CASE,
    ),
    Route("GET", REGISTER, "register", register_page.show_register, Act.READ, Thing.REGISTER),
    Route("POST", REGISTER, "register_now", register_change.take_period, Act.WRITE, Thing.REGISTER),
    Route(
        "POST",
        f"{REGISTER}/draft",
        "register_draft",
        register_page.keep_register_draft,
        Act.WRITE,
        Thing.REGISTER,
    ),
    Route(
        "POST",
        f"{REGISTER}/forget",
        "register_forget",
        register_page.forget_register_draft,
        Act.WRITE,
        Thing.REGISTER,
    ),
    Route(
        "GET",
        f"{PERIOD}/correct",
        "correct_period",
        register_correction.show_correction,
        Act.WRITE,
        Thing.REGISTER,
    ),
    Route(
        "POST",
        f"{PERIOD}/correct",
        "correct_period_now",
        register_correction.take_correction,
        Act.WRITE,
        Thing.REGISTER,
    ),
    Route(
        "POST",
        f"{PERIOD}/correct/draft",
        "correct_period_draft",
        register_correction.keep_correction_draft,
        Act.WRITE,
        Thing.REGISTER,
    ),
    Route(
        "POST",
        f"{PERIOD}/correct/forget",
        "correct_period_forget",
        register_correction.forget_correction_draft,
        Act.WRITE,
        Thing.REGISTER,
    ),
    Route(
        "GET",
        f"{PERIOD}/withdraw",
        "withdraw_period",
        register_change.show_withdrawal,
        Act.WRITE,
        Thing.REGISTER,
    ),
    Route(
        "POST",
        f"{PERIOD}/withdraw",
        "withdraw_period_now",
        register_change.withdraw_period,
        Act.WRITE,
        Thing.REGISTER,
    ),
)
"""How one chooses whom it is about (`.new_absence`, `.new_prevention`) differs between audiences, and is theirs."""


def mount(blueprint: Blueprint, role: Role) -> None:
    """Open every page of the table to one role, under the blueprint's own address."""
    for route in ROUTES:
        # a callable of its own: the declaration of one audience must not open the page of another
        view = allow(route.act, route.thing, role)(partial(route.view))
        blueprint.add_url_rule(route.rule, route.endpoint, view, methods=[route.method])
