"""The list of what a unit can adapt: open to those who work there, kept by those who answer for it, unknown to strangers."""

import re
import uuid
from datetime import date
from http import HTTPStatus

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, add_unit, employ, name_person
from tests.web.world import Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import accommodation_option, employment, unit
from workflow.domain.people import Role

ENTRY = {"kind": "possibility", "area": "hours", "words": "Bare dagvakter i en periode"}
MARKUP = "#set page() <b>feit</b> {{7*7}} čáhci שלום"
PAGES = ("accommodations", "accommodations.pdf", "accommodations.docx")


def path(audience: str, followed: Followed, page: str = "accommodations") -> str:
    return f"/{audience}/units/{followed.unit_id}/{page}"


def send(browser: Browser, address: str, **changes: str) -> int:
    browser.get(address)
    return browser.post(address, {**ENTRY, "submission": str(uuid.uuid4()), **changes}).status_code


def only_option(app: Flask) -> uuid.UUID:
    with wiring_of(app).reading.connect() as connection:
        return uuid.UUID(str(connection.scalars(sa.select(accommodation_option.c.id)).one()))


def test_a_suggestion_is_answered_and_the_answer_is_seen(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    name_person(followed.app, followed.employee, "Kari", "Nordmann")
    assert send(employee, path("me", followed), named="yes") == HTTPStatus.SEE_OTHER
    kept = manager.get(path("manager", followed)).text
    assert "Kari Nordmann" in kept
    option = f"{path('manager', followed)}/{only_option(followed.app)}"
    assert "Bare dagvakter" in manager.get(option).text
    assert manager.post(f"{option}/decline", {"reason": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    no = {"reason": "Her er det bare dagvakter."}
    assert manager.post(f"{option}/decline", no).status_code == HTTPStatus.SEE_OTHER
    assert manager.post(f"{option}/decline", no).status_code == HTTPStatus.SEE_OTHER  # a double click
    assert "Her er det bare dagvakter." in employee.get(path("me", followed)).text


def test_without_a_name_the_manager_does_not_learn_it(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    name_person(followed.app, followed.employee, "Kari", "Nordmann")
    assert send(employee, path("me", followed), named="no") == HTTPStatus.SEE_OTHER
    option = f"{path('manager', followed)}/{only_option(followed.app)}"
    for page in (path("manager", followed), option):
        assert "Nordmann" not in manager.get(page).text
        assert "2. mars 2026" not in manager.get(page).text  # the day could tell who was at work
        assert "Foreslått uten navn" in manager.get(page).text


def test_a_name_given_to_one_suggestion_tells_nothing_of_another(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    name_person(followed.app, followed.employee, "Kari", "Nordmann")
    send(employee, path("me", followed), named="yes", words="Vakter på dagtid")
    send(employee, path("me", followed), named="no", words="Mindre støy på rommet")
    kept = manager.get(path("manager", followed)).text
    assert kept.count("Kari Nordmann") == 1
    assert kept.count("Foreslått uten navn") == 1
    # in the order they came the place among the named ones would tell the day
    assert kept.index("Vakter på dagtid") < kept.index("Mindre støy på rommet")


def test_worded_otherwise_it_stands_on_the_list_and_can_be_taken_off(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    send(employee, path("me", followed), named="no")
    option = f"{path('manager', followed)}/{only_option(followed.app)}"
    manager.get(option)
    accepted = manager.post(f"{option}/accept", ENTRY | {"words": "Dagvakter i fire uker"})
    assert accepted.status_code == HTTPStatus.SEE_OTHER
    shown = employee.get(path("me", followed)).text
    assert "Dagvakter i fire uker" in shown
    assert "Bare dagvakter i en periode" in shown  # their own words beside it
    assert manager.post(f"{option}/retire", {"reason": "Ny turnus."}).status_code == HTTPStatus.SEE_OTHER
    assert "Ny turnus." in manager.get(path("manager", followed)).text
    assert manager.get(option).status_code == HTTPStatus.NOT_FOUND


def somebody_elsewhere(app: Flask, *roles: Role) -> Somebody:
    who, unit_id = add_somebody(app, *roles), add_unit(app, "Teknisk")
    employ(app, who, None, unit_id)
    employ(app, add_somebody(app, Role.EMPLOYEE), who, unit_id)
    return who


@pytest.mark.parametrize("page", PAGES)
def test_strangers_to_the_unit_do_not_find_the_list(app: Flask, followed: Followed, page: str) -> None:
    other = signed_in(app, somebody_elsewhere(app, Role.MANAGER, Role.EMPLOYEE))
    for audience in ("manager", "me", "hr", "representative"):
        assert other.get(path(audience, followed, page)).status_code == HTTPStatus.NOT_FOUND
    payroll = signed_in(app, add_somebody(app, Role.PAYROLL))
    assert payroll.get(path("me", followed, page)).status_code == HTTPStatus.NOT_FOUND
    assert Browser(app).get(path("me", followed, page)).location.startswith("/sign-in")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("role", "audience"),
    [(Role.HR, "hr"), (Role.EMPLOYEE_REP, "representative"), (Role.SAFETY_REP, "representative")],
)
def test_hr_and_representatives_read_every_list(
    app: Flask, followed: Followed, role: Role, audience: str, page: str
) -> None:
    client = signed_in(app, add_somebody(app, role)).client
    assert client.get(path(audience, followed, page)).status_code == HTTPStatus.OK
    unknown = f"/{audience}/units/{uuid.uuid4()}/{page}"
    assert client.get(unknown).status_code == HTTPStatus.NOT_FOUND


def test_nobody_but_manager_and_hr_writes(app: Flask, followed: Followed, manager: Browser) -> None:
    send(manager, path("manager", followed))
    option_id = only_option(app)
    others = (somebody_elsewhere(app, Role.MANAGER, Role.EMPLOYEE), followed.employee)
    for browser in (signed_in(app, who) for who in others):
        for audience in ("manager", "hr"):
            for end in ("", f"/{option_id}/accept", f"/{option_id}/decline", f"/{option_id}/retire"):
                answer = browser.post(path(audience, followed) + end, ENTRY | {"reason": "Nei"})
                assert answer.status_code == HTTPStatus.NOT_FOUND
    outsider = signed_in(app, others[0])
    assert outsider.post(path("me", followed), ENTRY | {"named": "no"}).status_code == HTTPStatus.NOT_FOUND


def test_a_former_manager_and_a_former_employee_find_nothing(
    app: Flask, followed: Followed, manager: Browser, employee: Browser
) -> None:
    ended = sa.update(employment).where(employment.c.id == followed.employment_id)
    with followed.wiring.engine.begin() as connection:
        connection.execute(ended.values(end_on=date(2026, 3, 1)))
    assert manager.get(path("manager", followed)).status_code == HTTPStatus.NOT_FOUND
    assert employee.get(path("me", followed)).status_code == HTTPStatus.NOT_FOUND


def test_what_a_unit_above_offers_is_read_below_and_kept_above(app: Flask, followed: Followed) -> None:
    above = add_unit(app, "Oppvekst")
    hr = signed_in(app, add_somebody(app, Role.HR))
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(unit).where(unit.c.id == followed.unit_id).values(parent_id=above))
    send(hr, f"/hr/units/{above}/accommodations", words="Hjemmekontor en dag i uken")
    page = signed_in(app, followed.manager).get(path("manager", followed)).text
    assert "Hjemmekontor en dag i uken" in page
    assert "fra Oppvekst" in page
    option = f"{path('manager', followed)}/{only_option(app)}"
    assert signed_in(app, followed.manager).get(option).status_code == HTTPStatus.NOT_FOUND


def test_hostile_words_come_through_as_they_are(followed: Followed, manager: Browser) -> None:
    assert send(manager, path("manager", followed), words=MARKUP) == HTTPStatus.SEE_OTHER
    page = manager.get(path("manager", followed)).text
    assert "&lt;b&gt;feit&lt;/b&gt; {{7*7}}" in page
    assert manager.client.get(path("manager", followed, "accommodations.pdf")).data.startswith(b"%PDF")
    assert manager.client.get(path("manager", followed, "accommodations.docx")).data.startswith(b"PK")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("x" * 10_000, "det er plass til 500"),
        ("Ring 15108695088 om natten", "fødselsnummer"),
        ("", "Skriv hva som er mulig"),
        ("For den som har angst", "Må dette stå her?"),
    ],
)
def test_what_cannot_stand_there_is_said_and_kept_on_the_page(
    followed: Followed, employee: Browser, words: str, sentence: str
) -> None:
    employee.get(path("me", followed))
    answer = employee.post(path("me", followed), ENTRY | {"words": words, "named": "no"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    text = re.sub(r"\s+", " ", answer.text)
    assert sentence in text
    assert words in text


def test_whoever_reads_one_list_is_led_to_it_and_others_choose(app: Flask, followed: Followed) -> None:
    add_unit(app, "Teknisk")
    hr = signed_in(app, add_somebody(app, Role.HR))
    assert "Solbakken skole" in hr.get("/hr/accommodations").text
    own = signed_in(app, followed.employee).get("/me/accommodations")
    assert own.location == path("me", followed)
    nowhere = signed_in(app, add_somebody(app, Role.EMPLOYEE)).get("/me/accommodations")
    assert "Det er ingen liste" in nowhere.text
