"""Requests for help as use cases: asked, decided, sent, answered and closed, with the papers that go with them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.workflow.services.conftest import MONDAY, Workplace, filled
from web.queries.hr_ground import open_ground
from web.reading_ground import Purpose
from workflow.adapters.persistence import tables as t
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.difficulties import Category, Help
from workflow.domain.documents import DocumentKind
from workflow.domain.effects import Effect
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale
from workflow.domain.people import Actor
from workflow.domain.tracks.counting import InForce
from workflow.domain.tracks.going_on import TrackRefused
from workflow.domain.tracks.kinds import Move, State, TrackKind
from workflow.services.begin_track import begin_track
from workflow.services.change_absence import foresee_absence
from workflow.services.file_document import file_document
from workflow.services.mark_difficulty import mark_difficulty, tick_help
from workflow.services.move_track import Telling, move_track
from workflow.services.open_prevention import open_prevention
from workflow.services.register_edits import AddPeriod
from workflow.services.register_warnings import RightWithdrawn
from workflow.services.settle_task import settle_task
from workflow.services.stated import Stated
from workflow.services.tracks import TrackLine, TrackRecord

K, M, S, T = DocumentKind, Move, State, TrackKind
SENT = {"sent_on": "2026-02-02"}
BASIS: dict[str, Any] = {
    "employee_agrees": True,
    "nav_consulted": True,
    "expert_is_neutral": True,
    "hours": 20,
    "amount": 24_000,
    "start_on": "2026-05-04",
}
WITHDRAWAL: dict[str, Any] = {
    "reason": "doubt",
    "employee_heard": True,
    "from_on": "2026-02-02",
    "to_on": "2026-08-01",
    "review_on": "2026-07-01",
}


def tracks(work: Workplace, case_id: UUID) -> list[TrackRecord]:
    with work.office.store.transaction() as tx:
        return list(tx.tracks.of_case(case_id))


def only(work: Workplace, case_id: UUID) -> TrackRecord:
    (track,) = tracks(work, case_id)
    return track


def lines(work: Workplace, track_id: UUID) -> list[TrackLine]:
    with work.office.store.transaction() as tx:
        return list(tx.tracks.lines(track_id))


def move(
    work: Workplace,
    track: TrackRecord,
    what: Move,
    facts: dict[str, Any] | None = None,
    *,
    by: Actor | None = None,
    version: int | None = None,
    submission: UUID | None = None,
    **words: str,
) -> TrackRecord:
    telling = Telling(facts=facts or {}, words=words)
    actor = by or work.hr
    move_track(work.office, track.id, what, telling, actor=actor, version=version, submission=submission)
    return next(one for one in tracks(work, track.case_id) if one.id == track.id)


def names(refused: pytest.ExceptionInfo[TrackRefused]) -> set[str]:
    return {reason.name for reason in refused.value.reasons}


def test_a_manager_asks_and_hr_decides_with_who_and_when_on_every_line(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.HELP_REQUEST, track="nav_assistance")
    track = only(work, case_id)
    assert (track.kind, track.state, track.due_on) == (T.NAV_ASSISTANCE, S.ASKED, date(2026, 2, 7))
    track = move(work, track, M.TAKE_UP)
    work.file(case_id, K.NAV_HELP_REQUEST, help_kind="aids", by=work.manager)
    track = move(work, only(work, case_id), M.SEND, SENT)
    assert (track.state, track.due_on) == (S.SENT, date(2026, 2, 23))
    track = move(work, track, M.NOTE_ANSWER, {"answered_on": "2026-02-02"}, answer="Nav gir et hjelpemiddel.")
    track = move(work, track, M.CLOSE, {"outcome": "helped"}, grounds="Pulten er på plass.")
    assert (track.state, track.is_open, track.due_on) == (S.CLOSED, False, None)
    kept = lines(work, track.id)
    assert [(line.move, line.state, line.actor_id) for line in kept] == [
        ("begin", S.ASKED, work.manager.person_id),
        ("take_up", S.TAKEN_UP, work.hr.person_id),
        ("send", S.SENT, work.hr.person_id),
        ("note_answer", S.ANSWERED, work.hr.person_id),
        ("close", S.CLOSED, work.hr.person_id),
    ]
    assert kept[-1].words == {"grounds": "Pulten er på plass."}
    assert [row.event for row in work.rows(t.history) if row.event.startswith("track_")] == [
        "track_begun",
        *["track_moved"] * 4,
    ]


def test_what_is_written_lies_sealed_and_only_days_and_codes_in_clear(work: Workplace) -> None:
    case_id = work.open()
    track_id = begin_track(
        work.office, case_id, T.OTHER, why="Trenger råd.", note="Internt notat", actor=work.hr
    )
    (row,) = [row for row in work.rows(t.escalation_move) if row.escalation_id == track_id]
    assert "råd".encode() not in row.words_sealed
    assert b"Internt" not in row.note_sealed
    (line,) = lines(work, track_id)
    assert (line.words, line.note) == ({"why": "Trenger råd."}, "Internt notat")


def test_hr_begins_a_track_from_the_case_with_grounds_and_a_manager_does_not(work: Workplace) -> None:
    case_id = work.open()
    with pytest.raises(Invalid):
        begin_track(work.office, case_id, T.POSITION_BANK, why=" ", actor=work.hr)
    with pytest.raises(NotFound):
        begin_track(work.office, case_id, T.POSITION_BANK, why="Helse", actor=work.manager)
    again = uuid4()
    begin_track(
        work.office, case_id, T.POSITION_BANK, why="Egen jobb går ikke.", actor=work.hr, submission=again
    )
    with pytest.raises(AlreadyDone):
        begin_track(
            work.office, case_id, T.POSITION_BANK, why="Egen jobb går ikke.", actor=work.hr, submission=again
        )
    assert only(work, case_id).state is S.ASKED


def test_a_paper_goes_out_for_the_track_that_was_asked_for_and_begins_none(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.HELP_REQUEST, track="occupational_health")
    work.file(case_id, K.OCCUPATIONAL_HEALTH_REFERRAL, employee_agrees=False)
    track = only(work, case_id)
    assert (track.state, track.paper_id is not None) == (S.ASKED, True)
    assert track.paper_id != track.document_id


def test_a_paper_hr_writes_is_decided_on_by_that(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.EMPLOYER_PERIOD_REFUND, by=work.hr, ground="chronic")
    track = only(work, case_id)
    assert track.state is S.TAKEN_UP
    assert [line.move for line in lines(work, track.id)] == ["begin", "take_up"]


@pytest.mark.parametrize("who", ["manager", "employee"])
def test_each_side_may_ask_nav_for_a_meeting_and_nobody_here_decides(work: Workplace, who: str) -> None:
    case_id = work.open()
    work.file(case_id, K.EARLIER_MEETING_REQUEST, by=getattr(work, who), meeting="dialogue_meeting_3")
    track = only(work, case_id)
    assert (track.kind, track.state) == (T.DIALOGUE_MEETING_3, S.TAKEN_UP)


@pytest.mark.parametrize(
    ("help_kind", "kind"),
    [
        ("aids", T.NAV_ASSISTANCE),
        ("non_cooperation", T.NON_COOPERATION),
        ("accommodation_refused", T.ACCOMMODATION_REFUSED),
    ],
)
def test_a_letter_to_nav_belongs_to_what_it_asks_for(
    work: Workplace, help_kind: str, kind: TrackKind
) -> None:
    case_id = work.open()
    work.file(case_id, K.NAV_HELP_REQUEST, help_kind=help_kind)
    assert only(work, case_id).kind is kind


def test_a_corrected_paper_stays_with_its_track(work: Workplace) -> None:
    case_id = work.open()
    first = work.file(case_id, K.EXPERT_ASSISTANCE_BASIS, **BASIS).document
    second = work.file(case_id, K.EXPERT_ASSISTANCE_BASIS, **BASIS | {"hours": 30}).document
    assert first.id != second.id
    assert only(work, case_id).paper_id == second.id


def test_nothing_is_sent_before_everything_is_there_and_all_of_it_is_told(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.EXPERT_ASSISTANCE_BASIS, by=work.hr, **BASIS | {"nav_consulted": False})
    with pytest.raises(TrackRefused) as refused:
        move(work, only(work, case_id), M.SEND, SENT)
    assert names(refused) == {"follow_up_written", "measure_evaluated", "contact_written", "nav_consulted"}
    assert only(work, case_id).state is S.TAKEN_UP


def test_moves_out_of_order_change_nothing(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.HELP_REQUEST, track="nav_assistance")
    with pytest.raises(TrackRefused) as refused:
        move(work, only(work, case_id), M.CLOSE, {"outcome": "helped"}, grounds="Ferdig")
    assert names(refused) == {"out_of_order"}
    with pytest.raises(TrackRefused) as refused:
        move(work, only(work, case_id), M.DECLINE)
    assert names(refused) == {"grounds_missing"}
    assert len(lines(work, only(work, case_id).id)) == 1


def test_the_second_of_two_people_is_told_and_a_double_click_is_one(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.HELP_REQUEST, track="nav_assistance")
    track, again = only(work, case_id), uuid4()
    move(work, track, M.TAKE_UP, version=1, submission=again)
    with pytest.raises(AlreadyDone):
        move(work, track, M.TAKE_UP, version=1, submission=again)
    with pytest.raises(Stale) as stale:
        move(work, track, M.DECLINE, version=1, grounds="Nei")
    assert stale.value.version == 2
    assert only(work, case_id).state is S.TAKEN_UP


def test_a_manager_takes_back_what_nobody_has_decided_and_nothing_else(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.HELP_REQUEST, track="other")
    track = only(work, case_id)
    for what in (M.TAKE_UP, M.DECLINE):
        with pytest.raises(NotFound):
            move(work, track, what, by=work.manager, grounds="Nei")
    with pytest.raises(NotFound):
        move(work, track, M.WITHDRAW, by=work.other_manager, grounds="Ikke min")
    for who in (work.employee, work.payroll, work.representative):
        with pytest.raises(NotFound):
            move(work, track, M.WITHDRAW, by=who, grounds="Ikke min")
    assert move(work, track, M.WITHDRAW, by=work.manager, grounds="Løste seg.").state is S.WITHDRAWN


def test_hr_does_not_decide_on_its_own_case(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.HELP_REQUEST, track="other")
    own = Actor(person_id=work.employee.person_id, role=work.hr.role)
    with pytest.raises(NotFound):
        move(work, only(work, case_id), M.TAKE_UP, by=own)


def test_expert_assistance_before_any_absence_needs_no_plan(work: Workplace) -> None:
    note = filled(K.PREVENTION_NOTE, wished_by="manager")
    case_id = open_prevention(work.office, work.employment, note, actor=work.manager)
    work.file(case_id, K.MEASURE_EVALUATION, how_it_went="partly")
    work.file(case_id, K.CONTACT_ATTEMPT, contacted_on="2026-02-02", channel="phone", outcome="talked")
    work.file(case_id, K.EXPERT_ASSISTANCE_BASIS, by=work.hr, **BASIS)
    track = move(work, only(work, case_id), M.SEND, SENT)
    track = move(work, track, M.NOTE_APPROVAL, {"approved_on": "2026-02-02", "approved_kroner": 24_000})
    with pytest.raises(TrackRefused) as refused:
        move(work, track, M.NOTE_BEGINNING, {"begun_on": "2026-02-01"})
    assert names(refused) == {"begun_on_not_before_approved_on"}
    assert move(work, track, M.NOTE_BEGINNING, {"begun_on": "2026-02-02"}).state is S.BEGUN


def test_only_after_a_trial_that_went_well_is_anybody_registered(work: Workplace) -> None:
    case_id = work.open()
    with pytest.raises(Invalid):
        work.file(case_id, K.POSITION_BANK_REGISTRATION, by=work.hr, trial_outcome="successful")
    begin_track(work.office, case_id, T.POSITION_BANK, why="Egen jobb går ikke.", actor=work.hr)
    work.file(case_id, K.OCCUPATIONAL_HEALTH_REFERRAL, by=work.hr, asked_for="work_trial")
    track = only(work, case_id)
    assert track.state is S.TAKEN_UP
    track = move(work, track, M.SEND, SENT)
    track = move(
        work, track, M.NOTE_ASSESSMENT, {"answered_on": "2026-02-02", "assessed_by": "nav"}, answer="Kontor."
    )
    trial = {"trial_from": "2026-02-02", "trial_to": "2026-02-20"}
    track = move(work, track, M.BEGIN_TRIAL, trial, position="Servicetorget")
    looked = {"evaluated_on": "2026-02-02", "trial_outcome": "unsuccessful"}
    track = move(work, track, M.EVALUATE_TRIAL, looked, answer="For mye støy.")
    with pytest.raises(Invalid):
        work.file(case_id, K.POSITION_BANK_REGISTRATION, by=work.hr)
    track = move(work, track, M.BEGIN_TRIAL, trial, position="Arkivet")
    move(work, track, M.EVALUATE_TRIAL, looked | {"trial_outcome": "partly"}, answer="Gikk bra.")
    registration = work.file(case_id, K.POSITION_BANK_REGISTRATION, by=work.hr).document
    track = only(work, case_id)
    assert track.state is S.REGISTERED
    assert lines(work, track.id)[-1].document_id == registration.id
    work.file(case_id, K.POSITION_BANK_REGISTRATION, by=work.hr, percentage=60)
    assert only(work, case_id).version == track.version


def test_a_withdrawal_counts_from_its_notice_is_prolonged_by_a_new_one_and_given_back(
    work: Workplace,
) -> None:
    case_id = work.open()
    document = work.file(case_id, K.SELF_CERTIFICATION_WITHDRAWAL, by=work.hr, **WITHDRAWAL).document
    track = only(work, case_id)
    assert (track.state, track.due_on) == (S.IN_FORCE, date(2026, 7, 1))
    longer = filled(
        K.SELF_CERTIFICATION_WITHDRAWAL,
        **WITHDRAWAL | {"from_on": "2026-06-01", "to_on": "2026-12-01", "review_on": "2026-11-02"},
    )
    longer = longer.__class__(longer.kind, longer.answers, longer.facts, document.about_id)
    file_document(work.office, case_id, longer, actor=work.hr, version=work.case(case_id).version)
    track = only(work, case_id)
    assert (track.state, track.due_on) == (S.IN_FORCE, date(2026, 11, 2))
    with pytest.raises(TrackRefused) as refused:
        move(work, track, M.CLOSE, {"outcome": "ran_out"}, grounds="Tiden er ute.")
    assert names(refused) == {"has_run_out"}
    with work.office.store.transaction() as tx:
        assert list(tx.tracks.counting(work.employment, track.kind)) == [
            InForce(date(2026, 2, 2), date(2026, 12, 1))
        ]
    track = move(work, track, M.REINSTATE, {"ended_on": "2026-03-02"}, grounds="Det har gått bra.")
    assert track.state is S.CLOSED
    assert [line.move for line in lines(work, track.id)] == [
        "begin", "take_up", "give_notice", "prolong", "reinstate",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"reason": "often"}, {"often_enough"}),
        ({"employee_heard": None}, {"employee_heard"}),
        ({"reason": None, "review_on": None}, {"grounds_given", "review_set"}),
    ],
)
def test_a_withdrawal_that_does_not_hold_is_not_filed(
    work: Workplace, changes: dict[str, Any], missing: set[str]
) -> None:
    case_id = work.open()
    with pytest.raises(TrackRefused) as refused:
        work.file(case_id, K.SELF_CERTIFICATION_WITHDRAWAL, by=work.hr, **WITHDRAWAL | changes)
    assert names(refused) == missing
    assert tracks(work, case_id) == []


def letter_waits(work: Workplace, case_id: UUID, document_id: UUID) -> UUID:
    """What the worker leaves once the letter is made: a delivery by hand, and HR's task."""
    item = uuid4()
    at = work.clock.now()
    delivery = {"id": uuid4(), "case_id": case_id, "document_id": document_id, "recipient": "nav", "channel": "by_hand"}  # fmt: skip
    task = {"id": item, "case_id": case_id, "task": "send_letter_to_nav", "role": "hr", "made_at": at}
    with work.engine.begin() as connection:
        connection.execute(t.delivery.insert(), delivery | {"message": "letter_of_document", "made_at": at})
        connection.execute(t.work_item.insert(), task)
    return item


