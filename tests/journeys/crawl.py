"""Walks from a start page along every link, as somebody who wants to see everything would."""

import re
from collections import Counter, deque
from collections.abc import Mapping
from html import unescape

from tests.journeys.pages.tab import Shows, Tab

UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
ELSEWHERE = ("/static/", "/inbox/", "/healthz", "/sign-in")
MAY_BE_REFUSED = "/periods/…/withdraw"
"""The page that asks whether to take a period back says why the only one of a case cannot be; it is looked at as any other."""
RULE = re.compile(r"(?<=/hr/rules/)(?!history$)\w+$")
LINK = re.compile(r'<a\b(?=[^>]*?\shref="(/[^"#]*))[^>]*>')


def walk(tab: Tab, start: str, *, look_at: int = 1, more: Mapping[str, int] | None = None) -> list[str]:
    """Go to every kind of page that links lead to, once each (`more` for some); returns where it has been.

    The first `look_at` of a kind are opened; of the others only the links are read, which is much quicker.
    """
    been: dict[str, None] = {}
    times: Counter[str] = Counter()
    waiting = deque([start])
    while waiting:
        path = waiting.popleft()
        kind = kind_of(path)
        if path in been or times[kind] >= (more or {}).get(kind, 1):
            continue
        been[path] = None
        times[kind] += 1
        html, status = _opened(tab, path) if times[kind] <= look_at else _read(tab, path)
        if status >= 400 and not (status == 422 and kind.endswith(MAY_BE_REFUSED)):
            tab.audit.problems.append(f"{path} is linked to and gave {status}")
        waiting.extend(links_in(html))
    return list(been)


def links_in(html: str) -> list[str]:
    """Where a page leads within the service, but for files."""
    found = dict.fromkeys(unescape(link[1]) for link in LINK.finditer(html) if " download" not in link[0])
    return [path for path in found if "/copies/" not in path and not path.startswith(ELSEWHERE)]


def _opened(tab: Tab, path: str) -> tuple[str, int]:
    page = tab.open(path, Shows)
    return page.page.content(), tab.status


def _read(tab: Tab, path: str) -> tuple[str, int]:
    answer = tab.context.request.get(f"{tab.address}{path}")
    return answer.text(), answer.status


def kind_of(path: str) -> str:
    """What kind of page an address leads to: the address without ids, names of rules and what is asked of a list."""
    return RULE.sub("…", UUIDS.sub("…", path.partition("?")[0]))
