"""Decides what "this is how you stand" shows: what is asked, which dates come next and why."""

from collections import Counter
from datetime import date, timedelta
from uuid import UUID, uuid4

from flask import url_for
from flask_babel import gettext as _

from web.casework.days import relative_day
from web.casework.duty_states import DUTY_STATES
from web.casework.names import (
    ANSWER_KINDS,
    DOCUMENT_NAMES,
    ON_PAPER,
    OUTCOME_NAMES,
)
from web.casework.on_behalf import named_for
from web.casework.why_dates import absence_lines, other_lines
from web.casework.why_lines import anchor, why_line
from web.employee.why_words import WHY_WORDS
from web.employee.words import A_TASK, DUTY_NAMES, WHY_NOT
from web.i18n import format_day, format_day_without_year, format_instant, format_short_day, language
from web.queries.case_documents import CopyLine, DocumentLine
from web.queries.case_tasks import TaskLine
from web.queries.followed_case import FollowedCase
from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline, DutyState
from workflow.domain.documents import DocumentKind
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.domain.working_days import WorkingDays
from workflow.services.chores import TASK_NAMES, Chore
from workflow.services.norway import day_in_norway
from workflow.services.records import BEFORE_ABSENCE, CaseRecord
from workflow.timetable import ahead, deadlines
from workflow.why import Ground, why_deadline

Item = dict[str, object]
SICK_PAY_ENDED = N_("Your right to sick pay is reckoned to have ended")
HAS_PASSED = N_("Has passed")
NEXT_DATES = 3
OWN_PAGES: dict[str, str] = {Chore.ANSWER_PLAN_QUESTIONS: "employee.plan_answers"}
"""Tasks that are done on a page of their own, not by saying so."""
ONE_DAY = timedelta(days=1)


def absence_line(record: CaseRecord, today: date) -> str:
    """How much and since when one is away, and how far that is known; after a return, since when one is back."""
    if record.spell == BEFORE_ABSENCE:
        return str(_("No, you are at work"))
    if record.grade == 0:
        if record.last_day is None:
            return str(_("No, you are back at work"))
        return str(_("No, you are back at work since %(day)s", day=format_day(record.last_day + ONE_DAY)))
    first = format_short_day(record.first_day)
    if record.last_day is None:
        return str(_("%(grade)s %%, from %(first)s", grade=record.grade, first=first))
    last = format_short_day(record.last_day)
    if record.last_day < today:
        return str(
            _(
                "%(grade)s %%, from %(first)s to %(last)s as far as we know",
                grade=record.grade,
                first=first,
                last=last,
            )
        )
    return str(_("%(grade)s %%, from %(first)s to %(last)s", grade=record.grade, first=first, last=last))


def asked_of_you(documents: list[DocumentLine], today: date) -> list[Item]:
    """The documents that wait for an answer, the oldest first; two alike of one day are told apart by the time."""
    waiting = [line for line in reversed(documents) if line.waits_for_answer]
    alike = Counter((line.kind, line.filed_on) for line in waiting)
    return [
        {
            "text": _("Read: %(document)s", document=_(DOCUMENT_NAMES[line.kind])),
            "detail": _detail(line, today, with_time=alike[line.kind, line.filed_on] > 1),
            "href": url_for("employee.document", document_id=line.id),
            "action": _("Read and answer"),
        }
        for line in waiting
    ]


def asked_certificate(case: FollowedCase, documents: list[DocumentLine]) -> list[Item]:
    """The self-certification, while the absence is reported as self-certified and none is handed in."""
    notice = case.file.on_file(DocumentKind.ABSENCE_NOTICE)
    handed_in = any(
        line.kind is DocumentKind.SELF_CERTIFICATION and line.spell == case.record.spell for line in documents
    )
    if handed_in or notice is None or notice.facts.get("proof") != "self_certified":
        return []
    return [
        {
            "text": _("Hand in your self-certification"),
            "detail": _("The days you certify yourself. You need not wait until you are back."),
            "href": url_for("employee.self_certification", case_id=case.id),
            "action": _("Fill it in"),
        }
    ]


def _detail(line: DocumentLine, today: date, *, with_time: bool) -> str:
    sent = format_instant(line.filed_at) if with_time else format_short_day(line.filed_on)
    if line.answer_by is None:
        return str(_("Sent to you on %(day)s. Say whether it is right.", day=sent))
    last = format_day_without_year(line.answer_by)
    if line.answer_by < today:
        return str(
            _(
                "Sent to you on %(day)s, for your answer by %(last)s. You can still answer.",
                day=sent,
                last=last,
            )
        )
    return str(
        _(
            "Sent to you on %(day)s. Say by %(last)s whether anything important is missing.",
            day=sent,
            last=last,
        )
    )


