"""Decides how the history of a case is told to the one it is about."""

from flask_babel import gettext as _

from web.casework.names import DOCUMENT_NAMES, OUTCOME_NAMES, STAGE_NAMES
from web.casework.wording import inside_sentence
from web.employee.words import READERS
from web.i18n import format_instant
from web.queries.case_history import HistoryLine
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.law import LAWS
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.process import TRIGGERS

EVENTS: dict[str, str] = {
    "case_opened": N_("The follow-up began"),
    "absence_recorded": N_("A period of absence was registered"),
    "grade_changed": N_("The grade changed, as the period of absence says"),
    "representative_invited": N_("A representative was invited"),
    "invitation_replaced": N_("A new invitation took the place of an earlier one"),
    "invitation_withdrawn": N_("An invitation was taken back"),
    "handed_over": N_("Another manager became responsible"),
    "escalation_moved": N_("HR worked on a request for help"),
    "task_done": N_("A task was done"),
    "work_retried": N_("Something that had failed was tried again"),
    "work_dropped": N_("Something that had failed was set aside"),
}
SOMETHING = N_("Something was noted")


def history_items(lines: list[HistoryLine], reader: Actor) -> list[dict[str, str]]:
    """The lines for the page, newest first."""
    return [_item(line, reader) for line in lines]


def _item(line: HistoryLine, reader: Actor) -> dict[str, str]:
    law = LAWS.get(line.law or "")
    return {
        "when": format_instant(line.at),
        "who": _("You") if line.actor_id == reader.person_id else line.who or _("The service itself"),
        "as_whom": _as_whom(line, reader),
        "what": _what(line),
        "rule": _(law.paragraph) if law else "",
        "detail": "",
    }


def _as_whom(line: HistoryLine, reader: Actor) -> str:
    if line.actor_id in {reader.person_id, None} or line.acted_as not in READERS:
        return ""
    return inside_sentence(_(READERS[line.acted_as]))


def _what(line: HistoryLine) -> str:
    if line.event == "document_filed":
        return str(_("Filed: %(document)s", document=_document(line.word)))
    if line.event == "document_answered":
        answer = OUTCOME_NAMES[ConfirmationOutcome(str(line.detail["outcome"]))]
        return f"{_document(line.word)}: {_(answer)}"
    step = TRIGGERS.get(line.word) if line.event == "step_taken" else None
    if step is not None:
        return str(_("Next: %(stage)s", stage=_stage_after(line) or _(step.title)))
    return str(_(EVENTS.get(line.event, SOMETHING)))


def _document(word: str) -> str:
    return str(_(DOCUMENT_NAMES[DocumentKind(word)]))


def _stage_after(line: HistoryLine) -> str:
    return str(_(STAGE_NAMES[line.to_stage])) if line.to_stage else ""
