"""Puts the page of one case together, for whoever follows it up."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask import render_template, url_for
from flask_babel import gettext as _

from web.casework.names import CASE_OUTCOMES, STAGE_NAMES
from web.casework.responsible.asides import asides
from web.casework.responsible.contact_block import contact_block
from web.casework.responsible.deadline_lines import Heard, explained_dates, next_dates
from web.casework.responsible.document_lines import copy_lines, document_lines
from web.casework.responsible.history_lines import history_lines
from web.casework.responsible.hold_line import hold_line
from web.casework.responsible.measure_lines import measure_lines
from web.casework.responsible.meeting_lines import help_lines, invited_lines, meeting_block
from web.casework.responsible.next_step import next_step
from web.casework.responsible.paper_groups import paper_groups
from web.casework.responsible.period_lines import period_lines
from web.casework.responsible.plan_block import plan_block
from web.casework.responsible.reached import reading_case
from web.casework.responsible.register_reach import case_reaches
from web.casework.responsible.tasks import by_when, chores, task_address, task_name, task_page
from web.casework.step_line import step_line
from web.casework.timeline.case import case_picture
from web.casework.why_dates import absence_lines, other_lines
from web.current import actor, today, wiring
from web.queries.absences import periods_of
from web.queries.case_documents import DocumentLine, case_copies, case_documents
from web.queries.case_ground import case_ground
from web.queries.case_history import case_history
from web.queries.case_statements import case_statements
from web.queries.case_tasks import TaskLine, case_tasks
from web.queries.followed_case import FollowedCase
from web.queries.help_asked import help_asked
from web.queries.invitations import given_invitations
from web.queries.measures import case_measures
from web.queries.meetings import case_meetings
from web.queries.reading_log import Reading, note_reading
from web.queries.reminded import reminded_of
from web.queries.substitutes import case_stand_ins, stands_in_here
from workflow.domain.documents import OPEN_TO_COMMENT
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.services.records import BEFORE_ABSENCE
from workflow.timetable import has_run_out
from workflow.why import Ground

LISTS = {Role.MANAGER: ".home", Role.HR: ".cases"}
"""Where each audience has its list of cases."""
Refused = Sequence[dict[str, str | None]]


def show_case(case_id: UUID, refused: Refused = ()) -> str:
    """The page of a case; `refused` are the reasons why a step was not taken.

    Showing it notes the reading, in a transaction of its own: the one thing a GET writes here.
    """
    with reading_case(case_id) as (connection, followed):
        shown = _shown(connection, followed)
    note_reading(wiring(), actor(), case_id, Reading.CASE)
    return render_template("case/page.html", refused=refused, **shown)


def _shown(connection: sa.Connection, followed: FollowedCase) -> dict[str, Any]:
    role, day, case_id = actor().role, today(), followed.id
    documents = case_documents(connection, case_id)
    now = [line for line in documents if line.spell == followed.record.spell]
    before = [line for line in documents if line.spell != followed.record.spell]
    statements = case_statements(wiring(), connection, case_id)
    history = case_history(connection, case_id)
    reminded = reminded_of(connection, case_id)
    periods, meetings = periods_of(connection, case_id), case_meetings(connection, case_id)
    return {
        "list_href": url_for(LISTS[role]),
        "hand_over_href": url_for(".hand_over", case_id=case_id) if role is Role.HR else None,
        "hold": hold_line(connection, case_id) if role is Role.HR else None,
        "case": followed.record,
        "followed": followed,
        "ran_out": has_run_out(followed.file),
        "stage_name": _(STAGE_NAMES[followed.file.stage]),
        "outcome": _outcome(followed),
        "stages": step_line(followed.file),
        "stands_in": stands_in_here(connection, case_id, actor(), day),
        "stand_ins": case_stand_ins(connection, case_id, day),
        "next": next_step(followed, now, role, day),
        "asides": asides(followed, role),
        "papers": paper_groups(followed, role),
        "dates": next_dates(followed.file, day, reminded),
        "every_date": _every_date(followed, _ground(connection, followed, day, role), reminded),
        "timeline": case_picture(followed.file, periods, meetings),
        "documents": document_lines(case_id, _papers(now), statements),
        "earlier_documents": document_lines(case_id, _papers(before), statements),
        "meetings": meeting_block(followed, meetings, day),
        "invited": invited_lines(given_invitations(connection, case_id, day)),
        "contact": contact_block(connection, followed),
        "help": help_lines(help_asked(connection, case_id)),
        "periods": period_lines(periods),
        "reaches": case_reaches(connection, followed),
        "copies": copy_lines(case_id, case_copies(connection, case_id)),
        "history": history_lines(history),
        "tasks": _tasks(case_id, chores(case_tasks(connection, case_id, role))),
        "measures": measure_lines(case_measures(wiring(), connection, case_id), followed, day, role),
        "plan": plan_block(connection, followed, history),
        "submission": uuid4(),
    }


def _ground(connection: sa.Connection, followed: FollowedCase, day: date, role: Role) -> Ground | None:
    """What the dates rest on; before any absence there are none."""
    if followed.record.spell == BEFORE_ABSENCE:
        return None
    return case_ground(connection, followed.record, day, discreet=role is not Role.HR)


def _papers(documents: Sequence[DocumentLine]) -> list[DocumentLine]:
    """What stands among the documents; notes of contact have their own place on the page, and their log."""
    return [line for line in documents if line.kind not in OPEN_TO_COMMENT]


def _every_date(followed: FollowedCase, ground: Ground | None, reminded: Heard) -> dict[str, object] | None:
    """All dates with everything behind them; a manager sees of absence elsewhere only its days."""
    if ground is None:
        return None
    file = followed.file
    return {
        "absence": absence_lines(file, ground),
        "duties": explained_dates(file, ground, wiring().office.days, reminded),
        "others": other_lines(file, ground),
        "data_href": url_for(".dates_data", case_id=followed.id),
    }


def _tasks(case_id: UUID, tasks: Sequence[TaskLine]) -> list[dict[str, object]]:
    return [
        {
            "what": task_name(task.task, task.kind),
            "about_href": task_address(case_id, task.task, task.document_id),
            "by": by_when(task.due_on, today()),
            "overdue": task.due_on is not None and task.due_on < today(),
            "href": url_for(".settle", case_id=case_id, task_id=task.id),
            "open": task_page(case_id, task.task, task.document_id),
            "submission": uuid4(),
        }
        for task in tasks
    ]


def _outcome(followed: FollowedCase) -> str:
    """How a closed case ended."""
    outcome = followed.record.outcome
    if followed.file.stage is not Stage.CLOSED or outcome not in CASE_OUTCOMES:
        return ""
    return str(_(CASE_OUTCOMES[outcome]))
