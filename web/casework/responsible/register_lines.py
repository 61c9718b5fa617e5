"""Decides how the periods in a register are shown: those that stand, those of before, and absence from other positions."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from web.casework.absence_words import days_of, merged
from web.casework.names import READ_AS
from web.casework.register_period import Line, register_period
from web.i18n import format_instant
from web.queries.register import Registered, RegisterLine
from workflow.domain.people import Role
from workflow.services.stated import SICK_KINDS


def standing_lines(register: Registered, lines: Iterable[RegisterLine]) -> list[Line]:
    """The periods that stand, the newest first, each with the ways to mend it."""
    return [
        register_period(line)
        | {
            "correct_href": _address(".correct_period", register, line.id),
            "withdraw_href": _address(".withdraw_period", register, line.id),
        }
        for line in lines
        if line.stands
    ]


def former_lines(register: Registered, lines: Iterable[RegisterLine]) -> list[Line]:
    """What was replaced or taken back, the latest change first: when, and by which role."""
    gone = [line for line in lines if line.ended_at is not None]
    gone.sort(
        key=lambda line: (line.ended_at is not None and line.ended_at.timestamp(), line.id), reverse=True
    )
    return [register_period(line) | {"ended": _ended(register, line)} for line in gone]


def other_positions(lines: Sequence[RegisterLine]) -> list[str]:
    """Days away from other positions, and nothing of what they rest on."""
    away = [(line.start_on, line.end_on) for line in lines if line.stands and line.kind in SICK_KINDS]
    return [days_of(start, end) for start, end in reversed(merged(away))]


def _ended(register: Registered, line: RegisterLine) -> str:
    role = _(READ_AS[role_of(register, line.ended_by, at_hr=line.ended_at_hr)])
    when = format_instant(line.ended_at) if line.ended_at else ""
    if line.withdrawn_at is not None:
        return str(_("Taken back %(when)s. %(role)s.", when=when, role=role))
    return str(_("Replaced %(when)s. %(role)s.", when=when, role=role))


def role_of(register: Registered, person_id: UUID | None, *, at_hr: bool) -> Role:
    """In which role somebody most likely acted; their name is nobody's business here."""
    if person_id == register.person_id:
        return Role.EMPLOYEE
    if person_id in {register.case_manager_id, register.manager_id} or not at_hr:
        return Role.MANAGER
    return Role.HR


def _address(endpoint: str, register: Registered, period_id: UUID) -> str:
    return url_for(endpoint, employment_id=register.employment_id, period_id=period_id)