def test_the_task_of_a_letter_is_not_done_before_hr_has_decided_and_sends_it_then(work: Workplace) -> None:
    case_id = work.open()
    document = work.file(case_id, K.NAV_HELP_REQUEST, help_kind="aids").document
    item = letter_waits(work, case_id, document.id)
    with pytest.raises(TrackRefused) as refused:
        settle_task(work.office, item, actor=work.hr)
    assert names(refused) == {"undecided"}
    move(work, only(work, case_id), M.TAKE_UP)
    settle_task(work.office, item, actor=work.hr)
    assert only(work, case_id).state is S.SENT
    (sent,) = work.rows(t.delivery)
    assert sent.sent_by == work.hr.person_id


def test_saying_that_it_is_sent_closes_the_task_of_its_letter_and_no_others(work: Workplace) -> None:
    case_id = work.open()
    first = work.file(case_id, K.NAV_HELP_REQUEST, by=work.hr, help_kind="aids").document
    letter_waits(work, case_id, first.id)
    move(work, only(work, case_id), M.SEND, SENT)
    assert [str(row.sent_on) for row in work.rows(t.delivery)] == ["2026-02-02"]
    assert [
        row.done_at is not None for row in work.rows(t.work_item) if row.task == "send_letter_to_nav"
    ] == [True]


