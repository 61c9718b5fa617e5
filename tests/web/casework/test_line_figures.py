"""Figures for the line and HR: whose units they are, and that no page ranks anything."""

import re
import uuid
from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.counting import counted
from tests.web.followed import Followed
from tests.web.representative.test_figures import HIDDEN, SHOWN, Town
from tests.web.world import Browser, Somebody, add_somebody, signed_in
from web.casework.figures.chart import charts
from workflow.adapters.persistence.figure_rows import FigureRows
from workflow.adapters.persistence.tables import audit_event, employment
from workflow.domain.documents import DocumentKind
from workflow.domain.figures.published import Figure, Measure
from workflow.domain.figures.spans import year_of
from workflow.domain.people import Role
from workflow.services.figures import EXEMPT_FROM_ACTIVITY


class Line(Town):
    """The same units, with leaders."""

    def lead(self, who: Somebody, unit_id: uuid.UUID, *places: int) -> None:
        """Some of those in a unit answer to somebody from now on; all of them without places."""
        which = [self.people[unit_id][place] for place in places or range(len(self.people[unit_id]))]
        with self.wiring.engine.begin() as connection:
            mine = sa.update(employment).where(employment.c.id.in_(which))
            connection.execute(mine.values(manager_id=who.person_id))

    def employ(
        self, who: Somebody, unit_id: uuid.UUID, manager: Somebody | None, *, until: date | None = None
    ) -> None:
        row = {
            "id": uuid.uuid4(), "person_id": who.person_id, "unit_id": unit_id, "position": "Leder", "percentage": 100,
            "manager_id": manager.person_id if manager else None, "start_on": date(2020, 1, 1), "end_on": until,
        }  # fmt: skip
        with self.wiring.engine.begin() as connection:
            connection.execute(employment.insert(), row)


@pytest.fixture
def line(app: Flask) -> Line:
    return Line(app)


@pytest.fixture
def leader(app: Flask) -> Somebody:
    return add_somebody(app, Role.MANAGER)


def path(unit_id: uuid.UUID, audience: str = "manager") -> str:
    return f"/{audience}/figures/{unit_id}"


def seen(browser: Browser, audience: str = "manager") -> list[str]:
    page = browser.get(f"/{audience}/figures").text
    return re.findall(rf'href="/{audience}/figures/[^"]+">([^<]+)</a>', page)


def test_a_manager_sees_the_unit_in_which_everybody_answers_to_them(
    app: Flask, line: Line, leader: Somebody
) -> None:
    school, other = line.unit("Skolen"), line.unit("Andre")
    line.away(school, *range(6))
    line.lead(leader, school)
    line.employ(leader, school, None)  # among those they lead, they have a leader of their own
    line.count()
    browser = signed_in(app, leader)
    assert seen(browser) == ["Skolen"]
    page = browser.get(path(school)).text
    assert SHOWN.search(page)
    there, nowhere = browser.get(path(other)), browser.get(path(uuid.uuid4()))
    assert (there.status_code, there.data) == (404, nowhere.data)
    assert browser.get(path(other) + "/csv").status_code == 404


def test_who_leads_only_some_of_a_unit_does_not_see_it_and_the_one_above_does(app: Flask, line: Line) -> None:
    school = line.unit("Skolen", 10)
    one, two, above = (add_somebody(app, Role.MANAGER) for _ in range(3))
    line.lead(one, school, *range(5))
    line.lead(two, school, *range(5, 10))
    for leader in (one, two):
        line.employ(leader, school, above)
    line.count()
    assert [seen(signed_in(app, who)) for who in (one, two, above)] == [[], [], ["Skolen"]]
    assert "tb-empty" in signed_in(app, one).get("/manager/figures").text


def test_somebody_without_a_leader_keeps_the_figures_back_until_they_have_one(
    app: Flask, line: Line, leader: Somebody
) -> None:
    school = line.unit("Skolen", 10)
    line.lead(leader, school, *range(9))
    assert seen(signed_in(app, leader)) == []
    line.lead(leader, school)
    assert seen(signed_in(app, leader)) == ["Skolen"]


