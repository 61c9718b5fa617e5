"""Reads and writes what hangs on a case beside the timeline: tasks and invitations."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.people import Role

from .tables import invitation, work_item

_SETTLE_DUTY = (
    sa.update(work_item)
    .where(
        work_item.c.case_id == sa.bindparam("of_case"),
        work_item.c.task == sa.bindparam("duty"),
        work_item.c.done_at.is_(None),
    )
    .values(done_at=sa.bindparam("at"), done_by=sa.bindparam("by"))
)


def _open_task(case_id: UUID, duty: str) -> tuple[sa.ColumnElement[bool], ...]:
    return work_item.c.case_id == case_id, work_item.c.task == duty, work_item.c.done_at.is_(None)


class BesideRows:
    """What hangs on a case, in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def settle_duty(self, case_id: UUID, duty: str, at: datetime, done_by: UUID | None) -> None:
        """Close the task of a duty that is met."""
        self._connection.execute(_SETTLE_DUTY, {"of_case": case_id, "duty": duty, "at": at, "by": done_by})

    def redate_duty(self, case_id: UUID, duty: str, due_on: date) -> None:
        """Move the open task of a duty to another day."""
        self._connection.execute(sa.update(work_item).where(*_open_task(case_id, duty)).values(due_on=due_on))

    def drop_duty(self, case_id: UUID, duty: str, at: datetime, because: str) -> None:
        """Close the open task of a duty that nobody has to see to any more, saying why."""
        self._connection.execute(
            sa.update(work_item).where(*_open_task(case_id, duty)).values(done_at=at, closed_because=because)
        )

    def ask_duty(
        self, item_id: UUID, case_id: UUID, duty: str, role: Role, due_on: date, at: datetime
    ) -> None:
        """Give somebody the task of a duty; one that is open already is moved to that day."""
        if self.is_open(case_id, duty):
            self.redate_duty(case_id, duty, due_on)
        else:
            row = {"id": item_id, "case_id": case_id, "task": duty, "role": role, "due_on": due_on}
            self._connection.execute(work_item.insert(), row | {"made_at": at})

    def is_open(self, case_id: UUID, task: str) -> bool:
        """Whether somebody has this task to do."""
        query = sa.select(work_item.c.id).where(*_open_task(case_id, task)).limit(1)
        return self._connection.scalar(query) is not None

    def settle_all(
        self, case_id: UUID, roles: Sequence[Role], at: datetime, because: str, *, but: Sequence[str] = ()
    ) -> None:
        """Close every open task that these roles have on a case, saying why; `but` some kinds."""
        self._connection.execute(
            sa.update(work_item)
            .where(
                work_item.c.case_id == case_id,
                work_item.c.role.in_(roles),
                work_item.c.task.not_in(but),
                work_item.c.done_at.is_(None),
            )
            .values(done_at=at, closed_because=because)
        )

    def drop_about(self, document_id: UUID, at: datetime, because: str) -> None:
        """Close the open tasks about a document."""
        self._connection.execute(
            sa.update(work_item)
            .where(work_item.c.document_id == document_id, work_item.c.done_at.is_(None))
            .values(done_at=at, closed_because=because)
        )

    def settle_item(self, item_id: UUID, at: datetime, done_by: UUID) -> None:
        """Close one task."""
        self._connection.execute(
            sa.update(work_item)
            .where(work_item.c.id == item_id, work_item.c.done_at.is_(None))
            .values(done_at=at, done_by=done_by)
        )

    def item(self, item_id: UUID) -> tuple[UUID, Role] | None:
        """The case and the role of an open task."""
        query = sa.select(work_item.c.case_id, work_item.c.role).where(
            work_item.c.id == item_id, work_item.c.done_at.is_(None)
        )
        row = self._connection.execute(query).one_or_none()
        return (row.case_id, Role(row.role)) if row else None

    def invite(
        self,
        invitation_id: UUID,
        case_id: UUID,
        representative_id: UUID,
        scope: str,
        until: date,
        at: datetime,
        meeting_id: UUID | None = None,
    ) -> None:
        """Store an invitation."""
        self._connection.execute(
            invitation.insert(),
            {
                "id": invitation_id,
                "case_id": case_id,
                "representative_id": representative_id,
                "scope": scope,
                "until_on": until,
                "given_at": at,
                "meeting_id": meeting_id,
            },
        )

    def invited_until(self, invitation_id: UUID) -> date | None:
        """The last day of an invitation that was not taken back."""
        return self._connection.scalar(
            sa.select(invitation.c.until_on).where(
                invitation.c.id == invitation_id, invitation.c.withdrawn_at.is_(None)
            )
        )

    def prolong(self, invitation_id: UUID, until: date) -> None:
        """Give an invitation another last day."""
        self._connection.execute(
            sa.update(invitation)
            .where(invitation.c.id == invitation_id, invitation.c.withdrawn_at.is_(None))
            .values(until_on=until)
        )

    def invitations_held(self, case_id: UUID, representative_id: UUID) -> Sequence[UUID]:
        """The invitations of a representative to a case that are not withdrawn."""
        query = sa.select(invitation.c.id).where(
            invitation.c.case_id == case_id,
            invitation.c.representative_id == representative_id,
            invitation.c.withdrawn_at.is_(None),
        )
        return self._connection.scalars(query).all()

    def invitation(self, invitation_id: UUID) -> tuple[UUID, UUID] | None:
        """Case and representative of an invitation that is not withdrawn."""
        query = sa.select(invitation.c.case_id, invitation.c.representative_id).where(
            invitation.c.id == invitation_id, invitation.c.withdrawn_at.is_(None)
        )
        row = self._connection.execute(query).one_or_none()
        return (row.case_id, row.representative_id) if row else None

    def withdraw(self, invitation_id: UUID, at: datetime) -> None:
        """Take an invitation back."""
        self._connection.execute(
            sa.update(invitation).where(invitation.c.id == invitation_id).values(withdrawn_at=at)
        )
