"""Says why a duty is due on its day: what is counted, from where, by which rule, and what moved it or took it away."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from workflow.domain.absence.reasons import Fact, Reason
from workflow.domain.absence.spells import Gap
from workflow.domain.case import CaseFile
from workflow.domain.dated_rules import Unit
from workflow.domain.deadlines import AtMaxDate, BeforeMeeting, Deadline, Due, OnAgreedDay, Within
from workflow.domain.law import NAV_PRACTICE
from workflow.domain.reminders import Rung
from workflow.domain.rule_table import ALL_RULES
from workflow.domain.text import N_
from workflow.domain.working_days import WorkingDays
from workflow.timetable import due_of, firings
from workflow.why.explained import Behind, Origin, Rule, Why, rule_of
from workflow.why.ground import Ground
from workflow.why.rule_reasons import rule_reasons
from workflow.why.sick_pay import RECKONED_MAX_DATE, max_date_reasons, why_max_date_of

DAY_OF_ABSENCE = N_("Day %(count)s of the absence, which began %(day)s.")
WEEKS_AFTER = N_("%(count)s weeks after the first day of absence, %(day)s.")
AFTER_WORK_IN_PART = N_(
    "The day after the last day with work in part, %(partly_until)s. Counted from the first day, %(day)s, the day had passed by then."
)
ONLY_WHOLLY_ABSENT = N_("It is a duty only for those who are wholly absent.")
ENDED_BEFORE = N_("The work in part ended on %(partly_until)s, before this day, and does not move it.")
WEEKS_BEFORE_MAX_DATE = N_("%(count)s weeks before the right to sick pay ends, %(max_date)s.")
DAYS_BEFORE_MEETING = N_("%(count)s days before the meeting on %(meeting)s that Nav has announced.")
NAV_TOLD_MEETING = N_("Nav decides when the meeting is. If Nav moves it, this day moves too.")
AGREED = N_("The day you agreed on.")
EVERY_DAY_COUNTS = N_("Every calendar day counts, weekends and public holidays too.")
REMINDED_ON = N_("A reminder goes out on %(on)s, a working day.")
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Counted:
    """What is said of a date itself."""

    sentence: Reason
    reasons: tuple[Reason, ...] = ()
    rule: Rule | None = None
    origin: Origin = Origin.RECKONED
    periods: tuple[Behind, ...] = ()
    gaps: tuple[Gap, ...] = ()


def why_deadline(deadline: Deadline, file: CaseFile, ground: Ground, days: WorkingDays | None = None) -> Why:
    """Why a duty of the case is due on its day and how it stands; with `days` also when the reminder goes."""
    standing = (*_no_duty(deadline), *_reminder(deadline, file, days))
    due = due_of(deadline.duty)
    if isinstance(due, AtMaxDate) and due.number is None:
        found = why_max_date_of(ground, about=deadline.duty.value)
        if found is not None and found.day == deadline.due_on:
            return replace(found, reasons=(*found.reasons, *standing))
    counted = _counted(due, deadline, file, ground)
    return Why(
        about=deadline.duty.value,
        day=deadline.due_on,
        origin=counted.origin,
        law=deadline.law,
        sentence=counted.sentence,
        reasons=(*counted.reasons, *standing),
        rule=counted.rule,
        periods=counted.periods,
        gaps=counted.gaps,
    )


def _counted(due: Due | None, deadline: Deadline, file: CaseFile, ground: Ground) -> _Counted:
    if isinstance(due, Within):
        return _within(due, deadline, file, ground)
    if isinstance(due, AtMaxDate):
        return _before_max_date(due, deadline, file, ground)
    if isinstance(due, BeforeMeeting):
        return _before_meeting(due, deadline, file)
    if isinstance(due, OnAgreedDay):
        return _agreed(due, deadline, file)
    raise TypeError(f"{deadline.duty} has no clock that can be explained")


def _within(due: Within, deadline: Deadline, file: CaseFile, ground: Ground) -> _Counted:
    facts: dict[str, Fact] = {
        "count": due.count(file),
        "unit": due.number.unit.value,
        "day": file.first_day,
        "due_on": deadline.due_on,
    }
    sentence = DAY_OF_ABSENCE if due.number.unit is Unit.DAY else WEEKS_AFTER
    moved = due.only_wholly_absent and file.partly_until is not None
    if moved and file.partly_until and file.partly_until + _DAY == deadline.due_on:
        sentence, facts = AFTER_WORK_IN_PART, facts | {"partly_until": file.partly_until}
    reasons = (
        Reason("calendar_days", EVERY_DAY_COUNTS, deadline.law.code, {}),
        *_only_wholly_absent(due, deadline, file),
        *rule_reasons(due.number, file),
        *ground.joined(),
    )
    return _Counted(
        sentence=Reason("counted", sentence, deadline.law.code, facts),
        reasons=reasons,
        rule=rule_of(due.number, file.rules, file.first_day),
        periods=ground.behind_spell,
        gaps=ground.gaps,
    )


def _only_wholly_absent(due: Within, deadline: Deadline, file: CaseFile) -> Iterator[Reason]:
    if not due.only_wholly_absent:
        return
    yield Reason("only_wholly_absent", ONLY_WHOLLY_ABSENT, deadline.law.code, {"grade": file.grade})
    if file.partly_until is not None and file.partly_until + _DAY < deadline.due_on:
        facts = {"partly_until": file.partly_until}
        yield Reason("part_ended_before", ENDED_BEFORE, deadline.law.code, facts)


def _before_max_date(due: AtMaxDate, deadline: Deadline, file: CaseFile, ground: Ground) -> _Counted:
    facts: dict[str, Fact] = {
        "count": due.weeks_before(file),
        "unit": Unit.WEEKS.value,
        "max_date": file.max_date or deadline.due_on,
        "due_on": deadline.due_on,
    }
    sentence = WEEKS_BEFORE_MAX_DATE if due.number else RECKONED_MAX_DATE
    return _Counted(
        sentence=Reason("before_max_date", sentence, deadline.law.code, facts),
        reasons=(*(rule_reasons(due.number, file) if due.number else ()), *max_date_reasons(ground)),
        rule=rule_of(due.number or ALL_RULES["sick_pay_days"], file.rules, file.first_day),
        periods=ground.behind_sick_pay,
        gaps=ground.gaps,
    )


def _before_meeting(due: BeforeMeeting, deadline: Deadline, file: CaseFile) -> _Counted:
    facts: dict[str, Fact] = {
        "count": due.number.value,
        "unit": due.number.unit.value,
        "meeting": file.meeting_on or deadline.due_on,
        "due_on": deadline.due_on,
    }
    return _Counted(
        sentence=Reason("before_meeting", DAYS_BEFORE_MEETING, deadline.law.code, facts),
        reasons=(Reason("meeting_told", NAV_TOLD_MEETING, NAV_PRACTICE.code, {}),),
        rule=rule_of(due.number, file.rules, deadline.due_on),
    )


def _agreed(due: OnAgreedDay, deadline: Deadline, file: CaseFile) -> _Counted:
    facts: dict[str, Fact] = {"due_on": deadline.due_on, "document": due.kind.value}
    document = file.on_file(due.kind)
    if document is not None:
        facts |= {"filed_on": document.filed_on, "version": document.version}
    sentence = Reason("agreed", AGREED, deadline.law.code, facts)
    return _Counted(sentence=sentence, origin=Origin.AGREED)


def _no_duty(deadline: Deadline) -> Iterator[Reason]:
    if deadline.why_not:
        yield Reason("no_duty", deadline.why_not, deadline.law.code, {})


def _reminder(deadline: Deadline, file: CaseFile, days: WorkingDays | None) -> Iterator[Reason]:
    """As the sweep will send it, so that the two cannot differ; nothing once the day is gone."""
    if days is None or not deadline.is_open:
        return
    for firing in firings(file, days, (deadline,)):
        if firing.rung is Rung.BEFORE and firing.on >= file.today:
            yield Reason("reminder", REMINDED_ON, deadline.law.code, {"on": firing.on})
