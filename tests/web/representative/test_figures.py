"""Figures of units: who sees them, what is hidden in them, and that nothing in them points to anybody."""

import csv
import io
import re
import uuid
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.counting import counted
from tests.web.followed import add_unit
from tests.web.world import EARLIER, TODAY, Browser, Somebody, add_somebody, signed_in, wiring_of
from web.casework.spreadsheet import plain
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import absence_period, covered_unit, employment, figure, unit
from workflow.domain.people import Role
from workflow.services.count_figures import count_settled

HIDDEN = "skjult"
SHOWN = re.compile(r"\d+,\d %")


class Town:
    """A unit with people who were away in the last quarter."""

    def __init__(self, app: Flask) -> None:
        self.app, self.wiring = app, wiring_of(app)
        self.top = add_unit(app, "Kommunen")
        self.people: dict[uuid.UUID, list[uuid.UUID]] = {}
        self.by = add_somebody(app, Role.HR)

    def unit(self, name: str, people: int = 13, *, above: uuid.UUID | None = None) -> uuid.UUID:
        unit_id = uuid.uuid4()
        row = {"id": unit_id, "parent_id": above or self.top, "kind": "unit", "name": name}
        with self.wiring.engine.begin() as connection:
            connection.execute(unit.insert(), row)
        self.people[unit_id] = [self._employ(unit_id) for _ in range(people)]
        return unit_id

    def _employ(self, unit_id: uuid.UUID) -> uuid.UUID:
        employment_id, who = uuid.uuid4(), add_somebody(self.app, Role.EMPLOYEE)
        row = {
            "id": employment_id, "person_id": who.person_id, "unit_id": unit_id, "position": "Lærer",
            "percentage": 100, "start_on": date(2020, 1, 1),
        }  # fmt: skip
        with self.wiring.engine.begin() as connection:
            connection.execute(employment.insert(), row)
        return employment_id

    def away(self, unit_id: uuid.UUID, *places: int, first: date = date(2025, 11, 3), days: int = 3) -> None:
        for place in places:
            row = {
                "id": uuid.uuid4(), "employment_id": self.people[unit_id][place], "kind": "self_certified",
                "start_on": first, "end_on": first + timedelta(days=days - 1), "grade": 100,
                "extended_certificate": False, "source": "typed", "received_at": EARLIER,
                "registered_at": EARLIER, "registered_by": self.by.person_id,
            }  # fmt: skip
            with self.wiring.engine.begin() as connection:
                connection.execute(absence_period.insert(), row)

    def cover(
        self, who: Somebody, unit_id: uuid.UUID, *, below: bool = False, until: date | None = None
    ) -> None:
        row = {
            "id": uuid.uuid4(), "person_id": who.person_id, "unit_id": unit_id, "with_below": below,
            "from_on": date(2025, 1, 1), "until_on": until, "set_by": self.by.person_id, "set_at": EARLIER,
        }  # fmt: skip
        with self.wiring.engine.begin() as connection:
            connection.execute(covered_unit.insert(), row)

    def count(self) -> None:
        count_settled(self.wiring.office)


@pytest.fixture
def town(app: Flask) -> Town:
    return Town(app)


@pytest.fixture
def rep(app: Flask) -> Somebody:
    return add_somebody(app, Role.EMPLOYEE_REP)


@pytest.fixture
def browser(app: Flask, rep: Somebody) -> Browser:
    return signed_in(app, rep)


def path(unit_id: uuid.UUID) -> str:
    return f"/representative/figures/{unit_id}"


def test_without_a_unit_there_are_no_figures_and_the_page_says_who_notes_one(
    town: Town, browser: Browser
) -> None:
    school = town.unit("Skolen")
    town.count()
    page = browser.get("/representative/figures")
    assert "Skolen" not in page.text
    assert "tb-empty" in page.text
    assert browser.get(path(school)).status_code == 404
    assert browser.get(path(school) + "/csv").status_code == 404


def test_five_away_are_shown_and_four_are_not(town: Town, rep: Somebody, browser: Browser) -> None:
    school, care = town.unit("Skolen"), town.unit("Hjemmetjenesten")
    town.away(school, 0, 1, 2, 3, 4)
    town.away(care, 0, 1, 2, 3)
    town.count()
    for unit_id in (school, care):
        town.cover(rep, unit_id)
    shown, hidden = browser.get(path(school)).text, browser.get(path(care)).text
    assert SHOWN.search(shown)
    assert f">{HIDDEN}</td>" in shown
    assert f">{HIDDEN}</td>" in hidden
    assert f'data-instead="{HIDDEN}"' in hidden, "where nothing of a row is shown, a phone says it once"
    assert not SHOWN.search(hidden)


