"""What an administrator does with users and units, and that no word of any case is there."""

import re
import uuid
from datetime import date
from http import HTTPStatus

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.world import PASSWORD, Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import account, account_role, employment, person, unit
from workflow.domain.people import Role

NEWCOMER = {
    "given_name": "Åse",
    "family_name": "Ødegård",
    "email": "Ase.Odegard@example.no",
    "language": "nn",
    "roles": ["manager", "employee"],
}


@pytest.fixture
def admin(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.ADMIN))


def rows(app: Flask, table: sa.Table) -> list[sa.Row[tuple[object, ...]]]:
    with wiring_of(app).reading.connect() as connection:
        return list(connection.execute(sa.select(table)))


def handed_out(page: str) -> str:
    found = re.search(r"<code>([a-z2-9]{4}(?:-[a-z2-9]{4}){3})</code>", page)
    assert found, page
    return found[1]


def add_unit(browser: Browser, **typed: object) -> str:
    return browser.post("/admin/units/new", typed).text


def add_employer_and_home_care(app: Flask, admin: Browser) -> uuid.UUID:
    add_unit(admin, unit_name="Fjordvik kommune")
    (employer,) = rows(app, unit)
    add_unit(admin, unit_name="Hjemmetjenesten", parent=str(employer.id))
    found: uuid.UUID = next(row.id for row in rows(app, unit) if row.parent_id)
    return found


def test_somebody_let_in_signs_in_with_the_password_shown_once_and_must_change_it(app_on_both: Flask) -> None:
    admin = signed_in(app_on_both, add_somebody(app_on_both, Role.ADMIN))
    password = handed_out(admin.post("/admin/users/new", dict(NEWCOMER)).text)
    newcomer = Browser(app_on_both)
    newcomer.get("/sign-in")
    answer = newcomer.post("/sign-in", {"username": "ase.odegard@example.no", "password": password})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert newcomer.get("/manager/").location == "/account/password"
    assert password not in str(rows(app_on_both, account))
    assert password not in admin.get("/admin/").text


def test_somebody_let_in_has_person_roles_and_employment(app: Flask, admin: Browser) -> None:
    home_care = add_employer_and_home_care(app, admin)
    employed = {
        "unit": str(home_care),
        "position": "Sykepleier",
        "percentage": "80 %",
        "start_on": "1.2.2026",
    }
    admin.post("/admin/users/new", {**NEWCOMER, **employed})
    somebody = next(row for row in rows(app, person) if row.family_name == "Ødegård")
    assert (somebody.given_name, somebody.language, somebody.sort_name) == ("Åse", "nn", "zzydegzzzrd zzzse")
    (work,) = rows(app, employment)
    assert (work.person_id, work.unit_id, work.position) == (somebody.id, home_care, "Sykepleier")
    assert (work.percentage, work.start_on) == (80, date(2026, 2, 1))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"given_name": ""}, "given_name"),
        ({"email": "no address"}, "email"),
        ({"roles": []}, "roles"),
        ({"roles": ["king"]}, "roles"),
        ({"language": "xx"}, "language"),
        ({"family_name": "x" * 101}, "family_name"),
        ({"position": "Sykepleier"}, "unit"),
        ({"unit": str(uuid.uuid4())}, "unit"),
    ],
)
def test_what_cannot_be_accepted_is_said_beside_its_field_and_nothing_is_stored(
    app: Flask, admin: Browser, changed: dict[str, object], field: str
) -> None:
    page = admin.post("/admin/users/new", {**NEWCOMER, **changed}).text
    assert f'id="{field}-error"' in page
    assert len(rows(app, account)) == 1


def test_a_user_name_is_given_once(app: Flask, admin: Browser) -> None:
    admin.post("/admin/users/new", dict(NEWCOMER))
    again = admin.post("/admin/users/new", {**NEWCOMER, "email": "ase.odegard@EXAMPLE.no"}).text
    assert 'id="username-error"' in again
    assert len(rows(app, account)) == 2


