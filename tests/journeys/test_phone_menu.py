"""On a phone the menu of every role takes one row, and unfolds with a keyboard, without script and at twice the size."""

import pytest
from playwright.sync_api import Locator, ViewportSize

from tests.journeys.audit import DESKTOP
from tests.journeys.conftest import GoIn
from tests.journeys.pages.tab import Shows
from tests.journeys.test_every_page import ROLES

pytestmark = pytest.mark.browser
PHONE: ViewportSize = {"width": 390, "height": 844}
ENLARGED: ViewportSize = {"width": 195, "height": 422}
"""The phone at 200 %."""
ONE_ROW_PX = 60


def height(menu: Locator) -> float:
    box = menu.bounding_box()
    assert box
    return box["height"]


@pytest.mark.parametrize("size", [PHONE, ENLARGED], ids=["phone", "twice the size"])
@pytest.mark.parametrize("username", ROLES)
def test_the_menu_takes_one_row_and_unfolds_with_the_keyboard(
    go_in: GoIn, username: str, size: ViewportSize
) -> None:
    page = go_in(username).open(ROLES[username], Shows).page
    page.set_viewport_size(size)
    menu = page.get_by_role("navigation", name="Hovedmeny")
    current = menu.locator('[aria-current="page"]')
    assert height(menu) < ONE_ROW_PX
    assert not current.is_visible()
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert current.is_visible()
    assert menu.locator("a").first.evaluate("link => link === document.activeElement")
    assert menu.evaluate("menu => menu.scrollWidth") == size["width"]


def test_without_script_the_menu_leads_on(go_in: GoIn) -> None:
    tab = go_in("mona", script=False)
    page = tab.open("/manager/", Shows).page
    page.set_viewport_size(PHONE)
    menu = page.get_by_role("navigation", name="Hovedmeny")
    menu.locator("summary").click()
    tab.press(menu.get_by_role("link", name="Rutinen"), Shows)
    assert page.url.endswith("/manager/routine")


def test_where_there_is_room_the_whole_menu_shows(go_in: GoIn) -> None:
    page = go_in("hanne").open("/hr/", Shows).page
    page.set_viewport_size(DESKTOP)
    menu = page.get_by_role("navigation", name="Hovedmeny")
    assert not menu.locator("summary").is_visible()
    assert all(link.is_visible() for link in menu.locator("a").all())
