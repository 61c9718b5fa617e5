"""Decides how a case stands in the manager's list: the next step, its day, what is missing, and one word for it all."""

from collections.abc import Iterable
from datetime import date, timedelta

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from web.casework.days import relative_day
from web.casework.responsible.duties import DUTIES
from web.casework.responsible.verbs import verb_for
from web.casework.why_lines import anchor
from web.current import actor
from web.i18n import format_day_without_year
from web.queries.managers_cases import CaseRow
from workflow.domain.deadlines import UPCOMING_DAYS
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.people import Role
from workflow.domain.requirements import Requirement
from workflow.domain.stages import TIMELINE, Stage
from workflow.domain.steps import Nature, Step
from workflow.machine import open_steps, unmet


def case_rows(rows: Iterable[CaseRow], today: date) -> list[dict[str, object]]:
    """The rows of the table."""
    return [_row(row, today) for row in rows]


def shown_step(row: CaseRow) -> Step | None:
    """The step a row tells of: one that can be taken now, else the next on the timeline."""
    steps = [step for step in open_steps(row.file.stage) if Role.MANAGER in step.by and not step.at_once]
    ready = next((step for step in steps if not unmet(step, row.file)), None)
    return ready or next((step for step in steps if step.nature is Nature.MAIN), None)


def lacking(row: CaseRow) -> tuple[Requirement, ...]:
    """What the shown step lacks."""
    step = shown_step(row)
    return unmet(step, row.file) if step else ()


def _row(row: CaseRow, today: date) -> dict[str, object]:
    word, kind = _status(row, today)
    return {
        "href": url_for(".case_page", case_id=row.id),
        "cells": [
            {"text": row.employee, "small": _for_whom(row)},
            {"text": _(DUTIES[row.file.stage].name), "small": _missing(row)},
            _day(row, today),
            {"text": _(word), "kind": kind},
            _contact(row, today),
        ],
    }


def _contact(row: CaseRow, today: date) -> dict[str, str] | str:
    """The way to note a contact, and when the next one is agreed."""
    if not can_be_filed(row.file.stage, DocumentKind.CONTACT_ATTEMPT, Role.MANAGER):
        return ""
    on = row.file.contact_next_on if row.file.stage in TIMELINE else None
    return {
        "text": _("Note a contact"),
        "href": url_for(".quick_contact", case_id=row.id),
        "small": _("Agreed by %(day)s", day=f"{format_day_without_year(on)}, {relative_day(on, today)}")
        if on
        else "",
    }


def _for_whom(row: CaseRow) -> str:
    """Whose case it is, when somebody stands in; one's own say nothing."""
    if row.manager_id in {actor().person_id, None}:
        return ""
    return str(_("On behalf of %(name)s", name=row.manager))


def _day(row: CaseRow, today: date) -> dict[str, str] | str:
    """The soonest duty; when it belongs to another stage than the one worked on, it says which."""
    if row.next_due_on is None:
        return ""
    away = relative_day(row.next_due_on, today)
    other = row.next_duty is not None and row.next_duty is not row.file.stage
    small = f"{_(DUTIES[row.next_duty].name)}, {away}" if other and row.next_duty else away
    href = url_for(".case_page", case_id=row.id, _anchor=anchor(row.next_duty)) if row.next_duty else ""
    return {"text": format_day_without_year(row.next_due_on), "small": small, "href": href}


def _missing(row: CaseRow) -> str:
    missing = lacking(row)
    if not missing:
        return str(_("Everything is there"))
    if all(requirement.waits_for_employee for requirement in missing):
        return str(_("Waits for an answer from the employee"))
    kinds = {requirement.mended_by for requirement in missing}
    if len(kinds) == 1 and (kind := kinds.pop()) is not None:
        return str(_(verb_for(kind, on_file=row.file.on_file(kind) is not None)))
    return str(ngettext("%(num)s thing is missing", "%(num)s things are missing", len(missing)))


def _status(row: CaseRow, today: date) -> tuple[str, str]:
    missing = lacking(row)
    if row.next_due_on is not None and row.next_due_on < today:
        return _("Overdue"), "overdue"
    if not missing:
        return _("Ready"), "done"
    if all(requirement.waits_for_employee for requirement in missing):
        return _("Waiting"), "waiting"
    if row.next_due_on is not None and row.next_due_on - today <= timedelta(days=UPCOMING_DAYS):
        return _("Soon"), "soon"
    return (_("Back at work"), "done") if row.file.stage is Stage.AFTERCARE else (_("On track"), "to_come")
