"""HR comes from a number to the cases behind it and gives several to another manager, who notes a contact in two clicks."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import GoIn
from tests.journeys.newcomers import hire
from tests.journeys.pages.manager import CasePage, ManagerHome
from tests.journeys.pages.tab import Shows, Tab, texts
from tests.journeys.service import PASSWORD, RunningService
from tests.journeys.test_coming_back import register

pytestmark = pytest.mark.browser
NAMES = ("Vår Tallaksen", "Våril Tallaksen")


def shown_who(hr: Tab) -> Shows:
    """The page that was asked for, after showing once more who one is where that is some time ago."""
    if "/account/confirm" in hr.page.url:
        hr.page.locator('main [name="password"]').fill(PASSWORD)
        hr.press(hr.page.get_by_role("button", name="Det er meg", exact=True), Shows)
        hr.press(hr.page.get_by_role("button", name="Gå videre", exact=True), Shows)
    return Shows(hr)


def test_from_a_number_to_its_cases_to_another_manager_to_a_contact(
    service: RunningService, go_in: GoIn
) -> None:
    amir, today = go_in("amir"), service.today()
    people = [hire(service, name, "amir") for name in NAMES]
    cases = [register(amir, who, today).case_id for who in people]

    hr = go_in("hanne")
    door = hr.open("/hr/", Shows).page.locator('main a[href$="within=7"]').first
    number = int(re.match(r"\s*(\d+)", door.inner_text())[1])  # type: ignore[index]
    behind = hr.press(door, Shows)
    rows = behind.page.locator('main [role="rowheader"] a')
    expect(rows).to_have_count(number)
    assert set(NAMES) <= set(texts(rows))

    hr.press(behind.page.get_by_role("link", name="Gi flere saker til en annen leder"), Shows)
    for case_id in cases:
        hr.page.locator(f'main [name="case"][value="{case_id}"]').check()
    hr.press(hr.page.get_by_role("button", name="Gå videre med de valgte"), Shows)
    hr.page.locator('main [name="manager"]').select_option(label="Mona Bakke")
    preview = hr.press(hr.page.get_by_role("button", name="Se hva som skjer"), Shows)
    assert "Amir Rahimi mister innsyn i 2 saker" in preview.text
    hr.press(hr.page.get_by_role("button", name="Gi 2 saker til Mona Bakke"), Shows)
    done = shown_who(hr)
    assert all(name in done.text for name in NAMES)

    assert not set(NAMES) & set(texts(amir.open("/manager/", ManagerHome).page.locator("#cases a")))
    mona = go_in("mona")
    line = mona.open("/manager/", ManagerHome).page.locator("#cases [role=row]").filter(has_text=NAMES[0])
    quick = mona.press(line.get_by_role("link", name="Noter en kontakt"), Shows)
    case = mona.press(quick.page.get_by_role("button", name="Lagre notatet").first, CasePage)
    assert case.case_id == cases[0]
    assert "vi snakket sammen" in case.text
