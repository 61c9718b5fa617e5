"""The tracks, one row each: who asks, who decides, what must be on file, which paper goes to whom, how it goes on.

Read a row as: somebody in `asked_by` asks; HR decides, unless the law gives the right (`decided` False); once `needs` are on
file its `papers` are sent `to` somebody; after so many days without the next word HR is reminded. `helps` makes it stronger and
stops nothing. Nothing else decides any of this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflow.domain.dated_rules import DatedNumber
from workflow.domain.documents import DocumentKind
from workflow.domain.law import (
    AML_3_3,
    AML_4_6_1,
    FTRL_8_4,
    FTRL_8_7A,
    FTRL_8_8,
    FTRL_8_20,
    FTRL_8_27,
    HOUSE_RULE,
    NAV_PRACTICE,
    Law,
)
from workflow.domain.people import Role
from workflow.domain.rules_of_tracks import (
    NAV_ANSWER_DAYS,
    REPORT_DAYS,
    REQUEST_DECISION_DAYS,
    REQUEST_NEXT_DAYS,
    SERVICE_ANSWER_DAYS,
)
from workflow.domain.text import N_
from workflow.domain.tracks import evidence as has
from workflow.domain.tracks import moves_in_force as force
from workflow.domain.tracks import moves_of_expert as expert
from workflow.domain.tracks import moves_of_trial as trial
from workflow.domain.tracks.evidence import Evidence, paper_of
from workflow.domain.tracks.kinds import State, TrackKind
from workflow.domain.tracks.moves import (
    ALWAYS,
    ASK_AGAIN,
    DECIDED,
    NOTE_ANSWER,
    NOTE_REFUSAL,
    SEND,
    TrackMove,
    ask_again,
    close,
)

K, S = DocumentKind, State
RESPONSIBLE = (Role.MANAGER, Role.HR)
EITHER_PARTY = (Role.MANAGER, Role.HR, Role.EMPLOYEE)

Remind = DatedNumber | str
"""So many days after the move, or on the day a fact of this name has."""
SENT_TO_NAV: Mapping[State, Remind] = {
    S.ASKED: REQUEST_DECISION_DAYS,
    S.TAKEN_UP: REQUEST_NEXT_DAYS,
    S.SENT: NAV_ANSWER_DAYS,
    S.ANSWERED: REQUEST_NEXT_DAYS,
}
SENT_TO_SERVICE = dict(SENT_TO_NAV) | {S.SENT: SERVICE_ANSWER_DAYS}


@dataclass(frozen=True, kw_only=True, slots=True)
class Track:
    """A row of the table; `to` is a recipient of letters (nav, occupational_health, employee), None when nothing leaves."""

    kind: TrackKind
    about: str
    law: Law
    asked_by: tuple[Role, ...] = RESPONSIBLE
    decided: bool = True
    papers: tuple[DocumentKind, ...] = ()
    to: str | None = "nav"
    employee_agrees: bool = False
    needs: tuple[Evidence, ...] = ()
    helps: tuple[Evidence, ...] = ()
    moves: tuple[TrackMove, ...]
    reminds: Mapping[State, Remind] = field(default_factory=lambda: SENT_TO_NAV)

    @property
    def states(self) -> tuple[State, ...]:
        """Where it can stand, in order."""
        found = {S.ASKED, *(move.dest for move in self.moves)}
        return tuple(state for state in State if state in found)


def _moves(*own: TrackMove) -> tuple[TrackMove, ...]:
    """With the decision before and the ways out beside; a way out leads from places of this track only."""
    return (*DECIDED, *own, *ALWAYS)


_SENT_AND_ANSWERED = _moves(SEND, NOTE_ANSWER, ASK_AGAIN, close(S.ANSWERED))

TABLE: tuple[Track, ...] = (
    Track(
        kind=TrackKind.NAV_ASSISTANCE,
        about=N_("Measures, aids, grants or advice from Nav when what the workplace can do itself is not enough."),
        law=FTRL_8_7A,
        papers=(K.NAV_HELP_REQUEST,),
        needs=(paper_of(K.NAV_HELP_REQUEST),),
        helps=(has.PLAN_ON_FILE, has.MEASURE_EVALUATED),
        moves=_SENT_AND_ANSWERED,
    ),
    Track(
        kind=TrackKind.EARLY_DIALOGUE_MEETING_2,
        about=N_("Each side may ask Nav for dialogue meeting 2 before its time. Nav decides."),
        law=FTRL_8_7A,
        asked_by=EITHER_PARTY,
        decided=False,
        papers=(K.EARLIER_MEETING_REQUEST,),
        needs=(paper_of(K.EARLIER_MEETING_REQUEST),),
        helps=(has.PLAN_ON_FILE,),
        moves=_SENT_AND_ANSWERED,
    ),
    Track(
        kind=TrackKind.DIALOGUE_MEETING_3,
        about=N_("Each side may ask Nav for one more dialogue meeting. Nav decides."),
        law=FTRL_8_7A,
        asked_by=EITHER_PARTY,
        decided=False,
        papers=(K.EARLIER_MEETING_REQUEST,),
        needs=(paper_of(K.EARLIER_MEETING_REQUEST),),
        helps=(has.PLAN_ON_FILE, has.MEETING_2_OVER),
        moves=_SENT_AND_ANSWERED,
    ),
    Track(
        kind=TrackKind.NON_COOPERATION,
        about=N_(
            "The employee does not come or answer over time. Nav can call a meeting, and sick pay may stop; so every try must "
            "be on file first."
        ),
        law=FTRL_8_8,
        papers=(K.NAV_HELP_REQUEST,),
        needs=(
            has.TRIED_OFTEN, has.TRIED_IN_TWO_WAYS, has.OTHER_CONTACT_OFFERED, has.TRUSTED_PERSON_OFFERED,
            paper_of(K.NAV_HELP_REQUEST), has.PACKAGE_ORDERED,
        ),
        helps=(has.PLAN_ON_FILE,),
        moves=_SENT_AND_ANSWERED,
    ),
    Track(
        kind=TrackKind.ACCOMMODATION_REFUSED,
        about=N_("The two do not agree on how to adapt the work. Nav can help, once what was proposed is written down."),
        law=AML_4_6_1,
        papers=(K.NAV_HELP_REQUEST,),
        needs=(has.DISAGREEMENT_WRITTEN, has.DISAGREEMENT_ANSWERED, paper_of(K.NAV_HELP_REQUEST)),
        helps=(has.SUPPORT_OFFERED, has.MEASURE_EVALUATED),
        moves=_SENT_AND_ANSWERED,
    ),
    Track(
        kind=TrackKind.EXPERT_ASSISTANCE,
        about=N_(
            "A grant from Nav for a neutral expert from outside who maps the situation and proposes measures. The employee "
            "need not be away. Nothing begins before Nav has said yes."
        ),
        law=NAV_PRACTICE,
        papers=(K.EXPERT_ASSISTANCE_BASIS,),
        employee_agrees=True,
        needs=(
            has.FOLLOW_UP_WRITTEN, has.MEASURE_EVALUATED, has.CONTACT_WRITTEN, paper_of(K.EXPERT_ASSISTANCE_BASIS),
            has.EMPLOYEE_AGREES, has.NAV_CONSULTED, has.EXPERT_NEUTRAL, has.WHOLE_HOURS, has.WITHIN_CEILING,
            has.BEGINS_LATER,
        ),
        moves=_moves(
            SEND, expert.APPROVED, NOTE_REFUSAL, ASK_AGAIN, expert.BEGUN, expert.REPORTED, expert.CLAIMED,
            expert.REFUNDED, close(S.ANSWERED, S.REFUNDED), *map(ask_again, (S.APPROVED, S.BEGUN, S.CLAIMED)),
        ),
        reminds=dict(SENT_TO_NAV)
        | {
            S.APPROVED: REPORT_DAYS, S.BEGUN: REPORT_DAYS, S.REPORTED: REQUEST_NEXT_DAYS,
            S.CLAIMED: NAV_ANSWER_DAYS, S.REFUNDED: REQUEST_NEXT_DAYS,
        },
    ),
    Track(
        kind=TrackKind.OCCUPATIONAL_HEALTH,
        about=N_("The occupational health service is neutral and can be brought in from the first day."),
        law=AML_3_3,
        papers=(K.OCCUPATIONAL_HEALTH_REFERRAL,),
        to="occupational_health",
        needs=(paper_of(K.OCCUPATIONAL_HEALTH_REFERRAL),),
        helps=(has.PLAN_ON_FILE,),
        moves=_SENT_AND_ANSWERED,
        reminds=SENT_TO_SERVICE,
    ),
    Track(
        kind=TrackKind.POSITION_BANK,
        about=N_(
            "When the own position is no longer possible: other work is assessed, tried and evaluated, and after a trial that "
            "went well the employee can be registered."
        ),
        law=AML_4_6_1,
        papers=(K.OCCUPATIONAL_HEALTH_REFERRAL, K.POSITION_BANK_REGISTRATION),
        to="occupational_health",
        employee_agrees=True,
        needs=(paper_of(K.OCCUPATIONAL_HEALTH_REFERRAL),),
        helps=(has.PLAN_ON_FILE, has.MEASURE_EVALUATED),
        moves=_moves(
            SEND, trial.ASSESSED, ASK_AGAIN, trial.IN_TRIAL, trial.EVALUATED, trial.REGISTERED,
            close(S.ASSESSED, S.EVALUATED, S.REGISTERED), ask_again(S.REGISTERED),
        ),
        reminds=SENT_TO_SERVICE
        | {
            S.ASSESSED: REQUEST_NEXT_DAYS, S.IN_TRIAL: "trial_to", S.EVALUATED: REQUEST_NEXT_DAYS,
            S.REGISTERED: REPORT_DAYS,
        },
    ),
    Track(
        kind=TrackKind.CONTESTED_SICK_NOTE,
        about=N_("The employer contests a sick note, with grounds that can be shown. Nav decides."),
        law=FTRL_8_4,
        papers=(K.CONTESTED_SICK_NOTE,),
        needs=(paper_of(K.CONTESTED_SICK_NOTE), has.TALKED_OR_TRIED),
        helps=(has.TALK_WRITTEN,),
        moves=_SENT_AND_ANSWERED,
    ),
    Track(
        kind=TrackKind.EMPLOYER_PERIOD_REFUND,
        about=N_("Nav can refund the employer period for a long-lasting condition, or for pregnancy. Which, Nav hears from the employee."),
        law=FTRL_8_20,
        papers=(K.EMPLOYER_PERIOD_REFUND,),
        needs=(paper_of(K.EMPLOYER_PERIOD_REFUND), has.REFUND_GROUND),
        moves=_moves(SEND, force.GRANTED, NOTE_REFUSAL, ASK_AGAIN, force.REFUND_ENDED),
        reminds=dict(SENT_TO_NAV) | {S.IN_FORCE: "to_on"},
    ),
    Track(
        kind=TrackKind.SELF_CERTIFICATION_WITHDRAWAL,
        about=N_(
            "After misuse the employee needs a sick note from the first day, for a time. The employee is heard first, gets the "
            "grounds in a letter, and it is looked at anew."
        ),
        law=FTRL_8_27,
        papers=(K.SELF_CERTIFICATION_WITHDRAWAL,),
        to="employee",
        needs=(
            paper_of(K.SELF_CERTIFICATION_WITHDRAWAL), has.GROUNDS_GIVEN, has.EMPLOYEE_HEARD, has.OFTEN_ENOUGH,
            has.REVIEW_SET,
        ),
        helps=(has.TALK_WRITTEN,),
        moves=_moves(force.NOTICE_GIVEN, force.PROLONGED, force.REINSTATED, force.WITHDRAWAL_ENDED),
        reminds=dict(SENT_TO_NAV) | {S.IN_FORCE: "review_on"},
    ),
    Track(
        kind=TrackKind.OTHER,
        about=N_("Something HR helps with itself."),
        law=HOUSE_RULE,
        to=None,
        moves=_moves(close(S.TAKEN_UP)),
    ),
)  # fmt: skip

TRACKS: dict[TrackKind, Track] = {track.kind: track for track in TABLE}
