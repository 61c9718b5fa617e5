"""Decides what the case page says of the plan: whose answers are shared, who has an older version, when it is looked at."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from flask import url_for

from web.casework.plan_lines import behind_lines
from web.casework.responsible.next_step import form_href
from web.casework.responsible.plan_answers import has_place_for_plan
from web.current import wiring
from web.i18n import format_day, format_day_without_year
from web.queries.case_history import HistoryLine
from web.queries.followed_case import FollowedCase
from web.queries.plan_deliveries import plan_deliveries
from web.queries.plan_voices import shared_voices
from workflow.domain.deadlines import AtPlanEvaluation
from workflow.domain.documents import DocumentKind
from workflow.domain.law import HOUSE_RULE
from workflow.domain.plan_voices import Side
from workflow.domain.stages import Stage

PLAN = DocumentKind.FOLLOW_UP_PLAN


def plan_block(
    connection: sa.Connection, followed: FollowedCase, history: Iterable[HistoryLine]
) -> dict[str, object] | None:
    """The part about the plan; nothing where there is neither a plan nor a place for one, and not on the first day."""
    plan, open_to_plan = followed.file.on_file(PLAN), has_place_for_plan(followed)
    if plan is None and (not open_to_plan or followed.file.stage is Stage.REPORTED):
        return None
    lines = plan_deliveries(wiring(), connection, followed.id)
    spell, version = followed.record.spell, plan.version if plan else 0
    look_again = AtPlanEvaluation(HOUSE_RULE).on(followed.file)
    is_late = look_again is not None and look_again < followed.file.today
    return {
        "is_on_file": plan is not None,
        "behind": behind_lines(lines, spell, version),
        "waiting": sum(line.is_open for line in lines),
        "share_href": url_for(".share_plan", case_id=followed.id),
        "evaluate_href": form_href(followed.id, DocumentKind.PLAN_EVALUATION),
        "look_again": (format_day if is_late else format_day_without_year)(look_again) if look_again else "",
        "is_late": is_late,
        "voices": _voices(connection, followed, _asked_at(history, version + 1)) if open_to_plan else None,
    }


def _asked_at(history: Iterable[HistoryLine], version: int) -> datetime | None:
    """When the employee was asked for answers to this version of the plan."""
    asked = (line for line in history if line.event == "plan_answers_asked")
    return next((line.at for line in asked if line.detail.get("for_version") == version), None)


def _voices(
    connection: sa.Connection, followed: FollowedCase, asked_at: datetime | None
) -> dict[str, object]:
    shared = shared_voices(connection, followed.record)
    return {
        "own": shared.get(Side.MANAGER),
        "theirs": shared.get(Side.EMPLOYEE),
        "asked_at": asked_at,
        "answers_href": url_for(".plan_answers", case_id=followed.id),
        "ask_href": url_for(".plan_answers_ask", case_id=followed.id),
        "together_href": url_for(".plan_together", case_id=followed.id),
        "form_href": form_href(followed.id, PLAN),
    }
