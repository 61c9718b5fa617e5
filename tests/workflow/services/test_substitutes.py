"""Somebody stands in for a manager from the first to the last day of a mandate, never longer, and never passes it on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.workflow.services.conftest import MONDAY, Workplace
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.substitute_rows import opened_mandate
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Actor, Role
from workflow.services.hand_over import hand_over
from workflow.services.name_substitute import Named, end_substitution, name_substitute
from workflow.services.substitutes import Mandate

FIRST, LAST = MONDAY + timedelta(days=2), MONDAY + timedelta(days=9)
MANDATE = Mandate(may=("talk", "plan"), decides="Timer og oppgaver, ikke penger")


@pytest.fixture
def deputy(work: Workplace) -> Actor:
    """Tove, who is no manager, acting as one."""
    return Actor(person_id=work.representative.person_id, role=Role.MANAGER)


def named(work: Workplace, deputy: Actor, from_on: date = FIRST, to_on: date = LAST) -> Named:
    return Named(
        manager_id=work.manager.person_id,
        substitute_id=deputy.person_id,
        from_on=from_on,
        to_on=to_on,
        mandate=MANDATE,
    )


@pytest.mark.parametrize(
    ("day", "withdrawn", "may"),
    [
        (FIRST - timedelta(days=1), False, False),
        (FIRST, False, True),
        (LAST, False, True),
        (LAST + timedelta(days=1), False, False),
        (FIRST, True, False),
    ],
    ids=["the day before", "the first day", "the last day", "the day after", "taken back"],
)
def test_a_substitute_acts_from_the_first_to_the_last_day(
    work: Workplace, deputy: Actor, day: date, withdrawn: bool, may: bool
) -> None:
    case_id = work.open()
    given = name_substitute(work.office, named(work, deputy), actor=work.manager)
    work.clock.move_to(day)
    if withdrawn:
        end_substitution(work.office, given, actor=work.manager)
    if not may:
        with pytest.raises(NotFound):
            work.file(case_id, DocumentKind.FIRST_CONVERSATION_MINUTES, by=deputy)
        return
    filed = work.file(case_id, DocumentKind.FIRST_CONVERSATION_MINUTES, by=deputy)
    row = next(row for row in work.rows(t.document) if row.id == filed.document.id)
    assert (row.filed_by, row.on_behalf_of) == (deputy.person_id, work.manager.person_id)


def test_what_the_manager_files_is_on_nobodys_behalf(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, DocumentKind.FIRST_CONVERSATION_MINUTES)
    assert {row.on_behalf_of for row in work.rows(t.document)} == {None}


REFUSED: dict[str, tuple[str, Callable[[Named], Named]]] = {
    "oneself": ("substitute", lambda one: replace(one, substitute_id=one.manager_id)),
    "somebody without an account": ("substitute", lambda one: replace(one, substitute_id=uuid4())),
    "in the past": ("from_on", lambda one: replace(one, from_on=MONDAY - timedelta(days=1))),
    "ends before it begins": ("to_on", lambda one: replace(one, to_on=one.from_on - timedelta(days=1))),
    "longer than a year": ("to_on", lambda one: replace(one, to_on=date(2027, 2, 4))),
    "the same pair twice": ("from_on", lambda one: replace(one, from_on=LAST, to_on=LAST)),
    "without words": ("authority", lambda one: replace(one, mandate=Mandate(may=(), decides="  "))),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_mandate_that_cannot_be_given_says_which_answer_to_mend(
    work: Workplace, deputy: Actor, why: str
) -> None:
    field, changed = REFUSED[why]
    if why == "the same pair twice":
        name_substitute(work.office, named(work, deputy), actor=work.manager)
    before = len(work.rows(t.substitution))
    with pytest.raises(Invalid) as refused:
        name_substitute(work.office, changed(named(work, deputy)), actor=work.manager)
    assert refused.value.field == field
    assert len(work.rows(t.substitution)) == before


def test_a_mandate_of_a_whole_year_can_be_given(work: Workplace, deputy: Actor) -> None:
    a_year = named(work, deputy, FIRST, date(2027, 2, 3))
    name_substitute(work.office, a_year, actor=work.manager)
    assert [row.to_on for row in work.rows(t.substitution)] == [date(2027, 2, 3)]


def test_a_double_click_names_one_substitute(work: Workplace, deputy: Actor) -> None:
    submission = uuid4()
    name_substitute(work.office, named(work, deputy), actor=work.manager, submission=submission)
    with pytest.raises(AlreadyDone):
        name_substitute(work.office, named(work, deputy), actor=work.manager, submission=submission)
    assert len(work.rows(t.substitution)) == 1


def test_whoever_stands_in_cannot_pass_it_on(work: Workplace, deputy: Actor) -> None:
    work.open()
    given = name_substitute(work.office, named(work, deputy, MONDAY), actor=work.manager)
    onward = replace(named(work, deputy, MONDAY), substitute_id=work.hr.person_id)
    for manager_id in (work.manager.person_id, deputy.person_id):
        with pytest.raises(NotFound):
            name_substitute(work.office, replace(onward, manager_id=manager_id), actor=deputy)
    with pytest.raises(NotFound):
        end_substitution(work.office, given, actor=deputy)


@pytest.mark.parametrize("who", ["other_manager", "employee", "payroll", "representative"])
def test_nobody_else_names_a_substitute_for_a_manager(work: Workplace, deputy: Actor, who: str) -> None:
    with pytest.raises(NotFound):
        name_substitute(work.office, named(work, deputy), actor=getattr(work, who))
    assert not work.rows(t.substitution)


def test_hr_names_and_ends_for_any_manager_who_leads_somebody(work: Workplace, deputy: Actor) -> None:
    given = name_substitute(work.office, named(work, deputy), actor=work.hr)
    end_substitution(work.office, given, actor=work.hr)
    with pytest.raises(AlreadyDone):
        end_substitution(work.office, given, actor=work.hr)
    leads_nobody = replace(named(work, deputy), manager_id=work.other_manager.person_id)
    with pytest.raises(NotFound):
        name_substitute(work.office, leads_nobody, actor=work.hr)


def test_hr_does_not_name_themselves_and_so_read_cases_without_a_reason(
    work: Workplace,
) -> None:
    with pytest.raises(Invalid) as refused:
        name_substitute(work.office, named(work, work.hr), actor=work.hr)
    assert refused.value.field == "substitute"
    assert not work.rows(t.substitution)


def test_each_open_case_tells_of_it_by_codes_and_days_alone(work: Workplace, deputy: Actor) -> None:
    case_id = work.open()
    given = name_substitute(work.office, named(work, deputy), actor=work.manager)
    end_substitution(work.office, given, actor=work.manager)
    lines = [row for row in work.rows(t.history) if row.word == "substitute"]
    days = {"from": str(FIRST), "to": str(LAST), "substitute": str(deputy.person_id)}
    assert [(row.case_id, row.event, row.detail) for row in lines] == [
        (case_id, "substitute_named", days),
        (case_id, "substitution_ended", days),
    ]


def test_the_mandate_is_sealed_and_opens_in_its_own_row_only(work: Workplace, deputy: Actor) -> None:
    given = name_substitute(work.office, named(work, deputy), actor=work.manager)
    row = work.rows(t.substitution)[0]
    assert b"penger" not in row.mandate_sealed
    keys = work.office.store._keys  # type: ignore[attr-defined]
    assert opened_mandate(keys, given, row.mandate_sealed) == MANDATE


def test_a_case_about_the_substitute_is_not_theirs_to_follow(work: Workplace) -> None:
    case_id = work.open()
    kari = Actor(person_id=work.employee.person_id, role=Role.MANAGER)
    with work.engine.begin() as connection:
        account = {"id": uuid4(), "person_id": kari.person_id, "username": "Kari"}
        connection.execute(t.account.insert(), account | {"created_at": work.clock.now()})
    name_substitute(work.office, named(work, kari, MONDAY), actor=work.manager)
    with pytest.raises(NotFound):
        work.file(case_id, DocumentKind.FIRST_CONVERSATION_MINUTES, by=kari)


def test_the_managers_own_case_is_closed_to_their_substitute(work: Workplace, deputy: Actor) -> None:
    case_id = work.open()
    _let_the_case_be_about(work, case_id, work.manager.person_id)
    name_substitute(work.office, named(work, deputy, MONDAY), actor=work.manager)
    with pytest.raises(NotFound):
        work.file(case_id, DocumentKind.FIRST_CONVERSATION_MINUTES, by=deputy)


def test_a_case_that_is_handed_over_is_out_of_reach_of_the_old_managers_substitute(
    work: Workplace, deputy: Actor
) -> None:
    case_id = work.open()
    name_substitute(work.office, named(work, deputy, MONDAY), actor=work.manager)
    version = work.case(case_id).version
    hand_over(work.office, case_id, work.other_manager.person_id, actor=work.hr, version=version)
    for former in (work.manager, deputy):
        with pytest.raises(NotFound):
            work.file(case_id, DocumentKind.FIRST_CONVERSATION_MINUTES, by=former)
    filed = work.file(case_id, DocumentKind.FIRST_CONVERSATION_MINUTES, by=work.other_manager)
    assert filed.document.filed_by == work.other_manager.person_id


def test_whose_own_employment_it_is_does_not_become_responsible_for_a_new_case(work: Workplace) -> None:
    with work.engine.begin() as connection:
        connection.execute(sa.update(t.employment).values(manager_id=work.employee.person_id))
    case_id = work.open(by=work.hr)
    assert work.case(case_id).manager_id is None


def _let_the_case_be_about(work: Workplace, case_id: UUID, person_id: UUID) -> None:
    with work.engine.begin() as connection:
        connection.execute(sa.update(t.case).where(t.case.c.id == case_id).values(employee_id=person_id))


def test_the_history_keeps_on_whose_behalf_a_substitute_acted(work: Workplace, deputy: Actor) -> None:
    case_id = work.open()
    name_substitute(work.office, named(work, deputy, MONDAY), actor=work.manager)
    work.file(case_id, DocumentKind.FIRST_CONVERSATION_MINUTES, by=deputy)
    line = next(row for row in work.rows(t.history) if row.actor_id == deputy.person_id)
    assert line.on_behalf_of == work.manager.person_id
