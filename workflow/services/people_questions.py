"""What the services ask of the database about people, their employments and their periods of absence."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from workflow.domain.access import Right
from workflow.domain.people import Actor, Role
from workflow.services.records import Absence, Edit, EmploymentRecord, PersonRecord, Written


class Absences(Protocol):
    """Periods of absence: added, replaced, withdrawn, never erased."""

    def of_person(self, person_id: UUID) -> Sequence[Absence]:
        """The periods that stand, from all employments of a person, by first day."""

    def of_persons(self, person_ids: Collection[UUID]) -> Mapping[UUID, Sequence[Absence]]:
        """The same for many people in one question; somebody without periods is left out."""

    def hold(self, employment_id: UUID) -> None:
        """Let nobody else change the register of this person before the transaction ends."""

    def write(self, edit: Edit, written: Written) -> Collection[UUID]:
        """Store the new periods, and say which old ones they take the place of or were taken back.

        Returns the cases these periods belonged to. What takes the place of a period outside the running absence belongs
        to the case of that period.
        """

    def adopt(self, case_id: UUID, periods: Sequence[UUID]) -> None:
        """Let periods that belong to no case yet belong to this one."""


class People(Protocol):
    """People and employments."""

    def person(self, person_id: UUID) -> PersonRecord | None: ...
    def birth_dates(self, person_ids: Collection[UUID]) -> Mapping[UUID, date | None]:
        """When people were born, as far as it is known."""

    def employment(self, employment_id: UUID) -> EmploymentRecord | None: ...
    def reached(
        self, employment_id: UUID, actor: Actor, right: Right, today: date
    ) -> EmploymentRecord | None:
        """The employment, when the actor has the right for it today; None also when it is not there."""

    def employments_of(self, person_id: UUID) -> Sequence[EmploymentRecord]: ...
    def with_role(self, role: Role) -> Sequence[PersonRecord]: ...
    def is_manager(self, person_id: UUID) -> bool: ...
    def set_manager(self, employment_id: UUID, manager_id: UUID) -> None: ...