@pytest.mark.parametrize(("until", "status"), [(TODAY, 200), (TODAY - timedelta(days=1), 404), (None, 200)])
def test_figures_are_seen_to_the_last_day_of_covering_and_not_the_day_after(
    town: Town, rep: Somebody, browser: Browser, until: date | None, status: int
) -> None:
    school = town.unit("Skolen")
    town.count()
    town.cover(rep, school, until=until)
    assert browser.get(path(school)).status_code == status
    assert ("Skolen" in browser.get("/representative/figures").text) == (status == 200)


@pytest.mark.parametrize("tail", ["", "/csv"])
def test_another_unit_answers_byte_for_byte_as_one_that_is_not_there(
    town: Town, rep: Somebody, browser: Browser, tail: str
) -> None:
    school, other = town.unit("Skolen"), town.unit("Andre")
    town.cover(rep, school)
    town.count()
    there, nowhere = browser.get(path(other) + tail), browser.get(path(uuid.uuid4()) + tail)
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert there.data == nowhere.data


def test_units_below_are_covered_only_when_that_is_noted(town: Town, rep: Somebody, app: Flask) -> None:
    school = town.unit("Skolen")
    after_hours = town.unit("Fritidsordningen", above=school)
    other = add_somebody(app, Role.SAFETY_REP)
    town.cover(rep, school)
    town.cover(other, school, below=True)
    assert signed_in(app, rep).get(path(after_hours)).status_code == 404
    assert signed_in(app, other).get(path(after_hours)).status_code == 200


def test_the_total_with_the_units_below_is_for_those_who_cover_them(
    app: Flask, town: Town, rep: Somebody
) -> None:
    school = town.unit("Skolen")
    below = town.unit("Fritidsordningen", above=school)
    town.away(school, *range(8))
    town.away(below, *range(6))
    town.count()
    other = add_somebody(app, Role.EMPLOYEE_REP)
    town.cover(rep, school)
    town.cover(other, school, below=True)
    assert "med enhetene under" not in signed_in(app, rep).get(path(school)).text
    assert "med enhetene under" in signed_in(app, other).get(path(school)).text


def test_only_a_safety_representative_sees_what_is_told_of_the_workplace(
    app: Flask, town: Town, rep: Somebody, browser: Browser
) -> None:
    school = town.unit("Skolen")
    town.count()
    safety = add_somebody(app, Role.SAFETY_REP)
    for who in (rep, safety):
        town.cover(who, school)
    assert 'id="signals"' not in browser.get(path(school)).text
    assert 'id="signals"' in signed_in(app, safety).get(path(school)).text
    assert "arbeidsplassen" not in browser.get(path(school) + "/csv").text


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.MANAGER, Role.HR, Role.PAYROLL, Role.ADMIN])
def test_who_is_no_representative_has_no_such_page(app: Flask, town: Town, role: Role) -> None:
    school, who = town.unit("Skolen"), add_somebody(app, role)
    town.cover(who, school)
    town.count()
    assert signed_in(app, who).get(path(school)).status_code == 404


def test_it_makes_no_difference_who_of_two_was_away(
    app: Flask, settings: object, town: Town, rep: Somebody, browser: Browser
) -> None:
    one, other = town.unit("Skolen"), town.unit("Skolen")
    town.away(one, 0, 1, 2, 3, 4)
    town.away(other, 8, 9, 10, 11, 12)
    town.count()
    for unit_id in (one, other):
        town.cover(rep, unit_id)
    pages = [browser.get(path(unit_id)).text.replace(str(unit_id), "unit") for unit_id in (one, other)]
    assert pages[0] == pages[1]
    assert browser.get(path(one) + "/csv").data == browser.get(path(other) + "/csv").data


@pytest.mark.parametrize("away", [0, 1, 2, 3, 4])
def test_a_page_does_not_change_with_how_many_fewer_than_five_were_away(
    town: Town, rep: Somebody, browser: Browser, away: int
) -> None:
    some, none = town.unit("Skolen"), town.unit("Skolen")
    town.away(some, *range(away), days=14)
    town.count()
    for unit_id in (some, none):
        town.cover(rep, unit_id)
    assert browser.get(path(some)).text.replace(str(some), "unit") == browser.get(path(none)).text.replace(
        str(none), "unit"
    )