@pytest.fixture
def manager(app: Flask) -> Somebody:
    return add_somebody(app, Role.MANAGER)


def test_closing_an_account_signs_out_everywhere_and_opening_lets_in_again(
    app: Flask, admin: Browser, manager: Somebody
) -> None:
    theirs = signed_in(app, manager)
    page = f"/admin/users/{manager.account_id}"
    assert admin.post(f"{page}/close").location == page
    assert theirs.get("/manager/").status_code == HTTPStatus.SEE_OTHER
    assert Browser(app).sign_in(manager).status_code == HTTPStatus.OK
    admin.post(f"{page}/open")
    assert Browser(app).sign_in(manager).status_code == HTTPStatus.SEE_OTHER
    assert theirs.get("/manager/").status_code == HTTPStatus.SEE_OTHER


def test_sessions_are_ended_by_the_administrator(app: Flask, admin: Browser, manager: Somebody) -> None:
    theirs = signed_in(app, manager)
    admin.post(f"/admin/users/{manager.account_id}/end-sessions")
    assert theirs.get("/manager/").status_code == HTTPStatus.SEE_OTHER


def test_a_new_password_replaces_the_forgotten_one_and_expires(
    app: Flask, admin: Browser, manager: Somebody, clock: FixedClock
) -> None:
    password = handed_out(admin.post(f"/admin/users/{manager.account_id}/password").text)
    assert Browser(app).sign_in(manager, PASSWORD).status_code == HTTPStatus.OK
    assert Browser(app).sign_in(manager, password).status_code == HTTPStatus.SEE_OTHER
    clock.advance(days=3)
    assert Browser(app).sign_in(manager, password).status_code == HTTPStatus.OK


def test_roles_are_changed_and_count_at_once(app: Flask, admin: Browser, manager: Somebody) -> None:
    theirs = signed_in(app, manager)
    admin.post(f"/admin/users/{manager.account_id}/roles", {"roles": ["payroll"]})
    assert theirs.get("/manager/").status_code == HTTPStatus.NOT_FOUND
    assert theirs.get("/payroll/").status_code == HTTPStatus.OK


def test_nobody_takes_their_own_administration_away(app: Flask) -> None:
    who = add_somebody(app, Role.ADMIN)
    admin = signed_in(app, who)
    page = admin.post(f"/admin/users/{who.account_id}/roles", {"roles": ["employee"]}).text
    assert 'id="roles-error"' in page
    admin.post(f"/admin/users/{who.account_id}/close")
    assert admin.get("/admin/").status_code == HTTPStatus.OK
    assert [row.role for row in rows(app, account_role)] == ["admin"]


def test_nobody_gives_themselves_a_role(app: Flask) -> None:
    who = add_somebody(app, Role.ADMIN)
    page = signed_in(app, who).post(f"/admin/users/{who.account_id}/roles", {"roles": ["admin", "hr"]}).text
    assert 'id="roles-error"' in page
    assert [row.role for row in rows(app, account_role)] == ["admin"]


def test_an_unknown_user_is_not_found(admin: Browser) -> None:
    nobody = f"/admin/users/{uuid.uuid4()}"
    assert admin.get(nobody).status_code == HTTPStatus.NOT_FOUND
    for action in ("close", "open", "end-sessions", "password", "roles"):
        answer = admin.post(f"{nobody}/{action}", {"roles": ["hr"]})
        assert answer.status_code == HTTPStatus.NOT_FOUND, action


