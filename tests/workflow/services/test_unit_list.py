"""A unit's list is made together: suggested, answered, added to and taken off; nothing is erased, and names are kept back."""

from datetime import date
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.workflow.services.conftest import Workplace
from workflow.adapters.persistence import tables as t
from workflow.domain.accommodation import OptionKind, OptionStatus
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.measures import MeasureArea
from workflow.services.keep_unit_list import (
    Entry,
    accept_suggestion,
    add_option,
    decline_suggestion,
    retire_option,
    suggest_option,
)
from workflow.services.unit_list import OptionRecord, accommodation_lines

DAY_SHIFTS = Entry(kind=OptionKind.POSSIBILITY, area=MeasureArea.HOURS, words="Bare dagvakter i en periode")
PHONES = Entry(kind=OptionKind.ALTERNATIVE_TASK, area=MeasureArea.TASKS, words="Telefonvakt")


def suggested(work: Workplace) -> UUID:
    suggest_option(
        work.office, work.unit, DAY_SHIFTS, shows_name=False, actor=work.employee, submission=uuid4()
    )
    return entries(work)[0].id


def entries(work: Workplace) -> list[OptionRecord]:
    with work.office.store.transaction() as tx:
        return list(tx.unit_lists.of_unit(work.unit))


def lines(work: Workplace, unit_id: UUID) -> list[str]:
    with work.office.store.transaction() as tx:
        return [line.words for line in accommodation_lines(tx, unit_id)]


def test_a_suggestion_stands_on_the_list_once_it_is_accepted(work: Workplace) -> None:
    option_id = suggested(work)
    assert lines(work, work.unit) == []
    worded = Entry(
        kind=OptionKind.POSSIBILITY, area=MeasureArea.HOURS, words="Bare dagvakter, inntil fire uker"
    )
    accept_suggestion(work.office, work.unit, option_id, worded, actor=work.manager)
    assert lines(work, work.unit) == ["Bare dagvakter, inntil fire uker"]
    assert entries(work)[0].suggested == DAY_SHIFTS.words
    with pytest.raises(AlreadyDone):
        decline_suggestion(work.office, work.unit, option_id, "Nei", actor=work.hr)


def test_a_no_has_a_reason(work: Workplace) -> None:
    option_id = suggested(work)
    with pytest.raises(Invalid):
        decline_suggestion(work.office, work.unit, option_id, "  ", actor=work.manager)
    decline_suggestion(work.office, work.unit, option_id, "Vi har ikke nattvakter.", actor=work.manager)
    with work.office.store.transaction() as tx:
        mine = tx.unit_lists.suggested_by(work.employee.person_id)
    assert [(one.status, one.reason) for one in mine] == [(OptionStatus.DECLINED, "Vi har ikke nattvakter.")]


def test_what_is_taken_off_is_kept(work: Workplace) -> None:
    add_option(work.office, work.unit, PHONES, actor=work.manager, submission=uuid4())
    option_id = entries(work)[0].id
    retire_option(work.office, work.unit, option_id, "Sentralbordet er borte.", actor=work.manager)
    assert lines(work, work.unit) == []
    assert [(one.words, one.status) for one in entries(work)] == [("Telefonvakt", OptionStatus.RETIRED)]
    with pytest.raises(AlreadyDone):
        retire_option(work.office, work.unit, option_id, "Igjen", actor=work.manager)


def test_the_same_form_twice_is_one_entry(work: Workplace) -> None:
    submission = uuid4()
    add_option(work.office, work.unit, PHONES, actor=work.manager, submission=submission)
    with pytest.raises(AlreadyDone):
        add_option(work.office, work.unit, PHONES, actor=work.manager, submission=submission)
    assert len(entries(work)) == 1


def test_the_list_of_a_unit_holds_what_the_units_above_it_offer(work: Workplace) -> None:
    below, beside = uuid4(), uuid4()
    with work.engine.begin() as connection:
        rows: list[dict[str, object]] = [
            {"id": below, "parent_id": work.unit, "kind": "unit", "name": "Sone øst"},
            {"id": beside, "parent_id": None, "kind": "unit", "name": "Teknisk"},
        ]
        connection.execute(t.unit.insert(), rows)
    add_option(work.office, work.unit, PHONES, actor=work.hr, submission=uuid4())
    add_option(work.office, below, DAY_SHIFTS, actor=work.hr, submission=uuid4())
    assert lines(work, below) == [DAY_SHIFTS.words, PHONES.words]  # the own ones first
    assert lines(work, work.unit) == [PHONES.words]
    assert lines(work, beside) == []


def test_only_those_who_work_there_suggest_and_only_those_who_answer_for_it_keep_it(work: Workplace) -> None:
    option_id = suggested(work)
    for stranger in (work.other_manager, work.employee, work.representative, work.payroll):
        with pytest.raises(NotFound):
            add_option(work.office, work.unit, PHONES, actor=stranger, submission=uuid4())
        with pytest.raises(NotFound):
            accept_suggestion(work.office, work.unit, option_id, PHONES, actor=stranger)
    elsewhere = uuid4()
    for unit_id in (elsewhere, uuid4()):
        with pytest.raises(NotFound):
            suggest_option(
                work.office, unit_id, PHONES, shows_name=True, actor=work.employee, submission=uuid4()
            )


def test_who_no_longer_answers_for_anybody_there_keeps_the_list_no_more(work: Workplace) -> None:
    with work.engine.begin() as connection:
        connection.execute(sa.update(t.employment).values(end_on=date(2026, 1, 31)))
    for former in (work.manager, work.employee):
        with pytest.raises(NotFound):
            add_option(work.office, work.unit, PHONES, actor=former, submission=uuid4())
    with pytest.raises(NotFound):
        suggested(work)


def test_an_entry_is_answered_under_its_own_unit_alone(work: Workplace) -> None:
    other = uuid4()
    with work.engine.begin() as connection:
        connection.execute(t.unit.insert(), {"id": other, "kind": "unit", "name": "Teknisk"})
    with pytest.raises(NotFound):
        retire_option(work.office, other, suggested(work), "Feil enhet", actor=work.hr)


def test_the_words_are_sealed(work: Workplace) -> None:
    suggested(work)
    assert b"dagvakter" not in work.rows(t.accommodation_option)[0].words_sealed
