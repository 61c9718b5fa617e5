"""All tables of the service, and the metadata migrations are compared with."""

from .accounts import account, account_role, sign_in_attempt, web_session
from .base import metadata
from .cases import (
    absence_period,
    case,
    draft,
    escalation,
    history,
    invitation,
    read_log,
    work_item,
)
from .consents import consent
from .documents import confirmation, delivery, document, filed_copy
from .folder import evidence_package, evidence_part, received_paper
from .measures import accommodation_option, measure, measure_evaluation
from .meetings import meeting, meeting_answer
from .operation import outbox, process_heartbeat, recomputation
from .organisation import employment, person, unit, unit_logo
from .plans import plan_voice
from .retention import legal_hold, retention_mark, retention_receipt, retention_run
from .routine import routine, routine_presence, routine_reading, routine_talk
from .rules import house_rule_change
from .talks import preparation, preparation_check, talk, talk_note

__all__ = [
    "absence_period",
    "accommodation_option",
    "account",
    "account_role",
    "case",
    "confirmation",
    "consent",
    "delivery",
    "document",
    "draft",
    "employment",
    "escalation",
    "evidence_package",
    "evidence_part",
    "filed_copy",
    "history",
    "house_rule_change",
    "invitation",
    "legal_hold",
    "measure",
    "measure_evaluation",
    "meeting",
    "meeting_answer",
    "metadata",
    "outbox",
    "person",
    "plan_voice",
    "preparation",
    "preparation_check",
    "process_heartbeat",
    "read_log",
    "received_paper",
    "recomputation",
    "retention_mark",
    "retention_receipt",
    "retention_run",
    "routine",
    "routine_presence",
    "routine_reading",
    "routine_talk",
    "sign_in_attempt",
    "talk",
    "talk_note",
    "unit",
    "unit_logo",
    "web_session",
    "work_item",
]
