"""The sign-in page."""

from collections.abc import Callable

from tests.journeys.pages.tab import Shown, Shows, Tab
from tests.journeys.service import PASSWORD


class CodePage(Shows):
    """The page after the password; in the demonstration it shows the code nobody has an app for."""

    def go_on(self, then: Callable[[Tab], Shown]) -> Shown:
        while not self.page.locator("[data-demonstration-code]").count():
            self.page.wait_for_timeout(2_000)
            self.page.reload()
        code = self.page.locator("[data-demonstration-code]").inner_text()
        self.page.locator('[name="code"]').fill(code)
        return self.tab.press(self.page.get_by_role("button", name="Gå videre", exact=True), then)


class SignInPage(Shows):
    def sign_in(self, username: str, then: Callable[[Tab], Shown], password: str = PASSWORD) -> Shown:
        self.page.locator('[name="username"]').fill(username)
        self.page.locator('[name="password"]').fill(password)
        page = self.tab.press(self.page.get_by_role("button", name="Logg inn", exact=True), Shows)
        if self.page.locator('main [name="code"]').count():
            return CodePage(self.tab).go_on(then)
        return then(page.tab)

    def asks(self) -> bool:
        """Whether it is the sign-in page; who is signed in already is led on."""
        return bool(self.page.locator('main [name="password"]').count())
