"""Every test that web/SECURITY.md names is there: a claim without its test would be a promise."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(?:([\w/]*test_\w+)(?:\.py)?(?:::(\w+)…?)?|…_?(\w+)…?)`")


def test_every_test_the_security_page_names_is_there() -> None:
    files = {
        path.with_suffix("").as_posix(): path.read_text("utf-8")
        for path in (ROOT / "tests").rglob("test_*.py")
    }
    everything = "\n".join(files.values())
    missing, told = [], 0
    for line in (ROOT / "web" / "SECURITY.md").read_text("utf-8").splitlines():
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
    assert told > 60
