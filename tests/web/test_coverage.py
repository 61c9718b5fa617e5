"""The administrator notes which units a representative covers, from when to when."""

import uuid
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import add_unit
from tests.web.world import TODAY, Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import covered_unit
from workflow.domain.people import Role


@pytest.fixture
def admin(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.ADMIN))


@pytest.fixture
def rep(app: Flask) -> Somebody:
    return add_somebody(app, Role.SAFETY_REP)


def rows(app: Flask) -> list[tuple[bool, date, date | None]]:
    with wiring_of(app).reading.connect() as connection:
        found = connection.execute(sa.select(covered_unit))
        return [(row.with_below, row.from_on, row.until_on) for row in found]


def path(who: Somebody) -> str:
    return f"/admin/users/{who.account_id}/coverage"


def posted(unit_id: uuid.UUID, **changes: str) -> dict[str, str]:
    return {"unit": str(unit_id), "with_below": "no", "from_on": "1.2.2026", "until_on": "", **changes}


def test_a_unit_is_covered_from_its_first_day_and_ended_at_once(
    app: Flask, admin: Browser, rep: Somebody
) -> None:
    school = add_unit(app, "Skolen")
    admin.get(f"/admin/users/{rep.account_id}")
    assert admin.post(path(rep), posted(school)).status_code == 303
    assert rows(app) == [(False, date(2026, 2, 1), None)]
    browser = signed_in(app, rep)
    assert "Skolen" in browser.get("/representative/figures").text
    page = admin.get(f"/admin/users/{rep.account_id}").text
    address = next(
        part.partition('"')[0] for part in page.split('action="')[1:] if part.split('"')[0].endswith("/end")
    )
    assert admin.post(address).status_code == 303
    assert rows(app) == [(False, date(2026, 2, 1), TODAY - timedelta(days=1))]
    assert "Skolen" not in browser.get("/representative/figures").text


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": ""},
        {"unit": str(uuid.uuid4())},
        {"with_below": ""},
        {"from_on": ""},
        {"until_on": "1.1.2026"},
    ],
)
def test_what_is_missing_or_wrong_is_told_and_nothing_is_kept(
    app: Flask, admin: Browser, rep: Somebody, changes: dict[str, str]
) -> None:
    admin.get(f"/admin/users/{rep.account_id}")
    answer = admin.post(path(rep), posted(add_unit(app, "Skolen"), **changes))
    assert answer.status_code == 422
    assert "error" in answer.text
    assert rows(app) == []


def test_only_a_representative_covers_units_and_nobody_gives_them_to_oneself(app: Flask) -> None:
    school, both = add_unit(app, "Skolen"), add_somebody(app, Role.ADMIN, Role.EMPLOYEE_REP)
    admin, nobody = signed_in(app, both), add_somebody(app, Role.EMPLOYEE)
    admin.get(f"/admin/users/{both.account_id}")
    for who in (nobody, both):
        assert admin.post(path(who), posted(school)).status_code == 422
    assert rows(app) == []


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.MANAGER, Role.HR, Role.SAFETY_REP])
def test_nobody_but_the_administrator_notes_units(app: Flask, rep: Somebody, role: Role) -> None:
    browser = signed_in(app, add_somebody(app, role))
    browser.get("/account/")
    assert browser.post(path(rep), posted(add_unit(app, "Skolen"))).status_code == 404
    assert rows(app) == []


def test_what_somebody_else_covers_is_not_ended_by_this_address(
    app: Flask, admin: Browser, rep: Somebody
) -> None:
    admin.get(f"/admin/users/{rep.account_id}")
    admin.post(path(rep), posted(add_unit(app, "Skolen")))
    with wiring_of(app).reading.connect() as connection:
        coverage_id = connection.scalar(sa.select(covered_unit.c.id))
    other = add_somebody(app, Role.SAFETY_REP)
    assert admin.post(f"{path(other)}/{coverage_id}/end").status_code == 404
    assert rows(app) == [(False, date(2026, 2, 1), None)]
