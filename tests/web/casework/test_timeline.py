"""The timeline picture: as high as the grade, in the order of the days, told in words, and free of anything inline."""

import itertools
import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from flask import Flask, get_template_attribute

from tests.web.followed import FIRST_DAY, follow
from tests.web.world import TODAY, signed_in
from tests.workflow.noted import record, sick_note
from web.casework.timeline.content import DEADLINE, MEETING, Mark, Stretch, Timeline
from web.casework.timeline.picture import Picture, picture_of
from web.casework.timeline.plots import PLOT
from web.casework.timeline.scale import WIDTH
from workflow.domain.absence.periods import AbsenceKind

DAY = timedelta(days=1)
FIRST = date(2026, 2, 2)


def drawn(app: Flask, timeline: Timeline, language: str = "en") -> tuple[Picture, str]:
    with app.test_request_context(headers={"Accept-Language": language}):
        picture = picture_of(timeline)
        assert picture is not None
        macro = get_template_attribute("macros/timeline.html", "timeline")
        return picture, str(macro(picture))


def of(*stretches: Stretch, marks: tuple[Mark, ...] = (), today: date = TODAY) -> Timeline:
    return Timeline.of(stretches, marks, today)


def sick(first: date, days: int, grade: int = 100) -> Stretch:
    return Stretch(first=first, last=first + (days - 1) * DAY, grade=grade)


def test_a_bar_is_as_high_as_its_grade_and_as_wide_as_its_days(app: Flask) -> None:
    picture, _ = drawn(app, of(sick(FIRST, 10), sick(FIRST + 10 * DAY, 20, grade=40)))
    whole, part = picture.bars
    assert whole.height == PLOT
    assert part.height == round(0.4 * PLOT)
    assert part.width == pytest.approx(2 * whole.width, abs=2)
    assert part.x == pytest.approx(whole.x + whole.width, abs=1)
    assert {bar.y + bar.height for bar in picture.bars} == {picture.frame.floor}


@pytest.mark.parametrize(("empty", "goes_on"), [(15, True), (16, False)])
def test_a_gap_says_whether_the_absence_goes_on(app: Flask, empty: int, goes_on: bool) -> None:
    picture, markup = drawn(app, of(sick(FIRST, 10), sick(FIRST + (10 + empty) * DAY, 10)))
    assert [gap.goes_on for gap in picture.gaps] == [goes_on]
    assert picture.gaps[0].label == str(empty)
    assert ("too short to end it" in markup) is goes_on


def test_adjacent_periods_have_no_gap_between_them(app: Flask) -> None:
    assert drawn(app, of(sick(FIRST, 10), sick(FIRST + 10 * DAY, 10)))[0].gaps == ()


def test_an_open_period_lasts_until_today_and_is_marked(app: Flask) -> None:
    picture, _ = drawn(app, of(Stretch(first=FIRST, last=None, grade=100)))
    (bar,) = picture.bars
    assert bar.is_open
    assert picture.today is not None
    assert bar.x + bar.width >= picture.today


def test_marks_near_each_other_stand_in_lanes_and_are_numbered_by_day(app: Flask) -> None:
    marks = (
        Mark(FIRST + 4 * DAY, "Plan", DEADLINE),
        Mark(FIRST, "Reported", DEADLINE),
        Mark(FIRST + 3 * DAY, "A conversation", MEETING),
        Mark(FIRST + 400 * DAY, "Max date", DEADLINE),
    )
    picture, markup = drawn(app, of(sick(FIRST, 40), marks=marks))
    near, far = picture.pins[:3], picture.pins[3]
    assert [pin.number for pin in picture.pins] == [1, 2, 3, 4]
    assert len({pin.y for pin in near}) == 3
    assert far.y == max(pin.y for pin in near)
    assert [name.name for name in picture.named] == ["Reported", "A conversation", "Plan", "Max date"]
    assert markup.count("<circle") == 3


def test_what_lies_too_far_off_is_told_and_not_drawn(app: Flask) -> None:
    picture, markup = drawn(app, of(sick(FIRST, 30), marks=(Mark(FIRST + 728 * DAY, "Plan", DEADLINE),)))
    assert picture.pins == ()
    assert "beyond the picture" in markup


