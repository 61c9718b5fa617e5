"""Looks at every page a journey passes: strict HTML, all translated, WCAG 2.2 AA, no sideways scrolling on a phone."""

import re
from collections.abc import Sequence
from typing import Any

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.journeys.left_in_english import left_in_english

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
RULES = {"runOnly": {"type": "tag", "values": list(TAGS)}, "resultTypes": ["violations"]}
PHONES = (320, 390)
DESKTOP: ViewportSize = {"width": 1200, "height": 900}
TAG = re.compile(r"<[a-z][^>]*>")
# What differs between two showings of the same state: tokens, ids, numbers, days.
CHANGING = re.compile(r' (?:value|href|action|for|id|datetime|aria-\w+)="[^"]*"|\d+')
SHAPE = re.compile(r'^<[a-z]+|\s(?:class|role|type|hidden|disabled)(?:="[^"]*")?')


class Audit:
    """Looks at a page again only where it has a kind of element its address has not shown yet; `problems` is what it found.

    For barriers, which take longest, another word in an element makes no new kind of it.
    """

    def __init__(self) -> None:
        self._seen: dict[str, set[str]] = {}
        self._seen_shapes: dict[str, set[str]] = {}
        self._axe = Axe()
        self.problems: list[str] = []
        self.pages = 0

    def look_at(self, page: Page, html: str | None, *, script: bool = True) -> None:
        where = re.sub(r"[0-9a-f-]{36}", "…", page.url.partition("://")[2].partition("/")[2])
        kind, elements = where.partition("?")[0], elements_of(html or page.content())
        is_first = kind not in self._seen
        if not is_first and elements <= self._seen[kind]:
            return
        self._seen.setdefault(kind, set()).update(elements)
        self.pages += 1
        if html is not None:
            self._note(where, [*strict_html(html), *left_in_english(html)])
        if script:
            shapes, known = shapes_of(elements), self._seen_shapes.setdefault(kind, set())
            if not shapes <= known:
                known.update(shapes)
                self._note(where, self._barriers(page))
            # The smallest phone each time; a larger one the first time, since the layout has a step between the two.
            self._note(where, sideways(page, PHONES[: None if is_first else 1]))

    def _barriers(self, page: Page) -> list[str]:
        found: dict[str, Any] = self._axe.run(page, options=RULES).response
        return [
            f"{violation['id']}: {node['target']} {node['html'][:160]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def _note(self, where: str, problems: list[str]) -> None:
        self.problems += [f"/{where}: {problem}" for problem in problems]


def elements_of(html: str) -> set[str]:
    """Which kinds of elements are on a page, however many of each."""
    return {CHANGING.sub("", tag) for tag in TAG.findall(html)}


def shapes_of(elements: set[str]) -> set[str]:
    """The elements by their name and by what decides how they look and are read out."""
    return {"".join(SHAPE.findall(element)) for element in elements}


def strict_html(html: str) -> list[str]:
    """What the HTML standard calls a parse error, with the line it stands on."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    lines = html.splitlines()
    return [
        f"line {place[0]}: {word} {data} in {lines[place[0] - 1].strip()[:120] if place[0] <= len(lines) else ''}"
        for place, word, data in parser.errors
    ]


def sideways(page: Page, phones: Sequence[int] = PHONES) -> list[str]:
    """The widths at which a phone would scroll sideways, and what sticks out."""
    found = []
    for width in phones:
        page.set_viewport_size({"width": width, "height": 720})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"is {wide} px wide on a phone of {width} px: {page.evaluate(STICKS_OUT)}")
    page.set_viewport_size(DESKTOP)
    return found


STICKS_OUT = """() => [...document.body.querySelectorAll("*")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 120))"""
