"""All tables of the service, and the metadata migrations are compared with."""

from .accounts import account, account_role, sign_in_attempt, web_session
from .audit import access_reason, audit_chain, audit_event, audit_head, audit_release, retention_pass
from .base import metadata
from .cases import (
    absence_period,
    case,
    draft,
    history,
    invitation,
    read_log,
    work_item,
)
from .consents import consent
from .contacts import contact_rhythm, contact_wish
from .documents import confirmation, delivery, document, filed_copy
from .factors import known_browser, passkey, recovery_code, totp_factor, used_challenge
from .figures import counted_quarter, covered_unit, figure
from .folder import evidence_package, evidence_part, received_paper
from .identities import oidc_identity, oidc_used
from .measures import accommodation_option, measure, measure_evaluation
from .meetings import meeting, meeting_answer
from .operation import outbox, process_heartbeat, recomputation
from .organisation import employment, person, unit, unit_logo
from .plans import plan_voice
from .reminders import calendar_feed, reminder, reminder_storm
from .retention import legal_hold, retention_mark, retention_receipt, retention_run
from .routine import routine, routine_presence, routine_reading, routine_talk
from .rules import house_rule_change
from .substitutes import substitution
from .talks import preparation, preparation_check, talk, talk_note
from .tracks import difficulty, difficulty_help, escalation, escalation_move
from .views import saved_view

__all__ = [
    "absence_period",
    "access_reason",
    "accommodation_option",
    "account",
    "account_role",
    "audit_chain",
    "audit_event",
    "audit_head",
    "audit_release",
    "calendar_feed",
    "case",
    "confirmation",
    "consent",
    "contact_rhythm",
    "contact_wish",
    "counted_quarter",
    "covered_unit",
    "delivery",
    "difficulty",
    "difficulty_help",
    "document",
    "draft",
    "employment",
    "escalation",
    "escalation_move",
    "evidence_package",
    "evidence_part",
    "figure",
    "filed_copy",
    "history",
    "house_rule_change",
    "invitation",
    "known_browser",
    "legal_hold",
    "measure",
    "measure_evaluation",
    "meeting",
    "meeting_answer",
    "metadata",
    "oidc_identity",
    "oidc_used",
    "outbox",
    "passkey",
    "person",
    "plan_voice",
    "preparation",
    "preparation_check",
    "process_heartbeat",
    "read_log",
    "received_paper",
    "recomputation",
    "recovery_code",
    "reminder",
    "reminder_storm",
    "retention_mark",
    "retention_pass",
    "retention_receipt",
    "retention_run",
    "routine",
    "routine_presence",
    "routine_reading",
    "routine_talk",
    "saved_view",
    "sign_in_attempt",
    "substitution",
    "talk",
    "talk_note",
    "totp_factor",
    "unit",
    "unit_logo",
    "used_challenge",
    "web_session",
    "work_item",
]
