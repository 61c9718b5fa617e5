"""The five-minute tour of the README, walked: whoever it names is on the pages of whom it sends there, and on no others."""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask

from tests.fixtures.shared import DAY
from tests.web.demo.municipality import opened
from tests.web.demo.test_demo import README
from tests.web.world import Browser, Somebody
from web.app import create_app
from web.demo.offered import OFFERED
from web.settings import load_settings
from workflow.adapters.clock import FixedClock

PAGES = {
    "mona": ("/manager/",),
    "amir": ("/manager/",),
    "sigrid": ("/manager/", "/manager/substitutes"),
    "kari": ("/me/",),
    "ingrid": ("/me/",),
    "hanne": ("/hr/cases", "/hr/overdue", "/hr/escalations"),
    "lars": ("/payroll/",),
    "tove": ("/representative/",),
    "jorunn": ("/representative/",),
    "aud": ("/admin/",),
}
SEES_NOTHING_OF = {
    "mona": "Daniel",
    "amir": "Kari",
    "kari": "Daniel",
    "lars": "Kari",
    "tove": "Kari",
    "jorunn": "Ingrid",
}

PROMISED = {
    ("mona", "Kari"): ("Vil gjerne ha et annet tidspunkt", "I gang", "Venter på svar fra medarbeideren"),
    ("mona", "Ingrid"): (
        "Legen som skriver sykmeldingene har versjon 1",
        "Alle datoer og hvorfor",
        "Tove Lien",
    ),
    ("mona", "Silje"): ("Se begge side ved side", "Tidligere tiltak", "Det hjalp delvis"),
    ("mona", "Anne"): ("Forebyggende samtale", "Kommer"),
    ("amir", "Daniel"): (
        "Referat om en uenighet",
        "Ble ikke holdt",
        "Gi brevet til legen videre",
        "Samtykke",
    ),
    ("amir", "Hassan"): ("Fornyet",),
    ("sigrid", "Nils"): ("Ferie i fråværet", "Skriv utgreiinga om aktivitet"),
    ("sigrid", "Piotr"): ("Dialogmøte 2", "Nav"),
}
"""What the tour lets a manager find on the page of a case, in the words that stand there."""
BESIDES = {
    ("mona", "Tilrettelegging"): "Foreslått uten navn",
    ("mona", "Rutinen"): "Kari Solheim",
    ("kari", "Rutinen"): "Versjon 2",
    ("hanne", "Rutinen"): "versjon 2",
}
"""What stands on a page of the menu."""


def told() -> dict[str, set[str]]:
    """Whom the tour names, by the account it has signed in as last."""
    tour = README.read_text("utf-8").partition("## Five minutes as each role")[2].partition("\n## ")[0]
    names, username = defaultdict(set), ""
    for account, name in re.findall(r"`(\w+)`|\*\*([A-ZÆØÅ]\w+)\*\*", tour):
        if account in PAGES:
            username = account
        elif name:
            names[username].add(name)
    return names


@pytest.fixture(scope="module")
def app(municipality: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = shutil.copytree(municipality, tmp_path_factory.mktemp("tour"), dirs_exist_ok=True)
    wiring = opened(folder)
    clock = FixedClock(DAY)
    wiring = replace(wiring, clock=clock, office=replace(wiring.office, clock=clock))
    yield create_app(load_settings({"TILBAKE_DATA": str(folder)}), wiring=wiring)
    wiring.engine.dispose()


def as_(app: Flask, username: str) -> Browser:
    browser = Browser(app)
    who = Somebody(account_id=uuid4(), person_id=uuid4(), username=username)
    assert browser.sign_in(who, password=OFFERED.password).status_code == 303
    return browser


def shown_to(app: Flask, username: str) -> str:
    browser = as_(app, username)
    answers = [browser.get(page) for page in PAGES[username]]
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    return " ".join(answer.text for answer in answers)


def test_the_tour_and_the_offer_name_the_same_accounts() -> None:
    assert set(PAGES) == {account.username for account in OFFERED.accounts}
    assert set(told()) >= {"mona", "amir", "sigrid", "hanne", "lars", "tove", "jorunn", "aud"}


@pytest.mark.parametrize("username", PAGES)
def test_whoever_the_tour_names_is_on_the_page(app: Flask, username: str) -> None:
    page = shown_to(app, username)
    assert {name for name in told()[username] if name not in page} == set()


@pytest.mark.parametrize(("username", "name"), PROMISED)
def test_the_case_shows_what_the_tour_promises(app: Flask, username: str, name: str) -> None:
    browser = as_(app, username)
    found = re.search(rf'href="(/manager/cases/[^"/]+)"[^>]*>\s*{name} ', browser.get("/manager/").text)
    assert found
    page = " ".join(browser.get(found[1]).text.split())
    assert [words for words in PROMISED[username, name] if words not in page] == []


@pytest.mark.parametrize(("username", "item"), BESIDES)
def test_the_menu_leads_to_what_the_tour_promises(app: Flask, username: str, item: str) -> None:
    browser = as_(app, username)
    found = re.search(rf'href="([^"]+)"[^>]*>\s*{item}\s*<', browser.get(PAGES[username][0]).text)
    assert found
    assert BESIDES[username, item] in browser.get(found[1], follow_redirects=True).text


@pytest.mark.parametrize("username", SEES_NOTHING_OF)
def test_the_others_are_not(app: Flask, username: str) -> None:
    assert SEES_NOTHING_OF[username] not in shown_to(app, username)


def test_who_has_left_cannot_sign_in(app: Flask) -> None:
    browser = Browser(app)
    who = Somebody(account_id=uuid4(), person_id=uuid4(), username="rolf")
    assert browser.sign_in(who, password=OFFERED.password).status_code != 303
