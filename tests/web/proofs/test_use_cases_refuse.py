"""The conditions under the pages, asked one by one: who may act, who sees which case, whose use case it is."""

import inspect
import uuid
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa

from tests.web.proofs.town import Town
from tests.web.world import EARLIER, TODAY, wiring_of
from web.queries import sight
from web.queries.escalations import find_escalation
from web.queries.hr_cases import Order, Wanted, hr_cases
from web.queries.invitations import held_invitations
from web.queries.managers_cases import closed_lately
from workflow.adapters.persistence import tables as t
from workflow.domain.errors import NotFound, Stale
from workflow.domain.people import Actor, Role
from workflow.services import (
    agree_measure,
    answer_document,
    begin_talk,
    change_house_rule,
    deliver_plan,
    evaluate_measure,
    hand_over,
    keep_consent,
    keep_unit_list,
    move_escalation,
    order_package,
    plan_meeting,
    publish_routine,
    representatives,
    save_note,
    save_preparation,
    tell_dates,
)  # fmt: skip
from workflow.services.reach import may_act, may_open, reach

ME, EMPLOYEE, MANAGER = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
NOT_HR = tuple(role for role in Role if role is not Role.HR)
NOT_EMPLOYEE = tuple(role for role in Role if role is not Role.EMPLOYEE)
NOT_RESPONSIBLE = tuple(role for role in Role if role not in {Role.MANAGER, Role.HR})
ONLY: tuple[tuple[Callable[..., object], tuple[Role, ...]], ...] = (
    (change_house_rule.change_house_rule, NOT_HR),
    (change_house_rule.withdraw_house_rule, NOT_HR),
    (hand_over.hand_over, NOT_HR),
    (move_escalation.move_escalation, NOT_HR),
    (publish_routine.publish_routine, NOT_HR),
    (evaluate_measure.say_how_it_works, NOT_EMPLOYEE),
    (answer_document.answer_document, NOT_EMPLOYEE),
    (answer_document.document_silence, NOT_RESPONSIBLE),
    (agree_measure.reached, NOT_RESPONSIBLE),
    (plan_meeting.plan_meeting, NOT_RESPONSIBLE),
    (save_note.save_note, NOT_RESPONSIBLE),
    (save_preparation.save_preparation, NOT_EMPLOYEE),
    (representatives.invite_representative, NOT_EMPLOYEE),
    (representatives.withdraw_invitation, NOT_EMPLOYEE),
    (tell_dates.foresee_told, NOT_RESPONSIBLE),
    (tell_dates.tell_dates, NOT_RESPONSIBLE),
    (tell_dates.note_nav_meeting, NOT_RESPONSIBLE),
    (deliver_plan.tell_delivery, NOT_RESPONSIBLE),
    (begin_talk.begin_talk, NOT_RESPONSIBLE),
    (keep_consent.give_consent, NOT_EMPLOYEE),
    (keep_consent.note_paper_consent, NOT_RESPONSIBLE),
    (keep_consent.withdraw_consent, NOT_EMPLOYEE),
    (keep_unit_list.suggest_option, NOT_EMPLOYEE),
    (order_package.order_package, tuple(role for role in Role if role not in {Role.HR, Role.EMPLOYEE})),
)


def acting(role: Role, person_id: uuid.UUID = ME) -> Actor:
    return Actor(person_id=person_id, role=role)


@pytest.mark.parametrize(("use_case", "roles"), ONLY, ids=lambda value: getattr(value, "__name__", ""))
def test_a_use_case_is_not_there_for_other_roles(
    use_case: Callable[..., object], roles: tuple[Role, ...]
) -> None:
    """It is refused before anything is looked at: there is nothing here to look at."""
    for role in roles:
        nothing: dict[str, Any] = dict.fromkeys(inspect.signature(use_case).parameters)
        with pytest.raises(NotFound):
            use_case(**{**nothing, "actor": acting(role)})


@pytest.mark.parametrize("role", Role)
def test_only_the_parties_act_on_a_case(role: Role) -> None:
    case: Any = SimpleNamespace(id=uuid.uuid4(), employee_id=EMPLOYEE, manager_id=MANAGER, version=3)
    may = {who for who in (ME, EMPLOYEE, MANAGER) if may_act(acting(role, who), case)}
    assert may == {Role.EMPLOYEE: {EMPLOYEE}, Role.MANAGER: {MANAGER}, Role.HR: {ME, MANAGER}}.get(
        role, set()
    )
    own: Any = SimpleNamespace(employee_id=ME, manager_id=ME)
    assert may_act(acting(role), own) == (role is Role.EMPLOYEE)


@pytest.mark.parametrize("role", Role)
def test_only_the_parties_begin_a_follow_up(role: Role) -> None:
    employment: Any = SimpleNamespace(person_id=EMPLOYEE, manager_id=MANAGER)
    may = {who for who in (ME, EMPLOYEE, MANAGER) if may_open(acting(role, who), employment)}
    assert may == {Role.EMPLOYEE: {EMPLOYEE}, Role.MANAGER: {MANAGER}, Role.HR: {ME, MANAGER}}.get(
        role, set()
    )
    own: Any = SimpleNamespace(person_id=ME, manager_id=ME)
    assert may_open(acting(role), own) == (role is Role.EMPLOYEE)