def test_the_leader_of_leaders_sees_what_lies_below_and_its_total(app: Flask, line: Line) -> None:
    school = line.unit("Skolen", 8)
    after_hours = line.unit("Fritidsordningen", 8, above=school)
    line.unit("Uten noen", 0, above=school)
    head, deputy = add_somebody(app, Role.MANAGER), add_somebody(app, Role.MANAGER)
    line.lead(head, school)
    line.lead(deputy, after_hours)
    line.employ(deputy, after_hours, head)
    line.away(school, *range(6))
    line.away(after_hours, *range(6))
    line.count()
    above, below = signed_in(app, head), signed_in(app, deputy)
    assert seen(above) == ["Skolen", "Fritidsordningen", "Uten noen"]
    assert seen(below) == ["Fritidsordningen"]
    assert "med enhetene under" in above.get(path(school)).text
    line.lead(add_somebody(app, Role.MANAGER), after_hours, 0)
    assert seen(above) == ["Skolen", "Uten noen"]
    assert "med enhetene under" not in above.get(path(school)).text


def test_a_circle_of_leaders_ends(app: Flask, line: Line) -> None:
    one, two = add_somebody(app, Role.MANAGER), add_somebody(app, Role.MANAGER)
    school = line.unit("Skolen")
    line.lead(one, school)
    line.employ(one, school, two)
    line.employ(two, school, one)
    assert seen(signed_in(app, one)) == ["Skolen"]


def test_the_figures_go_with_the_people_the_same_day(app: Flask, line: Line, leader: Somebody) -> None:
    school = line.unit("Skolen")
    line.lead(leader, school)
    browser = signed_in(app, leader)
    assert browser.get(path(school)).status_code == 200
    line.lead(add_somebody(app, Role.MANAGER), school)
    assert browser.get(path(school)).status_code == 404


def test_who_has_left_keeps_nothing_back(app: Flask, line: Line, leader: Somebody) -> None:
    school = line.unit("Skolen")
    line.lead(leader, school)
    line.employ(add_somebody(app, Role.EMPLOYEE), school, None, until=date(2025, 12, 31))
    assert seen(signed_in(app, leader)) == ["Skolen"]


def test_hr_sees_every_unit_by_name_and_no_other_order(app: Flask, line: Line) -> None:
    for name, away in (("Ås", 9), ("Bø", 5), ("Æra", 7)):
        line.away(line.unit(name), *range(away))
    line.count()
    browser = signed_in(app, add_somebody(app, Role.HR))
    assert seen(browser, "hr") == ["Kommunen", "Bø", "Æra", "Ås"]
    assert seen(signed_in(app, line_of_all(app, line)), "manager") == ["Bø", "Æra", "Ås"]


def line_of_all(app: Flask, line: Line) -> Somebody:
    who = add_somebody(app, Role.MANAGER)
    for unit_id in line.people:
        line.lead(who, unit_id)
    return who


def test_hr_and_the_line_see_the_same_hidden_figures_as_the_representative(
    app: Flask, line: Line, leader: Somebody
) -> None:
    school, rep = line.unit("Skolen"), add_somebody(app, Role.EMPLOYEE_REP)
    line.away(school, 0, 1, 2, 3)
    line.lead(leader, school)
    line.cover(rep, school)
    line.count()
    files = [
        signed_in(app, who).get(path(school, audience) + "/csv").data
        for who, audience in (
            (add_somebody(app, Role.HR), "hr"),
            (leader, "manager"),
            (rep, "representative"),
        )
    ]
    assert files[0] == files[1] == files[2]
    assert HIDDEN.encode() in files[0]
    assert not SHOWN.search(files[0].decode())


@pytest.mark.parametrize("audience", ["manager", "hr"])
@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.PAYROLL, Role.ADMIN, Role.EMPLOYEE_REP])
def test_nobody_else_has_such_pages(app: Flask, line: Line, audience: str, role: Role) -> None:
    school, who = line.unit("Skolen"), add_somebody(app, role)
    line.lead(who, school)
    assert signed_in(app, who).get(path(school, audience)).status_code == 404


def test_signals_of_the_workplace_are_not_the_lines(app: Flask, line: Line) -> None:
    school, who = line.unit("Skolen"), add_somebody(app, Role.MANAGER, Role.SAFETY_REP)
    line.lead(who, school)
    line.cover(who, school)
    line.count()
    browser = signed_in(app, who)
    assert 'id="signals"' not in browser.get(path(school)).text
    assert 'id="signals"' in browser.get(path(school, "representative")).text


