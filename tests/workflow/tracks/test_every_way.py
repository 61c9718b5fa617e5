"""Each track is driven to its end, and at every step each thing that could be wrong is refused with its own reason."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.workflow.tracks.ready import TODAY, WAYS, K, M, S, T, Way, ready
from workflow.domain.documents import Fact
from workflow.domain.people import Role
from workflow.domain.tracks.file import TrackFile
from workflow.domain.tracks.going_on import Reason, find_move, open_moves, refusals, remind_on
from workflow.domain.tracks.kinds import FINAL, Move, State, TrackKind
from workflow.domain.tracks.moves import TrackMove
from workflow.domain.tracks.table import TABLE, TRACKS, Track

ways = pytest.mark.parametrize(("kind", "way"), WAYS.values(), ids=WAYS)


def row(kind: TrackKind, state: State, move: Move) -> TrackMove:
    found = find_move(TRACKS[kind], state, move)
    assert found is not None
    return found


def reasons(
    kind: TrackKind,
    state: State,
    move: Move,
    telling: dict[str, Fact],
    file: TrackFile | None = None,
    role: Role = Role.HR,
) -> set[str]:
    """The names of what is wrong."""
    one = row(kind, state, move)
    found = refusals(TRACKS[kind], one, state, file or ready(kind), telling, role=role, filing=one.by_filing)
    return {reason.name for reason in found}


def steps(kind: TrackKind, way: Way) -> Iterator[tuple[State, Move, State, dict[str, Fact], TrackFile]]:
    """Every move of a way with the place it is made from and what was told before."""
    state, told = S.ASKED, dict[str, Fact]()
    for move, dest, telling in way:
        yield state, move, dest, telling, ready(kind, told=dict(told))
        state, told = dest, told | telling


@ways
def test_a_track_goes_all_the_way_and_ends(kind: TrackKind, way: Way) -> None:
    for state, move, dest, telling, file in steps(kind, way):
        assert reasons(kind, state, move, telling, file) == set(), move
        assert row(kind, state, move).dest is dest
    assert dest in FINAL
    assert open_moves(TRACKS[kind], dest, Role.HR) == []


@ways
def test_nothing_is_made_from_a_place_it_does_not_lead_from(kind: TrackKind, way: Way) -> None:
    for _state, move, _dest, telling, file in steps(kind, way):
        sources = {state for one in TRACKS[kind].moves if one.move is move for state in one.source}
        for elsewhere in set(State) - sources:
            assert "out_of_order" in reasons(kind, elsewhere, move, telling, file), (move, elsewhere)


@ways
def test_every_answer_that_must_be_given_is_missed(kind: TrackKind, way: Way) -> None:
    for state, move, _dest, telling, file in steps(kind, way):
        for ask in row(kind, state, move).asks:
            left_open = {name: fact for name, fact in telling.items() if name != ask.name}
            expected = {f"{ask.name}_missing"} if ask.missing else set()
            assert reasons(kind, state, move, left_open, file) >= expected, (move, ask.name)
            assert f"{ask.name}_missing" in expected or not reasons(kind, state, move, left_open, file)


@ways
def test_a_day_that_has_not_come_is_refused_where_it_must_have(kind: TrackKind, way: Way) -> None:
    tomorrow = str(TODAY + timedelta(days=1))
    for state, move, _dest, telling, file in steps(kind, way):
        for ask in row(kind, state, move).asks:
            if ask.answer == "past_day":
                ahead = reasons(kind, state, move, telling | {ask.name: tomorrow}, file)
                assert f"{ask.name}_not_yet" in ahead, (move, ask.name)


@ways
def test_nobody_but_hr_moves_a_track_on(kind: TrackKind, way: Way) -> None:
    for state, move, _dest, telling, file in steps(kind, way):
        for role in (Role.MANAGER, Role.EMPLOYEE, Role.PAYROLL):
            assert "not_yours" in reasons(kind, state, move, telling, file, role)


@pytest.mark.parametrize("track", TABLE, ids=lambda track: track.kind)
def test_every_open_place_can_be_taken_back_from_with_grounds_and_no_closed_one(track: Track) -> None:
    kind = track.kind
    for state in TRACKS[kind].states:
        allowed = state not in FINAL
        assert (reasons(kind, state, M.WITHDRAW, {"grounds": True}) == set()) is allowed, state
        assert "grounds_missing" in reasons(kind, state, M.WITHDRAW, {})
    assert reasons(kind, S.ASKED, M.WITHDRAW, {"grounds": True}, role=Role.MANAGER) == set()
    assert "not_yours" in reasons(kind, S.TAKEN_UP, M.WITHDRAW, {"grounds": True}, role=Role.MANAGER)
    assert reasons(kind, S.ASKED, M.DECLINE, {"grounds": True}) == set()


REFUSED: dict[str, tuple[TrackKind, State, Move, dict[str, Fact], dict[str, Fact], str]] = {
    "an answer before the sending": (
        T.NAV_ASSISTANCE, S.SENT, M.NOTE_ANSWER, {"sent_on": "2026-02-20"},
        {"answered_on": "2026-02-19", "answer": True}, "answered_on_not_before_sent_on",
    ),
    "an approval before the application": (
        T.EXPERT_ASSISTANCE, S.SENT, M.NOTE_APPROVAL, {"sent_on": "2026-02-20"},
        {"approved_on": "2026-02-19", "approved_kroner": 1000}, "approved_on_not_before_sent_on",
    ),
    "more than the ceiling of the year it was applied for": (
        T.EXPERT_ASSISTANCE, S.SENT, M.NOTE_APPROVAL, {"sent_on": "2025-12-30"},
        {"approved_on": "2026-02-01", "approved_kroner": 22_301}, "approved_kroner_at_most",
    ),
    "work that began before Nav said yes": (
        T.EXPERT_ASSISTANCE, S.APPROVED, M.NOTE_BEGINNING, {"approved_on": "2026-02-23"},
        {"begun_on": "2026-02-22"}, "begun_on_not_before_approved_on",
    ),
    "a report before the work": (
        T.EXPERT_ASSISTANCE, S.BEGUN, M.RECEIVE_REPORT, {"begun_on": "2026-02-23"},
        {"reported_on": "2026-02-22"}, "reported_on_not_before_begun_on",
    ),
    "a claim of more than was granted": (
        T.EXPERT_ASSISTANCE, S.REPORTED, M.CLAIM_REFUND, {"approved_kroner": 20_000, "reported_on": "2026-02-20"},
        {"claimed_on": "2026-02-25", "claimed_kroner": 20_001}, "claimed_kroner_at_most",
    ),
    "a claim before the report": (
        T.EXPERT_ASSISTANCE, S.REPORTED, M.CLAIM_REFUND, {"approved_kroner": 20_000, "reported_on": "2026-02-26"},
        {"claimed_on": "2026-02-25", "claimed_kroner": 1}, "claimed_on_not_before_reported_on",
    ),
    "a refund of more than was claimed": (
        T.EXPERT_ASSISTANCE, S.CLAIMED, M.RECEIVE_REFUND, {"claimed_kroner": 10_000, "claimed_on": "2026-02-20"},
        {"refunded_on": "2026-02-25", "refunded_kroner": 10_001}, "refunded_kroner_at_most",
    ),
    "a refund before it was claimed": (
        T.EXPERT_ASSISTANCE, S.CLAIMED, M.RECEIVE_REFUND, {"claimed_kroner": 10_000, "claimed_on": "2026-02-26"},
        {"refunded_on": "2026-02-25", "refunded_kroner": 10_000}, "refunded_on_not_before_claimed_on",
    ),
    "a trial before the assessment": (
        T.POSITION_BANK, S.ASSESSED, M.BEGIN_TRIAL, {"answered_on": "2026-02-23"},
        {"trial_from": "2026-02-22", "trial_to": "2026-03-22", "position": True}, "trial_from_not_before_answered_on",
    ),
    "a trial that ends before it begins": (
        T.POSITION_BANK, S.ASSESSED, M.BEGIN_TRIAL, {},
        {"trial_from": "2026-03-22", "trial_to": "2026-03-21", "position": True}, "trial_to_not_before_trial_from",
    ),
    "a new trial before the last was looked at": (
        T.POSITION_BANK, S.EVALUATED, M.BEGIN_TRIAL, {"evaluated_on": "2026-02-25"},
        {"trial_from": "2026-02-24", "trial_to": "2026-03-21", "position": True}, "trial_from_not_before_evaluated_on",
    ),
    "an evaluation before the trial": (
        T.POSITION_BANK, S.IN_TRIAL, M.EVALUATE_TRIAL, {"trial_from": "2026-03-01"},
        {"evaluated_on": "2026-02-28", "trial_outcome": "partly", "answer": True},
        "evaluated_on_not_before_trial_from",
    ),
    "a registration after a trial that did not work": (
        T.POSITION_BANK, S.EVALUATED, M.REGISTER, {"trial_outcome": "unsuccessful"}, {}, "trial_went_well",
    ),
    "a refund that ends before it begins": (
        T.EMPLOYER_PERIOD_REFUND, S.SENT, M.NOTE_APPROVAL, {},
        {"answered_on": "2026-02-27", "from_on": "2026-03-01", "to_on": "2026-02-28"}, "to_on_not_before_from_on",
    ),
    "a time that has not run out": (
        T.EMPLOYER_PERIOD_REFUND, S.IN_FORCE, M.CLOSE, {"to_on": "2026-03-02"},
        {"outcome": "ran_out", "grounds": True}, "has_run_out",
    ),
    "a withdrawal that has not run out": (
        T.SELF_CERTIFICATION_WITHDRAWAL, S.IN_FORCE, M.CLOSE, {}, {"outcome": "ran_out", "grounds": True}, "has_run_out",
    ),
    "a right given back after it has come back by itself": (
        T.SELF_CERTIFICATION_WITHDRAWAL, S.IN_FORCE, M.REINSTATE, {},
        {"ended_on": "2026-09-02", "grounds": True}, "ended_on_within_time",
    ),
    "a letter sent before it was written": (
        T.NAV_ASSISTANCE, S.TAKEN_UP, M.SEND, {}, {"sent_on": "2026-02-01"}, "sent_on_not_before_paper",
    ),
    "asked again before it was sent": (
        T.NAV_ASSISTANCE, S.SENT, M.ASK_AGAIN, {"sent_on": "2026-02-20"},
        {"asked_again_on": "2026-02-19"}, "asked_again_on_not_before_sent_on",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "state", "move", "told", "telling", "reason"), REFUSED.values(), ids=REFUSED
)
def test_it_is_refused(
    kind: TrackKind, state: State, move: Move, told: dict[str, Fact], telling: dict[str, Fact], reason: str
) -> None:
    assert reasons(kind, state, move, telling, ready(kind, told=told)) == {reason}


def test_all_reasons_are_told_at_once() -> None:
    empty = ready(T.EXPERT_ASSISTANCE, papers=(), paper=None)
    found = reasons(T.EXPERT_ASSISTANCE, S.ASKED, M.SEND, {}, empty, Role.MANAGER)
    assert found == {
        "out_of_order", "not_yours", "sent_on_missing", "follow_up_written", "measure_evaluated", "contact_written",
        "paper_written", "employee_agrees", "nav_consulted", "expert_neutral", "whole_hours", "within_ceiling",
        "begins_later",
    }  # fmt: skip


def test_a_reason_names_the_law_and_the_form_that_mends_it() -> None:
    empty = ready(T.ACCOMMODATION_REFUSED, papers=())
    one = row(T.ACCOMMODATION_REFUSED, S.TAKEN_UP, M.SEND)
    found = refusals(
        TRACKS[T.ACCOMMODATION_REFUSED], one, S.TAKEN_UP, empty, {"sent_on": str(TODAY)}, role=Role.HR
    )
    assert [(reason.name, reason.law.code, reason.mended_by) for reason in found] == [
        ("disagreement_written", "aml_4_6_1", K.DISAGREEMENT_MINUTES),
        ("disagreement_answered", "aml_4_6_1", None),
    ]
    assert all(isinstance(reason, Reason) for reason in found)


@pytest.mark.parametrize(
    ("kind", "state", "told", "day"),
    [
        (T.NAV_ASSISTANCE, S.ASKED, {}, "2026-03-07"),
        (T.NAV_ASSISTANCE, S.SENT, {}, "2026-03-23"),
        (T.OCCUPATIONAL_HEALTH, S.SENT, {}, "2026-03-16"),
        (T.EXPERT_ASSISTANCE, S.BEGUN, {}, "2026-05-01"),
        (T.POSITION_BANK, S.IN_TRIAL, {"trial_to": "2026-04-30"}, "2026-04-30"),
        (T.EMPLOYER_PERIOD_REFUND, S.IN_FORCE, {"to_on": "2027-03-01"}, "2027-03-01"),
        (T.SELF_CERTIFICATION_WITHDRAWAL, S.IN_FORCE, {}, "2026-08-03"),
        (T.OTHER, S.CLOSED, {}, "None"),
    ],
)
def test_hr_is_reminded_on_the_day_the_house_or_the_track_says(
    kind: TrackKind, state: State, told: dict[str, Fact], day: str
) -> None:
    file = ready(kind, told=told)
    assert str(remind_on(TRACKS[kind], state, file, file.case.rules, TODAY)) == day
