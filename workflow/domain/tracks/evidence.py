"""What must be on file before a track is sent, each thing in one sentence with its law: a lawyer can read it down the page."""

from collections.abc import Callable
from dataclasses import dataclass

from workflow.domain.absence.recurring import months_before
from workflow.domain.documents import DocumentKind
from workflow.domain.law import (
    AML_4_6_1,
    AML_4_6_3,
    FTRL_8_4,
    FTRL_8_7A,
    FTRL_8_8,
    FTRL_8_20,
    FTRL_8_27,
    FTRL_25_2,
    HOUSE_RULE,
    NAV_PRACTICE,
    Law,
)
from workflow.domain.rules import UNANSWERED_TRIES
from workflow.domain.rules_of_absence import EXPERT_ASSISTANCE_KRONER, SELF_CERTIFIED_STATUTORY_TIMES
from workflow.domain.rules_of_tracks import WITHDRAWAL_REVIEW_MONTHS
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.domain.tracks.file import TrackFile

Met = Callable[[TrackFile], bool]
K = DocumentKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """One thing that must be so, as `Requirement` is for a step. `mended_by` names the form that supplies it.

    `or_by` does so where that form has no place; `mended_here` tells that the page of the track itself has the button.
    """

    name: str
    sentence: str
    law: Law
    met: Met
    mended_by: DocumentKind | None = None
    or_by: DocumentKind | None = None
    mended_here: bool = False


def _any_filed(*kinds: DocumentKind) -> Met:
    return lambda file: any(True for _ in file.of_kind(*kinds))


def _paper_says(name: str) -> Met:
    return lambda file: file.on_paper(name) is True


TRIES = (K.CONTACT_ATTEMPT, K.NO_SHOW_NOTE)
TALKS = (K.MEETING_MINUTES, K.FIRST_CONVERSATION_MINUTES, K.DIALOGUE_MEETING_1_MINUTES, K.PREVENTION_NOTE)
_UNANSWERED = frozenset({"left_message", "no_answer", "did_not_want"})
_NOTHING = frozenset({"", "none"})


def codes(value: object) -> frozenset[str]:
    """The codes of an answer with several, without those that say nothing was chosen."""
    return frozenset(str(value or "").split(",")) - _NOTHING


def days_tried(file: TrackFile) -> frozenset[str]:
    """The days on which somebody tried in vain, meetings nobody came to included."""
    tried = {
        str(paper.facts.get("contacted_on"))
        for paper in file.of_kind(K.CONTACT_ATTEMPT)
        if paper.facts.get("outcome") in _UNANSWERED
    }
    missed = {
        str(paper.facts.get("missed_on"))
        for paper in file.of_kind(K.NO_SHOW_NOTE)
        if paper.facts.get("medical_reason") != "yes"
    }
    return frozenset((tried | missed) - {"None", ""})


def ways_tried(file: TrackFile) -> frozenset[str]:
    """Phone, letter, a meeting …: how it was tried."""
    channels = {str(paper.facts.get("channel")) for paper in file.of_kind(K.CONTACT_ATTEMPT)}
    return frozenset((channels - {"None"}) | {"meeting" for _ in file.of_kind(K.NO_SHOW_NOTE)})


def _follow_up_written(file: TrackFile) -> bool:
    talked = file.case.stage is Stage.PREVENTION and _any_filed(*TALKS)(file)
    return talked or _any_filed(K.FOLLOW_UP_PLAN)(file)


def _tried_often(file: TrackFile) -> bool:
    return len(days_tried(file)) >= file.rule(UNANSWERED_TRIES)


def _tried_in_two_ways(file: TrackFile) -> bool:
    return len(ways_tried(file)) > 1


def _trusted_person_offered(file: TrackFile) -> bool:
    return any(
        "trusted_person" in codes(paper.facts.get("offered"))
        or paper.facts.get("trusted_person_offered") is True
        for paper in file.of_kind(*TRIES)
    )


def _other_contact_offered(file: TrackFile) -> bool:
    return any(
        {"other_contact", "shorter"} & codes(paper.facts.get("offered"))
        or codes(paper.facts.get("other_contact"))
        or paper.facts.get("shorter_offered") is True
        for paper in file.of_kind(*TRIES)
    )


def _package(file: TrackFile) -> bool:
    return file.package_ordered


def _disagreement_answered(file: TrackFile) -> bool:
    return any(paper.confirmation is not None for paper in file.of_kind(K.DISAGREEMENT_MINUTES))


def _support_offered(file: TrackFile) -> bool:
    return any(codes(paper.facts.get("support_offered")) for paper in file.of_kind(K.DISAGREEMENT_MINUTES))


def _hours(file: TrackFile) -> bool:
    hours = file.on_paper("hours")
    return isinstance(hours, int) and not isinstance(hours, bool) and hours > 0


