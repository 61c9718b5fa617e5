"""Every date of any case has an explanation whose facts give that very date again."""

import json
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.files import FIRST_DAY, file, paper
from tests.workflow.why.grounds import OTHER, OWN, ground
from tests.workflow.why.reproduced import reproduced
from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.absence.spells import join
from workflow.domain.case import CaseFile
from workflow.domain.documents import DocumentKind
from workflow.domain.rule_table import HOUSE_RULES
from workflow.domain.rules import HouseChange, RuleBook
from workflow.domain.stages import Stage
from workflow.timetable import deadlines
from workflow.why import Ground, as_data, why_deadline, why_first_day, why_max_date_of, why_other_days

DAYS = NorwegianWorkingDays()
near = st.dates(date(2025, 6, 1), date(2027, 6, 1))
maybe_near = st.none() | near
SICK = (AbsenceKind.SICK_NOTE_FULL, AbsenceKind.SELF_CERTIFIED, AbsenceKind.SICK_NOTE_GRADED)


@st.composite
def periods(draw: st.DrawFn) -> list[AbsencePeriod]:
    starts = draw(st.lists(near, min_size=1, max_size=6))
    return [
        AbsencePeriod(
            id=str(number),
            kind=draw(st.sampled_from(SICK)),
            start=start,
            end=start + timedelta(days=draw(st.integers(0, 120))),
            grade=draw(st.integers(1, 100)),
            employer=draw(st.sampled_from((OWN, OTHER))),
        )
        for number, start in enumerate(starts)
    ]


@st.composite
def books(draw: st.DrawFn) -> RuleBook:
    changes = {}
    for rule in draw(st.lists(st.sampled_from(sorted(HOUSE_RULES)), max_size=4)):
        bounds, day = HOUSE_RULES[rule].bounds, draw(near)
        assert bounds is not None
        changes[rule, day] = HouseChange(rule, draw(st.integers(bounds.low, bounds.high)), day)
    return RuleBook(tuple(changes.values()))


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    known = draw(periods())
    born_on = draw(st.none() | st.dates(date(1954, 1, 1), date(2004, 1, 1)))
    return ground(
        known,
        today=join(known)[-1].end,
        told=draw(maybe_near),
        max_date_told=draw(maybe_near),
        born_on=born_on,
    )


@st.composite
def files(draw: st.DrawFn, behind: Ground) -> CaseFile:
    agreed = draw(maybe_near)
    papers = [paper(DocumentKind.RETURN_NOTE, follow_up_on=agreed.isoformat())] if agreed else []
    case = file(
        draw(st.sampled_from(Stage)),
        *papers,
        grade=draw(st.sampled_from((0, 20, 50, 100))),
        max_date=behind.max_date.valid,
        partly_until=draw(maybe_near),
        meeting_on=draw(maybe_near),
        rules=draw(books()),
    )
    known = {name: getattr(case, name) for name in CaseFile.__dataclass_fields__}
    return CaseFile(**known | {"first_day": behind.first_day.valid or FIRST_DAY, "today": draw(near)})


@given(st.data())
def test_the_facts_of_every_deadline_give_its_date_again(data: st.DataObject) -> None:
    behind = data.draw(grounds())
    case = data.draw(files(behind))
    for deadline in deadlines(case):
        told = json.loads(json.dumps(as_data(why_deadline(deadline, case, behind, DAYS))))
        assert date.fromisoformat(told["day"]) == deadline.due_on
        assert reproduced(told) == deadline.due_on


@given(grounds())
def test_the_facts_of_the_other_dates_give_them_again(behind: Ground) -> None:
    found = [why_first_day(behind), why_max_date_of(behind), *why_other_days(behind)]
    for why in found:
        assert why is not None
        if why.about not in {"employer_period", "protected_until"}:
            assert reproduced(json.loads(json.dumps(as_data(why)))) == why.day


@given(st.data())
def test_every_sentence_can_be_filled_in(data: st.DataObject) -> None:
    behind = data.draw(grounds())
    case = data.draw(files(behind))
    for deadline in deadlines(case):
        why = why_deadline(deadline, case, behind, DAYS)
        for reason in (why.sentence, *why.reasons):
            assert "%(" not in reason.in_english()