def test_a_case_is_reached_by_its_parties_in_the_version_they_saw() -> None:
    case = SimpleNamespace(id=uuid.uuid4(), employee_id=EMPLOYEE, manager_id=MANAGER, version=3)
    tx: Any = SimpleNamespace(cases=SimpleNamespace(load=lambda _id: case))
    nothing: Any = SimpleNamespace(cases=SimpleNamespace(load=lambda _id: None))
    assert reach(tx, case.id, acting(Role.MANAGER, MANAGER), version=3).id == case.id
    with pytest.raises(Stale):
        reach(tx, case.id, acting(Role.MANAGER, MANAGER), version=2)
    for what, who in ((tx, acting(Role.MANAGER)), (nothing, acting(Role.HR)), (tx, acting(Role.PAYROLL))):
        with pytest.raises(NotFound):
            reach(what, case.id, who)


def cases(town: Town, condition: sa.ColumnElement[bool]) -> set[str]:
    with wiring_of(town.app).reading.connect() as connection:
        return {str(found) for found in connection.scalars(sa.select(t.case.c.id).where(condition))}


@pytest.mark.parametrize("role", Role)
def test_lists_follow_the_same_rule_as_use_cases(town: Town, role: Role) -> None:
    own, manager, employee = (
        town.ids["case_id"],
        town.followed.manager.person_id,
        town.followed.employee.person_id,
    )
    assert (own in cases(town, sight.followed_up_by(acting(role, manager)))) == (
        role in {Role.MANAGER, Role.HR}
    )
    assert (own in cases(town, sight.followed_up_by(acting(role)))) == (role is Role.HR)
    assert own not in cases(town, sight.followed_up_by(acting(role, employee)))
    assert cases(town, sight.own(acting(role, employee))) == {own}
    assert cases(town, sight.own(acting(role))) == set()


def test_nobody_follows_up_their_own_absence_even_as_manager_of_it(town: Town) -> None:
    employee = town.followed.employee.person_id
    change(town, t.case, t.case.c.id == town.followed.case_id, manager_id=employee)
    assert cases(town, sight.followed_up_by(acting(Role.MANAGER, employee))) == set()


def test_an_invitation_opens_its_case_in_its_reach_until_its_day_or_its_end(town: Town) -> None:
    own, who = town.ids["case_id"], uuid.UUID(int=0)
    query = sa.select(t.invitation.c.representative_id).where(t.invitation.c.scope == "plan")
    with wiring_of(town.app).reading.connect() as connection:
        who = connection.scalars(query).one()
    me, mine = acting(Role.EMPLOYEE_REP, who), t.invitation.c.representative_id == who

    def sees(actor: Actor = me, scopes: tuple[str, ...] = ("plan",)) -> set[str]:
        return cases(town, sight.invited(actor, TODAY, scopes))

    def held() -> list[uuid.UUID]:
        with wiring_of(town.app).reading.connect() as connection:
            return [line.case_id for line in held_invitations(connection, me, TODAY)]

    assert sees() == {own}
    assert [str(line) for line in held()] == [own]
    assert sees(scopes=("case",)) == set()
    assert sees(acting(Role.EMPLOYEE_REP)) == set()
    change(town, t.invitation, mine, until_on=TODAY)
    assert sees() == {own}
    change(town, t.invitation, mine, until_on=TODAY - timedelta(days=1))
    assert sees() == set()
    assert held() == []
    change(town, t.invitation, mine, until_on=TODAY, withdrawn_at=EARLIER)
    assert sees() == set()
    assert held() == []


def test_somebody_at_hr_finds_their_own_case_in_no_list_of_hr(town: Town) -> None:
    own, me = town.followed.case_id, acting(Role.HR, town.followed.employee.person_id)
    for actor, there in ((me, False), (acting(Role.HR), True)):
        with wiring_of(town.app).reading.connect() as connection:
            listed = {row.id for row in hr_cases(connection, actor, Wanted(), Order.URGENCY, TODAY).rows}
            asked = find_escalation(
                wiring_of(town.app), connection, actor, uuid.UUID(town.ids["escalation_id"])
            )
        assert (own in listed) == there
        assert (asked is not None) == there


def test_a_manager_finds_only_closed_cases_of_their_own(town: Town) -> None:
    change(town, t.case, t.case.c.id == town.followed.case_id, closed_at=EARLIER)
    with wiring_of(town.app).reading.connect() as connection:
        assert len(closed_lately(connection, town.followed.by_manager)) == 1
        assert closed_lately(connection, acting(Role.MANAGER)) == ()


def change(town: Town, table: sa.Table, where: sa.ColumnElement[bool], **values: object) -> None:
    with wiring_of(town.app).engine.begin() as connection:
        connection.execute(sa.update(table).where(where).values(**values))
