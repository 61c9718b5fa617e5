"""Decides how a line of the history reads for those who follow up: what happened, by whom, under which rule."""

from flask_babel import gettext as _

from web.casework.meetings import NAMES as MEETING_NAMES
from web.casework.moved_words import nothing_told, period_in_words, told_days, was, what_moved
from web.casework.names import DOCUMENT_NAMES, OUTCOME_NAMES, READ_AS
from web.casework.on_behalf import OF_SUBSTITUTES, named_for, stand_in_days
from web.casework.plan_lines import to_whom
from web.casework.plan_words import RECIPIENTS
from web.casework.requests.words import in_history
from web.casework.responsible.tasks import task_name
from web.casework.rhythm_words import OF_CONTACT, told_contact
from web.casework.work_words import EFFECTS, SOMETHING
from web.i18n import format_instant
from web.queries.case_history import HistoryLine
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.law import HOUSE_RULE, LAWS
from workflow.domain.papers import PAPER_NAMES, PaperKind
from workflow.domain.text import N_
from workflow.process import TRIGGERS
from workflow.services.retry_work import DROP_REASONS

EVENTS: dict[str, str] = {
    "case_opened": N_("Absence reported"),
    "document_filed": N_("Filed: %(what)s"),
    "document_answered": N_("%(what)s: %(outcome)s"),
    "step_taken": N_("Went on: %(what)s"),
    "absence_recorded": N_("New period of absence"),
    "absence_corrected": N_("A period of absence was corrected"),
    "absence_withdrawn": N_("A period of absence was taken back"),
    "dates_told": N_("Nav's dates were noted"),
    "grade_changed": N_("The grade changed, as the period of absence says"),
    "handed_over": N_("Somebody else became responsible"),
    "substitute_named": N_("A substitute was named"),
    "substitution_ended": N_("The time of a substitute was ended"),
    "responsible_lost": N_("Nobody could be reached any more; HR was told"),
    "responsible_again": N_("Somebody can be reached again"),
    "representative_invited": N_("A representative was invited"),
    "invitation_extended": N_("An invitation was made to last longer"),
    "invitation_replaced": N_("A new invitation took the place of an earlier one"),
    "invitation_withdrawn": N_("An invitation was taken back"),
    "consent_given": N_("The employee gave a consent"),
    "consent_noted": N_("A consent on paper was noted"),
    "consent_withdrawn": N_("The employee took a consent back"),
    "contact_rhythm_set": N_("How often you are in touch was agreed"),
    "contact_wish_said": N_("The employee said what contact would suit them"),
    "escalation_moved": N_("HR moved a request on"),
    "track_begun": N_("Help was asked for"),
    "track_moved": N_("A request for help went on"),
    "task_done": N_("A task was done"),
    "measure_voice_given": N_("The employee wrote how a measure works"),
    "paper_received": N_("Put in the folder: %(what)s"),
    "paper_withdrawn": N_("Taken out of the folder: %(what)s"),
    "paper_refused": N_("Not kept, because the virus scanner found something in it: %(what)s"),
    "package_ordered": N_("An evidence package was ordered"),
    "package_taken": N_("An evidence package was downloaded"),
    "own_export_ordered": N_("The employee ordered everything about themselves"),
    "own_export_taken": N_("The employee downloaded everything about themselves"),
    "hold_placed": N_("HR decided that nothing may be deleted for now"),
    "hold_kept": N_("HR decided that nothing may be deleted for some time yet"),
    "hold_lifted": N_("What was held back may be deleted again when its time comes"),
    "plan_answers_shared": N_("Answers to the plan's questions were shared"),
    "plan_answers_asked": N_("The employee was asked to answer the plan's questions"),
    "plan_made_ready": N_("A copy of the plan was made ready"),
    "plan_delivered": N_("A copy of the plan was delivered"),
    "plan_not_delivered": N_("A copy of the plan was not delivered"),
    "work_retried": N_("Something that had failed was tried again: %(what)s"),
    "work_dropped": N_("Something that had failed was set aside: %(what)s"),
    "meeting_planned": N_("A meeting was planned: %(what)s"),
    "meeting_cancelled": N_("A meeting was cancelled: %(what)s"),
    "meeting_held": N_("A meeting was held: %(what)s"),
    "meeting_not_held": N_("A meeting was not held: %(what)s"),
    "meeting_answered": N_("The employee answered: %(what)s"),
}
MOVED: dict[str, str] = {
    "new_absence": N_("A new absence began, as the periods say"),
    "other_position": N_("Dates moved, because of absence from another position"),
    "rules": N_("Dates moved, because a rule of the house changed"),
}
"""Why dates moved without a period of this case being touched."""
UNTOLD = N_("Nav's dates were taken away")
DATES_MOVED = N_("Dates moved, as the calendar went on")
OF_WORK = frozenset({"work_retried", "work_dropped"})
WITH_PERIOD = frozenset({"absence_recorded", "absence_corrected", "absence_withdrawn"})
BESIDE = N_("Done: %(what)s")
ELSE = N_("Something was done")


