"""Decides how the history of a case is told to the one it is about."""

from flask_babel import gettext as _

from web.casework.meetings import A_MEETING
from web.casework.meetings import NAMES as MEETING_NAMES
from web.casework.moved_words import nothing_told, period_in_words, told_days, was, what_moved
from web.casework.names import DOCUMENT_NAMES, ON_PAPER, OUTCOME_NAMES, STAGE_NAMES
from web.casework.on_behalf import OF_SUBSTITUTES, named_for, stand_in_days
from web.casework.plan_lines import to_whom
from web.casework.plan_words import RECIPIENTS
from web.casework.requests.words import in_history
from web.casework.rhythm_words import OF_CONTACT, told_contact
from web.casework.wording import inside_sentence
from web.employee.words import DUTY_NAMES, READERS
from web.i18n import format_instant
from web.queries.case_history import HistoryLine
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.law import LAWS
from workflow.domain.papers import PAPER_NAMES, PaperKind
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.process import TRIGGERS

EVENTS: dict[str, str] = {
    "case_opened": N_("The follow-up began"),
    "absence_recorded": N_("A period of your absence was registered"),
    "absence_corrected": N_("A period of your absence was corrected"),
    "absence_withdrawn": N_("A period of your absence was taken back"),
    "dates_told": N_("What Nav told of your dates was noted"),
    "dates_moved": N_("Your dates moved, as the calendar went on"),
    "grade_changed": N_("The grade changed, as the period of absence says"),
    "representative_invited": N_("A representative was invited"),
    "invitation_extended": N_("An invitation was made to last longer"),
    "invitation_replaced": N_("A new invitation took the place of an earlier one"),
    "invitation_withdrawn": N_("An invitation was taken back"),
    "consent_given": N_("You gave a consent"),
    "consent_noted": N_("A consent you signed on paper was noted"),
    "consent_withdrawn": N_("You took a consent back"),
    "handed_over": N_("Another manager became responsible"),
    "substitute_named": N_("Somebody will follow up instead of your manager"),
    "substitution_ended": N_("Somebody no longer follows up instead of your manager"),
    "responsible_lost": N_("Nobody could be reached for you any more; HR was told"),
    "responsible_again": N_("Somebody follows you up again"),
    "contact_rhythm_set": N_("How often your manager is in touch was agreed"),
    "contact_wish_said": N_("You said what contact would suit you"),
    "escalation_moved": N_("HR worked on a request for help"),
    "track_begun": N_("Help was asked for"),
    "track_moved": N_("A request for help went on"),
    "task_done": N_("A task was done"),
    "measure_voice_given": N_("You wrote how a measure works"),
    "package_ordered": N_("An evidence package was ordered"),
    "package_taken": N_("An evidence package was downloaded"),
    "own_export_ordered": N_("You ordered everything about yourself"),
    "own_export_taken": N_("You downloaded everything about yourself"),
    "hold_placed": N_("HR decided that nothing may be deleted for now"),
    "hold_kept": N_("HR decided that nothing may be deleted for some time yet"),
    "hold_lifted": N_("What was held back may be deleted again when its time comes"),
    "plan_answers_shared": N_("Answers to the plan's questions were shared"),
    "plan_answers_asked": N_("You were asked to answer the plan's questions"),
    "plan_made_ready": N_("A copy of your plan was made ready"),
    "plan_delivered": N_("A copy of your plan was delivered"),
    "plan_not_delivered": N_("A copy of your plan was not delivered"),
    "meeting_planned": N_("A meeting was planned: %(what)s"),
    "meeting_cancelled": N_("A meeting was cancelled: %(what)s"),
    "meeting_held": N_("A meeting was held: %(what)s"),
    "meeting_not_held": N_("A meeting was not held: %(what)s"),
    "meeting_answered": N_("You answered an invitation: %(what)s"),
    "work_retried": N_("Something that had failed was tried again"),
    "work_dropped": N_("Something that had failed was set aside"),
}
PAPERS: dict[str, str] = {
    "paper_received": N_("Put in the folder: %(what)s"),
    "paper_withdrawn": N_("Taken out of the folder: %(what)s"),
    "paper_refused": N_("Not kept, because the virus scanner found something in it: %(what)s"),
}
"""What became of papers from outside."""
MOVED: dict[str, str] = {
    "new_absence": N_("A new absence of yours began, as the periods say"),
    "other_position": N_("Your dates moved, because of your absence from another position"),
    "rules": N_("Your dates moved, because a rule of your employer changed"),
}
"""Why dates moved without a period of this case being touched."""
WITH_PERIOD = frozenset({"absence_recorded", "absence_corrected", "absence_withdrawn"})
UNTOLD = N_("What Nav told of your dates was taken away")
SOMETHING = N_("Something was noted")


