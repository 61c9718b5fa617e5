"""A case with everything that hangs on it, and everybody who stands in some relation to it."""

import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import sqlalchemy as sa
from flask import Flask

from tests.web.folder import put_package, put_paper
from tests.web.followed import FIRST_DAY, Followed, add_unit, employ, filled_in, follow
from tests.web.world import EARLIER, TODAY, Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import (
    absence_period,
    account_role,
    case,
    employment,
    escalation,
    invitation,
    meeting,
    metadata,
    substitution,
)
from workflow.domain.absence.recurring import months_before
from workflow.domain.difficulties import Category
from workflow.domain.documents import DocumentKind
from workflow.domain.people import REPRESENTATIVES, Actor, Role
from workflow.domain.stages import Stage
from workflow.services.hand_over import hand_over
from workflow.services.hold_back import place_hold
from workflow.services.mark_difficulty import mark_difficulty
from workflow.services.open_case import open_case

NEVER_COMPARED = {"web_session", "sign_in_attempt", "known_browser", "totp_factor"}
"""Signing in and asking leave marks there by their nature."""


class Relation(StrEnum):
    """How somebody who asks stands to the case they ask about."""

    STRANGER = "a stranger"
    OWN_MANAGER = "the responsible manager"
    OTHER_MANAGER = "another manager"
    FORMER_MANAGER = "the manager before the case was handed over"
    MANAGER_ON_LEAVE = "a manager whose own case it is"
    MANAGER_SHORTLY_AFTER = "the manager, four months to the day after the absence"
    MANAGER_LONG_AFTER = "the manager, a day more than four months after the absence"
    FORMER_AFTER = "the manager of then, when somebody else leads the employee now"
    SUBSTITUTE = "a substitute on the only day of the mandate"
    SUBSTITUTE_BEFORE = "a substitute on the day before the mandate"
    SUBSTITUTE_AFTER = "a substitute on the day after the mandate"
    SUBSTITUTE_WITHDRAWN = "a substitute whose mandate was taken back"
    SUBSTITUTE_OF_ANOTHER = "a substitute of another manager"
    SUBSTITUTE_ON_LEAVE = "a substitute whose own case it is"
    EMPLOYEE = "the employee"
    OTHER_EMPLOYEE = "another employee who has a case too"
    HR = "HR"
    HR_ON_LEAVE = "somebody at HR whose own case it is"
    PAYROLL = "payroll"
    ADMIN = "an administrator"
    REP_OF_MEETING = "a representative invited to the meetings"
    REP_OF_PLAN = "a representative invited to the plan"
    REP_OF_CASE = "a safety representative invited to the whole case"
    REP_TOO_LATE = "a representative whose invitation has passed"
    REP_WITHDRAWN = "a representative whose invitation was taken back"
    REP_ELSEWHERE = "a representative invited to another case"
    REP_UNINVITED = "a representative nobody has invited"
    REP_NO_LONGER = "an invited person who is no representative any more"
    REP_ON_LEAVE = "a representative whose own case it is"


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A case and the ids of one of each thing that hangs on it."""

    followed: Followed
    ids: Mapping[str, str]


def prepare(app: Flask, relation: Relation) -> tuple[Browser, Subject]:
    """A browser in which somebody of this relation is signed in, and the case it is about."""
    who, followed = WAYS[relation](app)
    subject = _hang_everything_on(
        followed,
        Actor(
            person_id=who.person_id if who else followed.manager.person_id,
            role=Role.HR if relation is Relation.HR else Role.EMPLOYEE,
        ),
    )
    if relation is Relation.MANAGER_ON_LEAVE:
        _become_ones_own_manager(followed)
    if relation in AFTER:
        _end_the_absence(followed, *AFTER[relation])
    return (signed_in(app, who) if who else Browser(app)), subject


def fingerprint(app: Flask) -> str:
    """The whole database in one word, but for what asking itself leaves behind."""
    found = hashlib.sha256()
    with wiring_of(app).reading.connect() as connection:
        for table in metadata.sorted_tables:
            if table.name not in NEVER_COMPARED:
                rows = connection.execute(sa.select(table).order_by(*table.primary_key)).all()
                found.update(repr((table.name, rows)).encode())
    return found.hexdigest()


def _hang_everything_on(followed: Followed, asks: Actor) -> Subject:
    """What can be of somebody's own (a paper sent, a package ordered) is of the one who asks."""
    minutes = followed.file(DocumentKind.FIRST_CONVERSATION_MINUTES)
    plan = followed.file_plan()
    followed.file(DocumentKind.HELP_REQUEST)
    _mark_difficult(followed)
    contact = followed.file(DocumentKind.CONTACT_ATTEMPT)
    measure = followed.agree_measure()
    invitation_paper = followed.file(DocumentKind.MEETING_INVITATION)
    copy = followed.put_copy(plan, word=b"PK")
    tasks = {role: followed.give_task(role, "anything") for role in (Role.EMPLOYEE, Role.MANAGER)}
    ids = {
        "case_id": followed.case_id,
        "employment_id": followed.employment_id,
        "period_id": _period_of(followed),
        "plan": plan,
        "minutes": minutes,
        "contact": contact,
        "measure_id": measure,
        "meeting_id": _meeting_of(followed, invitation_paper),
        "copy_id": copy,
        "consent_id": followed.give_consent(),
        "delivery_id": followed.put_plan_copy(plan),
        "invitation_id": _invited(followed, add_somebody(followed.app, Role.EMPLOYEE_REP), "case"),
        "request_id": _asked_for_help(followed),
        "managers_task": tasks[Role.MANAGER],
        "employees_task": tasks[Role.EMPLOYEE],
        "paper_id": put_paper(followed, asks),
        "package_id": put_package(followed, asks),
        "hold_id": _held_back(followed),
        "hrs_task": followed.give_task(Role.HR, "anything"),
        "hrs_other_task": followed.give_task(Role.HR, "anything"),
        "payrolls_task": followed.give_task(Role.PAYROLL, "stop_pay"),
    }
    return Subject(followed=followed, ids={name: str(value) for name, value in ids.items()})


