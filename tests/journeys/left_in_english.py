"""Finds what nobody has translated: English words on a page that says it is in Norwegian."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

# Words English can hardly do without, and Norwegian does not have.
ENGLISH = re.compile(
    r"\b(?:the|of|this|you|your|with|from|been|not|what|which|when|and|has|are)\b", re.IGNORECASE
)
SPOKEN = (
    "aria-label",
    "title",
    "placeholder",
    "alt",
    "data-saved",
    "data-failed",
    "data-sort-label",
    "data-label",
)
UNSEEN = {"script", "style", "textarea"}


def left_in_english(html: str) -> list[str]:
    """The texts of a Norwegian page that hold English words; what is marked as another language may."""
    page = html5lib.parse(html, namespaceHTMLElements=False)
    if page.get("lang") not in {"nb", "nn"}:
        return []
    return [
        f"left in English: {' '.join(text.split())[:120]}" for text in _texts(page) if ENGLISH.search(text)
    ]


def _texts(element: Element) -> Iterator[str]:
    if element.tag in UNSEEN or callable(element.tag):  # a comment has a function for a tag
        return
    yield from (element.get(name, "") for name in SPOKEN)
    yield element.text or ""
    for child in element:
        if child.get("lang") is None:
            yield from _texts(child)
        yield child.tail or ""
