"""What the services ask of the database about what hangs on a case beside the timeline."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from workflow.domain.people import Role


class Beside(Protocol):
    """What hangs on a case beside the timeline: tasks and invitations."""

    def settle_duty(self, case_id: UUID, duty: str, at: datetime, done_by: UUID | None) -> None: ...
    def redate_duty(self, case_id: UUID, duty: str, due_on: date) -> None:
        """Move the open task of a duty to another day; nothing when there is none."""

    def drop_duty(self, case_id: UUID, duty: str, at: datetime, because: str) -> None:
        """Close the open task of a duty that nobody has to see to any more, saying why."""

    def ask_duty(
        self, item_id: UUID, case_id: UUID, duty: str, role: Role, due_on: date, at: datetime
    ) -> None:
        """Give somebody the task of a duty; one that is open already is moved to that day."""

    def is_open(self, case_id: UUID, task: str) -> bool:
        """Whether somebody has this task to do."""

    def settle_all(
        self, case_id: UUID, roles: Sequence[Role], at: datetime, because: str, *, but: Sequence[str] = ()
    ) -> None: ...
    def drop_about(self, document_id: UUID, at: datetime, because: str) -> None:
        """Close the open tasks about a document, saying why."""

    def settle_item(self, item_id: UUID, at: datetime, done_by: UUID) -> None: ...
    def item(self, item_id: UUID) -> tuple[UUID, Role] | None:
        """The case and the role of an open work item."""

    def invite(
        self,
        invitation_id: UUID,
        case_id: UUID,
        representative_id: UUID,
        scope: str,
        until: date,
        at: datetime,
        meeting_id: UUID | None = None,
    ) -> None: ...
    def invited_until(self, invitation_id: UUID) -> date | None:
        """The last day of an invitation."""

    def prolong(self, invitation_id: UUID, until: date) -> None:
        """Give an invitation another last day."""

    def invitations_held(self, case_id: UUID, representative_id: UUID) -> Sequence[UUID]:
        """The invitations of a representative to a case that are not withdrawn."""

    def invitation(self, invitation_id: UUID) -> tuple[UUID, UUID] | None:
        """Case and representative of an invitation that is not withdrawn."""

    def withdraw(self, invitation_id: UUID, at: datetime) -> None: ...
