"""All tables of the service, and the metadata migrations are compared with."""

from .accounts import account, account_role, sign_in_attempt, web_session
from .base import metadata
from .cases import (
    absence_period,
    case,
    confirmation,
    delivery,
    document,
    draft,
    escalation,
    filed_copy,
    history,
    invitation,
    meeting,
    read_log,
    work_item,
)
from .meetings import meeting_answer
from .operation import outbox, process_heartbeat, recomputation
from .organisation import employment, person, unit, unit_logo
from .rules import house_rule_change

__all__ = [
    "absence_period",
    "account",
    "account_role",
    "case",
    "confirmation",
    "delivery",
    "document",
    "draft",
    "employment",
    "escalation",
    "filed_copy",
    "history",
    "house_rule_change",
    "invitation",
    "meeting",
    "meeting_answer",
    "metadata",
    "outbox",
    "person",
    "process_heartbeat",
    "read_log",
    "recomputation",
    "sign_in_attempt",
    "unit",
    "unit_logo",
    "web_session",
    "work_item",
]
