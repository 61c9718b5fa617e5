"""Walks from a start page along every link, as somebody who wants to see everything would."""

import re
from collections import Counter, deque
from collections.abc import Mapping

from tests.journeys.pages.tab import Shows, Tab

UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
ELSEWHERE = ("/static/", "/inbox/", "/healthz", "/sign-in")
MAY_BE_REFUSED = "/periods/…/withdraw"
"""The page that asks whether to take a period back says why the only one of a case cannot be; it is looked at as any other."""
RULE = re.compile(r"(?<=/hr/rules/)(?!history$)\w+$")
LINKS = """links => links.filter((link) => !link.hasAttribute("download"))
  .map((link) => link.getAttribute("href").split("#")[0])
  .filter((path) => !path.includes("/copies/"))"""


def walk(tab: Tab, start: str, *, most: int = 1, more: Mapping[str, int] | None = None) -> list[str]:
    """Open every kind of page that links lead to, `most` times each (`more` for some); returns where it has been."""
    been: dict[str, None] = {}
    times: Counter[str] = Counter()
    waiting = deque([start])
    while waiting:
        path = waiting.popleft()
        kind = kind_of(path)
        if path in been or times[kind] >= (more or {}).get(kind, most):
            continue
        been[path] = None
        times[kind] += 1
        page = tab.open(path, Shows)
        if tab.status >= 400 and not (tab.status == 422 and kind.endswith(MAY_BE_REFUSED)):
            tab.audit.problems.append(f"{path} is linked to and gave {tab.status}")
        found = page.page.locator('a[href^="/"]').evaluate_all(LINKS)
        waiting.extend(link for link in dict.fromkeys(found) if not link.startswith(ELSEWHERE))
    return list(been)


def kind_of(path: str) -> str:
    """What kind of page an address leads to: the address without ids, names of rules and what is asked of a list."""
    return RULE.sub("…", UUIDS.sub("…", path.partition("?")[0]))
