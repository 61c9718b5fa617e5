"""The two sides of the plan side by side, and where one sees who outside has it."""

from collections.abc import Mapping

from tests.journeys.pages.manager import FormPage
from tests.journeys.pages.tab import Shows, fill_in


class BothSides(Shows):
    """What each side wrote, with what can be chosen."""

    def differing(self) -> list[str]:
        return self.page.locator('main ul a[href^="#question-"]').all_inner_texts()

    def choose(self, choices: Mapping[str, str]) -> FormPage:
        """Choose where nothing is suggested; the plan opens, filled in."""
        answers = {f"choice-{name}": choice for name, choice in choices.items()}
        fill_in(self.page.locator("form.tb-form"), answers)
        return self.tab.press(self.page.locator("form.tb-form button[type=submit]"), FormPage)


class WhoHasThePlan(Shows):
    """Copies of the plan, and what would leave."""

    def copies(self) -> list[str]:
        return self.page.locator("#copies .tb-status").all_inner_texts()

    def look_at(self, recipient: str) -> "WhoHasThePlan":
        return self.tab.press(self.page.locator(f'#send a[href*="recipient={recipient}"]'), WhoHasThePlan)

    def make_ready(self) -> "WhoHasThePlan":
        return self.tab.press(self.page.locator('form:has([name="mark"]) button'), WhoHasThePlan)

    def tell(self, answers: Mapping[str, str]) -> "WhoHasThePlan":
        """Say how the copy that waits went."""
        page = self.tab.press(self.page.locator("#copies a.ds-button").first, Shows)
        fill_in(page.page.locator("form.tb-form"), answers)
        return self.tab.press(page.page.locator("form.tb-form button[type=submit]"), WhoHasThePlan)
