"""One tab of somebody's browser: goes places, and lets every page it arrives at be looked at."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from babel.dates import format_date
from playwright.sync_api import BrowserContext, Error, Locator, Response

from tests.journeys.audit import Audit

NO_FAULT_OF_THE_PAGE = ("the server responded with a status of", "net::ERR_INTERNET_DISCONNECTED")
Shown = TypeVar("Shown", bound="Shows")


class Tab:
    def __init__(self, context: BrowserContext, address: str, audit: Audit, *, script: bool = True) -> None:
        self.context = context
        self.address = address
        self.audit = audit
        self.script = script
        self.page = context.new_page()
        self.page.on("response", self._notice)
        self.page.on(
            "pageerror", lambda error: audit.problems.append(f"{self.page.url}: script failed: {error}")
        )
        self.page.on("console", lambda line: self._hear(line.type, line.text))
        self._document: Response | None = None

    def another(self) -> "Tab":
        """A second tab of the same browser, signed in as the first one is."""
        return Tab(self.context, self.address, self.audit, script=self.script)

    @property
    def status(self) -> int:
        """How the last page was answered."""
        assert self._document is not None
        return self._document.status

    def open(self, path: str, shown: Callable[["Tab"], Shown]) -> Shown:
        self.page.goto(f"{self.address}{path}")
        return self.arrive(shown)

    def press(self, what: Locator, shown: Callable[["Tab"], Shown]) -> Shown:
        """Press something that leads to another page."""
        with self.page.expect_navigation():
            what.click()
        return self.arrive(shown)

    def arrive(self, shown: Callable[["Tab"], Shown]) -> Shown:
        self.page.wait_for_load_state("load")
        self.audit.look_at(self.page, self._source(), script=self.script)
        return shown(self)

    def _source(self) -> str | None:
        """The page as it was sent; the browser does not keep it beside a form of several megabytes."""
        try:
            return self._document.text() if self._document is not None else None
        except Error:
            return None

    def _notice(self, response: Response) -> None:
        request = response.request
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self._document = response

    def _hear(self, kind: str, text: str) -> None:
        # A page that was refused, or a connection that was cut, is told of in the console too: no fault of the page.
        if kind == "error" and not any(cause in text for cause in NO_FAULT_OF_THE_PAGE):
            self.audit.problems.append(f"{self.page.url}: the browser complains: {text}")


class Shows:
    """A page as somebody meets it."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.page = tab.page

    @property
    def title(self) -> str:
        return self.page.locator("h1").first.inner_text()

    @property
    def text(self) -> str:
        return self.page.locator("main").inner_text()

    @property
    def told(self) -> str:
        """What the page tells about the last thing done."""
        return " ".join(self.page.locator(".tb-flashes").all_inner_texts()).strip()

    def reload(self) -> "Shows":
        self.page.reload()
        return self.tab.arrive(type(self))

    def unfold(self) -> None:
        """Open everything that is folded, as somebody who looks for something would."""
        self.page.locator("details:not([open])").evaluate_all(
            "all => all.forEach((one) => { one.open = true })"
        )


def texts(what: Locator) -> list[str]:
    """What several places on a page say, also where it is folded."""
    return [" ".join(text.split()) for text in what.all_text_contents()]


def fill_in(page: Locator, answers: Mapping[str, str]) -> None:
    """Answer the questions of a form: first what is chosen, since that shows the questions that follow from it."""
    chosen: list[tuple[Locator, str, str]] = []
    written: list[tuple[Locator, str, str]] = []
    for name, answer in answers.items():
        field = page.locator(f'[name="{name}"]')
        kind = field.first.evaluate("field => field.type")
        (chosen if kind in {"radio", "checkbox", "select-one"} else written).append((field, kind, answer))
    for field, kind, answer in chosen:
        if kind == "select-one":
            field.select_option(answer)
        else:
            page.locator(f'[name="{field.first.get_attribute("name")}"][value="{answer}"]').check()
    for field, _, answer in written:
        field.fill(answer)


def day_and_month(day: date) -> str:
    """A day as a page writes it."""
    return format_date(day, "d. MMMM", "nb")