def test_a_letter_of_what_was_declined_never_leaves(work: Workplace) -> None:
    case_id = work.open()
    document = work.file(case_id, K.NAV_HELP_REQUEST, help_kind="aids").document
    letter_waits(work, case_id, document.id)
    move(work, only(work, case_id), M.DECLINE, grounds="Vi ordner det selv.")
    (delivery,) = work.rows(t.delivery)
    assert (delivery.sent_on, delivery.ended_because) == (None, "not_wanted")


def test_a_request_of_a_case_is_reminded_of_once_a_day_it_is_due(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.HELP_REQUEST, track="other")

    def reminders(day: date) -> int:
        with work.office.store.transaction() as tx:
            tx.tracks.order_reminders(day, work.clock.wall())
        return len([row for row in work.rows(t.outbox) if row.effect == Effect.REMIND_REQUEST])

    assert [reminders(date(2026, 2, day)) for day in (6, 7, 7, 8)] == [0, 1, 1, 1]
    move(work, only(work, case_id), M.TAKE_UP)
    assert reminders(date(2026, 2, 8)) == 1
    assert reminders(date(2026, 2, 9)) == 2


def test_a_withdrawn_right_counts_until_it_is_given_back_and_warns_whoever_registers(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.SELF_CERTIFICATION_WITHDRAWAL, by=work.hr, **WITHDRAWAL)

    def counting() -> list[InForce]:
        with work.office.store.transaction() as tx:
            return list(tx.tracks.counting(work.employment, T.SELF_CERTIFICATION_WITHDRAWAL))

    assert counting() == [InForce(date(2026, 2, 2), date(2026, 8, 1))]
    change = AddPeriod(
        Stated(kind=AbsenceKind.SELF_CERTIFIED, start_on=date(2026, 2, 2), end_on=date(2026, 2, 3))
    )
    warned = foresee_absence(work.office, work.employment, change, actor=work.manager).warnings
    assert [one.days for one in warned if isinstance(one, RightWithdrawn)] == counting()
    move(work, only(work, case_id), M.REINSTATE, {"ended_on": "2026-02-02"}, grounds="Feil.")
    assert counting() == []
    warned = foresee_absence(work.office, work.employment, change, actor=work.manager).warnings
    assert not [one for one in warned if isinstance(one, RightWithdrawn)]


