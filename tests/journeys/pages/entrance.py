"""The sign-in page."""

from collections.abc import Callable

from tests.journeys.pages.tab import Shown, Shows, Tab
from tests.journeys.service import PASSWORD


class SignInPage(Shows):
    def sign_in(self, username: str, then: Callable[[Tab], Shown], password: str = PASSWORD) -> Shown:
        self.page.locator('[name="username"]').fill(username)
        self.page.locator('[name="password"]').fill(password)
        return self.tab.press(self.page.locator("main form button[type=submit]"), then)

    def asks(self) -> bool:
        """Whether it is the sign-in page; who is signed in already is led on."""
        return bool(self.page.locator('main [name="password"]').count())
