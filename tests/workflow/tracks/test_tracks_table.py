"""The table of the tracks is whole: every place is reached and left, every sentence is one, every paper has a form."""

import pytest

from forms.steps import FORMS
from forms.steps.help_request import TRACKS as HELP
from tests.workflow.tracks.ready import WAYS
from workflow.domain.law import LAWS
from workflow.domain.people import Role
from workflow.domain.tracks.kinds import FINAL, STATE_NAMES, TRACK_NAMES, WAITS, Move, State, TrackKind, Waits
from workflow.domain.tracks.moves import Answer
from workflow.domain.tracks.table import TABLE, TRACKS, Track
from workflow.services.document_letters import LETTERS_OUT

tracks = pytest.mark.parametrize("track", TABLE, ids=lambda track: track.kind)


def test_every_kind_has_one_row_and_every_place_a_name_and_somebody_it_waits_for() -> None:
    assert [track.kind for track in TABLE] == list(TRACKS) == list(TrackKind)
    assert set(TRACK_NAMES) == set(TrackKind)
    assert set(STATE_NAMES) == set(WAITS) == set(State)
    assert {state for state, waits in WAITS.items() if waits is Waits.FOR_NOBODY} == FINAL


@tracks
def test_every_place_is_reached_left_and_reminded_of(track: Track) -> None:
    for state in set(track.states) - FINAL:
        leaves = [move for move in track.moves if state in move.source and move.dest is not state]
        assert leaves, state
        assert state in track.reminds, state
    assert set(track.states) >= {State.ASKED, *FINAL}
    for move in track.moves:
        if move.move is not Move.WITHDRAW:
            assert set(move.source) <= set(track.states), move.move


@tracks
def test_a_refusal_and_an_end_always_have_grounds(track: Track) -> None:
    for move in track.moves:
        if move.dest in FINAL:
            grounds = [ask for ask in move.asks if ask.name == "grounds"]
            assert [ask.missing.endswith(".") for ask in grounds] == [True], move.move


@tracks
def test_only_hr_decides_and_a_manager_may_take_back_what_nobody_has_decided(track: Track) -> None:
    for move in track.moves:
        others = set(move.by) - {Role.HR}
        assert others == (
            {Role.MANAGER} if move.move is Move.WITHDRAW and State.ASKED in move.source else set()
        )


@tracks
def test_whoever_asks_may_and_where_nobody_decides_the_law_gives_the_right(track: Track) -> None:
    assert set(track.asked_by) >= {Role.MANAGER, Role.HR}
    assert (Role.EMPLOYEE in track.asked_by) == (not track.decided)
    assert LAWS[track.law.code] is track.law


@tracks
def test_every_piece_of_evidence_is_a_sentence_with_a_law_and_a_form(track: Track) -> None:
    for one in (*track.needs, *track.helps):
        assert one.sentence.endswith(".")
        assert LAWS[one.law.code] is one.law
        assert one.mended_by in FORMS or one.mended_here or one.name == "disagreement_answered"


@tracks
def test_what_goes_out_is_a_paper_with_a_letter_to_the_one_the_table_names(track: Track) -> None:
    if track.to is None:
        assert track.papers == ()
        return
    assert "paper_written" in {one.name for one in track.needs}
    letter = LETTERS_OUT.get(track.papers[0])
    assert track.to == (letter.to if letter else track.to)


@tracks
def test_every_question_of_a_move_has_words_and_every_rule_a_question(track: Track) -> None:
    for move in track.moves:
        asked = {ask.name for ask in move.asks}
        assert len(asked) == len(move.asks)
        assert all(bool(ask.options) == (ask.answer is Answer.CHOICE) for ask in move.asks)
        for rule in move.rules:
            assert rule.sentence.endswith(".")
            assert rule.field in asked or move.by_filing


def test_every_move_of_every_track_is_on_a_way_that_is_tested() -> None:
    ends = {Move.DECLINE, Move.WITHDRAW}
    for track in TABLE:
        tested = {move for kind, way in WAYS.values() if kind is track.kind for move, *_ in way} | ends
        assert {move.move for move in track.moves} <= tested | {Move.CLOSE}, track.kind


def test_a_manager_may_ask_hr_for_everything_but_what_each_side_asks_nav_for_itself() -> None:
    asked = {code for code, _label in HELP}
    assert asked == {track.kind.value for track in TABLE if track.decided}