def _within_ceiling(file: TrackFile) -> bool:
    amount = file.on_paper("amount")
    ceiling = file.rule(EXPERT_ASSISTANCE_KRONER, file.day("sent_on"))
    return isinstance(amount, int) and 0 < amount <= ceiling


def _begins_after_application(file: TrackFile) -> bool:
    start_on = file.paper.day("start_on") if file.paper else None
    return start_on is not None and start_on >= (file.day("sent_on") or file.case.today)


def _talked_or_tried(file: TrackFile) -> bool:
    return file.on_paper("talked") is True or any(True for _ in file.of_kind(*TRIES))


def _often_enough(file: TrackFile) -> bool:
    """A decision on another ground needs no number; before one is written nobody knows which it will be."""
    rests_on_it = file.paper is None or file.on_paper("reason") == "often"
    return not rests_on_it or file.times_self_certified >= file.rule(SELF_CERTIFIED_STATUTORY_TIMES)


def _reviewed_in_time(file: TrackFile) -> bool:
    days = [file.paper.day(name) if file.paper else None for name in ("from_on", "to_on", "review_on")]
    first, last, review = days
    if first is None or last is None or review is None:
        return False
    return first <= review <= last and months_before(review, WITHDRAWAL_REVIEW_MONTHS.value) <= first


def paper_of(*kinds: DocumentKind) -> Evidence:
    """The track's own paper; the form of the first kind supplies it."""
    return Evidence(
        name="paper_written",
        sentence=N_("The paper that goes out must be written."),
        law=HOUSE_RULE,
        met=lambda file: file.paper is not None and file.paper.kind in kinds,
        mended_by=kinds[0],
    )


# --- the ordinary follow-up ---------------------------------------------------------------------------------------
FOLLOW_UP_WRITTEN = Evidence(
    name="follow_up_written",
    sentence=N_("The ordinary follow-up is written down: a plan, or before any absence minutes of a talk."),
    law=AML_4_6_3,
    met=_follow_up_written,
    mended_by=K.FOLLOW_UP_PLAN,
    or_by=K.MEETING_MINUTES,
)
PLAN_ON_FILE = Evidence(
    name="plan_on_file",
    sentence=N_("The follow-up plan is on file; Nav may ask for it."),
    law=FTRL_25_2,
    met=_any_filed(K.FOLLOW_UP_PLAN),
    mended_by=K.FOLLOW_UP_PLAN,
)
MEASURE_EVALUATED = Evidence(
    name="measure_evaluated",
    sentence=N_("At least one accommodation measure has been tried and evaluated."),
    law=AML_4_6_1,
    met=_any_filed(K.MEASURE_EVALUATION, K.PLAN_EVALUATION),
    mended_by=K.ACCOMMODATION_MEASURE,
)
CONTACT_WRITTEN = Evidence(
    name="contact_written",
    sentence=N_("Talks or other contact with the employee are written down."),
    law=AML_4_6_1,
    met=_any_filed(K.CONTACT_ATTEMPT, K.EARLY_CONTACT_NOTE, *TALKS),
    mended_by=K.CONTACT_ATTEMPT,
)
MEETING_2_OVER = Evidence(
    name="meeting_2_over",
    sentence=N_("What came of dialogue meeting 2 is written down."),
    law=FTRL_8_7A,
    met=_any_filed(K.DIALOGUE_MEETING_2_OUTCOME, K.DIALOGUE_MEETING_2_EXEMPTION),
    mended_by=K.DIALOGUE_MEETING_2_OUTCOME,
)
TALK_WRITTEN = Evidence(
    name="talk_written",
    sentence=N_("Minutes of the talk about it are on file."),
    law=HOUSE_RULE,
    met=_any_filed(*TALKS),
    mended_by=K.MEETING_MINUTES,
)

# --- missing cooperation --------------------------------------------------------------------------------------------
TRIED_OFTEN = Evidence(
    name="tried_often",
    sentence=N_(
        "Tries to get in touch are on file, on as many different days as your routine asks for before HR is asked."
    ),
    law=FTRL_8_8,
    met=_tried_often,
    mended_by=K.CONTACT_ATTEMPT,
)
TRIED_IN_TWO_WAYS = Evidence(
    name="tried_in_two_ways",
    sentence=N_("It was tried in at least two ways, for instance by phone and by letter."),
    law=FTRL_8_8,
    met=_tried_in_two_ways,
    mended_by=K.CONTACT_ATTEMPT,
)
OTHER_CONTACT_OFFERED = Evidence(
    name="other_contact_offered",
    sentence=N_("Another way to be in touch, or shorter talks, was offered."),
    law=FTRL_8_8,
    met=_other_contact_offered,
    mended_by=K.CONTACT_ATTEMPT,
)
TRUSTED_PERSON_OFFERED = Evidence(
    name="trusted_person_offered",
    sentence=N_("The employee was told that a trusted person may come along."),
    law=FTRL_8_8,
    met=_trusted_person_offered,
    mended_by=K.CONTACT_ATTEMPT,
)
PACKAGE_ORDERED = Evidence(
    name="package_ordered",
    sentence=N_("The documentation of every try is taken out to go with the letter."),
    law=FTRL_8_8,
    met=_package,
    mended_here=True,
)

