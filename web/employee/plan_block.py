"""Decides what "this is how you stand" says of the plan: whose answers are shared, and when it is looked at again."""

import sqlalchemy as sa

from web.employee.plan_answers import has_place_for_plan
from web.employee.standing import Item
from web.i18n import format_day
from web.queries.followed_case import FollowedCase
from web.queries.plan_voices import shared_voices
from workflow.domain.deadlines import AtPlanEvaluation
from workflow.domain.documents import DocumentKind
from workflow.domain.law import HOUSE_RULE
from workflow.domain.plan_voices import Side
from workflow.domain.stages import Stage


def plan_block(connection: sa.Connection, case: FollowedCase) -> Item | None:
    """The part about the plan; nothing where there is neither a plan nor a place for one, and not on the first day."""
    plan, open_to_plan = case.file.on_file(DocumentKind.FOLLOW_UP_PLAN), has_place_for_plan(case)
    if plan is None and (not open_to_plan or case.file.stage is Stage.REPORTED):
        return None
    shared = shared_voices(connection, case.record) if open_to_plan else {}
    look_again = AtPlanEvaluation(HOUSE_RULE).on(case.file)
    mine = shared.get(Side.EMPLOYEE)
    return {
        "open": open_to_plan,
        "is_on_file": plan is not None,
        "mine_at": mine.sent_at if mine else None,
        "theirs": Side.MANAGER in shared,
        "look_again": format_day(look_again) if look_again else "",
        "is_late": look_again is not None and look_again < case.file.today,
    }
