"""One person, two positions: the spell belongs to the person, the case to the position, and two may write at once."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.workflow.services.conftest import MONDAY, Workplace
from tests.workflow.services.register_people import hire, history, sick, stored
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import DocumentKind as K
from workflow.domain.errors import Invalid, NotFound, Refusal, Stale
from workflow.domain.people import Actor, Role
from workflow.services.change_absence import NotAsForeseen, change_absence, foresee_absence
from workflow.services.register_edits import AddPeriod, Change, CorrectPeriod, WithdrawPeriod

DAY = timedelta(days=1)


def test_an_absence_begins_with_that_from_the_other_position(work: Workplace) -> None:
    person = hire(work)
    case_id = person.open(MONDAY)
    before = stored(work, case_id)
    person.change(AddPeriod(sick(MONDAY - 12 * DAY, MONDAY - 3 * DAY)), person.other_position)
    case = stored(work, case_id)
    assert (case.first_day, case.version) == (MONDAY - 12 * DAY, before.version + 1)
    line = history(work, case_id)[-1]
    assert (line.event, line.word) == ("dates_moved", "other_position")
    assert set(line.detail) <= {"moved", "reopened", "ended", "stages"}
    assert {move["duty"]: move["to"] for move in line.detail["moved"]}["plan"] == str(MONDAY + 16 * DAY)


def test_reporting_from_the_second_position_moves_the_case_of_the_first(work: Workplace) -> None:
    person = hire(work)
    case_id = person.open(MONDAY)
    other_id = person.open(MONDAY - 10 * DAY, person.other_position)
    assert (stored(work, case_id).first_day, stored(work, other_id).first_day) == (MONDAY - 10 * DAY,) * 2
    line = history(work, case_id)[-1]
    assert (line.event, line.word) == ("dates_moved", "other_position")


def test_coming_back_in_one_position_and_falling_ill_anew_moves_the_case_of_the_other(
    work: Workplace,
) -> None:
    person = hire(work)
    other_id = person.open(MONDAY - 30 * DAY, person.other_position)
    case_id = person.open(MONDAY)
    assert stored(work, case_id).first_day == MONDAY - 30 * DAY
    back = {"returned_on": str(MONDAY - 20 * DAY), "follow_up_on": str(MONDAY + 40 * DAY)}
    work.file(other_id, K.RETURN_NOTE, by=work.hr, **back)
    assert stored(work, case_id).first_day == MONDAY
    work.clock.move_to(MONDAY + 3 * DAY)
    work.file(other_id, K.RELAPSE_NOTICE, by=work.hr, first_day=str(MONDAY - 8 * DAY))
    assert stored(work, case_id).first_day == MONDAY - 30 * DAY


def _together(work: Workplace, changes: Sequence[tuple[UUID, Change]], version: int | None) -> list[str]:
    def submit(one: tuple[UUID, Change]) -> str:
        try:
            change_absence(work.office, one[0], one[1], actor=work.hr, version=version, submission=uuid4())
        except Refusal as refusal:
            return type(refusal).__name__
        return "stored"

    with ThreadPoolExecutor(len(changes)) as pool:
        return sorted(pool.map(submit, changes))


def test_of_two_changes_at_once_to_a_case_one_is_stale(work: Workplace) -> None:
    person = hire(work)
    version = stored(work, person.open(MONDAY)).version
    work.clock.move_to(MONDAY + 10 * DAY)
    adds = [(person.position, AddPeriod(sick(MONDAY, MONDAY + n * DAY))) for n in (20, 21, 22)]
    assert _together(work, adds, version) == ["Stale", "Stale", "stored"]
    assert len(person.periods()) == 1
    assert len(work.rows(t.absence_period)) == 2


def test_of_two_changes_at_once_to_a_register_without_a_case_the_second_sees_the_first(
    work: Workplace,
) -> None:
    person = hire(work)
    note = sick(MONDAY - 30 * DAY, MONDAY - 20 * DAY)
    for _ in range(5):
        outcome = _together(work, [(person.position, AddPeriod(note))] * 3, None)
        assert outcome == ["Invalid", "Invalid", "stored"]
        (period,) = person.periods()
        shorter = [CorrectPeriod(period.id, sick(MONDAY - 30 * DAY, MONDAY - n * DAY)) for n in (21, 22)]
        assert _together(work, [(person.position, one) for one in shorter], None) == ["NotFound", "stored"]
        (period,) = person.periods()
        both = [(person.position, WithdrawPeriod(period.id))] * 2
        assert _together(work, both, None) == ["NotFound", "stored"]
        assert person.periods() == []


def test_of_two_positions_changed_at_once_the_case_knows_both(work: Workplace) -> None:
    person = hire(work)
    case_id = person.open(MONDAY)
    version = stored(work, case_id).version
    changes = [
        (person.position, AddPeriod(sick(MONDAY - 5 * DAY, MONDAY - 3 * DAY))),
        (person.other_position, AddPeriod(sick(MONDAY - 18 * DAY, MONDAY - 15 * DAY))),
    ]
    outcome = _together(work, changes, None)
    assert outcome == ["stored", "stored"]
    case = stored(work, case_id)
    assert (case.first_day, case.version) == (MONDAY - 18 * DAY, version + 2)


def test_what_somebody_else_changed_meanwhile_is_shown_before_anything_is_stored(work: Workplace) -> None:
    person = hire(work)
    person.open(MONDAY)
    change = AddPeriod(sick(MONDAY - 10 * DAY, MONDAY - 6 * DAY))
    shown = foresee_absence(work.office, person.position, change, actor=work.manager)
    again = foresee_absence(work.office, person.position, change, actor=work.manager)
    assert shown.mark == again.mark
    person.change(AddPeriod(sick(MONDAY - 20 * DAY, MONDAY - 12 * DAY)), person.other_position)
    tables = (t.case, t.absence_period, t.history, t.work_item, t.outbox)
    before = [work.rows(table) for table in tables]
    own = shown.own
    assert own is not None
    for version, refusal in ((own.before.version, Stale), (None, NotAsForeseen)):
        with pytest.raises(refusal):
            change_absence(
                work.office, person.position, change, actor=work.manager, version=version, mark=shown.mark
            )
    assert [work.rows(table) for table in tables] == before


def test_a_warning_that_is_new_is_shown_before_anything_is_stored(work: Workplace) -> None:
    person = hire(work)
    change = AddPeriod(sick(MONDAY - 40 * DAY, MONDAY - 30 * DAY))
    shown = foresee_absence(work.office, person.position, change, actor=work.hr)
    person.change(change, person.other_position)
    with pytest.raises(NotAsForeseen) as seen:
        change_absence(work.office, person.position, change, actor=work.hr, mark=shown.mark)
    assert seen.value.foreseen.warnings != shown.warnings
    assert person.periods() == []


WHO = ("manager", "other_manager", "hr", "payroll", "representative", "employee", "own_hr", "own_manager")
MAY = {
    # the position has a case | it has none | the other position, which has no case
    "manager": (True, True, False),
    "other_manager": (False, False, True),
    "hr": (True, True, True),
}


@pytest.mark.parametrize("who", WHO)
def test_who_may_keep_the_register(work: Workplace, who: str) -> None:
    with_case, without = hire(work), hire(work)
    with_case.open(MONDAY)
    places = ((with_case, with_case.position), (without, without.position), (without, without.other_position))
    for (person, position), may in zip(places, MAY.get(who, (False,) * 3), strict=True):
        actors = {
            "employee": person.employee,
            "own_hr": Actor(person_id=person.person_id, role=Role.HR),
            "own_manager": Actor(person_id=person.person_id, role=Role.MANAGER),
        }
        actor = actors.get(who) or getattr(work, who)
        change = AddPeriod(sick(MONDAY - 40 * DAY, MONDAY - 30 * DAY))
        if may:
            assert foresee_absence(work.office, position, change, actor=actor).edit.added
            change_absence(work.office, position, change, actor=actor)
        else:
            before = work.rows(t.absence_period)
            for use_case in (foresee_absence, change_absence):
                with pytest.raises(NotFound):
                    use_case(work.office, position, change, actor=actor)
            assert work.rows(t.absence_period) == before


def test_a_former_manager_of_the_case_no_longer_keeps_its_register(work: Workplace) -> None:
    person = hire(work)
    case_id = person.open(MONDAY)
    with work.engine.begin() as connection:
        connection.execute(t.case.update().values(manager_id=work.other_manager.person_id))
    change = AddPeriod(sick(MONDAY - 40 * DAY, MONDAY - 30 * DAY))
    with pytest.raises(NotFound):
        foresee_absence(work.office, person.position, change, actor=work.manager)
    assert foresee_absence(work.office, person.position, change, actor=work.other_manager).edit.added
    assert stored(work, case_id).manager_id == work.other_manager.person_id


def test_a_period_of_another_position_is_not_there(work: Workplace) -> None:
    person = hire(work)
    person.change(AddPeriod(sick(MONDAY - 40 * DAY, MONDAY - 30 * DAY)), person.other_position)
    (elsewhere,) = person.periods(person.other_position)
    for change in (
        WithdrawPeriod(elsewhere.id),
        CorrectPeriod(elsewhere.id, sick(MONDAY - 40 * DAY, MONDAY)),
    ):
        with pytest.raises((NotFound, Invalid)):
            change_absence(work.office, person.position, change, actor=work.hr)
    assert person.periods(person.other_position) == [elsewhere]