def test_a_withdrawal_is_not_prolonged_over_a_gap(work: Workplace) -> None:
    case_id = work.open()
    document = work.file(case_id, K.SELF_CERTIFICATION_WITHDRAWAL, by=work.hr, **WITHDRAWAL).document
    later = WITHDRAWAL | {"from_on": "2026-08-03", "to_on": "2026-12-01", "review_on": "2026-11-02"}
    again = filled(K.SELF_CERTIFICATION_WITHDRAWAL, **later)
    again = again.__class__(again.kind, again.answers, again.facts, document.about_id)
    with pytest.raises(TrackRefused) as refused:
        file_document(work.office, case_id, again, actor=work.hr, version=work.case(case_id).version)
    assert names(refused) == {"goes_on_without_a_gap"}
    assert only(work, case_id).version == 3


def test_two_at_the_same_instant_decide_once(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.HELP_REQUEST, track="other")
    track, told = only(work, case_id), Telling(words={"grounds": "Nei."})

    def decide(what: Move) -> str:
        try:
            move_track(work.office, track.id, what, told, actor=work.hr, version=1, submission=uuid4())
        except (Stale, TrackRefused) as refused:
            return type(refused).__name__
        return what

    with ThreadPoolExecutor(2) as together:
        came = list(together.map(decide, (M.TAKE_UP, M.DECLINE)))
    assert len({*came} & {M.TAKE_UP, M.DECLINE}) == 1
    assert len(lines(work, track.id)) == 2