def history_items(lines: list[HistoryLine], reader: Actor) -> list[dict[str, str]]:
    """The lines for the page, newest first."""
    return [_item(line, reader) for line in lines]


def _item(line: HistoryLine, reader: Actor) -> dict[str, str]:
    law = LAWS.get(line.law or "")
    return {
        "when": format_instant(line.at),
        "who": _("You")
        if line.actor_id == reader.person_id
        else named_for(line.who, line.for_whom) or _("The service itself"),
        "as_whom": _as_whom(line, reader),
        "what": _what(line),
        "rule": _(law.paragraph) if law else "",
        "detail": _detail(line),
    }


def _detail(line: HistoryLine) -> str:
    if line.detail.get("recipient") in RECIPIENTS:
        return to_whom(line.detail)
    if line.event in OF_SUBSTITUTES:
        return stand_in_days(line.detail)
    if line.event in OF_CONTACT:
        return told_contact(line.detail)
    parts = [
        f"{period_in_words(line.detail)}." if line.event in WITH_PERIOD and line.detail.get("from") else "",
        was(line.detail),
        told_days(line.detail) if line.event == "dates_told" else "",
        what_moved(line.detail, {duty: name for duty, (name, _why) in DUTY_NAMES.items()}),
    ]
    return " ".join(part for part in parts if part)


def _as_whom(line: HistoryLine, reader: Actor) -> str:
    if line.actor_id in {reader.person_id, None} or line.acted_as not in READERS:
        return ""
    return inside_sentence(_(READERS[line.acted_as]))


def _what(line: HistoryLine) -> str:
    if of_request := in_history(line.event, line.word, line.detail):
        return of_request
    if line.event == "document_filed":
        return str(_("Filed: %(document)s", document=_document(line.word)))
    if line.event == "document_answered":
        answer = OUTCOME_NAMES[ConfirmationOutcome(str(line.detail["outcome"]))]
        told = _(ON_PAPER, answer=_(answer)) if "paper" in line.detail else _(answer)
        return f"{_document(line.word)}: {told}"
    if line.event in PAPERS and line.word in set(PaperKind):
        return str(_(PAPERS[line.event], what=_(PAPER_NAMES[PaperKind(line.word)])))
    step = TRIGGERS.get(line.word) if line.event == "step_taken" else None
    if step is not None:
        return str(_("Next: %(stage)s", stage=_stage_after(line) or _(step.title)))
    if line.event == "dates_told" and nothing_told(line.detail):
        return str(_(UNTOLD))
    words = MOVED.get(line.word) if line.event == "dates_moved" else None
    meeting = _(MEETING_NAMES.get(line.word, A_MEETING))
    return str(_(words or EVENTS.get(line.event, SOMETHING), what=meeting))


def _document(word: str) -> str:
    return str(_(DOCUMENT_NAMES[DocumentKind(word)]))


def _stage_after(line: HistoryLine) -> str:
    return str(_(STAGE_NAMES[line.to_stage])) if line.to_stage else ""
