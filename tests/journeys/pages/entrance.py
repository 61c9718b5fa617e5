"""The sign-in page, and the page for what is not there."""

from collections.abc import Callable

from tests.journeys.pages.tab import Shown, Shows, Tab
from tests.journeys.service import PASSWORD


class SignInPage(Shows):
    def sign_in(self, username: str, then: Callable[[Tab], Shown], password: str = PASSWORD) -> Shown:
        self.page.locator('[name="username"]').fill(username)
        self.page.locator('[name="password"]').fill(password)
        return self.tab.press(self.page.locator("main form button[type=submit]"), then)


class NotFoundPage(Shows):
    pass