def history_lines(lines: list[HistoryLine]) -> list[dict[str, str | None]]:
    """The lines in the shape of the history macro."""
    return [
        {
            "when": format_instant(line.at),
            "who": named_for(line.who, line.for_whom) or _("The service itself"),
            "as_whom": _(READ_AS[line.acted_as]) if line.who and line.acted_as in READ_AS else None,
            "what": what_happened(line),
            "rule": _rule(line),
            "detail": _detail(line),
        }
        for line in lines
    ]


def what_happened(line: HistoryLine) -> str:
    """One line of history in words."""
    if of_request := in_history(line.event, line.word, line.detail):
        return of_request
    outcome = str(line.detail.get("outcome"))
    known = outcome in set(ConfirmationOutcome)
    return str(
        _(
            BESIDE if _keeps_its_place(line) else _event(line),
            what=_what(line),
            outcome=_(OUTCOME_NAMES[ConfirmationOutcome(outcome)]) if known else "",
        )
    )


def _event(line: HistoryLine) -> str:
    if line.event == "dates_moved":
        return MOVED.get(line.word, DATES_MOVED)
    if line.event == "dates_told" and nothing_told(line.detail):
        return UNTOLD
    return EVENTS.get(line.event, ELSE)


def _keeps_its_place(line: HistoryLine) -> bool:
    return line.event == "step_taken" and line.word in TRIGGERS and TRIGGERS[line.word].dest is None


def _what(line: HistoryLine) -> str:
    if line.event.startswith("meeting_") and line.word in MEETING_NAMES:
        return str(_(MEETING_NAMES[line.word]))
    if line.event in OF_WORK:
        return str(_(EFFECTS.get(line.word, SOMETHING)))
    if line.word in set(DocumentKind):
        return str(_(DOCUMENT_NAMES[DocumentKind(line.word)]))
    if line.word in set(PaperKind):
        return str(_(PAPER_NAMES[PaperKind(line.word)]))
    if line.word in TRIGGERS:
        return str(_(TRIGGERS[line.word].title))
    return task_name(line.word)


def _rule(line: HistoryLine) -> str | None:
    law = LAWS.get(line.law or "")
    return _(law.paragraph) if law and law is not HOUSE_RULE else None


def _detail(line: HistoryLine) -> str | None:
    if line.event == "document_filed" and line.detail.get("version", 1) != 1:
        return str(_("Version %(number)s", number=line.detail["version"]))
    if line.event == "document_answered" and "paper" in line.detail:
        return str(_("Signed on paper"))
    if line.detail.get("recipient") in RECIPIENTS:
        return to_whom(line.detail)
    if line.event in OF_SUBSTITUTES:
        return stand_in_days(line.detail)
    if line.event in OF_CONTACT:
        return told_contact(line.detail)
    if line.event in OF_WORK:
        reason = str(line.detail.get("reason", ""))
        return str(_(DROP_REASONS[reason])) if reason in DROP_REASONS else None
    parts = [
        f"{period_in_words(line.detail)}." if line.event in WITH_PERIOD and line.detail.get("from") else "",
        was(line.detail),
        told_days(line.detail) if line.event == "dates_told" else "",
        what_moved(line.detail),
    ]
    return " ".join(part for part in parts if part) or None