def _held_back(followed: Followed) -> uuid.UUID:
    hr = Actor(person_id=add_somebody(followed.app, Role.HR).person_id, role=Role.HR)
    return place_hold(
        followed.wiring.office,
        followed.case_id,
        reason="Tvist om planen.",
        review_on=TODAY + timedelta(days=60),
        of_person=False,
        actor=hr,
    )


def _become_ones_own_manager(followed: Followed) -> None:
    """As an organisation tree with a mistake in it would have it; that must open nothing."""
    with followed.wiring.engine.begin() as connection:
        answers = {"manager_id": followed.employee.person_id}
        connection.execute(sa.update(case).where(case.c.id == followed.case_id).values(answers))
        connection.execute(
            sa.update(employment).where(employment.c.id == followed.employment_id).values(answers)
        )


AFTER = {
    Relation.MANAGER_SHORTLY_AFTER: (months_before(TODAY, 4), True),
    Relation.MANAGER_LONG_AFTER: (months_before(TODAY, 4) - timedelta(days=1), True),
    Relation.FORMER_AFTER: (TODAY, False),
}
"""The last day of the absence, and whether its manager still leads the employee."""


def _end_the_absence(followed: Followed, last_day: date, still_leads: bool) -> None:
    over = {"last_day": last_day, "closed_at": EARLIER, "stage": Stage.CLOSED}
    successor = None if still_leads else add_somebody(followed.app, Role.MANAGER)
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(case).where(case.c.id == followed.case_id).values(over))
        if successor:
            led = employment.c.id == followed.employment_id
            connection.execute(sa.update(employment).where(led).values(manager_id=successor.person_id))


def _period_of(followed: Followed) -> uuid.UUID:
    with followed.wiring.reading.connect() as connection:
        query = sa.select(absence_period.c.id).where(absence_period.c.employment_id == followed.employment_id)
        return uuid.UUID(str(connection.scalars(query).one()))


def _meeting_of(followed: Followed, invitation_paper: uuid.UUID) -> uuid.UUID:
    with followed.wiring.reading.connect() as connection:
        query = sa.select(meeting.c.id).where(meeting.c.document_id == invitation_paper)
        return uuid.UUID(str(connection.scalars(query).one()))


