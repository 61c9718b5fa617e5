"""The one question whether the employee's consent holds, and what is asked of the database about consents.

Whoever wants to be in touch with a doctor about somebody asks `consent_holds`, in the transaction in which it is done.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.consents import Consent, Party, Use, any_holds
from workflow.domain.documents import DocumentKind, Fact
from workflow.domain.errors import Invalid
from workflow.domain.meetings import CalledBy, Guest
from workflow.domain.text import N_
from workflow.services.meeting_records import MeetingRecord, Meetings

INVITATIONS = frozenset({DocumentKind.DIALOGUE_MEETING_1_INVITATION, DocumentKind.MEETING_INVITATION})
LETTER_NEEDS_CONSENT = N_(
    "The letter can only be written while the employee's consent to contact the doctor holds. Ask for it first."
)
INVITATION_NEEDS_CONSENT = N_(
    "There is no consent from the employee on file that lets the doctor take part in meetings. Ask for it first, or take "
    "the doctor out."
)


class Consents(Protocol):
    """Consents: added and ended, never rewritten."""

    def of_case(self, case_id: UUID) -> Sequence[Consent]:
        """All of a case, the newest first."""

    def find(self, consent_id: UUID) -> Consent | None: ...
    def add(self, consent: Consent, *, by: UUID, at: datetime) -> None: ...
    def end(self, consent_id: UUID, *, on: date, at: datetime, replaced_by: UUID | None = None) -> None:
        """Let a consent hold no more from now on."""


class ToHandOver(Protocol):
    """What waits to be handed over outside the service."""

    def close(
        self, case_id: UUID, kind: DocumentKind, *, at: datetime, because: str, about_id: UUID | None = None
    ) -> None:
        """Close what waits because of papers of a kind, of all of them or of one, saying why."""

    def cases_waiting(self, kind: DocumentKind) -> Sequence[UUID]:
        """The cases in which something of a kind still waits."""

    def is_waiting(self, case_id: UUID, kind: DocumentKind, *, document_id: UUID | None = None) -> bool:
        """Whether something of a kind, or of one paper, still waits."""

    def close_one(self, document_id: UUID, *, at: datetime, because: str) -> None:
        """Close what waits because of one paper, saying why."""

    def note_handed_over(
        self,
        case_id: UUID,
        kind: DocumentKind,
        *,
        on: date,
        at: datetime,
        by: UUID,
        document_id: UUID | None = None,
    ) -> None:
        """Everything of a kind that waited, or of one paper, is handed over now, says `by`."""

    def task_of(self, item_id: UUID) -> str | None:
        """Which task an item is."""


class Asking(Protocol):
    """A transaction in which it can be asked."""

    @property
    def consents(self) -> Consents: ...


class AskingOfMeetings(Asking, Protocol):
    """A transaction in which it can be asked of meetings too."""

    @property
    def meetings(self) -> Meetings: ...


def consent_holds(tx: Asking, case_id: UUID, to: Party, today: date, use: Use | None = None) -> bool:
    """Whether the employee lets the workplace be in touch with `to` today; for any use, or for this one."""
    return any_holds(tx.consents.of_case(case_id), to, today, use)


def require_consent(
    tx: Asking, case_id: UUID, kind: DocumentKind, facts: Mapping[str, Fact], today: date
) -> None:
    """Raise `Invalid` when a document would bring the doctor in without the employee's consent."""
    if kind is DocumentKind.DOCTOR_LETTER and not consent_holds(
        tx, case_id, Party.DOCTOR, today, Use.CONTACT
    ):
        raise Invalid("way", LETTER_NEEDS_CONSENT)
    if invites_doctor(kind, facts):
        require_doctor(tx, case_id, today)


def require_doctor(tx: Asking, case_id: UUID, today: date) -> None:
    """Raise `Invalid` when the doctor may not take part in meetings."""
    if not consent_holds(tx, case_id, Party.DOCTOR, today, Use.MEETING):
        raise Invalid("invited", INVITATION_NEEDS_CONSENT)


def invited_without_consent(tx: AskingOfMeetings, case_id: UUID, today: date) -> list[MeetingRecord]:
    """The meetings ahead to which the doctor is invited although no consent lets them take part any more."""
    if consent_holds(tx, case_id, Party.DOCTOR, today, Use.MEETING):
        return []
    ahead = (one for one in tx.meetings.of_case(case_id) if one.is_open and one.on_day >= today)
    return [
        one
        for one in ahead
        if one.called_by is CalledBy.EMPLOYER and one.invited_at and Guest.DOCTOR in one.guests
    ]


def invites_doctor(kind: DocumentKind, facts: Mapping[str, Fact]) -> bool:
    """Whether a document invites the doctor to a meeting of the employer's."""
    invited = str(facts.get("invited") or "").split(",")
    return kind in INVITATIONS and Party.DOCTOR.value in invited
