"""How long the absences of a year lasted, and how the duties in them were kept."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from workflow.domain.absence.spells import join
from workflow.domain.documents import DocumentKind
from workflow.domain.figures.bands import RECORD_BANDS, band_of
from workflow.domain.figures.cells import Cell
from workflow.domain.figures.man_days import Post
from workflow.domain.figures.process_figures import Duty, days_to, exempted, kept
from workflow.domain.figures.published import Measure
from workflow.domain.figures.spans import Span
from workflow.domain.rules import (
    ACTIVITY_WEEKS,
    DIALOGUE_MEETING_1_WEEKS,
    DIALOGUE_MEETING_2_WEEKS,
    FIRST_CONVERSATION_DAY,
    PLAN_WEEKS,
    WHOLLY_ABSENT_PER_CENT,
    RuleBook,
)
from workflow.services.figures import EXEMPT_FROM_ACTIVITY, Followed
from workflow.services.questions import Transaction

ByUnit = dict[UUID, Cell]
FIRST_TALK, PLAN, MEETING = "first_conversation", "plan", "dialogue_meeting_1"
ACTIVITY, MEETING_2 = "activity_check", "dialogue_meeting_2"
DUTIES = (FIRST_TALK, PLAN, MEETING)
"""The employer's own: counted is whether they were met in time. The other two are weighed by Nav, and only exempted here."""
_MET_BY = {
    FIRST_TALK: DocumentKind.FIRST_CONVERSATION_MINUTES,
    PLAN: DocumentKind.FOLLOW_UP_PLAN,
    MEETING: DocumentKind.DIALOGUE_MEETING_1_MINUTES,
}
_EXEMPTED_BY = {
    PLAN: DocumentKind.PLAN_EXEMPTION,
    MEETING: DocumentKind.DIALOGUE_MEETING_1_EXEMPTION,
    ACTIVITY: EXEMPT_FROM_ACTIVITY,
    MEETING_2: DocumentKind.DIALOGUE_MEETING_2_EXEMPTION,
}


def lengths(posts: Iterable[Post], span: Span) -> Mapping[tuple[Measure, str], ByUnit]:
    """How many absences that began in the span are in each band; an absence is what Nav's rule joins to one."""
    people: dict[tuple[str, UUID], list[UUID]] = {}
    for post in posts:
        for spell in join(post.periods):
            if span.first <= spell.start <= span.last:
                band = band_of(RECORD_BANDS, spell.start, spell.end)
                people.setdefault((band.name, post.unit), []).append(post.person)
    found: dict[tuple[Measure, str], ByUnit] = {(Measure.LENGTH, band.name): {} for band in RECORD_BANDS}
    for (name, unit), told in people.items():
        found[Measure.LENGTH, name][unit] = Cell((len(told), 0), (frozenset(told),))
    return found


def process_cells(tx: Transaction, span: Span, today: date) -> Mapping[tuple[Measure, str], ByUnit]:
    """The duties of absences that began in the span: kept, exempted, and how long until the first conversation."""
    followed, book = tx.figures.followed(span), tx.house_rules.book()
    by_unit: dict[tuple[str, UUID], list[Duty]] = {}
    for one in followed:
        for duty in duties_of(one, book, today):
            by_unit.setdefault((duty.kind, one.unit), []).append(duty)
    found: dict[tuple[Measure, str], ByUnit] = {}
    for kind in (*DUTIES, *_EXEMPTED_BY):
        mine = {unit: duties for (of_kind, unit), duties in by_unit.items() if of_kind == kind}
        if kind in DUTIES:
            found[Measure.KEPT, kind] = {unit: kept(duties) for unit, duties in mine.items()}
        if kind in _EXEMPTED_BY:
            found[Measure.EXEMPTED, kind] = {
                unit: _with_whole(exempted(duties)) for unit, duties in mine.items()
            }
        if kind == FIRST_TALK:
            found[Measure.FIRST_TALK, ""] = {
                unit: _with_whole(days_to(duties)) for unit, duties in mine.items()
            }
    return found


def duties_of(one: Followed, book: RuleBook, today: date) -> Sequence[Duty]:
    """The duties with a day that has come, as far as the absence lasted to it."""
    first = one.first_day
    due = {
        FIRST_TALK: first + timedelta(days=book.value(FIRST_CONVERSATION_DAY, first) - 1),
        PLAN: first + timedelta(weeks=book.value(PLAN_WEEKS, first)),
    }
    if one.grade >= WHOLLY_ABSENT_PER_CENT.value:
        due[MEETING] = first + timedelta(weeks=book.value(DIALOGUE_MEETING_1_WEEKS, first))
        due[ACTIVITY] = first + timedelta(weeks=book.value(ACTIVITY_WEEKS, first))
    due[MEETING_2] = first + timedelta(weeks=book.value(DIALOGUE_MEETING_2_WEEKS, first))
    until = min(one.last_day or today, today - timedelta(days=1))
    return [_duty(one, kind, day) for kind, day in due.items() if day <= until]


def _duty(one: Followed, kind: str, due_on: date) -> Duty:
    met_on = one.filed.get(_MET_BY[kind]) if kind in _MET_BY else None
    by_exemption = kind in _EXEMPTED_BY and _EXEMPTED_BY[kind] in one.filed
    return Duty(
        person=one.person,
        kind=kind,
        begun_on=one.first_day,
        due_on=due_on,
        met_on=met_on,
        exempted=by_exemption and met_on is None,
    )


def _with_whole(cell: Cell) -> Cell:
    return Cell((*cell.values, 0), cell.rests_on)
