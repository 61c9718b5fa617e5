"""Decides which papers ask HR or Nav for something, and puts them on HR's list until somebody has answered them."""

from workflow.domain.documents import DocumentKind
from workflow.domain.people import Actor
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import DocumentRecord

_MEETINGS = {"dialogue_meeting_2": "early_dialogue_meeting_2", "dialogue_meeting_3": "dialogue_meeting_3"}
_TRACKS: dict[DocumentKind, str] = {
    DocumentKind.NAV_HELP_REQUEST: "nav_assistance",
    DocumentKind.EXPERT_ASSISTANCE_BASIS: "expert_assistance",
    DocumentKind.OCCUPATIONAL_HEALTH_REFERRAL: "occupational_health",
    DocumentKind.CONTESTED_SICK_NOTE: "contested_sick_note",
    DocumentKind.EMPLOYER_PERIOD_REFUND: "employer_period_refund",
    DocumentKind.POSITION_BANK_REGISTRATION: "position_bank",
}
"""Papers that begin something HR follows; correcting one begins nothing new."""


def ask_for_help(office: Office, tx: Transaction, document: DocumentRecord, actor: Actor) -> None:
    """Put what a paper asks for on HR's list; nothing for papers that ask for nothing."""
    track = _track(document)
    if track is not None:
        tx.beside.ask_for_help(
            office.new_id(), document.case_id, track, actor.person_id, document.id, document.filed_at
        )


def _track(document: DocumentRecord) -> str | None:
    if document.kind is DocumentKind.HELP_REQUEST:
        return str(document.facts.get("track", "other"))
    if document.kind is DocumentKind.EARLIER_MEETING_REQUEST:
        return _MEETINGS.get(str(document.facts.get("meeting")), "early_dialogue_meeting_2")
    return _TRACKS.get(document.kind) if document.version == 1 else None
