"""What must be on file, for a lawyer to read: each row says what is missing, and what is there once it is mended."""

from typing import Any

import pytest

from tests.workflow.files import file, paper
from tests.workflow.tracks.ready import (
    BASIS,
    FOLLOWED,
    MOST,
    PAPER,
    TRIES,
    WITHDRAWAL,
    K,
    T,
    ready,
    tried,
)
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.stages import Stage
from workflow.domain.tracks.evidence import Evidence
from workflow.domain.tracks.file import TrackFile
from workflow.domain.tracks.going_on import unmet
from workflow.domain.tracks.table import TABLE, TRACKS, Track


def named(name: str) -> Evidence:
    rows = {one.name: one for track in TABLE for one in (*track.needs, *track.helps)}
    return rows[name]


def basis(**changes: Any) -> TrackFile:
    return ready(T.EXPERT_ASSISTANCE, paper=paper(K.EXPERT_ASSISTANCE_BASIS, **BASIS | changes))


def withdrawal(times: int = 4, **changes: Any) -> TrackFile:
    own = paper(K.SELF_CERTIFICATION_WITHDRAWAL, **WITHDRAWAL | changes)
    return ready(T.SELF_CERTIFICATION_WITHDRAWAL, paper=own, times_self_certified=times)


def tries(*made: Any, **rest: Any) -> TrackFile:
    return ready(T.NON_COOPERATION, papers=made, **rest)


def prevention(*papers: Any) -> TrackFile:
    return ready(T.EXPERT_ASSISTANCE, papers=papers, case=file(Stage.PREVENTION, week=4))


NO_SHOW = paper(K.NO_SHOW_NOTE, missed_on="2026-02-20", medical_reason="no", trusted_person_offered=True, other_contact="phone")  # fmt: skip
ILL = paper(K.NO_SHOW_NOTE, missed_on="2026-02-20", medical_reason="yes", other_contact="none")
FULL_TRIES = (tried("2026-02-09"), tried("2026-02-09"), tried("2026-02-12"))

