"""The pages of HR, payroll and representatives."""

from forms.hr.access_reason import PREFIX
from tests.journeys.pages.manager import CasePage
from tests.journeys.pages.tab import Shows


class HrHome(Shows):
    def all_cases(self) -> "HrCases":
        return self.tab.press(self.page.locator('a[href$="/hr/cases"]').first, HrCases)


class HrCases(Shows):
    def find(self, name: str) -> CasePage:
        self.page.locator('main input[type="search"], main input[name="name"]').first.fill(name)
        found = self.tab.press(self.page.locator("main form button[type=submit]").first, HrCases)
        page = self.tab.press(found.page.locator("main").get_by_role("link", name=name).first, Shows)
        if page.page.locator(f'[name="{PREFIX}choice"]').count():
            return AccessReason(self.tab).give("deadline_control")
        return CasePage(self.tab)


class AccessReason(Shows):
    """What HR is asked before a case is opened outside a task."""

    def give(self, choice: str) -> CasePage:
        self.page.locator(f'[name="{PREFIX}choice"][value="{choice}"]').check()
        return self.tab.press(self.page.locator("main form.tb-form button[type=submit]").first, CasePage)


class PayrollHome(Shows):
    def tasks(self) -> list[str]:
        return (
            self.page.locator("main li, main article")
            .filter(has=self.page.locator("button"))
            .all_inner_texts()
        )

    def finish(self, name: str) -> "PayrollHome":
        place = self.page.locator("main li, main article").filter(has_text=name).first
        return self.tab.press(place.locator("button"), PayrollHome)


class RepresentativeHome(Shows):
    def case_of(self, name: str) -> "RepresentativeCase":
        return self.tab.press(
            self.page.locator("main").get_by_role("link", name=name).first, RepresentativeCase
        )


class RepresentativeCase(Shows):
    def documents(self) -> list[str]:
        return self.page.locator('main a[href*="/documents/"]').all_inner_texts()

    def read(self, title: str) -> Shows:
        return self.tab.press(self.page.get_by_role("link", name=title).first, Shows)

    def can_write(self) -> bool:
        """Whether anything on the page would change the case (signing out and the language do not)."""
        return bool(self.page.locator("main form").count())
