"""Consents are the employee's: given, replaced and taken back at once, on paper only as long as nothing newer was said."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.workflow.services.conftest import MONDAY, Workplace, filled
from workflow.adapters.persistence import tables as t
from workflow.domain.consents import Party, Use
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale, StepNotOpen
from workflow.domain.people import Actor
from workflow.services import keep_consent
from workflow.services.consents import consent_holds
from workflow.services.file_document import Filled, file_document, file_in
from workflow.services.keep_consent import Given, give_consent, note_paper_consent, withdraw_consent
from workflow.services.settle_task import settle_task

K = DocumentKind
LATER = date(2026, 12, 31)
BOTH = frozenset(Use)


@pytest.fixture
def case_id(work: Workplace) -> UUID:
    return work.open()


def given(*, signed_on: date | None = None, covers: frozenset[Use] = BOTH) -> Given:
    paper = filled(K.CONSENT)
    return Given(party=Party.DOCTOR, covers=covers, until=LATER, paper=paper, signed_on=signed_on)


def on_paper(work: Workplace, case_id: UUID, day: date, *, by: Actor | None = None) -> UUID:
    version = work.case(case_id).version
    return note_paper_consent(
        work.office, case_id, given(signed_on=day), actor=by or work.manager, version=version
    )


def holds(work: Workplace, case_id: UUID, use: Use | None = None) -> bool:
    with work.office.store.transaction() as tx:
        return consent_holds(tx, case_id, Party.DOCTOR, work.clock.today(), use)


def letter(work: Workplace, case_id: UUID, about: UUID | None = None) -> UUID:
    made = filled(K.DOCTOR_LETTER)
    version = work.case(case_id).version
    one = Filled(made.kind, made.answers, {"way": "employee"}, about or uuid4())
    return file_document(work.office, case_id, one, actor=work.manager, version=version).document.id


def waits(work: Workplace, case_id: UUID, document_id: UUID) -> UUID:
    """A letter that lies ready to be handed over, with the task to do it."""
    letter_id = uuid4()
    row = {"id": letter_id, "case_id": case_id, "made_at": work.clock.now()}
    with work.engine.begin() as connection:
        made = {"recipient": "doctor", "channel": "by_hand", "message": "letter_to_doctor"}
        connection.execute(t.delivery.insert(), row | made | {"document_id": document_id})
        task = {"task": "hand_over_doctor_letter", "role": "manager", "due_on": MONDAY}
        connection.execute(t.work_item.insert(), row | task)
    return letter_id


def test_a_consent_holds_from_the_moment_it_is_given_until_it_is_taken_back(
    work: Workplace, case_id: UUID
) -> None:
    assert not holds(work, case_id)
    consent_id = work.consent(case_id)
    assert holds(work, case_id)
    work.take_back(consent_id)
    assert not holds(work, case_id)
    papers = [row for row in work.rows(t.document) if row.kind == K.CONSENT]
    assert {(row.about_id, row.version, row.is_current) for row in papers} == {
        (consent_id, 1, False),
        (consent_id, 2, True),
    }
    assert [row.event for row in work.rows(t.history) if row.word == "doctor"] == [
        "consent_given",
        "consent_withdrawn",
    ]
    assert work.effects("consent_given") == work.effects("consent_withdrawn") == {"tell_of_consent"}


def test_the_newest_consent_to_the_same_counts_alone(work: Workplace, case_id: UUID) -> None:
    work.consent(case_id)
    work.consent(case_id, Party.OCCUPATIONAL_HEALTH)
    work.consent(case_id, covers=frozenset({Use.MEETING}))
    assert holds(work, case_id, Use.MEETING)
    assert not holds(work, case_id, Use.CONTACT)
    standing = [row.party for row in work.rows(t.consent) if row.withdrawn_at is None]
    assert sorted(standing) == ["doctor", "occupational_health"]


def test_only_the_employee_gives_and_takes_back(work: Workplace, case_id: UUID) -> None:
    consent_id = work.consent(case_id)
    for other in (work.manager, work.hr, work.representative):
        with pytest.raises(NotFound):
            give_consent(work.office, case_id, given(), actor=other)
        with pytest.raises(NotFound):
            withdraw_consent(work.office, consent_id, filled(K.CONSENT), actor=other)
    assert holds(work, case_id)
    for other in (work.employee, work.other_manager, work.payroll, work.representative):
        with pytest.raises(NotFound):
            on_paper(work, case_id, MONDAY, by=other)


def test_a_second_click_gives_one_consent_and_takes_one_back(work: Workplace, case_id: UUID) -> None:
    click = uuid4()
    consent_id = give_consent(work.office, case_id, given(), actor=work.employee, submission=click)
    with pytest.raises(AlreadyDone):
        give_consent(work.office, case_id, given(), actor=work.employee, submission=click)
    work.take_back(consent_id)
    with pytest.raises(NotFound):
        work.take_back(consent_id)
    assert len(work.rows(t.consent)) == 1


def test_a_paper_counts_from_its_day_and_the_employee_can_take_it_back(
    work: Workplace, case_id: UUID
) -> None:
    consent_id = on_paper(work, case_id, MONDAY)
    assert holds(work, case_id)
    assert [(row.on_paper, row.given_by) for row in work.rows(t.consent)] == [(True, work.manager.person_id)]
    work.take_back(consent_id)
    assert not holds(work, case_id)


def test_no_paper_goes_before_what_the_employee_said(work: Workplace, case_id: UUID) -> None:
    consent_id = work.consent(case_id, covers=frozenset({Use.MEETING}))
    with pytest.raises(Invalid, match="party"):
        on_paper(work, case_id, MONDAY)
    work.clock.advance(days=3)
    work.take_back(consent_id)
    with pytest.raises(Invalid, match="signed_on"):
        on_paper(work, case_id, MONDAY)
    with pytest.raises(Invalid, match="signed_on"):
        on_paper(work, case_id, work.clock.today())
    work.clock.advance(days=1)
    on_paper(work, case_id, work.clock.today())
    assert holds(work, case_id, Use.CONTACT)


def test_there_is_no_other_way_to_file_a_consent(work: Workplace, case_id: UUID) -> None:
    for actor in (work.manager, work.hr, work.employee):
        with pytest.raises(StepNotOpen):
            work.file(case_id, K.CONSENT, by=actor)
    assert work.rows(t.consent) == []


@pytest.mark.parametrize("covers", [None, frozenset({Use.MEETING})], ids=["no consent", "meetings only"])
def test_no_letter_to_the_doctor_without_consent_to_contact(
    work: Workplace, case_id: UUID, covers: frozenset[Use] | None
) -> None:
    if covers is not None:
        work.consent(case_id, covers=covers)
    with pytest.raises(Invalid, match="way"):
        letter(work, case_id)
    assert K.DOCTOR_LETTER not in {row.kind for row in work.rows(t.document)}


@pytest.mark.parametrize("covers", [None, frozenset({Use.CONTACT})], ids=["no consent", "letters only"])
def test_the_doctor_is_not_invited_without_consent_to_meetings_whatever_the_form_says(
    work: Workplace, case_id: UUID, covers: frozenset[Use] | None
) -> None:
    if covers is not None:
        work.consent(case_id, covers=covers)
    facts: dict[str, Any] = {"invited": "hr,doctor", "doctor_consent": True, "meeting_on": "2026-03-09"}
    with pytest.raises(Invalid, match="invited"):
        work.file(case_id, K.DIALOGUE_MEETING_1_INVITATION, **facts)
    work.file(case_id, K.DIALOGUE_MEETING_1_INVITATION, **facts | {"invited": "hr"})
    work.consent(case_id, covers=frozenset({Use.MEETING}))
    work.file(case_id, K.DIALOGUE_MEETING_1_INVITATION, **facts)


def test_taking_back_closes_letters_that_wait_and_nothing_else(work: Workplace, case_id: UUID) -> None:
    consent_id = work.consent(case_id)
    other = waits(work, case_id, work.plan(case_id).id)
    waiting = waits(work, case_id, letter(work, case_id))
    work.take_back(consent_id)
    closed = {row.id: (row.ended_because, row.ended_at is not None) for row in work.rows(t.delivery)}
    assert closed[waiting] == ("consent_withdrawn", True)
    assert closed[other] == (None, False)
    assert {
        row.closed_because for row in work.rows(t.work_item) if row.task == "hand_over_doctor_letter"
    } == {"consent_withdrawn"}


def test_what_was_handed_over_before_is_not_called_closed(work: Workplace, case_id: UUID) -> None:
    consent_id = work.consent(case_id)
    waiting = waits(work, case_id, letter(work, case_id))
    settle_task(work.office, waiting, actor=work.manager)
    work.take_back(consent_id)
    (row,) = work.rows(t.delivery)
    assert (row.sent_at is not None, row.ended_because) == (True, None)


def test_a_letter_written_anew_takes_the_former_off_the_desk_alone(work: Workplace, case_id: UUID) -> None:
    work.consent(case_id)
    about = uuid4()
    first = waits(work, case_id, letter(work, case_id, about))
    with work.engine.begin() as connection:
        connection.execute(sa.delete(t.work_item).where(t.work_item.c.task == "hand_over_doctor_letter"))
    other = waits(work, case_id, letter(work, case_id))
    letter(work, case_id, about)
    closed = {row.id: row.ended_because for row in work.rows(t.delivery)}
    assert closed == {first: "replaced", other: None}
    assert [row.done_at for row in work.rows(t.work_item) if row.task == "hand_over_doctor_letter"] == [None]


def test_a_narrower_consent_closes_letters_it_no_longer_covers(work: Workplace, case_id: UUID) -> None:
    work.consent(case_id)
    waits(work, case_id, letter(work, case_id))
    work.consent(case_id, covers=frozenset({Use.MEETING}))
    assert [row.ended_because for row in work.rows(t.delivery)] == ["consent_withdrawn"]


def test_a_closed_case_takes_no_new_consent_but_lets_one_be_taken_back(
    work: Workplace, case_id: UUID
) -> None:
    consent_id = work.consent(case_id)
    work.file(case_id, K.REGISTRATION_ERROR_NOTE, reason="wrong_person")
    with pytest.raises(StepNotOpen):
        work.consent(case_id)
    with pytest.raises(StepNotOpen):
        on_paper(work, case_id, MONDAY)
    before = work.case(case_id)
    work.take_back(consent_id)
    assert not holds(work, case_id)
    assert (work.case(case_id).stage, work.case(case_id).next_alarm_on) == (
        before.stage,
        before.next_alarm_on,
    )


def test_taking_back_does_not_fail_when_somebody_changes_the_case_at_that_instant(
    work: Workplace, case_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    consent_id = work.consent(case_id)
    office, times = work.office, iter((True, True, False))

    def file_in_a_hurry(*args: Any, **rest: Any) -> Any:
        if next(times, False):
            raise Stale(case_id, 99)
        return file_in(*args, **rest)

    monkeypatch.setattr(keep_consent, "file_in", file_in_a_hurry)
    withdraw_consent(office, consent_id, filled(K.CONSENT), actor=work.employee)
    assert not holds(work, case_id)
    assert len(work.rows(t.consent)) == 1
