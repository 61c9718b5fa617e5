"""The menu of a role is folded in an element that opens without script, has a name, and marks the page one is on."""

import pytest
from flask import Flask

from tests.web.world import add_somebody, signed_in
from web.navigation import START_PAGES
from workflow.domain.people import Role


@pytest.mark.parametrize("role", START_PAGES)
def test_every_role_has_a_menu_that_unfolds_by_itself(app: Flask, role: Role) -> None:
    browser = signed_in(app, add_somebody(app, role))
    with app.test_request_context():
        start = app.url_for(START_PAGES[role])
    menu = browser.get(start).text.partition('<nav class="tb-nav" aria-label="Hovedmeny">')[2]
    folded = menu.partition("</nav>")[0].partition("<details>")[2]
    assert folded.strip().startswith("<summary>Meny</summary>")
    assert folded.count(f'href="{start}" aria-current="page"') == 1
