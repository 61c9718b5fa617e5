"""The conditions under the pages, asked one by one: who may act, who sees which case, whose use case it is."""

import inspect
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from tests.web.proofs.town import Town
from tests.web.world import EARLIER, TODAY, wiring_of
from web.queries.case_filter import Wanted
from web.queries.escalations import WantedRequests, escalations
from web.queries.hr_cases import Order, hr_cases
from web.queries.invitations import held_invitations
from web.queries.managers_cases import closed_lately
from web.queries.requests import find_request
from web.queries.sight import case_in_reach, listed
from workflow.adapters.persistence import tables as t
from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import NotFound, Stale
from workflow.domain.people import Actor, Role
from workflow.services import (
    answer_document,
    begin_track,
    change_house_rule,
    evaluate_measure,
    hand_over,
    keep_consent,
    keep_unit_list,
    mark_difficulty,
    move_track,
    order_package,
    publish_routine,
    representatives,
    save_preparation,
)  # fmt: skip
from workflow.services.reach import reach, reach_employment

WRITE, OWN = Right(Act.WRITE, Thing.MEASURE), Right(Act.WRITE, Thing.INVITATION)
BEGIN = Right(Act.WRITE, Thing.NEW_CASE)
PLAN, DOCUMENT = Right(Act.READ, Thing.PLAN), Right(Act.READ, Thing.DOCUMENT)
ME, EMPLOYEE, MANAGER = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
NOT_HR = tuple(role for role in Role if role is not Role.HR)
NOT_EMPLOYEE = tuple(role for role in Role if role is not Role.EMPLOYEE)
NOT_RESPONSIBLE = tuple(role for role in Role if role not in {Role.MANAGER, Role.HR})
ONLY: tuple[tuple[Callable[..., object], tuple[Role, ...]], ...] = (
    (change_house_rule.change_house_rule, NOT_HR),
    (change_house_rule.withdraw_house_rule, NOT_HR),
    (hand_over.hand_over, NOT_HR),
    (begin_track.begin_track, NOT_HR),
    (move_track.move_track, NOT_RESPONSIBLE),
    (mark_difficulty.mark_difficulty, NOT_RESPONSIBLE),
    (mark_difficulty.tick_help, NOT_RESPONSIBLE),
    (mark_difficulty.end_difficulty, NOT_RESPONSIBLE),
    (publish_routine.publish_routine, NOT_HR),
    (evaluate_measure.say_how_it_works, NOT_EMPLOYEE),
    (answer_document.answer_document, NOT_EMPLOYEE),
    (answer_document.document_silence, NOT_RESPONSIBLE),
    (save_preparation.save_preparation, NOT_EMPLOYEE),
    (representatives.invite_representative, NOT_EMPLOYEE),
    (representatives.withdraw_invitation, NOT_EMPLOYEE),
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
        if "grounds" in nothing:
            nothing["grounds"] = "Ringt to ganger"
        with pytest.raises(NotFound):
            use_case(**{**nothing, "actor": acting(role)})


def test_a_case_is_reached_in_the_version_that_was_seen(town: Town) -> None:
    followed = town.followed
    version = followed.row.version
    with wiring_of(town.app).office.store.transaction() as tx:
        reach(tx, followed.case_id, followed.by_manager, WRITE, TODAY, version=version)
        with pytest.raises(Stale):
            reach(tx, followed.case_id, followed.by_manager, WRITE, TODAY, version=version - 1)


@pytest.mark.parametrize("role", Role)
def test_a_use_case_reaches_what_the_pages_show(town: Town, role: Role) -> None:
    """Both ask one condition; here the use case is asked for everybody, and the pages below."""
    followed = town.followed
    people = {MANAGER: followed.manager.person_id, EMPLOYEE: followed.employee.person_id, ME: ME}
    may = set()
    with wiring_of(town.app).office.store.transaction() as tx:
        for who, person_id in people.items():
            for right in (WRITE, OWN):
                try:
                    reach(tx, followed.case_id, acting(role, person_id), right, TODAY)
                except NotFound:
                    continue
                may.add((who, right))
    expected = {
        Role.MANAGER: {(MANAGER, WRITE)},
        Role.HR: {(MANAGER, WRITE), (ME, WRITE)},
        Role.EMPLOYEE: {(EMPLOYEE, OWN)},
    }
    assert may == expected.get(role, set())


@pytest.mark.parametrize("role", Role)
def test_only_the_parties_begin_a_follow_up(town: Town, role: Role) -> None:
    followed = town.followed
    people = {MANAGER: followed.manager.person_id, EMPLOYEE: followed.employee.person_id, ME: ME}
    may = set()
    with wiring_of(town.app).office.store.transaction() as tx:
        for who, person_id in people.items():
            try:
                reach_employment(tx, followed.employment_id, acting(role, person_id), BEGIN, TODAY)
            except NotFound:
                continue
            may.add(who)
    expected = {Role.EMPLOYEE: {EMPLOYEE}, Role.MANAGER: {MANAGER}, Role.HR: {ME, MANAGER}}
    assert may == expected.get(role, set())


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
    follows = {Role.MANAGER, Role.HR}
    assert (own in cases(town, case_in_reach(acting(role, manager), WRITE, TODAY))) == (role in follows)
    assert (own in cases(town, case_in_reach(acting(role), WRITE, TODAY))) == (role is Role.HR)
    assert own not in cases(town, case_in_reach(acting(role, employee), WRITE, TODAY))
    mine = cases(town, case_in_reach(acting(role, employee), OWN, TODAY))
    assert mine == ({own} if role is Role.EMPLOYEE else set())
    assert own not in cases(town, case_in_reach(acting(role), OWN, TODAY))


def test_nobody_follows_up_their_own_absence_even_as_manager_of_it(town: Town) -> None:
    employee = town.followed.employee.person_id
    change(town, t.case, t.case.c.id == town.followed.case_id, manager_id=employee)
    assert cases(town, case_in_reach(acting(Role.MANAGER, employee), WRITE, TODAY)) == set()


def test_an_invitation_opens_its_case_in_its_reach_until_its_day_or_its_end(town: Town) -> None:
    own, who = town.ids["case_id"], uuid.UUID(int=0)
    query = sa.select(t.invitation.c.representative_id).where(t.invitation.c.scope == "plan")
    with wiring_of(town.app).reading.connect() as connection:
        who = connection.scalars(query).one()
    me, mine = acting(Role.EMPLOYEE_REP, who), t.invitation.c.representative_id == who

    def sees(actor: Actor = me, right: Right = PLAN) -> set[str]:
        return cases(town, case_in_reach(actor, right, TODAY))

    def held() -> list[uuid.UUID]:
        with wiring_of(town.app).reading.connect() as connection:
            return [line.case_id for line in held_invitations(connection, me, TODAY)]

    assert sees() == {own}
    assert [str(line) for line in held()] == [own]
    assert sees(right=DOCUMENT) == set()
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
            in_list = {
                row.id
                for row in hr_cases(connection, listed(actor, TODAY), Wanted(), Order.URGENCY, TODAY).rows
            }
            asked = find_request(
                wiring_of(town.app),
                connection,
                listed(actor, TODAY),
                own,
                uuid.UUID(town.ids["request_id"]),
                TODAY,
            )
            in_requests = {
                row.case_id
                for row in escalations(connection, listed(actor, TODAY), WantedRequests(), TODAY).rows
            }
        assert (own in in_list) == there
        assert (asked is not None) == there
        assert (own in in_requests) == there


def test_a_manager_finds_only_closed_cases_of_their_own(town: Town) -> None:
    change(town, t.case, t.case.c.id == town.followed.case_id, closed_at=EARLIER)
    with wiring_of(town.app).reading.connect() as connection:
        assert len(closed_lately(connection, listed(town.followed.by_manager, TODAY))) == 1
        assert closed_lately(connection, listed(acting(Role.MANAGER), TODAY)) == ()


def change(town: Town, table: sa.Table, where: sa.ColumnElement[bool], **values: object) -> None:
    with wiring_of(town.app).engine.begin() as connection:
        connection.execute(sa.update(table).where(where).values(**values))