@pytest.mark.parametrize("days", [1, 20, 100, 400, 1500, 3600])
def test_everything_stays_inside_the_picture_and_words_do_not_run_together(app: Flask, days: int) -> None:
    last = FIRST + days * DAY
    marks = tuple(Mark(FIRST + step * DAY, "Plan", DEADLINE) for step in range(0, days, max(1, days // 9)))
    picture, _ = drawn(app, of(sick(FIRST, days), marks=marks, today=last))
    places = [word.x for word in picture.axis]
    assert all(later - earlier >= 38 for earlier, later in itertools.pairwise(places))
    assert places
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in picture.bars)
    assert all(pin.y > 13 for pin in picture.pins)


def test_holiday_is_drawn_beside_sickness_and_work_is_a_line_on_the_axis(app: Flask) -> None:
    holiday = Stretch(first=FIRST + 10 * DAY, last=FIRST + 16 * DAY, grade=0, kind=AbsenceKind.APPLICATION_HOLIDAY)  # fmt: skip
    work = Stretch(first=FIRST + 17 * DAY, last=FIRST + 20 * DAY, grade=0, kind=AbsenceKind.APPLICATION_WORK_RESUMED)  # fmt: skip
    picture, markup = drawn(app, of(sick(FIRST, 10), holiday, work))
    assert [bar.shape for bar in picture.bars] == ["sick", "holiday", "work"]
    assert "Holiday or leave" in markup
    assert "At work" in markup


def other(kind: AbsenceKind, first: date, days: int, place: str | None = None) -> Stretch:
    return Stretch(first=first, last=first + (days - 1) * DAY, grade=0, kind=kind, place=place)


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        (AbsenceKind.APPLICATION_WORK_RESUMED, "work"),
        (AbsenceKind.APPLICATION_HOLIDAY, "holiday"),
        (AbsenceKind.APPLICATION_LEAVE, "holiday"),
    ],
)
def test_what_decides_over_sickness_cuts_its_bar_in_two(app: Flask, kind: AbsenceKind, shape: str) -> None:
    picture, _ = drawn(app, of(sick(FIRST, 60), other(kind, FIRST + 20 * DAY, 10)))
    before, after, between = picture.bars
    assert [before.shape, after.shape, between.shape] == ["sick", "sick", shape]
    assert before.x + before.width == pytest.approx(between.x, abs=1)
    assert between.x + between.width == pytest.approx(after.x, abs=1)
    assert [before.label, after.label] == ["", "100 %"]


def test_a_sickness_wholly_covered_is_told_but_not_drawn(app: Flask) -> None:
    picture, _ = drawn(app, of(sick(FIRST, 5), other(AbsenceKind.APPLICATION_WORK_RESUMED, FIRST, 5)))
    assert [bar.shape for bar in picture.bars] == ["work"]
    assert {"Absence", "At work"} <= {row[0] for row in picture.rows}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (AbsenceKind.SICK_NOTE_ZERO, "Sick note of zero per cent"),
        (AbsenceKind.SICK_NOTE_TREATMENT_DAYS, "Sick note for single treatment days"),
        (AbsenceKind.SICK_NOTE_TRAVEL_SUBSIDY, "Sick note with travel subsidy"),
        (AbsenceKind.SICK_NOTE_PENDING, "Pending sick note"),
        (AbsenceKind.APPLICATION_EDUCATION, "At work"),
    ],
)
def test_a_note_that_takes_no_work_away_is_a_line_with_its_own_name(
    app: Flask, kind: AbsenceKind, name: str
) -> None:
    note = Stretch(first=FIRST + 30 * DAY, last=FIRST + 50 * DAY, grade=100, kind=kind)
    picture, _ = drawn(app, of(sick(FIRST, 10), note))
    assert [bar.shape for bar in picture.bars] == ["sick", "work"]
    assert name in {row[0] for row in picture.rows}


def test_what_is_graded_stands_in_front_of_what_is_whole(app: Flask) -> None:
    picture, _ = drawn(app, of(sick(FIRST + 5 * DAY, 40, grade=50), sick(FIRST, 60)))
    whole, part = picture.bars
    assert (whole.label, part.label) == ("100 %", "50 %")
    assert whole.y < part.y


def test_every_place_of_work_has_a_lane_of_its_own(app: Flask) -> None:
    there = Stretch(first=FIRST, last=FIRST + 60 * DAY, grade=50, place="another position")
    picture, markup = drawn(
        app, of(sick(FIRST, 60), there, marks=(Mark(FIRST + 28 * DAY, "Plan", DEADLINE),))
    )
    assert [plot.name for plot in picture.frame.plots] == ["", "another position"]
    upper, lower = picture.frame.plots
    assert upper.floor < lower.ceiling
    whole, part = picture.bars
    assert (whole.y, whole.y + whole.height) == (upper.ceiling, upper.floor)
    assert (part.y, part.y + part.height) == (lower.middle, lower.floor)
    assert {"Absence", "Absence, another position"} <= {row[0] for row in picture.rows}
    assert 'class="tb-timeline__place"' in markup


def test_one_place_is_named_in_the_table_and_needs_no_lane(app: Flask) -> None:
    there = Stretch(first=FIRST, last=FIRST + 60 * DAY, grade=50, place="another position")
    picture, markup = drawn(app, of(there))
    assert [plot.name for plot in picture.frame.plots] == [""]
    assert "tb-timeline__place" not in markup
    assert picture.rows[0][0] == "Absence, another position"


