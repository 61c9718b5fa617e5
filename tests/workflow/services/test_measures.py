"""A measure is agreed with an end, changed, evaluated, renewed and stopped; each time its papers follow."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.workflow.services.conftest import MONDAY, Workplace, filled
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale, StepNotOpen
from workflow.domain.measures import HowItWent, MeasureArea, MeasureStatus, WhatNext
from workflow.domain.people import Actor
from workflow.services.agree_measure import Agreement, agree_measure, change_measure
from workflow.services.answer_document import answer_document
from workflow.services.evaluate_measure import Evaluation, evaluate_measure, say_how_it_works
from workflow.services.measures import MeasureRecord

MEASURE, EVALUATION = DocumentKind.ACCOMMODATION_MEASURE, DocumentKind.MEASURE_EVALUATION


@pytest.fixture
def case_id(work: Workplace) -> UUID:
    return work.open()


def agreement(**changes: Any) -> Agreement:
    said: dict[str, Any] = {
        "area": MeasureArea.HOURS,
        "what": "Bare dagvakter",
        "from_on": MONDAY,
        "until_on": date(2026, 3, 29),
        "evaluate_on": date(2026, 3, 2),
    }
    return Agreement(**(said | changes))


def agree(work: Workplace, case_id: UUID, *, by: Actor | None = None, **changes: Any) -> UUID:
    said = agreement(
        **{name: value for name, value in changes.items() if name in Agreement.__dataclass_fields__}
    )
    rest = {name: value for name, value in changes.items() if name not in Agreement.__dataclass_fields__}
    paper = filled(MEASURE, until_on=str(said.until_on), evaluate_on=str(said.evaluate_on))
    version = rest.pop("version", work.case(case_id).version)
    return agree_measure(work.office, case_id, said, paper, actor=by or work.manager, version=version, **rest)


def answer(work: Workplace, case_id: UUID, document_id: UUID) -> None:
    outcome, version = ConfirmationOutcome.CONFIRMED, work.case(case_id).version
    answer_document(work.office, document_id, outcome, "", actor=work.employee, version=version)


def evaluate(work: Workplace, case_id: UUID, measure_id: UUID, what_next: WhatNext, **rest: Any) -> None:
    evaluation = Evaluation(how_it_went=HowItWent.PARTLY, what_next=what_next, **rest)
    evaluate_measure(
        work.office,
        case_id,
        measure_id,
        evaluation,
        filled(EVALUATION),
        actor=work.manager,
        version=work.case(case_id).version,
    )


def loaded(work: Workplace, measure_id: UUID) -> MeasureRecord:
    with work.office.store.transaction() as tx:
        found = tx.measures.load(measure_id)
    assert found is not None
    return found


def papers(work: Workplace, kind: DocumentKind) -> list[tuple[int, bool]]:
    rows: list[Any] = [row for row in work.rows(t.document) if row.kind == kind]
    return sorted((row.version, row.is_current) for row in rows)


def test_a_measure_is_stored_with_its_reminders_and_filed(work: Workplace, case_id: UUID) -> None:
    measure = loaded(work, agree(work, case_id))
    assert measure.what == "Bare dagvakter"
    assert measure.evaluation_reminder_on == date(2026, 2, 27)  # the Friday before
    assert measure.end_reminder_on == date(2026, 3, 23)
    assert measure.status(MONDAY) is MeasureStatus.UNDER_WAY
    assert papers(work, MEASURE) == [(1, True)]
    assert work.effects(MEASURE) == {"archive_document", "ask_for_confirmation"}
    assert b"dagvakter" not in work.rows(t.measure)[0].what_sealed


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"until_on": date(2026, 2, 1)}, "until_on"),
        ({"until_on": date(2026, 8, 3)}, "until_on"),  # a day longer than 26 weeks
        ({"from_on": date(2025, 12, 1), "until_on": date(2026, 1, 30)}, "until_on"),
        ({"evaluate_on": date(2026, 3, 30)}, "evaluate_on"),
        ({"evaluate_on": date(2026, 2, 1)}, "evaluate_on"),
    ],
)
def test_nothing_is_open_ended_or_over_before_it_begins(
    work: Workplace, case_id: UUID, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        agree(work, case_id, **changes)
    assert refused.value.field == field
    assert work.rows(t.measure) == []
    assert papers(work, MEASURE) == []


def test_the_same_form_twice_is_one_measure(work: Workplace, case_id: UUID) -> None:
    submission, version = uuid4(), work.case(case_id).version
    agree(work, case_id, submission=submission)
    with pytest.raises(AlreadyDone):
        agree(work, case_id, submission=submission, version=version)
    with pytest.raises(Stale):
        agree(work, case_id, version=version)
    assert len(work.rows(t.measure)) == 1


def test_only_those_who_follow_the_case_up_agree(work: Workplace, case_id: UUID) -> None:
    for stranger in (work.other_manager, work.employee, work.representative, work.payroll):
        with pytest.raises(NotFound):
            agree(work, case_id, by=stranger)
    agree(work, case_id, by=work.hr)


def test_a_paper_or_an_entry_from_elsewhere_is_no_origin(work: Workplace, case_id: UUID) -> None:
    for origin in ("option_id", "source_id"):
        elsewhere: dict[str, Any] = {origin: uuid4()}
        with pytest.raises(NotFound):
            agree(work, case_id, **elsewhere)
    minutes = work.file(case_id, DocumentKind.FIRST_CONVERSATION_MINUTES).document
    assert loaded(work, agree(work, case_id, source_id=minutes.id)).source_id == minutes.id


def test_a_change_is_a_new_version_and_moves_the_reminders(work: Workplace, case_id: UUID) -> None:
    measure_id = agree(work, case_id)
    said = agreement(until_on=date(2026, 4, 12), evaluate_on=date(2026, 3, 16))
    version = work.case(case_id).version
    change_measure(
        work.office, case_id, measure_id, said, filled(MEASURE), actor=work.manager, version=version
    )
    measure = loaded(work, measure_id)
    assert (measure.until_on, measure.evaluation_reminder_on) == (date(2026, 4, 12), date(2026, 3, 13))
    assert papers(work, MEASURE) == [(1, False), (2, True)]


def test_a_later_beginning_does_not_lengthen_what_has_begun(work: Workplace, case_id: UUID) -> None:
    measure_id = agree(work, case_id)
    work.clock.advance(days=30)
    today = work.clock.today()
    said = agreement(from_on=today, until_on=date(2026, 8, 20), evaluate_on=date(2026, 5, 4))
    version = work.case(case_id).version
    with pytest.raises(Invalid):
        change_measure(
            work.office, case_id, measure_id, said, filled(MEASURE), actor=work.manager, version=version
        )


def test_renewed_it_has_a_new_end_and_a_new_version_with_the_new_days(work: Workplace, case_id: UUID) -> None:
    measure_id = agree(work, case_id)
    work.clock.advance(days=28)
    evaluate(work, case_id, measure_id, WhatNext.RENEW, new_until=date(2026, 5, 31))
    measure = loaded(work, measure_id)
    assert measure.status(work.clock.today()) is MeasureStatus.RENEWED
    assert (measure.until_on, measure.evaluate_on) == (date(2026, 5, 31), date(2026, 4, 16))
    assert papers(work, MEASURE) == [(1, False), (2, True)]
    assert papers(work, EVALUATION) == [(1, True)]
    with work.office.store.transaction() as tx:
        paper = tx.documents.current_about(case_id, MEASURE, measure_id)
    assert paper is not None
    assert paper.facts["until_on"] == "2026-05-31"


def test_a_renewal_is_asked_about_once_and_its_answer_counts_for_both_papers(
    work: Workplace, case_id: UUID
) -> None:
    measure_id = agree(work, case_id)
    first = next(row for row in work.rows(t.document) if row.kind == MEASURE)
    answer(work, case_id, first.id)
    work.clock.advance(days=28)
    evaluate(work, case_id, measure_id, WhatNext.RENEW, new_until=date(2026, 5, 3))
    papers = {row.kind: row for row in work.rows(t.document) if row.is_current}
    assert papers[EVALUATION].answer_by is not None
    assert papers[MEASURE].answer_by is None
    asked = [row.subject_id for row in work.rows(t.outbox) if row.effect == "ask_for_confirmation"]
    assert asked == [first.id, papers[EVALUATION].id]
    answer(work, case_id, papers[EVALUATION].id)
    answered = {row.document_id: row.outcome for row in work.rows(t.confirmation)}
    assert answered[papers[MEASURE].id] == answered[papers[EVALUATION].id] == "confirmed"


def test_changed_in_a_later_absence_it_is_still_one_paper(work: Workplace, case_id: UUID) -> None:
    measure_id = agree(work, case_id)
    with work.engine.begin() as connection:
        connection.execute(sa.update(t.case).values(spell=t.case.c.spell + 1))
    said = agreement(what="Hjemmekontor")
    version = work.case(case_id).version
    change_measure(
        work.office, case_id, measure_id, said, filled(MEASURE), actor=work.manager, version=version
    )
    papers = [(row.version, row.is_current) for row in work.rows(t.document) if row.kind == MEASURE]
    assert sorted(papers) == [(1, False), (2, True)]


def test_a_renewal_is_no_way_round_the_house_rule(work: Workplace, case_id: UUID) -> None:
    measure_id = agree(work, case_id)
    for until in (date(2026, 3, 29), date(2026, 8, 3), None):
        with pytest.raises(Invalid) as refused:
            evaluate(work, case_id, measure_id, WhatNext.RENEW, new_until=until)
        assert refused.value.field == "new_until"


def test_what_has_ended_is_renewed_and_not_changed(work: Workplace, case_id: UUID) -> None:
    measure_id = agree(work, case_id)
    work.clock.move_to(date(2026, 4, 6))
    with pytest.raises(Invalid) as refused:
        evaluate(work, case_id, measure_id, WhatNext.CHANGE)
    assert refused.value.field == "what_next"
    evaluate(work, case_id, measure_id, WhatNext.RENEW, new_until=date(2026, 5, 3))
    assert loaded(work, measure_id).status(work.clock.today()) is MeasureStatus.RENEWED


def test_stopped_it_is_reminded_of_no_more_and_cannot_be_taken_up(work: Workplace, case_id: UUID) -> None:
    measure_id = agree(work, case_id)
    evaluate(work, case_id, measure_id, WhatNext.STOP)
    measure = loaded(work, measure_id)
    assert measure.status(MONDAY) is MeasureStatus.STOPPED
    assert (measure.evaluation_reminder_on, measure.end_reminder_on) == (None, None)
    with pytest.raises(Invalid):
        evaluate(work, case_id, measure_id, WhatNext.KEEP)


def test_kept_it_ends_on_its_day_and_each_evaluation_is_a_paper_of_its_own(
    work: Workplace, case_id: UUID
) -> None:
    measure_id = agree(work, case_id)
    evaluate(work, case_id, measure_id, WhatNext.KEEP, next_on=date(2026, 3, 9))
    evaluate(work, case_id, measure_id, WhatNext.KEEP)
    assert papers(work, EVALUATION) == [(1, True), (1, True)]
    assert loaded(work, measure_id).status(date(2026, 3, 30)) is MeasureStatus.ENDED


def test_the_employees_words_wait_for_the_evaluation(work: Workplace, case_id: UUID) -> None:
    measure_id = agree(work, case_id)
    before = work.case(case_id).version
    say_how_it_works(work.office, measure_id, "Det hjelper meg.", actor=work.employee, version=before)
    assert loaded(work, measure_id).voice == "Det hjelper meg."
    assert work.case(case_id).version == before + 1  # whoever evaluates now sees them first
    for stranger in (work.manager, Actor(person_id=work.other_manager.person_id, role=work.employee.role)):
        with pytest.raises(NotFound):
            say_how_it_works(work.office, measure_id, "Nei", actor=stranger, version=before + 1)
    evaluate(work, case_id, measure_id, WhatNext.KEEP)
    assert loaded(work, measure_id).voice == ""


def test_a_measure_of_another_case_is_not_there(work: Workplace, case_id: UUID) -> None:
    with pytest.raises(NotFound):
        evaluate(work, case_id, uuid4(), WhatNext.STOP)


def test_a_closed_case_takes_no_measure(work: Workplace, case_id: UUID) -> None:
    work.file(case_id, DocumentKind.REGISTRATION_ERROR_NOTE, reason="duplicate")
    with pytest.raises(StepNotOpen):
        agree(work, case_id)