# what it is about, the sentence's name, and what is on file: without it, with it
ROWS: list[tuple[str, str, TrackFile, TrackFile]] = [
    ("two tries on one day are one", "tried_often", tries(*FULL_TRIES), tries(*TRIES)),
    ("a talk is no try in vain", "tried_often", tries(*TRIES[:2], tried("2026-02-18", outcome="talked")), tries(*TRIES)),
    ("a meeting nobody came to is a try", "tried_often", tries(*TRIES[:2]), tries(*TRIES[:2], NO_SHOW)),
    ("who was too ill to come was not away", "tried_often", tries(*TRIES[:2], ILL), tries(*TRIES[:2], NO_SHOW)),
    ("only by phone", "tried_in_two_ways", tries(*TRIES[:2]), tries(*TRIES)),
    ("a meeting is another way than the phone", "tried_in_two_ways", tries(*TRIES[:2]), tries(*TRIES[:2], NO_SHOW)),
    ("nothing offered", "other_contact_offered", tries(tried("2026-02-09"), ILL), tries(*TRIES)),
    ("offered when the meeting was missed", "other_contact_offered", tries(ILL), tries(NO_SHOW)),
    ("no word of a trusted person", "trusted_person_offered", tries(*TRIES[:2]), tries(*TRIES)),
    ("told of one when the meeting was missed", "trusted_person_offered", tries(ILL), tries(NO_SHOW)),
    ("the documentation is not taken out", "package_ordered", tries(package_ordered=False), tries()),
    ("no minutes of the disagreement", "disagreement_written", ready(T.ACCOMMODATION_REFUSED, papers=()), ready(T.ACCOMMODATION_REFUSED)),
    ("minutes nobody has answered", "disagreement_answered", ready(T.ACCOMMODATION_REFUSED, papers=(paper(K.DISAGREEMENT_MINUTES),)), ready(T.ACCOMMODATION_REFUSED)),
    ("a documented silence is an answer", "disagreement_answered", ready(T.ACCOMMODATION_REFUSED, papers=()), ready(T.ACCOMMODATION_REFUSED, papers=(paper(K.DISAGREEMENT_MINUTES, answered=ConfirmationOutcome.SILENT),))),
    ("nobody to help was offered", "support_offered", ready(T.ACCOMMODATION_REFUSED, papers=(paper(K.DISAGREEMENT_MINUTES, support_offered="none"),)), ready(T.ACCOMMODATION_REFUSED, papers=(paper(K.DISAGREEMENT_MINUTES, support_offered="bht"),))),
    ("no plan", "follow_up_written", ready(T.EXPERT_ASSISTANCE, papers=FOLLOWED[1:]), ready(T.EXPERT_ASSISTANCE)),
    ("before any absence minutes do", "follow_up_written", prevention(), prevention(paper(K.MEETING_MINUTES))),
    ("in an absence minutes are not enough", "follow_up_written", ready(T.EXPERT_ASSISTANCE, papers=(paper(K.MEETING_MINUTES),)), ready(T.EXPERT_ASSISTANCE)),
    ("nothing was evaluated", "measure_evaluated", ready(T.EXPERT_ASSISTANCE, papers=(paper(K.ACCOMMODATION_MEASURE),)), ready(T.EXPERT_ASSISTANCE)),
    ("no contact on file", "contact_written", ready(T.EXPERT_ASSISTANCE, papers=FOLLOWED[:2]), ready(T.EXPERT_ASSISTANCE)),
    ("the employee has not agreed", "employee_agrees", basis(employee_agrees=None), basis()),
    ("Nav was not asked", "nav_consulted", basis(nav_consulted=False), basis()),
    ("the expert is not said to be neutral", "expert_neutral", basis(expert_is_neutral=None), basis()),
    ("no hours", "whole_hours", basis(hours=0), basis(hours=1)),
    ("a krone too much", "within_ceiling", basis(amount=MOST + 1), basis(amount=MOST)),
    ("nothing asked for", "within_ceiling", basis(amount=0), basis(amount=1)),
    ("it begins the day before it is applied for", "begins_later", basis(start_on="2026-03-01"), basis(start_on="2026-03-02")),
    ("nobody talked with the employee", "talked_or_tried", ready(T.CONTESTED_SICK_NOTE, paper=paper(K.CONTESTED_SICK_NOTE, talked=False)), ready(T.CONTESTED_SICK_NOTE)),
    ("tries are enough where no talk came about", "talked_or_tried", ready(T.CONTESTED_SICK_NOTE, paper=paper(K.CONTESTED_SICK_NOTE, talked=False)), ready(T.CONTESTED_SICK_NOTE, paper=paper(K.CONTESTED_SICK_NOTE, talked=False), papers=TRIES)),
    ("another ground than the law's", "refund_ground", ready(T.EMPLOYER_PERIOD_REFUND, paper=paper(K.EMPLOYER_PERIOD_REFUND)), ready(T.EMPLOYER_PERIOD_REFUND, paper=paper(K.EMPLOYER_PERIOD_REFUND, ground="pregnancy"))),
    ("no ground", "grounds_given", withdrawal(reason=None), withdrawal()),
    ("not heard", "employee_heard", withdrawal(employee_heard=None), withdrawal()),
    ("three times are not often", "often_enough", withdrawal(3), withdrawal(4)),
    ("before a ground is chosen three times are not often", "often_enough", ready(T.SELF_CERTIFICATION_WITHDRAWAL, paper=None, times_self_certified=3), ready(T.SELF_CERTIFICATION_WITHDRAWAL, paper=None)),
    ("doubt needs no number", "often_enough", withdrawal(3), withdrawal(0, reason="doubt")),
    ("for ever", "review_set", withdrawal(to_on=None), withdrawal()),
    ("looked at anew too late", "review_set", withdrawal(review_on="2026-09-03", to_on="2026-12-01"), withdrawal(review_on="2026-09-02", to_on="2026-12-01")),
    ("never looked at anew", "review_set", withdrawal(review_on=None), withdrawal()),
    ("no outcome of dialogue meeting 2", "meeting_2_over", ready(T.DIALOGUE_MEETING_3), ready(T.DIALOGUE_MEETING_3, papers=(paper(K.DIALOGUE_MEETING_2_EXEMPTION),))),
    ("no plan for Nav", "plan_on_file", ready(T.NAV_ASSISTANCE), ready(T.NAV_ASSISTANCE, papers=FOLLOWED)),
    ("no minutes of a talk", "talk_written", ready(T.CONTESTED_SICK_NOTE), ready(T.CONTESTED_SICK_NOTE, papers=(paper(K.MEETING_MINUTES),))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "without", "with_it"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_it_is_missing_and_then_there(name: str, without: TrackFile, with_it: TrackFile) -> None:
    assert not named(name).met(without)
    assert named(name).met(with_it)


def test_every_piece_of_evidence_is_in_the_rows_or_is_the_paper_itself() -> None:
    names = {one.name for track in TABLE for one in (*track.needs, *track.helps)}
    assert names - {name for _, name, *_ in ROWS} == {"paper_written"}


@pytest.mark.parametrize("track", TABLE, ids=lambda track: track.kind)
def test_a_track_that_is_ready_lacks_nothing_and_an_empty_one_its_paper(track: Track) -> None:
    assert unmet(track.needs, ready(track.kind)) == []
    missing = {one.name for one in unmet(track.needs, ready(track.kind, papers=(), paper=None))}
    assert ("paper_written" in missing) == (track.kind in PAPER)


def test_the_ceiling_is_the_one_of_the_day_it_is_applied_for() -> None:
    evidence = {one.name: one for one in TRACKS[T.EXPERT_ASSISTANCE].needs}["within_ceiling"]
    own = paper(K.EXPERT_ASSISTANCE_BASIS, **BASIS | {"amount": 22_301})
    assert not evidence.met(ready(T.EXPERT_ASSISTANCE, paper=own, told={"sent_on": "2025-12-31"}))
    assert evidence.met(ready(T.EXPERT_ASSISTANCE, paper=own, told={"sent_on": "2026-01-01"}))
