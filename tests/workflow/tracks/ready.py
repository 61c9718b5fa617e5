"""Tracks for tests: what must be on file for each kind, and the whole way to its end, as a table."""

from datetime import date
from typing import Any

from tests.workflow.files import file, paper
from workflow.domain.documents import ConfirmationOutcome, DocumentKind, Fact, OnFile
from workflow.domain.rules_of_absence import EXPERT_ASSISTANCE_KRONER
from workflow.domain.stages import Stage
from workflow.domain.tracks.file import TrackFile
from workflow.domain.tracks.kinds import Move, State, TrackKind

K, M, S, T = DocumentKind, Move, State, TrackKind
TODAY = date(2026, 3, 2)
MOST = EXPERT_ASSISTANCE_KRONER.value_on(TODAY)


def tried(on: str, channel: str = "phone", outcome: str = "no_answer", offered: str = "") -> OnFile:
    """A try to get in touch."""
    return paper(K.CONTACT_ATTEMPT, contacted_on=on, channel=channel, outcome=outcome, offered=offered)


TRIES = (
    tried("2026-02-09"),
    tried("2026-02-12", offered="other_contact"),
    tried("2026-02-18", "letter", offered="trusted_person"),
)
BASIS: dict[str, Any] = {
    "employee_agrees": True,
    "nav_consulted": True,
    "expert_is_neutral": True,
    "hours": 20,
    "amount": MOST,
    "start_on": "2026-05-04",
}
WITHDRAWAL: dict[str, Any] = {
    "reason": "often",
    "employee_heard": True,
    "from_on": "2026-03-02",
    "to_on": "2026-09-01",
    "review_on": "2026-08-03",
}
FOLLOWED = (paper(K.FOLLOW_UP_PLAN), paper(K.MEASURE_EVALUATION), tried("2026-02-09", outcome="talked"))
MINUTES = paper(K.DISAGREEMENT_MINUTES, answered=ConfirmationOutcome.COMMENTED)

PAPER: dict[TrackKind, OnFile] = {
    T.NAV_ASSISTANCE: paper(K.NAV_HELP_REQUEST, help_kind="aids"),
    T.EARLY_DIALOGUE_MEETING_2: paper(K.EARLIER_MEETING_REQUEST, meeting="dialogue_meeting_2"),
    T.DIALOGUE_MEETING_3: paper(K.EARLIER_MEETING_REQUEST, meeting="dialogue_meeting_3"),
    T.NON_COOPERATION: paper(K.NAV_HELP_REQUEST, help_kind="non_cooperation"),
    T.ACCOMMODATION_REFUSED: paper(K.NAV_HELP_REQUEST, help_kind="accommodation_refused"),
    T.EXPERT_ASSISTANCE: paper(K.EXPERT_ASSISTANCE_BASIS, **BASIS),
    T.OCCUPATIONAL_HEALTH: paper(K.OCCUPATIONAL_HEALTH_REFERRAL, employee_agrees=False),
    T.POSITION_BANK: paper(K.OCCUPATIONAL_HEALTH_REFERRAL, asked_for="work_trial"),
    T.CONTESTED_SICK_NOTE: paper(K.CONTESTED_SICK_NOTE, talked=True),
    T.EMPLOYER_PERIOD_REFUND: paper(K.EMPLOYER_PERIOD_REFUND, ground="chronic"),
    T.SELF_CERTIFICATION_WITHDRAWAL: paper(K.SELF_CERTIFICATION_WITHDRAWAL, **WITHDRAWAL),
}
BESIDE: dict[TrackKind, tuple[OnFile, ...]] = {
    T.NON_COOPERATION: TRIES,
    T.ACCOMMODATION_REFUSED: (MINUTES,),
    T.EXPERT_ASSISTANCE: FOLLOWED,
}


def ready(kind: TrackKind, **changes: Any) -> TrackFile:
    """A track with everything on file that must be."""
    own = PAPER.get(kind)
    papers = (*BESIDE.get(kind, ()), *((own,) if own else ()))
    given: dict[str, Any] = {
        "case": file(Stage.PLAN, week=4),
        "papers": papers,
        "paper": own,
        "package_ordered": True,
        "times_self_certified": 4,
    }
    return TrackFile(**given | changes)


Made = tuple[Move, State, dict[str, Fact]]
Way = tuple[Made, ...]
"""Moves in order: what is made, where it leads, what is told with it."""


def made(move: Move, dest: State, **telling: Fact) -> Made:
    """One move of a way."""
    return move, dest, telling


