"""Passkeys in a real browser, with an authenticator of the browser's own: made, used as second step, used alone."""

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.fixtures.ports import free_port
from tests.web.world import PASSWORD, add_somebody, wiring_of
from web.app import create_app
from web.settings import load_settings
from workflow.adapters.persistence.migrate import upgrade
from workflow.adapters.persistence.tables import passkey, used_challenge
from workflow.domain.people import Role

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture
def served(browser: Browser, tmp_path: Path) -> Iterator[tuple[Flask, str]]:
    """The pages as they are started on one's own machine: at a number, for which browsers make no passkey. Asks for the browser first."""
    port = free_port()
    settings = load_settings({"TILBAKE_DATA": str(tmp_path), "TILBAKE_DEMO": "no"})
    app = create_app(dataclasses.replace(settings, base_url=f"http://127.0.0.1:{port}"))
    upgrade(wiring_of(app).engine)
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield app, f"http://localhost:{port}"
    server.shutdown()
    thread.join()
    wiring_of(app).engine.dispose()


def keys(app: Flask) -> list[Any]:
    with wiring_of(app).reading.connect() as connection:
        return list(connection.execute(sa.select(passkey)))


def used(app: Flask) -> int:
    with wiring_of(app).reading.connect() as connection:
        return len(list(connection.execute(sa.select(used_challenge))))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def type_password(page: Page, address: str, username: str) -> None:
    page.goto(f"{address}/sign-in")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    press(page, "Logg inn")


def test_a_passkey_is_made_used_as_second_step_and_used_alone(
    browser: Browser, served: tuple[Flask, str]
) -> None:
    app, address = served
    who = add_somebody(app, Role.HR, with_factor=False)
    window = browser.new_context(locale="nb-NO")
    window.set_default_timeout(30_000)
    page = window.new_page()
    device = window.new_cdp_session(page)
    device.send("WebAuthn.enable")
    added = device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    type_password(page, address.replace("localhost", "127.0.0.1"), who.username)
    page.get_by_role("link", name=address, exact=True).click()
    type_password(page, address, who.username)
    page.wait_for_url(f"{address}/account/authenticator")  # HR reaches nothing else
    press(page, "Lag en passnøkkel")
    page.locator("[name=passkey_name]").fill("Jobb-PC")
    press(page, "Lag den nå")
    page.locator(".tb-codes li").first.wait_for()
    assert page.locator(".tb-codes li").count() == 10
    (kept,) = keys(app)
    assert (kept.name, kept.account_id) == ("Jobb-PC", who.account_id)
    page.get_by_role("link", name="Jeg har tatt vare på dem, gå videre").click()
    page.wait_for_url(f"{address}/hr/")
    press(page, "Logg ut")

    type_password(page, address, who.username)
    press(page, "Bruk passnøkkelen")
    page.wait_for_url(f"{address}/hr/")
    assert keys(app)[0].sign_count > kept.sign_count
    assert used(app) == 2
    press(page, "Logg ut")

    press(page, "Logg inn med passnøkkel")  # the page asks by itself
    page.wait_for_url(f"{address}/hr/")
    assert used(app) == 3
    press(page, "Logg ut")

    device.send(
        "WebAuthn.setUserVerified",
        {"authenticatorId": added["authenticatorId"], "isUserVerified": False},
    )
    press(page, "Logg inn med passnøkkel")
    page.locator("[data-passkey-failed]:not([hidden]), [role=alert], .ds-alert").first.wait_for()
    page.goto(f"{address}/hr/")
    assert "/sign-in" in page.url, "alone it must know who holds it"
    window.close()
