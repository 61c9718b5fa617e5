"""Decides how sealed columns are bound to their place: a text moved to another row or column no longer opens."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from workflow.domain.documents import Answers, ShownAnswer, ShownSection


def place(table: str, column: str, key: UUID | str) -> str:
    """The context a value is sealed in."""
    return f"{table}.{column}:{key}"


def answers_text(answers: Answers) -> str:
    """The answers as canonical JSON: the same answers always give the same text, and so the same SHA-256."""
    return _canonical(asdict(answers))


def translations_text(translations: Sequence[Answers]) -> str:
    """The answers in other languages as JSON; nothing where there are none."""
    return _canonical([asdict(answers) for answers in translations]) if translations else ""


def translations_from(text: str) -> tuple[Answers, ...]:
    """The answers in other languages again."""
    return tuple(_answers(kept) for kept in json.loads(text))


def digest(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def answers_from(text: str) -> Answers:
    """The answers again."""
    return _answers(json.loads(text))


def _answers(kept: dict[str, Any]) -> Answers:
    sections = tuple(_section(section) for section in kept.pop("sections"))
    return Answers(sections=sections, **kept)


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _section(kept: Mapping[str, Any]) -> ShownSection:
    return ShownSection(title=kept["title"], answers=tuple(_answer(answer) for answer in kept["answers"]))


def _answer(kept: Mapping[str, Any]) -> ShownAnswer:
    raw = tuple(kept["raw"]) if isinstance(kept["raw"], list) else kept["raw"]
    return ShownAnswer(**{**kept, "raw": raw, "options": tuple(kept["options"])})