SENT = made(M.SEND, S.SENT, sent_on="2026-02-20")
ANSWERED = made(M.NOTE_ANSWER, S.ANSWERED, answered_on="2026-02-27", answer=True)
REFUSED = made(M.NOTE_REFUSAL, S.ANSWERED, answered_on="2026-02-27", answer=True)
CLOSED = made(M.CLOSE, S.CLOSED, outcome="helped", grounds=True)
UP = made(M.TAKE_UP, S.TAKEN_UP)
ASSESSED = made(
    M.NOTE_ASSESSMENT, S.ASSESSED, answered_on="2026-02-23", assessed_by="occupational_health", answer=True
)


def _trial(start: str, end: str, looked: str, outcome: str) -> Way:
    return (
        made(M.BEGIN_TRIAL, S.IN_TRIAL, trial_from=start, trial_to=end, position=True),
        made(M.EVALUATE_TRIAL, S.EVALUATED, evaluated_on=looked, trial_outcome=outcome, answer=True),
    )


_FAILED = _trial("2026-02-24", "2026-02-25", "2026-02-25", "unsuccessful")
_WENT_WELL = _trial("2026-02-26", "2026-02-28", "2026-03-01", "successful")
REGISTERED = made(M.REGISTER, S.REGISTERED)
ASKED_AGAIN = made(M.ASK_AGAIN, S.SENT, asked_again_on="2026-02-24")
NOTICED = made(M.GIVE_NOTICE, S.IN_FORCE)
PROLONGED = made(M.PROLONG, S.IN_FORCE)

WAYS: dict[str, tuple[TrackKind, Way]] = {
    **{
        f"{kind} is answered": (kind, (UP, SENT, ASKED_AGAIN, ANSWERED, CLOSED))
        for kind in (
            T.NAV_ASSISTANCE,
            T.EARLY_DIALOGUE_MEETING_2,
            T.DIALOGUE_MEETING_3,
            T.NON_COOPERATION,
            T.ACCOMMODATION_REFUSED,
            T.OCCUPATIONAL_HEALTH,
            T.CONTESTED_SICK_NOTE,
        )
    },
    "an expert is paid for": (
        T.EXPERT_ASSISTANCE,
        (
            UP,
            SENT,
            ASKED_AGAIN,
            made(
                M.NOTE_APPROVAL,
                S.APPROVED,
                approved_on="2026-02-23",
                approved_kroner=20_000,
                case_number=True,
            ),
            made(M.NOTE_BEGINNING, S.BEGUN, begun_on="2026-02-23"),
            made(M.RECEIVE_REPORT, S.REPORTED, reported_on="2026-02-26"),
            made(M.CLAIM_REFUND, S.CLAIMED, claimed_on="2026-02-27", claimed_kroner=20_000),
            made(M.RECEIVE_REFUND, S.REFUNDED, refunded_on="2026-03-02", refunded_kroner=19_000),
            CLOSED,
        ),
    ),
    "an expert is refused": (T.EXPERT_ASSISTANCE, (UP, SENT, REFUSED, CLOSED)),
    "a trial leads to the position bank": (
        T.POSITION_BANK,
        (UP, SENT, ASKED_AGAIN, ASSESSED, *_FAILED, *_WENT_WELL, REGISTERED, CLOSED),
    ),
    "a trial leads back": (T.POSITION_BANK, (UP, SENT, ASSESSED, *_WENT_WELL, CLOSED)),
    "other work is not possible": (T.POSITION_BANK, (UP, SENT, ASSESSED, CLOSED)),
    "a refund is granted and runs out": (
        T.EMPLOYER_PERIOD_REFUND,
        (
            UP,
            SENT,
            ASKED_AGAIN,
            made(
                M.NOTE_APPROVAL,
                S.IN_FORCE,
                answered_on="2026-02-27",
                from_on="2025-03-01",
                to_on="2026-03-01",
            ),
            made(M.CLOSE, S.CLOSED, outcome="ran_out", grounds=True),
        ),
    ),
    "a refund is refused": (
        T.EMPLOYER_PERIOD_REFUND,
        (UP, SENT, REFUSED, made(M.CLOSE, S.CLOSED, outcome="refused", grounds=True)),
    ),
    "a right is withdrawn, prolonged and given back": (
        T.SELF_CERTIFICATION_WITHDRAWAL,
        (
            UP,
            NOTICED,
            PROLONGED,
            made(M.REINSTATE, S.CLOSED, ended_on="2026-06-01", grounds=True),
        ),
    ),
    "something else is seen to": (T.OTHER, (UP, CLOSED)),
}
