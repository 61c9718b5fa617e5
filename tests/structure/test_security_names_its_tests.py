"""Every test that web/SECURITY.md names is there: a claim without its test would be a promise."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "web" / "SECURITY.md", ROOT / "web" / "security" / "ASVS.md")
NUMBERS = (Path(__file__).parent / "asvs_numbers.txt").read_text("utf-8").split()
"""Every line of ASVS 5.0 that is asked of a service like this one, with those that do not apply."""
NAMED = re.compile(r"`(?:([\w/]*test_\w+)(?:\.py)?(?:::(\w+)…?)?|…_?(\w+)…?)`")


def test_every_test_the_security_page_names_is_there() -> None:
    files = {
        path.with_suffix("").as_posix(): path.read_text("utf-8")
        for path in (ROOT / "tests").rglob("test_*.py")
    }
    everything = "\n".join(files.values())
    missing, told = [], 0
    for line in [line for page in PAGES for line in page.read_text("utf-8").splitlines()]:
        for module, test, rest in NAMED.findall(line):
            told += 1
            of_module = (
                [text for path, text in files.items() if path.endswith(f"/{module}")] if module else []
            )
            where = "\n".join(of_module) or everything
            name = test or rest or ("" if of_module else module.rpartition("/")[2])
            if not re.search(rf"def \w*{name}", where):
                missing.append(f"{module}::{test}{rest}")
    assert missing == []
    assert told > 200


def _rows() -> list[tuple[str, str, str]]:
    rows = [line.split("|") for line in PAGES[1].read_text("utf-8").splitlines() if re.match(r"\| \d", line)]
    return [(number.strip(), how.strip(), shown.strip()) for _, number, how, shown, _ in rows]


def test_every_line_of_the_standard_has_one_row_that_says_how_or_why_not() -> None:
    assert [number for number, *_ in _rows()] == NUMBERS
    assert len(NUMBERS) > 240
    for number, how, shown in _rows():
        assert len(how) > 2, number
        # A row without a test says in words where it is written, set up, or why it is not there.
        reason = len(how) > 9
        assert "`test" in shown or "`tests/" in shown or "/test_" in shown or (shown == "–" and reason), (
            number
        )


def test_no_line_waits_for_somebody() -> None:
    assert [number for number, how, _ in _rows() if "PENDING" in how] == []