# --- disagreement -----------------------------------------------------------------------------------------------------
DISAGREEMENT_WRITTEN = Evidence(
    name="disagreement_written",
    sentence=N_("Minutes of the disagreement say every proposal and why it was not taken up."),
    law=AML_4_6_1,
    met=_any_filed(K.DISAGREEMENT_MINUTES),
    mended_by=K.DISAGREEMENT_MINUTES,
)
DISAGREEMENT_ANSWERED = Evidence(
    name="disagreement_answered",
    sentence=N_("The employee has answered the minutes, or it is written down why there is no answer."),
    law=AML_4_6_1,
    met=_disagreement_answered,
)
SUPPORT_OFFERED = Evidence(
    name="support_offered",
    sentence=N_("Support was offered: occupational health, a representative, Nav or the doctor."),
    law=AML_4_6_1,
    met=_support_offered,
    mended_by=K.DISAGREEMENT_MINUTES,
)

# --- expert assistance ------------------------------------------------------------------------------------------------
EMPLOYEE_AGREES = Evidence(
    name="employee_agrees",
    sentence=N_("The employee has read the basis and agrees to it."),
    law=NAV_PRACTICE,
    met=_paper_says("employee_agrees"),
    mended_by=K.EXPERT_ASSISTANCE_BASIS,
)
NAV_CONSULTED = Evidence(
    name="nav_consulted",
    sentence=N_("It was talked over with Nav: employer, employee and Nav must agree."),
    law=NAV_PRACTICE,
    met=_paper_says("nav_consulted"),
    mended_by=K.EXPERT_ASSISTANCE_BASIS,
)
EXPERT_NEUTRAL = Evidence(
    name="expert_neutral",
    sentence=N_("The expert is from outside, neutral and competent, and gives no treatment."),
    law=NAV_PRACTICE,
    met=_paper_says("expert_is_neutral"),
    mended_by=K.EXPERT_ASSISTANCE_BASIS,
)
WHOLE_HOURS = Evidence(
    name="whole_hours",
    sentence=N_("The basis says how many whole hours are asked for."),
    law=NAV_PRACTICE,
    met=_hours,
    mended_by=K.EXPERT_ASSISTANCE_BASIS,
)
WITHIN_CEILING = Evidence(
    name="within_ceiling",
    sentence=N_("The amount is no more than Nav covers on the day it is applied for."),
    law=NAV_PRACTICE,
    met=_within_ceiling,
    mended_by=K.EXPERT_ASSISTANCE_BASIS,
)
BEGINS_LATER = Evidence(
    name="begins_later",
    sentence=N_("The work is to begin after it is applied for, and not before Nav has said yes."),
    law=NAV_PRACTICE,
    met=_begins_after_application,
    mended_by=K.EXPERT_ASSISTANCE_BASIS,
)

# --- sick notes, refund, self-certification -------------------------------------------------------------------------
TALKED_OR_TRIED = Evidence(
    name="talked_or_tried",
    sentence=N_("It was talked over with the employee first, or tries to do so are on file."),
    law=FTRL_8_4,
    met=_talked_or_tried,
    mended_by=K.CONTESTED_SICK_NOTE,
)
REFUND_GROUND = Evidence(
    name="refund_ground",
    sentence=N_("The ground is one of the two the law has: a long-lasting condition, or pregnancy."),
    law=FTRL_8_20,
    met=lambda file: file.on_paper("ground") in {"chronic", "pregnancy"},
    mended_by=K.EMPLOYER_PERIOD_REFUND,
)
GROUNDS_GIVEN = Evidence(
    name="grounds_given",
    sentence=N_("The decision says which ground of the law it rests on."),
    law=FTRL_8_27,
    met=lambda file: file.on_paper("reason") in {"often", "doubt"},
    mended_by=K.SELF_CERTIFICATION_WITHDRAWAL,
)
EMPLOYEE_HEARD = Evidence(
    name="employee_heard",
    sentence=N_("The employee was heard before it was decided."),
    law=FTRL_8_27,
    met=_paper_says("employee_heard"),
    mended_by=K.SELF_CERTIFICATION_WITHDRAWAL,
)
OFTEN_ENOUGH = Evidence(
    name="often_enough",
    sentence=N_(
        "Self-certification was used at least four times in twelve months, when that is the ground; the register must show it."
    ),
    law=FTRL_8_27,
    met=_often_enough,
    mended_by=K.SELF_CERTIFICATION_WITHDRAWAL,
)
REVIEW_SET = Evidence(
    name="review_set",
    sentence=N_("The decision says until when it counts, and is looked at anew within six months."),
    law=FTRL_8_27,
    met=_reviewed_in_time,
    mended_by=K.SELF_CERTIFICATION_WITHDRAWAL,
)