def _mark_difficult(followed: Followed) -> None:
    mark_difficulty(
        followed.wiring.office,
        followed.case_id,
        category=Category.CONFLICT,
        note="To som ikke snakker sammen",
        review_on=TODAY + timedelta(days=30),
        actor=followed.by_manager,
    )


def _asked_for_help(followed: Followed) -> uuid.UUID:
    with followed.wiring.reading.connect() as connection:
        query = sa.select(escalation.c.id).where(escalation.c.case_id == followed.case_id)
        return uuid.UUID(str(connection.scalars(query).one()))


def _invited(
    followed: Followed, who: Somebody, scope: str, *, days: int = 30, back: bool = False
) -> uuid.UUID:
    invitation_id = uuid.uuid4()
    row = {
        "id": invitation_id,
        "case_id": followed.case_id,
        "representative_id": who.person_id,
        "scope": scope,
        "until_on": TODAY + timedelta(days=days),
        "given_at": EARLIER,
        "withdrawn_at": EARLIER if back else None,
    }
    with followed.wiring.engine.begin() as connection:
        connection.execute(invitation.insert(), row)
    return invitation_id


# --- who asks ------------------------------------------------------------------------------------------------------

Way = Callable[[Flask], tuple[Somebody | None, Followed]]


def _stranger(app: Flask) -> tuple[None, Followed]:
    return None, follow(app)


def _somebody(*roles: Role) -> Way:
    return lambda app: (add_somebody(app, *roles, Role.EMPLOYEE), follow(app))


def _own_manager(app: Flask) -> tuple[Somebody, Followed]:
    followed = follow(app)
    return followed.manager, followed


def _other_manager(app: Flask) -> tuple[Somebody, Followed]:
    other, followed = follow(app).manager, follow(app)
    # a colleague's mandate opens nothing to a third
    stand_in(app, add_somebody(app, Role.MANAGER), followed.manager, TODAY, TODAY)
    return other, followed


def _former_manager(app: Flask) -> tuple[Somebody, Followed]:
    followed, successor = follow(app), add_somebody(app, Role.MANAGER)
    hr = Actor(person_id=add_somebody(app, Role.HR).person_id, role=Role.HR)
    hand_over(
        followed.wiring.office,
        followed.case_id,
        successor.person_id,
        actor=hr,
        version=followed.row.version,
    )
    return followed.manager, replace(followed, manager=successor)


def _substitute(
    first: date = TODAY, last: date = TODAY, *, back: bool = False, elsewhere: bool = False
) -> Way:
    def way(app: Flask) -> tuple[Somebody, Followed]:
        who, followed = add_somebody(app, Role.MANAGER, Role.EMPLOYEE), follow(app)
        instead_of = follow(app).manager if elsewhere else followed.manager
        stand_in(app, who, instead_of, first, last, back=back)
        return who, followed

    return way


def _substitute_on_leave(app: Flask) -> tuple[Somebody, Followed]:
    who, followed = _on_leave(Role.MANAGER)(app)
    assert who is not None
    stand_in(app, who, followed.manager, TODAY, TODAY)
    return who, followed


def stand_in(
    app: Flask, who: Somebody, instead_of: Somebody, first: date, last: date, *, back: bool = False
) -> uuid.UUID:
    """A mandate as it lies in the database."""
    substitution_id = uuid.uuid4()
    row = {
        "id": substitution_id,
        "manager_id": instead_of.person_id,
        "substitute_id": who.person_id,
        "from_on": first,
        "to_on": last,
        "mandate_sealed": wiring_of(app).keys.encrypt_text(
            "Samtaler og planer.", context=f"substitution.mandate:{substitution_id}"
        ),
        "given_by": instead_of.person_id,
        "given_as": Role.MANAGER,
        "given_at": EARLIER,
        "withdrawn_at": EARLIER if back else None,
        "withdrawn_by": instead_of.person_id if back else None,
    }
    with wiring_of(app).engine.begin() as connection:
        connection.execute(substitution.insert(), row)
    return substitution_id


def _employee(app: Flask) -> tuple[Somebody, Followed]:
    followed = follow(app)
    return followed.employee, followed


def _other_employee(app: Flask) -> tuple[Somebody, Followed]:
    return follow(app).employee, follow(app)