def test_what_the_employee_takes_out_has_every_word_but_hrs_notes(work: Workplace) -> None:
    case_id = work.open()
    track_id = begin_track(work.office, case_id, T.OTHER, why="Trenger råd.", note="Internt", actor=work.hr)
    move_track(
        work.office, track_id, M.DECLINE, Telling(words={"grounds": "Vi venter."}, note="Også internt"), actor=work.hr
    )  # fmt: skip
    mark_difficulty(
        work.office,
        case_id,
        category=Category.CONFLICT,
        note="To som ikke snakker sammen",
        review_on=date(2026, 3, 2),
        actor=work.manager,
    )
    tick_help(work.office, case_id, Help.TRIAL, MONDAY, actor=work.hr)
    with work.office.store.transaction() as tx:
        told = tx.own_data.sections(work.employee.person_id)
    assert [line["words"] for line in told["escalation_move"]] == [
        {"why": "Trenger råd."},
        {"grounds": "Vi venter."},
    ]
    assert "nternt" not in str(told)
    (mark,) = told["difficulty"]
    assert mark["words"] == {"category": "conflict", "note": "To som ikke snakker sammen"}
    assert [(row["help"], row["done_on"]) for row in told["difficulty_help"]] == [("trial", "2026-02-02")]


def test_what_merely_counts_for_a_time_is_no_ground_for_hr_to_open_the_case(work: Workplace) -> None:
    case_id = work.open()
    work.file(case_id, K.SELF_CERTIFICATION_WITHDRAWAL, by=work.hr, **WITHDRAWAL)
    reader = Actor(person_id=work.payroll.person_id, role=work.hr.role)
    with work.engine.begin() as connection:
        connection.execute(sa.update(t.work_item).values(done_at=work.clock.now()))

    def ground(day: date) -> Purpose | None:
        with work.engine.connect() as connection:
            return open_ground(connection, reader, case_id, work.clock.now(), day)

    assert ground(MONDAY) is None
    assert ground(date(2026, 7, 1)) is Purpose.ESCALATION