def test_users_are_found_by_a_part_of_the_name_and_the_list_goes_on(app_on_both: Flask) -> None:
    admin = signed_in(app_on_both, add_somebody(app_on_both, Role.ADMIN))
    admin.post("/admin/users/new", dict(NEWCOMER))
    admin.get("/admin/")
    for wanted, found in (("øDEGå", True), ("berg", False), ("", True)):
        sent = admin.post("/admin/search", {"search": wanted})
        assert (sent.status_code, sent.location) == (303, "/admin/"), "no name in an address"
        assert ("Åse Ødegård" in admin.get("/admin/").text) is found
    assert "Åse Ødegård" in admin.get("/admin/?search=berg").text
    admin.post("/admin/search", {"search": "zzz"})
    assert 'name="forget"' in admin.get("/admin/").text
    admin.post("/admin/search", {"search": "zzz", "forget": "1"})
    for number in range(60):
        add_somebody(app_on_both, Role.EMPLOYEE, username=f"user{number:02}@example.no")
    first = admin.get("/admin/").text
    following = re.search(r'href="(/admin/\?after=[^"]+)" rel="next"', first)
    assert following
    second = admin.get(following[1]).text
    shown = [set(re.findall(r"user\d\d@example.no", page)) for page in (first, second)]
    assert shown[0].isdisjoint(shown[1])
    assert len(shown[0] | shown[1]) == 60


def test_the_employer_stands_at_the_top_and_units_below(app: Flask, admin: Browser) -> None:
    home_care = add_employer_and_home_care(app, admin)
    kinds = {row.name: row.kind for row in rows(app, unit)}
    assert kinds == {"Fjordvik kommune": "legal_entity", "Hjemmetjenesten": "unit"}
    assert (
        "Fjordvik kommune" in admin.get("/manager-of-nothing").text
    )  # the header of every page names the employer
    assert f'href="/admin/units/{home_care}"' in admin.get("/admin/units/").text


@pytest.mark.parametrize("number", ["123456789", "97463048", "9746304800", "abc", "974 630 487"])
def test_a_number_that_cannot_be_an_organisation_number_is_refused(admin: Browser, number: str) -> None:
    assert 'id="organisation_number-error"' in add_unit(
        admin, unit_name="Fjordvik", organisation_number=number
    )


def test_an_organisation_number_may_have_spaces_and_belongs_to_one_unit(app: Flask, admin: Browser) -> None:
    add_unit(admin, unit_name="Fjordvik", organisation_number="974 760 673")
    (employer,) = rows(app, unit)
    assert employer.organisation_number == "974760673"
    page = add_unit(admin, unit_name="Skolen", parent=str(employer.id), organisation_number="974760673")
    assert 'id="organisation_number-error"' in page
    assert len(rows(app, unit)) == 1


def test_a_unit_lies_neither_below_itself_nor_below_nothing(app: Flask, admin: Browser) -> None:
    home_care = add_employer_and_home_care(app, admin)
    for parent in (str(home_care), ""):
        page = admin.post(
            f"/admin/units/{home_care}", {"unit_name": "Hjemmetjenesten", "parent": parent}
        ).text
        assert 'id="parent-error"' in page
    employer = next(row.id for row in rows(app, unit) if row.parent_id is None)
    page = admin.post(f"/admin/units/{employer}", {"unit_name": "Fjordvik", "parent": str(home_care)}).text
    assert 'id="parent-error"' in page


def test_a_unit_is_renamed(app: Flask, admin: Browser) -> None:
    home_care = add_employer_and_home_care(app, admin)
    form = admin.get(f"/admin/units/{home_care}").text
    assert 'value="Hjemmetjenesten"' in form
    employer = next(row.id for row in rows(app, unit) if row.parent_id is None)
    admin.post(f"/admin/units/{home_care}", {"unit_name": "Hjemmebasert omsorg", "parent": str(employer)})
    assert {row.name for row in rows(app, unit)} == {"Fjordvik kommune", "Hjemmebasert omsorg"}


def test_markup_in_a_name_is_shown_as_text(app: Flask, admin: Browser) -> None:
    admin.post("/admin/users/new", {**NEWCOMER, "given_name": "<script>alert(1)</script>"})
    page = admin.get("/admin/").text
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
