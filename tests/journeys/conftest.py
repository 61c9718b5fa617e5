"""One service, one look at its pages and a browser window for each of its people, for all journeys."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, StorageState

from tests.fixtures.shared import Shared
from tests.journeys.audit import DESKTOP, Audit
from tests.journeys.pages.entrance import SignInPage
from tests.journeys.pages.tab import Shows, Tab
from tests.journeys.service import FIRST_DAY, RunningService

pytest.register_assert_rewrite("tests.journeys.ledger", "tests.journeys.pages.manager")

GoIn = Callable[..., Tab]
Begun = Callable[..., AbstractContextManager[RunningService]]
PATIENCE_MS = 30_000


@pytest.fixture(scope="session")
def first_day(browser: Browser, shared: Shared) -> Path:
    """What a first start leaves, with the invented municipality, which takes long; asks for the browser first: without it
    nothing starts.
    """
    return shared("first-day", lambda folder: RunningService(folder).stop())


@pytest.fixture(scope="session")
def begun(first_day: Path) -> Begun:
    """A service of one's own that goes on from the first day."""

    @contextmanager
    def start(**environment: str) -> Iterator[RunningService]:
        folder = Path(tempfile.mkdtemp(prefix="tb-j-"))
        shutil.copytree(first_day, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.sock"))
        running = RunningService(folder, FIRST_DAY, **environment)
        yield running
        running.stop()
        shutil.rmtree(folder)

    return start


@pytest.fixture(scope="session")
def service(begun: Begun) -> Iterator[RunningService]:
    """Started once; the journeys go on from each other's day."""
    with begun() as running:
        yield running


@pytest.fixture(scope="session")
def every_page() -> Audit:
    return Audit()


@pytest.fixture
def audit(service: RunningService, every_page: Audit) -> Iterator[Audit]:
    """What was wrong with pages on the way, and what broke in the service, fails the journey that passed them."""
    before, broken = len(every_page.problems), len(service.incidents())
    yield every_page
    problems = every_page.problems[before:] + service.incidents()[broken:]
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def kept_sessions() -> dict[str, StorageState]:
    """The cookies of those who have signed in once: the next journey finds them at their desk still."""
    return {}


@pytest.fixture
def go_in(
    service: RunningService, browser: Browser, audit: Audit, kept_sessions: dict[str, StorageState]
) -> Iterator[GoIn]:
    """A window of somebody's own, signed in and on their start page."""
    windows: list[BrowserContext] = []

    def sign_in(username: str, *, script: bool = True) -> Tab:
        window = browser.new_context(
            viewport=DESKTOP,
            locale="nb-NO",
            java_script_enabled=script,
            accept_downloads=True,
            storage_state=kept_sessions.get(username),
        )
        window.set_default_timeout(PATIENCE_MS)
        windows.append(window)
        tab = Tab(window, service.address, audit, script=script)
        page = tab.open("/sign-in", SignInPage)
        if page.asks():
            page.sign_in(username, Shows)
            kept_sessions[username] = window.storage_state()
        return tab

    yield sign_in
    for window in windows:
        window.close()