def test_sickness_from_one_place_only_is_no_gap(app: Flask) -> None:
    work = other(AbsenceKind.APPLICATION_WORK_RESUMED, FIRST + 10 * DAY, 40, place="another position")
    assert drawn(app, of(sick(FIRST, 60), work))[0].gaps == ()


def test_a_single_day_in_three_years_can_be_seen(app: Flask) -> None:
    timeline = of(sick(FIRST - 1095 * DAY, 1), sick(FIRST, 1, grade=1), today=FIRST)
    assert all(bar.width >= 3 and bar.height >= 1 for bar in drawn(app, timeline)[0].bars)


def test_an_open_stretch_of_work_is_drawn_as_far_as_is_told_and_has_no_last_day(app: Flask) -> None:
    until = TODAY + 30 * DAY
    work = Stretch(
        first=TODAY, last=None, grade=0, kind=AbsenceKind.APPLICATION_WORK_RESUMED, drawn_until=until
    )
    picture, _ = drawn(app, of(sick(FIRST, 80), work))
    assert [bar.shape for bar in picture.bars] == ["sick", "sick", "work"]
    assert ("At work", "From Monday 2 March 2026", "") in picture.rows


def test_the_key_names_only_what_is_drawn(app: Flask) -> None:
    assert drawn(app, of(sick(FIRST, 60)))[0].keys == ()
    holiday = other(AbsenceKind.APPLICATION_HOLIDAY, FIRST + 12 * DAY, 3)
    mixed = of(sick(FIRST, 10), holiday, sick(FIRST + 20 * DAY, 5), other(AbsenceKind.SICK_NOTE_ZERO, FIRST + 30 * DAY, 5))  # fmt: skip
    assert [kind for kind, _word in drawn(app, mixed)[0].keys] == ["holiday", "work", "gap"]


def test_today_is_left_out_when_it_is_far_from_the_absence(app: Flask) -> None:
    assert drawn(app, of(sick(date(2020, 1, 6), 30)))[0].today is None


def test_without_periods_there_is_no_picture(app: Flask) -> None:
    with app.test_request_context():
        assert picture_of(of()) is None
        assert str(get_template_attribute("macros/timeline.html", "timeline")(None)).strip() == ""


def test_the_drawing_has_a_name_and_a_sentence_and_carries_nothing_inline(app: Flask) -> None:
    _, markup = drawn(app, of(sick(FIRST, 30), marks=(Mark(TODAY + DAY, "Plan", DEADLINE),)))
    found = re.search(r"<svg.*?</svg>", markup, re.DOTALL)
    assert found
    svg = ET.fromstring(found[0])
    names = svg.attrib["aria-labelledby"].split()
    said = {part.attrib["id"]: part.text or "" for part in svg if "id" in part.attrib}
    assert svg.attrib["role"] == "img"
    assert list(said) == names
    assert "1 period" in said[names[1]]
    assert "Next: Plan on Tuesday 3 March 2026." in said[names[1]]
    used = {name for part in svg.iter() for name in part.attrib}
    assert used.isdisjoint({"style", "fill", "stroke", "onclick", "href"})


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", ("i dag", "Frist: Plan", "uke 6")), ("nn", ("i dag", "Biletet som tabell", "veke 6")), ("en", ("today", "Deadline: Plan", "week 6"))],
)  # fmt: skip
def test_the_picture_speaks_the_language_of_the_page(
    app: Flask, language: str, words: tuple[str, ...]
) -> None:
    _, markup = drawn(app, of(sick(FIRST, 30), marks=(Mark(FIRST + 28 * DAY, "Plan", DEADLINE),)), language)
    assert [word for word in words if word not in markup] == []


def test_the_table_holds_every_period_gap_mark_and_today_in_the_order_of_the_days(app: Flask) -> None:
    timeline = of(sick(FIRST, 5), sick(FIRST + 10 * DAY, 5, 50), marks=(Mark(FIRST + 12 * DAY, "Plan", DEADLINE),))  # fmt: skip
    rows = drawn(app, timeline)[0].rows
    assert [row[0] for row in rows] == ["Absence", "No absence; too short to end it", "Absence", "Deadline: Plan", "Today"]  # fmt: skip
    assert [row[2] for row in rows] == ["100 % away", "5 days", "50 % away", "", ""]


def test_manager_and_employee_see_the_picture_with_the_grades_of_the_case(app: Flask) -> None:
    followed = follow(app, first_day=FIRST_DAY)
    note = sick_note(TODAY, TODAY + 60 * DAY, 40)
    record(followed.wiring.office, followed.case_id, note, actor=followed.by_manager)
    for who, path in (
        (followed.manager, f"/manager/cases/{followed.case_id}"),
        (followed.employee, "/me/"),
    ):
        page = signed_in(app, who).get(path).text
        picture = page.partition('role="img"')[2].partition("</svg>")[0]
        assert picture.count('class="tb-timeline__bar"') == 2
        assert "40 %" in picture
        assert picture.count("<circle") >= 5
