"""Every effect leaves what it should, once, on both databases, also when it is performed a second time."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.tasks.desk import Desk, K
from tests.workflow.papers import send_paper
from tests.workflow.services.conftest import filled
from tests.workflow.services.routines import publish
from tests.workflow.services.test_contact_rhythm import agree as agree_contact
from tests.workflow.services.test_measures import agree
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.account_rows import tell_holder
from workflow.domain.account_news import AccountNews
from workflow.domain.difficulties import Category
from workflow.domain.document_names import DOCUMENT_NAMES
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.effects import Effect, Queue, queue_of
from workflow.domain.meetings import MeetingAnswer
from workflow.domain.papers import PaperKind
from workflow.domain.stages import Stage
from workflow.domain.tracks.kinds import Move
from workflow.services.answer_meeting import Said, answer_meeting
from workflow.services.chores import TASK_NAMES
from workflow.services.due_work import Order
from workflow.services.hold_back import place_hold
from workflow.services.mark_difficulty import mark_difficulty
from workflow.services.move_track import Telling, move_track
from workflow.services.name_substitute import Named, name_substitute
from workflow.services.nav_meeting import CalledTo
from workflow.services.open_prevention import open_prevention
from workflow.services.order_package import order_package
from workflow.services.own_export.order import order_own_export
from workflow.services.perform_work import perform
from workflow.services.plan_answers import ask_for_plan_answers, share_plan_answers
from workflow.services.representatives import invite_representative, withdraw_invitation
from workflow.services.settle_task import settle_task
from workflow.services.substitutes import Mandate
from workflow.services.tell_dates import Told, note_nav_meeting, tell_dates
from workflow.tasks import effects
from workflow.tasks.effects import HANDLERS

MEETING: dict[str, Any] = {"meeting_on": "2026-03-09", "meeting_time": "10:00", "length_minutes": 45}


def test_every_effect_is_performed_by_the_file_that_bears_its_name() -> None:
    assert set(HANDLERS) == set(Effect)
    folder = Path(str(effects.__file__)).parent
    assert {file.stem for file in folder.glob("*.py")} - {"__init__"} == {effect.value for effect in Effect}
    for effect, handler in HANDLERS.items():
        assert handler.__module__ == f"workflow.tasks.effects.{effect}"


def test_every_duty_and_every_chore_has_a_name() -> None:
    assert set(Stage) - {Stage.CLOSED} <= set(TASK_NAMES)


# --- each effect, brought about the way it comes about -----------------------------------------------------------


def opened(desk: Desk) -> UUID:
    return desk.work.open()


def minuted(desk: Desk) -> UUID:
    case_id = opened(desk)
    minutes: dict[str, Any] = {"next_conversation_on": "2026-02-16", "told_of_trusted_person": True}
    desk.work.file(case_id, K.FIRST_CONVERSATION_MINUTES, **minutes)
    desk.work.step(case_id, "conclude_first_conversation")
    return case_id


def planned(desk: Desk) -> UUID:
    case_id = opened(desk)
    desk.work.plan(case_id)
    return case_id


def answered(desk: Desk) -> UUID:
    case_id = opened(desk)
    desk.confirm(desk.work.plan(case_id).id, ConfirmationOutcome.OBJECTED)
    return case_id


def plan_concluded(desk: Desk) -> UUID:
    case_id = minuted(desk)
    plan = desk.work.file(
        case_id, K.FOLLOW_UP_PLAN, evaluation_on="2026-04-01", help_from_nav=True, help_from_bht=True
    ).document
    desk.confirm(plan.id)
    desk.work.step(case_id, "conclude_plan")
    return case_id


def invited_to_meeting(desk: Desk) -> UUID:
    case_id = plan_concluded(desk)
    desk.work.file(case_id, K.DIALOGUE_MEETING_1_INVITATION, **MEETING)
    return case_id


def answered_an_invitation(desk: Desk) -> UUID:
    case_id = invited_to_meeting(desk)
    desk.drain()
    meeting = next(row for row in desk.work.rows(t.meeting) if row.kind == "dialogue_meeting_1")
    said = Said(answer=MeetingAnswer.CANNOT, words="Det passer ikke.")
    answer_meeting(desk.work.office, meeting.id, said, actor=desk.work.employee, sequence=meeting.sequence)
    return case_id


def the_day_before_a_meeting(desk: Desk) -> UUID:
    case_id = invited_to_meeting(desk)
    desk.drain()
    desk.work.clock.move_to(date(2026, 3, 6))  # a Friday; the meeting is on Monday
    desk.sweep()
    return case_id


def called_by_nav_towards_the_end(desk: Desk) -> UUID:
    case_id = opened(desk)
    desk.change_case(case_id, stage=Stage.MAX_DATE)
    version = desk.work.case(case_id).version
    note_nav_meeting(
        desk.work.office, case_id, date(2026, 3, 9), CalledTo(), actor=desk.work.manager, version=version
    )
    desk.drain()
    desk.work.clock.move_to(date(2026, 2, 27))
    desk.sweep()
    return case_id


def relapsed(desk: Desk) -> UUID:
    case_id = minuted(desk)
    desk.work.clock.advance(days=7)
    desk.work.file(case_id, K.RETURN_NOTE, returned_on="2026-02-09", follow_up_on="2026-02-23")
    desk.drain()
    desk.work.clock.advance(days=3)
    desk.work.file(case_id, K.RELAPSE_NOTICE, first_day="2026-02-12", grade=100)
    return case_id


def asked_nav(desk: Desk) -> UUID:
    case_id = minuted(desk)
    desk.work.file(case_id, K.EARLIER_MEETING_REQUEST, meeting="dialogue_meeting_2", asked_by="manager")
    return case_id


def asked_hr(desk: Desk) -> UUID:
    case_id = minuted(desk)
    desk.work.file(case_id, K.HELP_REQUEST, track="nav_assistance")
    return case_id


def invited_representative(desk: Desk) -> UUID:
    case_id = opened(desk)
    invite_representative(
        desk.work.office,
        case_id,
        desk.work.representative.person_id,
        "plan",
        date(2026, 6, 1),
        actor=desk.work.employee,
    )
    return case_id


def prevention_begun(desk: Desk) -> UUID:
    note = filled(K.PREVENTION_NOTE, wished_by="manager")
    return open_prevention(desk.work.office, desk.work.employment, note, actor=desk.work.manager)


def max_date_letter(desk: Desk) -> UUID:
    case_id = opened(desk)
    desk.work.file(case_id, K.MAX_DATE_LETTER, max_date="2027-01-29", pension_form_enclosed=True)
    return case_id


def consented(desk: Desk) -> UUID:
    case_id = opened(desk)
    desk.work.consent(case_id)
    return case_id


def letter_confirmed(desk: Desk) -> UUID:
    case_id = consented(desk)
    desk.confirm(desk.write_to_doctor(case_id).id)
    return case_id


def asked_nav_for_help(desk: Desk) -> UUID:
    case_id = opened(desk)
    desk.work.file(case_id, K.NAV_HELP_REQUEST, help_kind="aids")
    return case_id


def taken_up(desk: Desk) -> UUID:
    """HR says yes to what the manager asked for."""
    case_id = asked_hr(desk)
    (track,) = desk.work.rows(t.escalation)
    move_track(desk.work.office, track.id, Move.TAKE_UP, Telling(), actor=desk.work.hr)
    return case_id


def waited_for(desk: Desk) -> UUID:
    """HR was asked, and has not decided in time."""
    case_id = asked_hr(desk)
    desk.pass_days(5)
    return case_id


def difficult(desk: Desk) -> UUID:
    case_id = opened(desk)
    mark_difficulty(
        desk.work.office,
        case_id,
        category=Category.CONFLICT,
        note="To som ikke snakker sammen",
        review_on=desk.work.clock.today() + timedelta(days=2),
        actor=desk.work.manager,
    )
    desk.pass_days(2)
    return case_id


def unread_routine(desk: Desk) -> UUID:
    case_id = opened(desk)
    publish(desk.work)
    desk.work.clock.advance(days=7)
    desk.sweep()
    return case_id


def asked_for_plan_answers(desk: Desk) -> UUID:
    case_id = opened(desk)
    ask_for_plan_answers(desk.work.office, case_id, actor=desk.work.manager)
    return case_id


def shared_plan_answers(desk: Desk) -> UUID:
    case_id = opened(desk)
    answers = filled(K.FOLLOW_UP_PLAN).answers
    share_plan_answers(desk.work.office, case_id, answers, actor=desk.work.employee)
    return case_id


def plan_to_look_at(desk: Desk) -> UUID:
    case_id = planned(desk)
    desk.drain()
    desk.work.clock.move_to(date(2026, 4, 1))
    desk.sweep()
    return case_id


def plan_changed_after_delivery(desk: Desk) -> UUID:
    case_id = plan_concluded(desk)
    desk.drain()
    desk.work.file(case_id, K.FOLLOW_UP_PLAN, evaluation_on="2026-05-01")
    return case_id


def swept(weeks: int) -> Callable[[Desk], UUID]:
    def until(desk: Desk) -> UUID:
        case_id = opened(desk)
        desk.drain()
        desk.work.clock.advance(days=7 * weeks)
        desk.sweep()
        return case_id

    return until


def before_max_date(weeks: int) -> Callable[[Desk], UUID]:
    def until(desk: Desk) -> UUID:
        case_id = opened(desk)
        desk.drain()
        max_date = desk.work.case(case_id).max_date
        assert max_date is not None
        desk.work.clock.move_to(max_date - timedelta(weeks=weeks))
        desk.sweep()
        return case_id

    return until


def a_day_late(desk: Desk) -> UUID:
    case_id = opened(desk)
    desk.drain()
    desk.work.clock.advance(days=3)  # the working day before day 5
    desk.sweep()
    desk.work.clock.advance(days=2)
    desk.sweep()
    return case_id


def too_many_at_once(desk: Desk) -> UUID:
    desk.set_rule("storm_floor", 0)
    case_id = a_day_late(desk)
    desk.mail_goes()
    return case_id


def password_changed(desk: Desk) -> UUID:
    case_id = opened(desk)
    with desk.work.engine.begin() as connection:
        account_id = connection.scalar(
            sa.select(t.account.c.id).where(t.account.c.person_id == desk.work.manager.person_id)
        )
        assert account_id is not None
        tell_holder(connection, account_id, AccountNews.PASSWORD_CHANGED, desk.work.clock.wall())
    return case_id


def measure_near(desk: Desk) -> UUID:
    case_id = opened(desk)
    agree(desk.work, case_id)
    desk.drain()
    desk.work.clock.move_to(date(2026, 3, 2))
    desk.sweep()
    return case_id


def after_max_date(desk: Desk) -> UUID:
    case_id, max_date = opened(desk), date(2027, 1, 29)
    desk.change_case(case_id, stage=Stage.CLARIFICATION, max_date=max_date, max_date_told=max_date)
    desk.drain()
    desk.work.clock.move_to(max_date + timedelta(weeks=8))
    desk.sweep()
    return case_id


def contact_near(desk: Desk) -> UUID:
    case_id = opened(desk)
    agree_contact(desk.work, case_id)
    desk.drain()
    desk.work.clock.move_to(date(2026, 2, 13))  # a Friday; the contact is agreed for Monday
    desk.sweep()
    return case_id


def sent_paper(desk: Desk) -> UUID:
    case_id = opened(desk)
    send_paper(desk.work, case_id, scans=True)
    return case_id


def signed_on_paper(desk: Desk) -> UUID:
    case_id = opened(desk)
    plan = desk.work.plan(case_id)
    signed: dict[str, Any] = {
        "kind": PaperKind.SIGNED_COPY,
        "document_id": plan.id,
        "says": ConfirmationOutcome.CONFIRMED,
    }
    send_paper(desk.work, case_id, **signed)
    return case_id


def ordered_own_export(desk: Desk) -> UUID:
    case_id = opened(desk)
    order_own_export(desk.work.office, "nb", actor=desk.work.employee)
    return case_id


def hold_to_review(desk: Desk) -> UUID:
    case_id, day = opened(desk), desk.work.clock.today() + timedelta(days=1)
    place_hold(desk.work.office, case_id, reason="Klage", review_on=day, of_person=True, actor=desk.work.hr)
    desk.work.clock.move_to(day)
    desk.sweep()
    return case_id


def ordered_package(desk: Desk) -> UUID:
    case_id = opened(desk)
    desk.work.plan(case_id)
    desk.drain()
    order_package(desk.work.office, case_id, "nb", actor=desk.work.hr)
    return case_id


def unanswered(days: int) -> Callable[[Desk], UUID]:
    def until(desk: Desk) -> UUID:
        case_id = opened(desk)
        desk.work.plan(case_id)
        desk.drain()
        desk.work.clock.advance(days=days)
        desk.sweep()
        return case_id

    return until


def left_to_a_substitute(desk: Desk) -> UUID:
    case_id = opened(desk)
    named = Named(
        manager_id=desk.work.manager.person_id,
        substitute_id=desk.work.other_manager.person_id,
        from_on=desk.work.clock.today(),
        to_on=desk.work.clock.today() + timedelta(days=14),
        mandate=Mandate(may=("talk",), decides="Timer og oppgaver"),
    )
    name_substitute(desk.work.office, named, actor=desk.work.manager)
    return case_id


def manager_gone(desk: Desk) -> UUID:
    case_id = opened(desk)
    with desk.work.engine.begin() as connection:
        closed = {"disabled_at": desk.work.clock.now()}
        theirs = t.account.c.person_id == desk.work.manager.person_id
        connection.execute(sa.update(t.account).where(theirs).values(closed))
    desk.sweep()
    return case_id


COMES_ABOUT: dict[Effect, Callable[[Desk], UUID]] = {
    Effect.DRAW_UP_SCHEDULE: opened,
    Effect.GIVE_MANAGER_TASK_LIST: opened,
    Effect.TELL_EMPLOYEE_RIGHTS: opened,
    Effect.SEND_MINUTES_TO_EMPLOYEE: minuted,
    Effect.ASK_FOR_CONFIRMATION: planned,
    Effect.TELL_MANAGER_OF_ANSWER: answered,
    Effect.REMIND_OF_ANSWER: unanswered(6),
    Effect.TELL_ANSWER_IS_MISSING: unanswered(8),
    Effect.PUT_MEETING_IN_CALENDARS: minuted,
    Effect.TELL_OF_MEETING: invited_to_meeting,
    Effect.TELL_MANAGER_OF_MEETING_ANSWER: answered_an_invitation,
    Effect.REMIND_OF_MEETING: the_day_before_a_meeting,
    Effect.REMIND_PLAN_BEFORE_MEETING: called_by_nav_towards_the_end,
    Effect.CANCEL_MEETINGS: relapsed,
    Effect.ARCHIVE_DOCUMENT: planned,
    Effect.SEND_PLAN_TO_DOCTOR: plan_concluded,
    Effect.SEND_PLAN_TO_NAV: plan_concluded,
    Effect.SEND_PLAN_TO_OCCUPATIONAL_HEALTH: plan_concluded,
    Effect.WARN_SICK_PAY_MAY_STOP: swept(7),
    Effect.TELL_HR_ACTIVITY_IS_MISSING: swept(8),
    Effect.REMIND_PLAN_TO_NAV: swept(17),
    Effect.LETTER_TO_NAV: asked_nav,
    Effect.REMIND_CONTACT: swept(30),
    Effect.REMIND_NEXT_CONTACT: contact_near,
    Effect.REMIND_TO_GO_ON: after_max_date,
    Effect.REMIND_AAP: before_max_date(17),
    Effect.REMIND_MAX_DATE_LETTER: before_max_date(13),
    Effect.SEND_MAX_DATE_LETTER: max_date_letter,
    Effect.TELL_PAYROLL: max_date_letter,
    Effect.REMIND_DUTY: a_day_late,
    Effect.TELL_OVERDUE: a_day_late,
    Effect.SEND_REMINDERS: a_day_late,
    Effect.TELL_HR_REMINDERS_WAIT: too_many_at_once,
    Effect.TELL_HR_HELP_IS_WANTED: asked_hr,
    Effect.TELL_REPRESENTATIVE: invited_representative,
    Effect.TELL_OF_PREVENTION: prevention_begun,
    Effect.REMIND_MEASURE: measure_near,
    Effect.TELL_OF_CONSENT: consented,
    Effect.LETTER_TO_DOCTOR: letter_confirmed,
    Effect.LETTER_OF_DOCUMENT: asked_nav_for_help,
    Effect.REMIND_ROUTINE: unread_routine,
    Effect.REMIND_ROUTINE_TALK: unread_routine,
    Effect.CHECK_PAPER: sent_paper,
    Effect.TELL_OF_PAPER_ANSWER: signed_on_paper,
    Effect.MAKE_EVIDENCE_PACKAGE: ordered_package,
    Effect.MAKE_OWN_EXPORT: ordered_own_export,
    Effect.REMIND_HOLD: hold_to_review,
    Effect.REMIND_REQUEST: waited_for,
    Effect.TELL_OF_REQUEST: taken_up,
    Effect.REMIND_DIFFICULTY: difficult,
    Effect.ASK_FOR_PLAN_ANSWERS: asked_for_plan_answers,
    Effect.TELL_MANAGER_OF_PLAN_ANSWERS: shared_plan_answers,
    Effect.REMIND_PLAN_EVALUATION: plan_to_look_at,
    Effect.OFFER_PLAN_ANEW: plan_changed_after_delivery,
    Effect.TELL_OF_ACCOUNT: password_changed,
    Effect.TELL_SUBSTITUTE: left_to_a_substitute,
    Effect.TELL_HR_NO_RESPONSIBLE: manager_gone,
    Effect.SWEEP: swept(1),
    Effect.RAISE_ALARMS: swept(1),
}


def _orders(desk: Desk, effect: Effect) -> list[Order]:
    names = Order.__dataclass_fields__
    return [
        Order(**{name: getattr(row, name) for name in names} | {"effect": Effect(row.effect)})
        for row in desk.rows(t.outbox, effect=effect)
    ]


@pytest.mark.parametrize("effect", Effect)
def test_an_effect_is_done_and_doing_it_again_leaves_nothing_more(desk: Desk, effect: Effect) -> None:
    if queue_of(effect) is not Queue.DOCUMENTS:
        desk.print_plainly()
    COMES_ABOUT[effect](desk)
    desk.drain()
    desk.mail_goes()
    ends = desk.ended(effect)
    assert ("done", None) in ends
    assert not [row for row in desk.work.rows(t.outbox) if row.outcome in {None, "failed"}]
    assert {row.queue for row in desk.rows(t.outbox, effect=effect)} == {queue_of(effect)}

    left, sent = desk.left(), len(desk.post.sent)
    for order in _orders(desk, effect):  # a worker whose lease ran out comes back and finds it done
        perform(desk.bench, order, HANDLERS)
    assert desk.drain() == 0
    assert desk.left() == left
    assert desk.ended(effect) == ends
    assert {mail.message_id for mail in desk.post.sent[sent:]} <= {
        mail.message_id for mail in desk.post.sent[:sent]
    }


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("effect", [e for e in Effect if e not in {Effect.SWEEP, Effect.RAISE_ALARMS}])
def test_what_was_ordered_for_a_case_that_ended_in_error_is_dropped(desk: Desk, effect: Effect) -> None:
    desk.print_plainly()
    case_id = opened(desk)
    desk.work.file(case_id, K.REGISTRATION_ERROR_NOTE, reason="wrong_person")
    desk.drain()
    before = desk.left()
    desk.order(case_id, effect, about="conclude_first_conversation", subject_id=uuid4())
    desk.drain()
    outcome, reason = desk.ended(effect)[-1]
    assert outcome == "dropped"
    expected = {
        Effect.ARCHIVE_DOCUMENT: "document_gone",
        Effect.LETTER_OF_DOCUMENT: "document_gone",
        Effect.CANCEL_MEETINGS: "nothing_to_cancel",
        Effect.TELL_PAYROLL: "case_moved_on",
        Effect.CHECK_PAPER: "paper_gone",
        Effect.MAKE_EVIDENCE_PACKAGE: "package_gone",
        Effect.REMIND_HOLD: "hold_lifted",
        Effect.REMIND_REQUEST: "request_gone",
    }
    assert reason == expected.get(effect, "case_closed")
    assert desk.left() == before


# --- what each leaves ------------------------------------------------------------------------------------------------


def _named(desk: Desk, table: Any, effect: Effect) -> list[Any]:
    ids = {row.id for row in desk.rows(t.outbox, effect=effect)}
    return [row for row in desk.work.rows(table) if row.effect_id in ids]


def test_a_reported_absence_gives_schedule_task_list_and_a_word_on_rights(desk: Desk) -> None:
    opened(desk)
    desk.drain()
    assert len(_named(desk, t.filed_copy, Effect.DRAW_UP_SCHEDULE)) == 1
    assert {"first_conversation", "plan", "dialogue_meeting_1", "activity_check", "max_date"} <= desk.tasks(
        "manager"
    )
    assert len(desk.post.to("Kari")) == 1
    assert "/me/" in desk.post.to("Kari")[0].text
    assert len(desk.post.to("Mona")) == 1


def test_copies_in_the_folder_are_sealed_pdfs_that_open_again(desk: Desk) -> None:
    opened(desk)
    desk.drain()
    for row in desk.work.rows(t.filed_copy):
        assert not row.content_sealed.startswith(b"%PDF")
        keys = desk.work.office.store._keys  # type: ignore[attr-defined]
        content = keys.decrypt_bytes(row.content_sealed, context=f"filed_copy.content:{row.id}")
        assert content.startswith(b"%PDF")


def test_an_answered_document_lies_in_the_folder_without_and_with_its_answer(desk: Desk) -> None:
    case_id = minuted(desk)
    plan = desk.work.file(case_id, K.FOLLOW_UP_PLAN, evaluation_on="2026-04-01").document
    desk.drain()
    desk.confirm(plan.id, ConfirmationOutcome.OBJECTED)
    desk.drain()
    assert len(desk.rows(t.filed_copy, document_id=plan.id)) == 2
    assert "look_at_objection" in desk.tasks("manager")


def test_a_copy_is_called_what_the_document_is_called_on_every_page(desk: Desk) -> None:
    minuted(desk)
    desk.drain()
    filed = {row.id: row for row in desk.work.rows(t.document)}
    copies = [row for row in desk.work.rows(t.filed_copy) if row.document_id in filed]
    assert {filed[row.document_id].kind for row in copies} >= {K.ABSENCE_NOTICE, K.FIRST_CONVERSATION_MINUTES}
    for row in copies:
        document = filed[row.document_id]
        name = desk.bench.words.say(document.language, DOCUMENT_NAMES[document.kind])
        assert row.name.startswith(f"{name}, ")


def test_a_second_archiving_of_the_same_answer_is_dropped(desk: Desk) -> None:
    plan_concluded(desk)
    desk.drain()
    assert ("dropped", "already_filed") in desk.ended(Effect.ARCHIVE_DOCUMENT)
    copies = [(row.document_id, row.name) for row in desk.work.rows(t.filed_copy)]
    assert len(set(copies)) == len(copies)


def test_the_plan_goes_to_nav_and_occupational_health_only_when_their_help_is_asked_for(desk: Desk) -> None:
    case_id = opened(desk)
    desk.confirm(desk.work.plan(case_id).id)
    desk.work.step(case_id, "conclude_plan")
    desk.drain()
    assert desk.ended(Effect.SEND_PLAN_TO_NAV) == [("dropped", "no_help_asked")]
    assert desk.ended(Effect.SEND_PLAN_TO_OCCUPATIONAL_HEALTH) == [("dropped", "no_help_asked")]
    by_hand = [(row.recipient, row.sent_at) for row in desk.rows(t.delivery, channel="by_hand")]
    assert by_hand == [("doctor", None)]
    assert "give_plan_to_doctor" in desk.tasks("manager")


def test_an_employee_who_was_quicker_is_not_asked_to_answer(desk: Desk) -> None:
    answered(desk)
    desk.drain()
    assert desk.ended(Effect.ASK_FOR_CONFIRMATION) == [("dropped", "already_answered")]


def test_a_document_that_was_replaced_is_not_asked_about(desk: Desk) -> None:
    case_id = planned(desk)
    desk.work.file(case_id, K.FOLLOW_UP_PLAN, evaluation_on="2026-05-01")
    desk.drain()
    assert desk.ended(Effect.ASK_FOR_CONFIRMATION) == [("dropped", "replaced"), ("done", None)]


def test_payroll_gets_one_task_for_a_case_and_date_and_the_moved_date_once_more(desk: Desk) -> None:
    case_id = max_date_letter(desk)
    desk.drain()
    desk.work.file(case_id, K.MAX_DATE_LETTER, max_date="2027-01-29", pension_form_enclosed=False)
    desk.drain()
    assert [(row.task, str(row.due_on)) for row in desk.rows(t.work_item, role="payroll")] == [
        ("stop_pay", "2027-01-29")
    ]
    assert desk.ended(Effect.TELL_PAYROLL) == [("done", None), ("dropped", "already_told")]
    desk.work.file(case_id, K.MAX_DATE_LETTER, max_date="2027-02-12", pension_form_enclosed=False)
    desk.drain()
    assert [(row.task, str(row.due_on)) for row in desk.rows(t.work_item, role="payroll")] == [
        ("stop_pay", "2027-02-12")
    ]
    assert len(desk.post.to("Lars")) == 2


def test_payroll_hears_of_a_max_date_that_a_correction_moved(desk: Desk) -> None:
    case_id = max_date_letter(desk)
    desk.drain()
    case = desk.work.case(case_id)
    told = Told(max_date=date(2027, 3, 1))
    tell_dates(desk.work.office, case_id, told, actor=desk.work.manager, version=case.version)
    desk.drain()
    tasks = [(row.task, row.due_on, row.done_at) for row in desk.rows(t.work_item, role="payroll")]
    assert tasks == [("stop_pay", date(2027, 3, 1), None)]
    assert len(desk.post.to("Lars")) == 2


def test_payroll_hears_of_a_max_date_that_moves_back_to_a_day_that_was_dealt_with(desk: Desk) -> None:
    case_id = max_date_letter(desk)
    desk.drain()
    (first,) = desk.rows(t.work_item, role="payroll")
    settle_task(desk.work.office, first.id, actor=desk.work.payroll)
    for day in (date(2027, 3, 1), first.due_on):
        desk.work.file(case_id, K.MAX_DATE_LETTER, max_date=str(day), pension_form_enclosed=False)
        desk.drain()
    (waiting,) = desk.rows(t.work_item, role="payroll", done_at=None)
    assert waiting.due_on == first.due_on
    assert len(desk.post.to("Lars")) == 3


def test_a_withdrawn_invitation_is_not_told(desk: Desk) -> None:
    invited_representative(desk)
    invitation = desk.work.rows(t.invitation)[0]
    withdraw_invitation(desk.work.office, invitation.id, actor=desk.work.employee)
    desk.drain()
    assert desk.ended(Effect.TELL_REPRESENTATIVE) == [("dropped", "withdrawn")]
    assert desk.post.to("Tove") == []


def test_a_relapse_takes_the_talk_about_coming_back_out_of_the_calendars(desk: Desk) -> None:
    relapsed(desk)
    desk.drain()
    assert {row.kind: row.cancelled_at is not None for row in desk.work.rows(t.meeting)}[
        "aftercare_conversation"
    ]


def test_closing_as_an_error_takes_every_meeting_ahead_out_of_the_calendars(desk: Desk) -> None:
    case_id = invited_to_meeting(desk)
    desk.drain()
    desk.work.file(case_id, K.REGISTRATION_ERROR_NOTE, reason="wrong_person")
    desk.drain()
    ahead = [row for row in desk.work.rows(t.meeting) if row.on_day >= desk.work.clock.today()]
    assert ahead
    assert all(row.cancelled_at is not None for row in ahead)


# --- people who cannot be written to -----------------------------------------------------------------------------------


def test_an_employee_without_an_address_is_told_by_the_manager(desk: Desk) -> None:
    desk.change_person(desk.work.employee.person_id, email=None)
    opened(desk)
    desk.drain()
    assert desk.ended(Effect.TELL_EMPLOYEE_RIGHTS) == [("done", None)]
    assert "tell_employee" in desk.tasks("manager")


def test_a_manager_without_an_address_is_told_by_hr(desk: Desk) -> None:
    desk.change_person(desk.work.manager.person_id, email=None)
    opened(desk)
    desk.drain()
    assert "tell_manager" in desk.tasks("hr")


def test_a_case_without_a_manager_is_hrs(desk: Desk) -> None:
    case_id = opened(desk)
    desk.change_case(case_id, manager_id=None)
    desk.drain()
    assert {"first_conversation", "plan"} <= desk.tasks("hr")
    assert desk.tasks("manager") == set()
    assert next(mail.text for mail in desk.post.to("Hilde")).count(f"/hr/cases/{case_id}") == 1
    assert desk.post.to("Mona") == []


def test_a_manager_who_can_no_longer_sign_in_leaves_the_case_to_hr(desk: Desk) -> None:
    with desk.work.engine.begin() as connection:
        changed = sa.update(t.account).where(t.account.c.username == "Mona")
        connection.execute(changed.values(disabled_at=desk.work.clock.now()))
    opened(desk)
    desk.drain()
    assert desk.post.to("Mona") == []
    assert len(desk.post.to("Hilde")) == 1
    assert "first_conversation" in desk.tasks("hr")


def test_somebody_in_hr_is_not_asked_to_help_with_their_own_case(desk: Desk) -> None:
    case_id = asked_hr(desk)
    desk.change_case(case_id, employee_id=desk.work.hr.person_id)
    desk.drain()
    assert [mail for mail in desk.post.to("Hilde") if "/hr/" in mail.text] == []
    assert "see_case" in desk.tasks("hr")
