"""The register of an absence, and the page that says what a change would bring before it is saved."""

import re
from collections.abc import Mapping
from datetime import date

from playwright.sync_api import Locator

from tests.journeys.pages.manager import CasePage, FormPage
from tests.journeys.pages.tab import Shows, Tab, day_and_month, fill_in, texts
from web.casework.names import DUTY_NAMES
from web.casework.responsible.duties import DUTIES
from workflow.adapters.words import CatalogueWords
from workflow.bootstrap import CATALOGUES
from workflow.domain.duties import IN_ORDER

FIRST_WORDS = "one => one.firstChild.textContent.trim()"

WORDS = CatalogueWords(CATALOGUES)
NAMES = {f"why-{duty.value.replace('_', '-')}": WORDS.say("nb", DUTIES[duty].name) for duty in IN_ORDER}
"""What a preview and the page of a case call the duties."""
IN_HISTORY = {WORDS.say("nb", DUTIES[duty].name): WORDS.say("nb", DUTY_NAMES[duty]) for duty in IN_ORDER}
"""The shorter names of the history."""


class RegisterPage(Shows):
    @classmethod
    def of(cls, case: CasePage) -> "RegisterPage":
        """Gone to as a manager goes: by the link below the absence on the page of the case."""
        return case.tab.press(case.again().page.locator('#absence a[href*="/absences/"]'), cls)

    def ask(self, period: Mapping[str, str]) -> "WhatIfPage":
        """Type a period, and ask what it would change."""
        return ask(self, period)

    def correct(self, first_day: date) -> FormPage:
        return self.tab.press(self._period(first_day).locator('a[href$="/correct"]'), FormPage)

    def take_back(self, first_day: date) -> "WhatIfPage":
        return self.tab.press(self._period(first_day).locator('a[href$="/withdraw"]'), WhatIfPage)

    def periods(self) -> list[str]:
        """What counts, newest first."""
        return texts(self.page.locator("#periods > .tb-documents > li"))

    def former(self) -> list[str]:
        """What was corrected or taken back, and is kept."""
        return texts(self.page.locator("#former li"))

    def case(self) -> CasePage:
        return self.tab.press(self.page.locator('main a[href*="/cases/"]').first, CasePage)

    def _period(self, first_day: date) -> Locator:
        begins = re.compile(rf"^\s*\w+ {re.escape(day_and_month(first_day))} ")
        title = self.page.locator(".tb-documents__title").filter(has_text=begins)
        return self.page.locator("#periods > .tb-documents > li").filter(has=title)


class WhatIfPage(Shows):
    """Nothing is stored yet."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        assert self.page.locator("#sentence").count(), f"no preview: {self.page.url} {self.text}"

    @property
    def sentence(self) -> str:
        return self.page.locator("#sentence").inner_text()

    def rows(self) -> dict[str, tuple[str, str]]:
        """What changes on the day it is saved: how it is, how it would be."""
        rows = self.page.locator("main > table tbody tr").all()
        return {_words(row.locator("th")): _pair(row.locator("td")) for row in rows}

    def save(self) -> RegisterPage:
        """Save what was shown, and be back at the register."""
        page = self.tab.press(self._buttons().and_(self.page.locator(":not([name])")), RegisterPage)
        assert page.page.locator("#periods").count(), f"it was not saved: {self.tab.status} {page.text}"
        return page

    def change_it(self) -> RegisterPage:
        return self.tab.press(self._buttons().and_(self.page.locator('[name="change_it"]')), RegisterPage)

    def _buttons(self) -> Locator:
        return self.page.locator("main form.tb-form button[type=submit]")


def ask(page: RegisterPage | FormPage, period: Mapping[str, str]) -> WhatIfPage:
    """Fill in the form of a period, new or corrected, and ask what that would change."""
    form = page.page.locator("form.tb-form")
    page.unfold()
    fill_in(form, period)
    return page.tab.press(form.locator("button[type=submit]:not([name])"), WhatIfPage)


def duties_of(case: CasePage) -> dict[str, str]:
    """Every duty of a case, by its name, with its day; or with what is said of one that is settled."""
    shown = dict(_duty(line) for line in case.page.locator("#all-dates .tb-deadlines > li").all())
    return {name: shown[duty] for duty, name in NAMES.items() if duty in shown}


def newest_in_history(case: CasePage) -> str:
    """The last thing that happened, with everything that moved by it."""
    return _words(case.page.locator("#history li").first)


def _duty(line: Locator) -> tuple[str, str]:
    """What the fold behind the date is called after, and the day or how it stands."""
    anchor = line.locator(".tb-why__inside").get_attribute("id") or ""
    if line.get_attribute("data-kind") in {"done", "exempt"}:
        return anchor, _words(line.locator(".tb-deadlines__status"))
    return anchor, str(line.locator(".tb-deadlines__on").evaluate(FIRST_WORDS))


def _pair(cells: Locator) -> tuple[str, str]:
    """The two states of a row, without the small line below each."""
    now, then = (str(cell.evaluate(FIRST_WORDS)) for cell in cells.all())
    return now, then


def _words(what: Locator) -> str:
    return " ".join((what.text_content() or "").split())