def test_each_look_is_noted(app: Flask, line: Line, leader: Somebody) -> None:
    school = line.unit("Skolen")
    line.lead(leader, school)
    browser = signed_in(app, leader)
    browser.get(path(school))
    browser.get(path(school) + "/csv")
    with line.wiring.reading.connect() as connection:
        query = (
            sa.select(audit_event.c.event).where(audit_event.c.object_id == school).order_by(audit_event.c.id)
        )
        assert connection.scalars(query).all() == ["figures_read", "figures_taken"]


def test_the_pages_ask_a_fixed_number_of_questions(app: Flask, line: Line, leader: Somebody) -> None:
    school = line.unit("Skolen")
    line.lead(leader, school)
    browser = signed_in(app, leader)
    pages = ("/manager/figures", path(school))
    before = [counted(line.wiring.engine, lambda page=page: browser.get(page)) for page in pages]  # type: ignore[misc]
    for name in ("A", "B", "C"):
        line.lead(leader, line.unit(name))
    line.count()
    after = [counted(line.wiring.engine, lambda page=page: browser.get(page)) for page in pages]  # type: ignore[misc]
    assert after == before


@pytest.mark.parametrize(
    ("outcome", "exempt"), [("not_possible", True), ("medical", True), ("graded", False)]
)
def test_a_statement_that_says_why_there_is_no_activity_counts_as_an_exemption(
    followed: Followed, outcome: str, exempt: bool
) -> None:
    more = {
        "not_possible": {"why_not_possible": "Ingen oppgaver."},
        "medical": {"extended_certificate": "yes"},
        "graded": {"work_grade": "50"},
    }[outcome]
    followed.file(DocumentKind.ACTIVITY_STATEMENT, outcome=outcome, **more)
    with followed.wiring.reading.connect() as connection:
        (one,) = FigureRows(connection).followed(year_of(followed.row.first_day.year))
    assert (EXEMPT_FROM_ACTIVITY in one.filed) is exempt
    assert DocumentKind.ACTIVITY_STATEMENT in one.filed


def figure(measure: Measure, span: str, part: int | None, whole: int | None = 0, word: str = "") -> Figure:
    return Figure(unit_id=uuid.uuid4(), span=span, measure=measure, word=word, part=part, whole=whole)


def test_bars_stand_in_the_order_of_time_and_of_the_process_and_hidden_ones_say_nothing(app: Flask) -> None:
    figures = [
        figure(Measure.ABSENCE, "2025-Q1", 9, 100),
        figure(Measure.ABSENCE, "2025-01", 2, 100),
        figure(Measure.ABSENCE, "2025-02", None, None),
        figure(Measure.ABSENCE, "2025-03", 30, 100),
        figure(Measure.ABSENCE, "2025-Q2", None, None),
        figure(Measure.ABSENCE, "2025-04", None, None),
        figure(Measure.KEPT, "2025", 6, 12, "dialogue_meeting_1"),
        figure(Measure.KEPT, "2025", 19, 20, "plan"),
        figure(Measure.KEPT, "2025", None, None, "first_conversation"),
        figure(Measure.EXEMPTED, "2025", None, None, "plan"),
        figure(Measure.FIRST_TALK, "2025", 4),
    ]
    with app.test_request_context():
        drawn = charts(figures)
    quarters, months = drawn["absence"]
    assert [bar.is_hidden for bar in quarters.bars] == [False, True]
    assert [bar.below for bar in months.bars] == ["01.25", "02.25", "03.25"]
    (kept,) = drawn["kept"]
    assert [bar.label for bar in kept.bars] == ["skjult", "95 %", "50 %"]
    assert kept.bars[0].height == kept.floor - kept.ceiling
    assert drawn["exempted"] == []
    assert [bar.label for bar in drawn["first_talk"][0].bars] == ["4"]


def test_each_table_says_how_it_is_counted_and_has_no_target(
    app: Flask, line: Line, leader: Somebody
) -> None:
    school = line.unit("Skolen")
    line.lead(leader, school)
    line.away(school, *range(7), first=date(2025, 11, 3), days=30)
    line.count()
    page = signed_in(app, leader).get(path(school)).text
    for key in ("absence", "kept", "exempted", "first_talk"):
        section = page.partition(f'id="{key}"')[2].partition("</section>")[0]
        assert "<table" in section, key
        assert len(section.rpartition('<p class="tb-small">')[2]) > 60, key
    assert not re.search(
        "mål på|måltall|poeng|rangering|best ", page[page.index("<main") : page.index("</main>")]
    )