def test_what_is_corrected_later_changes_no_figure(
    town: Town, rep: Somebody, browser: Browser, clock: FixedClock
) -> None:
    school = town.unit("Skolen")
    town.away(school, 0, 1, 2, 3, 4)
    town.count()
    town.cover(rep, school)
    before = browser.get(path(school)).text
    town.away(school, 5, days=20)
    with town.wiring.engine.begin() as connection:
        connection.execute(sa.delete(employment).where(employment.c.id == town.people[school][12]))
    town.count()
    assert browser.get(path(school)).text == before


def test_no_page_names_anybody(town: Town, rep: Somebody, browser: Browser) -> None:
    school = town.unit("Skolen")
    town.away(school, *range(7))
    town.count()
    town.cover(rep, school)
    page = browser.get(path(school)).text
    main = page[page.index("<main") : page.index("</main>")]
    assert "Berg" not in main
    for employment_id in town.people[school]:
        assert str(employment_id) not in page


def test_a_hidden_figure_is_in_no_table_of_the_database(town: Town) -> None:
    school = town.unit("Skolen")
    town.away(school, 0, 1, 2, 3)
    town.count()
    with town.wiring.reading.connect() as connection:
        rows = connection.execute(sa.select(figure).where(figure.c.unit_id == school)).all()
    assert rows
    assert {(row.part, row.whole) for row in rows} == {(None, None)}


def test_the_file_has_the_tables_and_the_method_and_runs_nothing(
    town: Town, rep: Somebody, browser: Browser
) -> None:
    school = town.unit("=1+1")
    town.away(school, *range(6))
    town.count()
    town.cover(rep, school)
    answer = browser.get(path(school) + "/csv")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][1] == "'=1+1"
    assert any("hundre avtalte dagsverk" in cell for row in rows for cell in row)
    assert any(SHOWN.fullmatch(cell) for row in rows for cell in row)
    assert any(cell == HIDDEN for row in rows for cell in row)


def test_a_hidden_cell_does_not_say_why_since_some_are_hidden_for_what_they_would_give_away(
    town: Town, rep: Somebody, browser: Browser
) -> None:
    school = town.unit("Skolen")
    for month in (2, 5, 8):
        town.away(school, *range(6), first=date(2025, month, 10))
    town.away(school, 0, first=date(2025, 11, 10))
    town.count()
    town.cover(rep, school)
    page = browser.get(path(school)).text
    table = page.partition('id="absence"')[2].partition("</section>")[0]
    assert re.search(rf"Hele 2025</th>\s*<td[^>]*>\s*{HIDDEN}\s*<", table), "the year rests on six people"
    assert "færre enn 5" not in page


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "tall-for-enheten"), ("nn", "tal-for-eininga"), ("en", "tall-for-enheten")]
)
def test_the_file_is_named_in_norwegian_after_its_quarter_and_not_after_the_unit(
    town: Town, rep: Somebody, browser: Browser, language: str, words: str
) -> None:
    school = town.unit("Skolen")
    town.cover(rep, school)
    browser.post("/language", {"language": language, "next": "/representative/"})
    named = browser.get(path(school) + "/csv").headers["Content-Disposition"]
    assert named == f'attachment; filename="{words}.csv"', "before anything is counted"
    town.count()
    named = browser.get(path(school) + "/csv").headers["Content-Disposition"]
    assert named == f'attachment; filename="{words}-2025-kvartal-4.csv"'


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_a_cell_that_would_run_is_quoted(cell: str) -> None:
    assert plain(cell) == f"'{cell}"
    assert plain("Skolen") == "Skolen"


def test_the_page_asks_a_fixed_number_of_questions(town: Town, rep: Somebody, browser: Browser) -> None:
    school = town.unit("Skolen")
    town.cover(rep, school)
    before = counted(town.wiring.engine, lambda: browser.get(path(school)))
    town.away(school, *range(9))
    for name in ("A", "B", "C"):
        town.cover(rep, town.unit(name))
    town.count()
    assert counted(town.wiring.engine, lambda: browser.get(path(school))) == before


def test_reading_figures_writes_nothing_to_them(town: Town, rep: Somebody, browser: Browser) -> None:
    school = town.unit("Skolen")
    town.cover(rep, school)
    browser.get(path(school))
    with town.wiring.reading.connect() as connection:
        assert not connection.execute(sa.select(figure)).all()
