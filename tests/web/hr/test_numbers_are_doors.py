"""Every number of HR's opens a list with exactly so many rows, page after page, whatever the cases are."""

import html
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

import web.queries.hr_cases as hr_cases_query
from tests.fixtures.many_cases import Many, add_many
from tests.web.world import EARLIER, TODAY, Browser, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import case, legal_hold
from workflow.domain.people import Role

CASES = 90
DOOR = re.compile(
    r'<a[^>]*href="([^"]+)"[^>]*>(?:<span[^>]*>)?(\d+)(?:<span class="ds-sr-only">|</span>|</a>)'
)
ROW = {
    "/hr/cases": r'role="rowheader"',
    "/hr/escalations": r'role="rowheader"',
    "/hr/tasks": r"tb-waiting__act",
    "/hr/failed-work": r'<li class="tb-card">',
    "/hr/retention": r'tb-status" data-kind="overdue"',
}


def doors(page: str) -> list[tuple[str, int]]:
    """Every address a number leads to."""
    main = page[page.index("<main") : page.index("</main>")]
    return [(html.unescape(href), int(number)) for href, number in DOOR.findall(main)]


def rows(browser: Browser, href: str) -> int:
    """How many rows the list has, over all its pages."""
    found, path = 0, href
    while path:
        page = browser.get(path)
        assert page.status_code == 200, path
        found += len(re.findall(ROW[path.partition("?")[0]], page.text))
        more = re.search(r'href="([^"]+)" rel="next"', page.text)
        path = html.unescape(more[1]) if more else ""
    return found


def hold_back(app: Flask, made: Many) -> None:
    """A hold that is to be looked at again, and one that is not yet."""
    holds = [
        {
            "id": made.units[nth], "case_id": made.cases[20 + nth], "reason_sealed": b"x", "placed_by": made.managers[0],
            "placed_at": EARLIER, "review_on": day,
        }
        for nth, day in enumerate((TODAY, TODAY + timedelta(days=60)))
    ]  # fmt: skip
    with wiring_of(app).engine.begin() as connection:
        connection.execute(legal_hold.insert(), holds)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("page", ["/hr/", "/hr/overdue", "/hr/exemptions", "/hr/exemptions?closed=1"])
def test_each_number_is_as_many_rows_as_its_list_has(
    app: Flask, monkeypatch: pytest.MonkeyPatch, seed: int, page: str
) -> None:
    monkeypatch.setattr(hr_cases_query, "PAGE", 7)
    hr = add_somebody(app, Role.HR)
    made = add_many(wiring_of(app).engine, CASES, TODAY, seed=seed)
    own = sa.update(case).where(case.c.id.in_(made.cases[:8])).values(employee_id=hr.person_id)
    with wiring_of(app).engine.begin() as connection:
        connection.execute(own)  # HR's own absences: in no number and in no list
    browser = signed_in(app, hr)
    hold_back(app, made)
    found = doors(browser.get(page).text)
    assert found
    assert {href: number for href, number in found if rows(browser, href) != number} == {}