def asked_tasks(tasks: list[TaskLine], today: date, case_id: UUID) -> list[Item]:
    """Other things the employee is asked to do."""
    return [
        {
            "id": task.id,
            "submission": uuid4(),
            "text": _(TASK_NAMES.get(task.task, A_TASK)),
            "by": _by(task.due_on, today) if task.due_on else "",
            "href": url_for(OWN_PAGES[task.task], case_id=case_id) if task.task in OWN_PAGES else "",
        }
        for task in tasks
    ]


def next_dates(file: CaseFile) -> list[Item]:
    """The dates that come next, with the late ones first, each with the way to its explanation."""
    return [
        _date(deadline, file.today) | {"why_href": f"#{anchor(deadline.duty.value)}"}
        for deadline in ahead(file)[:NEXT_DATES]
    ]


def every_date(case: FollowedCase, ground: Ground, days: WorkingDays) -> Item:
    """Every date of the case, how it stands, and everything behind it: it is one's own."""
    file = case.file
    return {
        "absence": absence_lines(file, ground, WHY_WORDS),
        "duties": [
            _date(deadline, file.today)
            | {"behind": why_line(why_deadline(deadline, file, ground, days), file.today, WHY_WORDS)}
            for deadline in deadlines(file)
        ],
        "others": other_lines(file, ground, WHY_WORDS),
        "data_href": url_for("employee.dates_data", case_id=case.id),
    }


def document_items(documents: list[DocumentLine], copies: list[CopyLine]) -> list[Item]:
    """The latest version of each document, with its copies."""
    by_document: dict[UUID | None, list[CopyLine]] = {}
    for copy in copies:
        by_document.setdefault(copy.document_id, []).append(copy)
    return [_document(line, by_document.get(line.id, [])) for line in documents if line.is_newest]


def loose_copies(copies: list[CopyLine]) -> list[Item]:
    """Letters and schedules in the folder that belong to no document."""
    return [
        {
            "title": copy.name,
            "filed": format_day(day_in_norway(copy.made_at)),
            "files": files_of(copy),
        }
        for copy in copies
        if copy.document_id is None
    ]


def _document(line: DocumentLine, copies: list[CopyLine]) -> Item:
    status = {"word": _("Waiting for your answer"), "kind": "waiting"} if line.waits_for_answer else None
    if line.answer:
        word = _(OUTCOME_NAMES[line.answer])
        on_paper = line.on_paper_by is not None
        status = {"word": _(ON_PAPER, answer=word) if on_paper else word, "kind": ANSWER_KINDS[line.answer]}
    return {
        "title": _(DOCUMENT_NAMES[line.kind]),
        "href": url_for("employee.document", document_id=line.id),
        "version": _("version %(number)s", number=line.version) if line.version > 1 else "",
        "filed": _(
            "Filed %(day)s by %(who)s",
            day=format_short_day(line.filed_on),
            who=named_for(line.filed_by, line.filed_for),
        ),
        "status": status,
        "files": [file for copy in _newest(copies) for file in files_of(copy)],
    }


def _newest(copies: list[CopyLine]) -> list[CopyLine]:
    """The copy made last; of those made at once in several languages, the one in the reader's."""
    last = [copy for copy in copies if copy.made_at == copies[0].made_at]
    return [copy for copy in last if copy.language == language()][:1] or last[:1]


def files_of(copy: CopyLine) -> list[dict[str, str]]:
    """The forms a copy can be had in."""
    word = [{"label": "Word", "href": url_for("employee.copy_word", copy_id=copy.id)}]
    return [
        {"label": "PDF", "href": url_for("employee.copy", copy_id=copy.id)},
        *(word if copy.has_word else []),
    ]


def _date(deadline: Deadline, today: date) -> Item:
    name, why = DUTY_NAMES[deadline.duty]
    word, kind = DUTY_STATES[deadline.state]
    if _has_ended(deadline):
        name, word, kind = SICK_PAY_ENDED, HAS_PASSED, "info"
    relative = relative_day(deadline.due_on, today) if deadline.is_open else None
    return {
        "what": _(name),
        "on": format_day(deadline.due_on),
        "relative": relative,
        "word": _(word),
        "kind": kind,
        "law": _(deadline.law.paragraph),
        "short": _explained(deadline, why),
    }


def _has_ended(deadline: Deadline) -> bool:
    """The end of sick pay is nothing anybody is late with: once it has passed it is a day to act on."""
    return deadline.duty is Stage.MAX_DATE and deadline.state is DutyState.OVERDUE


def _explained(deadline: Deadline, why: str) -> str:
    if deadline.why_not:
        return str(_(WHY_NOT[deadline.why_not]))
    if _has_ended(deadline):
        return str(
            _(
                "If you have not applied to Nav for work assessment allowance yet, do it now. You are still employed, and "
                "your manager still follows you up."
            )
        )
    if deadline.state is DutyState.OVERDUE:
        return str(_("It should have been ready by now. It is still useful: ask your manager about it."))
    return str(_(why))


def _by(day: date, today: date) -> str:
    return str(_("By %(day)s (%(relative)s)", day=format_day(day), relative=relative_day(day, today)))
