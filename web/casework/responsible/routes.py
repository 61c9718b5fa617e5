"""The pages of a case, as a table: an audience that follows cases up mounts them under its own address and role."""

from flask import Blueprint

from web.casework.responsible import (
    agreed_into_plan,
    case_page,
    consent_form,
    contact_page,
    contact_rhythm,
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
    quick_contact,
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
from web.casework.route_table import Route, form, mount_routes, page, press
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role

CASE = "/cases/<uuid:case_id>"
VOICE = f"{CASE}/plan-answers"
DELIVERY = f"{CASE}/plan/deliveries/<uuid:delivery_id>"
COPY = f"{CASE}/copies/<uuid:copy_id>"
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


ROUTES: tuple[Route, ...] = (
    page(CASE, "case_page", Thing.CASE, case_page.show_case),
    page(f"{CASE}/dates.json", "dates_data", Thing.DATES, dates_data.download_dates),
    page(f"{CASE}/readers", "readers", Thing.READ_LOG, readers_page.show_readers),
    press(f"{CASE}/steps/<trigger>", "take_step_now", Thing.CASE, steps.take_posted_step, Act.ADVANCE),
    press(f"{CASE}/tasks/<uuid:task_id>/done", "settle", Thing.TASK, task_settling.settle_posted_task),
    page(COPY, "copy", Thing.DOCUMENT, copy_download.download_copy),
    page(f"{COPY}/word", "copy_word", Thing.DOCUMENT, copy_download.download_word),
    page(DOCUMENT, "document_page", Thing.DOCUMENT, document_page.show_document),
    page(PAPER, "printed", Thing.DOCUMENT, paper.download_paper),
    page(f"{PAPER}/word", "printed_word", Thing.DOCUMENT, paper.download_word_paper),
    *form(f"{DOCUMENT}/revise", "revision", Thing.DOCUMENT, document_revision.VIEWS),
    *form(f"{DOCUMENT}/silence", "silence_form", Thing.DOCUMENT, silence_form.VIEWS),
    *form(MINUTES, "meeting_minutes", Thing.DOCUMENT, meeting_minutes.VIEWS),
    page(f"{CASE}/absence-period", "sick_note", Thing.REGISTER, register_page.to_register),
    *form(f"{CASE}/told-by-nav", "told", Thing.DATES, told_page.VIEWS),
    *form(f"{MEASURES}/new", "measure_new", Thing.MEASURE, measure_new.VIEWS),
    page(MEASURE, "measure", Thing.MEASURE, measure_page.show_measure),
    *form(f"{MEASURE}/change", "measure_change", Thing.MEASURE, measure_change.VIEWS),
    *form(f"{MEASURE}/evaluate", "measure_evaluation", Thing.MEASURE, measure_evaluation.VIEWS),
    *form(DIFFICULTY, "difficulty", Thing.DIFFICULTY, difficulty_page.VIEWS, Act.READ),
    press(f"{DIFFICULTY}/end", "difficulty_end", Thing.DIFFICULTY, difficulty_page.end_difficulty_now),
    press(f"{DIFFICULTY}/help/<code>", "difficulty_help", Thing.DIFFICULTY, difficulty_page.take_help),
    page(REQUEST, "request", Thing.ESCALATION, request_page.show_request),
    *form(f"{REQUEST}/<move>", "request_move", Thing.ESCALATION, request_move.VIEWS),
    page(f"{CASE}/contacts", "contacts", Thing.CONTACTS, contact_page.show_contacts),
    page(f"{CASE}/contact", "quick_contact", Thing.CONTACTS, quick_contact.show_quick_contact, Act.WRITE),
    *form(f"{CASE}/contact-rhythm", "contact_rhythm", Thing.CONTACTS, contact_rhythm.VIEWS),
    page(f"{CASE}/consents", "consents", Thing.CONSENT, consent_form.show_consents),
    *form(f"{CASE}/consent", "paper_consent", Thing.CONSENT, consent_form.VIEWS),
    *form(f"{MEETING}/no-show", "no_show", Thing.DOCUMENT, no_show_form.VIEWS),
    page(f"{MEETING}/preparation", "preparation", Thing.PREPARATION, preparation_page.show_preparation),
    press(f"{MEETING}/preparation/<item>", "preparation_tick", Thing.PREPARATION, preparation_page.take_tick),
    page(f"{MEETING}/talk", "talk", Thing.TALK_NOTES, talk_page.show_talk),
    press(f"{MEETING}/talk/begin", "talk_begin", Thing.TALK_NOTES, talk_page.take_begin),
    *form(f"{MEETING}/talk/summary", "talk_summary", Thing.TALK_NOTES, talk_summary.VIEWS, Act.READ),
    page(f"{MEETING}/talk/<question>", "talk_question", Thing.TALK_NOTES, talk_page.show_question),
    press(f"{MEETING}/talk/<question>", "talk_note", Thing.TALK_NOTES, talk_note.take_note),
    *form(f"{DOCUMENT}/into-plan", "into_plan", Thing.PLAN, agreed_into_plan.VIEWS),
    *form(VOICE, "plan_answers", Thing.PLAN_ANSWERS, plan_answers.VIEWS),
    press(f"{VOICE}/ask", "plan_answers_ask", Thing.PLAN_ANSWERS, plan_answers.ask_for_answers),
    *form(f"{VOICE}/together", "plan_together", Thing.PLAN_ANSWERS, plan_together.VIEWS),
    *form(f"{CASE}/plan/share", "share_plan", Thing.PLAN, share_plan.VIEWS),
    page(f"{CASE}/plan/share/paper", "preview_plan", Thing.PLAN, share_plan.preview_paper, Act.WRITE),
    *form(DELIVERY, "plan_delivery", Thing.PLAN, plan_delivery.VIEWS),
    *form(f"{MEETINGS}/new", "meeting_new", Thing.MEETING, meeting_form.NEW_VIEWS),
    page(MEETING, "meeting", Thing.MEETING, meeting_page.show_meeting),
    *form(f"{MEETING}/invitation", "meeting_invitation", Thing.MEETING, meeting_form.INVITATION_VIEWS),
    *form(f"{MEETING}/cancel", "meeting_cancel", Thing.MEETING, meeting_page.CANCEL_VIEWS),
    *form(f"{MEETING}/outcome", "meeting_outcome", Thing.MEETING, meeting_outcome.VIEWS),
    *form(f"{CASE}/<slug>", "document_form", Thing.DOCUMENT, document_form.VIEWS),
    *form(ABSENCE, "absence_form", Thing.NEW_CASE, new_absence.VIEWS),
    *form(PREVENTION, "prevention_form", Thing.NEW_CASE, new_prevention.VIEWS),
    *form(REGISTER, "register", Thing.REGISTER, register_change.VIEWS, Act.READ),
    *form(f"{PERIOD}/correct", "correct_period", Thing.REGISTER, register_correction.VIEWS),
    *form(f"{PERIOD}/withdraw", "withdraw_period", Thing.REGISTER, register_change.WITHDRAWAL_VIEWS),
)
"""How one chooses whom it is about (`.new_absence`, `.new_prevention`) differs between audiences, and is theirs."""


def mount(blueprint: Blueprint, role: Role) -> None:
    """Open every page of the table to one role, under the blueprint's own address."""
    mount_routes(blueprint, role, ROUTES)
