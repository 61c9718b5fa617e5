"""Somebody signs in through a provider, lands on their page, and signs out at both; in a real browser with its content policy."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.audit import DESKTOP, Audit
from tests.journeys.conftest import Begun
from tests.journeys.pages.tab import Shows, Tab
from tests.journeys.service import RunningService
from tests.web.oidc.local_provider import CLIENT, SECRET, LocalProvider, running

pytestmark = pytest.mark.browser
PATIENCE_MS = 30_000


@pytest.fixture
def provider() -> Iterator[LocalProvider]:
    with running(lambda: datetime.now(UTC)) as local:
        local.person = {"sub": "person-1", "upn": "kari"}
        yield local


@pytest.fixture
def house(begun: Begun, provider: LocalProvider) -> Iterator[RunningService]:
    """A service that knows the provider from its settings, as an operator writes them."""
    given = {
        "ISSUER": provider.issuer,
        "CLIENT_ID": CLIENT,
        "CLIENT_SECRET": SECRET,
        "LABEL": "Lerkedal",
        "IDENTITY_CLAIM": "upn",
        "IDENTITY_TRUSTED": "yes",
    }
    with begun(**{f"TILBAKE_OIDC_HUSET_{key}": value for key, value in given.items()}) as service:
        yield service


def test_one_signs_in_lands_on_ones_page_and_signs_out_at_both(
    house: RunningService, browser: Browser, provider: LocalProvider
) -> None:
    audit = Audit()
    window = browser.new_context(viewport=DESKTOP, locale="nb-NO")
    window.set_default_timeout(PATIENCE_MS)
    tab = Tab(window, house.address, audit)
    page = tab.open("/sign-in?next=/me/", Shows).page
    page.get_by_role("button", name="Logg inn med Lerkedal").click()
    page.wait_for_url(f"{house.address}/me/")
    tab.arrive(Shows)
    expect(page.locator("body")).to_contain_text("Kari Solheim")

    page.get_by_role("button", name="Logg ut").click()
    page.wait_for_url(f"{house.address}/sign-out")
    tab.arrive(Shows)
    page.get_by_role("button", name="Logg ut hos Lerkedal").click()
    page.wait_for_url(f"{house.address}/signed-out")
    tab.arrive(Shows)
    assert len(provider.signed_out["id_token_hint"].split(".")) == 3
    page.goto(f"{house.address}/me/")
    assert re.search(r"/sign-in\?next=/me/", page.url)
    window.close()
    assert not audit.problems, "\n".join(audit.problems)
    assert not house.incidents()
    assert "eyJ" not in house.log.read_text()
