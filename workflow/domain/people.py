"""Decides which roles exist and how a person acts in one of them; what a role may see is decided in access.py."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What somebody is in relation to the service, never more than one at a time."""

    MANAGER = "manager"
    EMPLOYEE = "employee"
    HR = "hr"
    PAYROLL = "payroll"
    EMPLOYEE_REP = "employee_rep"
    SAFETY_REP = "safety_rep"
    ADMIN = "admin"


REPRESENTATIVES = (Role.EMPLOYEE_REP, Role.SAFETY_REP)


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Somebody doing something: the person and the role they act in."""

    person_id: UUID
    role: Role