def _on_leave(role: Role) -> Way:
    """Somebody with a role of their own who is the employee of the case."""

    def way(app: Flask) -> tuple[Somebody, Followed]:
        who, manager = add_somebody(app, role, Role.EMPLOYEE), add_somebody(app, Role.MANAGER)
        unit_id = add_unit(app, "Rådhuset")
        employment_id = employ(app, who, manager, unit_id)
        filled = filled_in(DocumentKind.ABSENCE_NOTICE, TODAY, FIRST_DAY)
        by_manager = Actor(person_id=manager.person_id, role=Role.MANAGER)
        case_id = open_case(
            wiring_of(app).office, employment_id, filled, actor=by_manager, submission=uuid.uuid4()
        )
        return who, Followed(
            app=app,
            unit_id=unit_id,
            employment_id=employment_id,
            case_id=case_id,
            manager=manager,
            employee=who,
        )

    return way


def _representative(
    role: Role, scope: str, *, days: int = 30, back: bool = False, elsewhere: bool = False, still: bool = True
) -> Way:
    def way(app: Flask) -> tuple[Somebody, Followed]:
        who, followed = add_somebody(app, role, Role.EMPLOYEE), follow(app)
        if scope:
            _invited(follow(app) if elsewhere else followed, who, scope, days=days, back=back)
        if not still:
            _take_role_away(app, who)
        return who, followed

    return way


def _take_role_away(app: Flask, who: Somebody) -> None:
    with wiring_of(app).engine.begin() as connection:
        connection.execute(
            sa.delete(account_role).where(
                account_role.c.account_id == who.account_id, account_role.c.role.in_(REPRESENTATIVES)
            )
        )


WAYS: dict[Relation, Way] = {
    Relation.STRANGER: _stranger,
    Relation.OWN_MANAGER: _own_manager,
    Relation.OTHER_MANAGER: _other_manager,
    Relation.FORMER_MANAGER: _former_manager,
    Relation.MANAGER_ON_LEAVE: _on_leave(Role.MANAGER),
    Relation.MANAGER_SHORTLY_AFTER: _own_manager,
    Relation.MANAGER_LONG_AFTER: _own_manager,
    Relation.FORMER_AFTER: _own_manager,
    Relation.SUBSTITUTE: _substitute(),
    Relation.SUBSTITUTE_BEFORE: _substitute(TODAY + timedelta(days=1), TODAY + timedelta(days=1)),
    Relation.SUBSTITUTE_AFTER: _substitute(TODAY - timedelta(days=9), TODAY - timedelta(days=1)),
    Relation.SUBSTITUTE_WITHDRAWN: _substitute(back=True),
    Relation.SUBSTITUTE_OF_ANOTHER: _substitute(elsewhere=True),
    Relation.SUBSTITUTE_ON_LEAVE: _substitute_on_leave,
    Relation.EMPLOYEE: _employee,
    Relation.OTHER_EMPLOYEE: _other_employee,
    Relation.HR: _somebody(Role.HR),
    Relation.HR_ON_LEAVE: _on_leave(Role.HR),
    Relation.PAYROLL: _somebody(Role.PAYROLL),
    Relation.ADMIN: _somebody(Role.ADMIN),
    Relation.REP_OF_MEETING: _representative(Role.EMPLOYEE_REP, "meeting"),
    Relation.REP_OF_PLAN: _representative(Role.EMPLOYEE_REP, "plan"),
    Relation.REP_OF_CASE: _representative(Role.SAFETY_REP, "case"),
    Relation.REP_TOO_LATE: _representative(Role.EMPLOYEE_REP, "case", days=-1),
    Relation.REP_WITHDRAWN: _representative(Role.EMPLOYEE_REP, "case", back=True),
    Relation.REP_ELSEWHERE: _representative(Role.EMPLOYEE_REP, "case", elsewhere=True),
    Relation.REP_UNINVITED: _representative(Role.SAFETY_REP, ""),
    Relation.REP_NO_LONGER: _representative(Role.EMPLOYEE_REP, "case", still=False),
    Relation.REP_ON_LEAVE: _on_leave(Role.EMPLOYEE_REP),
}
