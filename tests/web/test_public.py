"""What strangers may open: health in one word, the inbox of a trial, accounts to try."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus

import pytest
from flask import Flask

from tests.web.world import Browser, add_somebody, wiring_of
from web.app import create_app
from web.auth.sign_in import Outcome
from web.current import SETTINGS
from web.queries.demonstration import Demonstration, DemonstrationAccount, write_demonstration
from web.settings import Environment, Settings
from workflow.adapters.clock import FixedClock
from workflow.adapters.mail.mailbox import store
from workflow.adapters.queue.heartbeat import EXPECTED, beat
from workflow.domain.people import Role

MAIL = (
    b"From: tilbake@example.no\r\nTo: aud@example.no\r\nMessage-ID: <1@example.no>\r\n"
    b"Subject: A follow-up task is waiting\r\n\r\nSign in <b>to</b> see it.\r\n"
)


def settings_of(app: Flask) -> Settings:
    found = app.extensions[SETTINGS]
    assert isinstance(found, Settings)
    return found


@pytest.fixture
def production(settings: Settings, sqlite_url: str, clock: FixedClock) -> Iterator[Flask]:
    create_app(settings, clock)  # makes the keys, which production expects to find
    app = create_app(
        dataclasses.replace(
            settings,
            database_url=sqlite_url,
            environment=Environment.PRODUCTION,
            base_url="https://tilbake.example.no",
        ),
        clock,
    )
    yield app
    wiring_of(app).engine.dispose()


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Whether the queue answers, as the health page sees it."""
    state = {"up": True}
    monkeypatch.setattr("web.public.health.is_up", lambda _connection: state["up"])
    return state


def beat_all(app: Flask, but: str = "") -> None:
    for name in EXPECTED:
        if name != but:
            beat(wiring_of(app).engine, name, wiring_of(app).clock.wall())


def test_the_service_is_well_when_every_part_lately_said_so(
    app_on_both: Flask, clock: FixedClock, queue: dict[str, bool]
) -> None:
    browser = Browser(app_on_both)
    assert browser.client.get("/healthz").status_code == HTTPStatus.SERVICE_UNAVAILABLE
    beat_all(app_on_both)
    assert browser.client.get("/healthz").status_code == HTTPStatus.OK
    queue["up"] = False
    assert browser.client.get("/healthz").status_code == HTTPStatus.SERVICE_UNAVAILABLE
    queue["up"] = True
    clock.advance(seconds=91)
    assert browser.client.get("/healthz").status_code == HTTPStatus.SERVICE_UNAVAILABLE


@pytest.mark.usefixtures("queue")
@pytest.mark.parametrize("part", EXPECTED)
def test_one_part_that_is_silent_is_enough_and_strangers_are_not_told_which(app: Flask, part: str) -> None:
    beat_all(app, but=part)
    answer = Browser(app).client.get("/healthz")
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer.text == "not ok\n"


def test_a_database_without_tables_is_not_well(
    settings: Settings, blank_database_url: str, clock: FixedClock
) -> None:
    app = create_app(dataclasses.replace(settings, database_url=blank_database_url), clock)
    assert app.test_client().get("/healthz").status_code == HTTPStatus.SERVICE_UNAVAILABLE
    wiring_of(app).engine.dispose()


def test_the_inbox_shows_caught_mail_as_text(app: Flask) -> None:
    folder = settings_of(app).mail_folder
    assert "tb-empty" in Browser(app).get("/inbox/").text
    key = store(folder, MAIL, recipients=("aud@example.no",), at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    assert "A follow-up task is waiting" in Browser(app).get("/inbox/").text
    page = Browser(app).get(f"/inbox/{key}").text
    assert "Sign in &lt;b&gt;to&lt;/b&gt; see it." in page
    assert Browser(app).get("/inbox/unknown").status_code == HTTPStatus.NOT_FOUND


def test_there_is_no_inbox_in_production_or_with_a_real_mail_server(
    production: Flask, settings: Settings
) -> None:
    assert production.test_client().get("/inbox/").status_code == HTTPStatus.NOT_FOUND
    real = create_app(
        dataclasses.replace(settings, embedded_mail=False, database_url=settings_of(production).database_url)
    )
    assert real.test_client().get("/inbox/").status_code == HTTPStatus.NOT_FOUND
    wiring_of(real).engine.dispose()


@pytest.fixture
def offered(app: Flask) -> Demonstration:
    accounts = (
        DemonstrationAccount(username="leder@fjordvik.test", name="Randi Moe", about="Manager of home care"),
    )
    found = Demonstration(password="bjørk og blåbær i bakken", accounts=accounts)
    write_demonstration(settings_of(app).data, found)
    return found


def test_accounts_to_try_stand_on_the_sign_in_page_of_a_demonstration(
    app: Flask, offered: Demonstration
) -> None:
    page = Browser(app).get("/sign-in").text
    assert offered.password in page
    assert "leder@fjordvik.test" in page


@pytest.mark.usefixtures("offered")
def test_accounts_to_try_are_not_told_in_production(production: Flask) -> None:
    page = production.test_client().get("/sign-in", base_url="https://tilbake.example.no").text
    assert "leder@fjordvik.test" not in page


def test_a_fresh_installation_has_no_account(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    for name in ("admin", "root", "administrator", "demo"):
        answer = browser.post("/sign-in", {"username": name, "password": name})
        assert answer.status_code == HTTPStatus.OK


def test_a_shifted_clock_is_said_on_every_page(settings: Settings, sqlite_url: str) -> None:
    shifted = dataclasses.replace(
        settings, database_url=sqlite_url, today=datetime(2031, 3, 3, tzinfo=UTC).date()
    )
    app = create_app(shifted)
    who = add_somebody(app, Role.MANAGER)
    browser = Browser(app)
    assert "mandag 3. mars 2031" in browser.get("/sign-in").text
    browser.sign_in(who)
    assert "mandag 3. mars 2031" in browser.get("/manager/").text
    wiring_of(app).engine.dispose()


@pytest.mark.parametrize(
    ("peer", "trusted", "counted"),
    [
        ("192.0.2.9", "", "192.0.2.9"),
        ("192.0.2.9", "10.0.0.0/8", "192.0.2.9"),
        ("10.0.0.5", "10.0.0.0/8", "203.0.113.4"),
    ],
)
def test_a_forwarded_address_counts_only_from_a_named_proxy(
    settings: Settings,
    sqlite_url: str,
    monkeypatch: pytest.MonkeyPatch,
    peer: str,
    trusted: str,
    counted: str,
) -> None:
    app = create_app(dataclasses.replace(settings, database_url=sqlite_url, trusted_proxies=trusted))
    seen: list[str] = []

    def check(_wiring: object, *, address: str, **_typed: str) -> Outcome:
        seen.append(address)
        return Outcome()

    monkeypatch.setattr("web.account.sign_in.check_password", check)
    browser = Browser(app)
    browser.get("/sign-in")
    browser.post(
        "/sign-in",
        {"username": "x", "password": "y"},
        environ_base={"REMOTE_ADDR": peer},
        headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.4"},
    )
    assert seen == [counted]
    wiring_of(app).engine.dispose()
