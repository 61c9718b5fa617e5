"""Our scripts keep nothing in the browser that outlives the page."""

import re
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).parents[2] / "web" / "static").glob("*.js"))
STORAGE = re.compile(r"localStorage|sessionStorage|indexedDB|\bcaches\b|serviceWorker|document\.cookie")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_keeps_nothing_in_the_browser(script: Path) -> None:
    assert STORAGE.findall(script.read_text(encoding="utf-8")) == []
