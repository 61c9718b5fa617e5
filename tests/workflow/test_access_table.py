"""What the access table must say, whatever else it says: the decisions of the house, a line each."""

import pytest

from workflow.domain.access import ACCESS, OF_A_CASE, Act, Relation, Right, Thing, granted, roles_with
from workflow.domain.access_names import ACTS, RELATIONS, THINGS
from workflow.domain.people import REPRESENTATIVES, Role

OF_CASES = {*OF_A_CASE, Thing.PACKAGE, Thing.ESCALATION, Thing.READ_LOG, Thing.INVITATION, Thing.CASE_LIST}


def may(role: Role) -> set[tuple[Act, Thing]]:
    return {(act, thing) for act in Act for thing in Thing if granted(role, Right(act, thing))}


def test_nobody_has_a_right_that_no_row_grants() -> None:
    assert roles_with(Right(Act.DECIDE, Thing.CASE)) == frozenset()


def test_the_administrator_sees_nothing_of_any_case() -> None:
    assert {thing for _, thing in may(Role.ADMIN)} & OF_CASES == set()


def test_payroll_reads_dates_and_closes_its_tasks_and_nothing_else() -> None:
    assert may(Role.PAYROLL) == {(Act.READ, Thing.DATES), (Act.ANSWER, Thing.TASK)}


@pytest.mark.parametrize("role", REPRESENTATIVES)
def test_representatives_only_read(role: Role) -> None:
    acts = {act for act, thing in may(role) if thing is not Thing.FIGURES}
    assert acts == {Act.READ}


@pytest.mark.parametrize("role", REPRESENTATIVES)
def test_what_a_representative_sees_of_a_case_takes_the_employees_invitation(role: Role) -> None:
    for act, thing in may(role):
        if thing in OF_CASES:
            relations = granted(role, Right(act, thing))
            assert {str(relation).partition("_")[0] for relation in relations} == {"invited"}, thing


@pytest.mark.parametrize("scope", [Relation.INVITED_TO_MEETING, Relation.INVITED_TO_PLAN])
def test_an_invitation_to_less_shows_no_documents_and_no_contact_log(scope: Relation) -> None:
    for thing in (Thing.DOCUMENT, Thing.CONTACTS, Thing.CASE, Thing.TALK_NOTES, Thing.FOLDER):
        for role in REPRESENTATIVES:
            assert scope not in granted(role, Right(Act.READ, thing))


def test_notes_of_a_talk_are_for_those_who_follow_up() -> None:
    assert roles_with(Right(Act.READ, Thing.TALK_NOTES)) == {Role.MANAGER, Role.HR}


def test_only_the_employee_invites_representatives() -> None:
    assert roles_with(Right(Act.WRITE, Thing.INVITATION)) == {Role.EMPLOYEE}


def test_only_hr_decides_and_hands_over() -> None:
    assert roles_with(Right(Act.DECIDE, Thing.ESCALATION)) == {Role.HR}
    assert roles_with(Right(Act.WRITE, Thing.HAND_OVER)) == {Role.HR}


def test_the_package_is_hrs_and_the_employees() -> None:
    assert roles_with(Right(Act.TAKE, Thing.PACKAGE)) == {Role.HR, Role.EMPLOYEE}


def test_a_substitute_names_no_substitute() -> None:
    assert granted(Role.MANAGER, Right(Act.WRITE, Thing.SUBSTITUTION)) == (Relation.RESPONSIBLE,)


def test_employees_stand_to_cases_by_their_own_alone() -> None:
    for act, thing in may(Role.EMPLOYEE):
        if thing in OF_CASES:
            assert granted(Role.EMPLOYEE, Right(act, thing)) == (Relation.OWN,)


def test_every_row_says_why_and_every_word_of_the_table_has_a_sentence() -> None:
    assert [grant for grant in ACCESS if not grant.why] == []
    assert (set(ACTS), set(RELATIONS), set(THINGS)) == (set(Act), set(Relation), set(Thing))
