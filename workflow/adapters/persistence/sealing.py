"""Decides how sealed columns are bound to their place: a text moved to another row or column no longer opens."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from workflow.domain.documents import Answers, ShownAnswer, ShownSection


def place(table: str, column: str, key: UUID | str) -> str:
    """The context a value is sealed in."""
    return f"{table}.{column}:{key}"


def answers_text(answers: Answers) -> str:
    """The answers as canonical JSON: the same answers always give the same text, and so the same SHA-256."""
    return json.dumps(asdict(answers), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def answers_from(text: str) -> Answers:
    """The answers again."""
    kept: dict[str, Any] = json.loads(text)
    sections = tuple(_section(section) for section in kept.pop("sections"))
    return Answers(sections=sections, **kept)


def _section(kept: Mapping[str, Any]) -> ShownSection:
    return ShownSection(title=kept["title"], answers=tuple(_answer(answer) for answer in kept["answers"]))


def _answer(kept: Mapping[str, Any]) -> ShownAnswer:
    raw = tuple(kept["raw"]) if isinstance(kept["raw"], list) else kept["raw"]
    return ShownAnswer(**{**kept, "raw": raw, "options": tuple(kept["options"])})
