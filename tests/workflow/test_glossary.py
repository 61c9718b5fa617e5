"""The glossary has every stage, document and role, and nothing that is no longer there."""

import re
from pathlib import Path

import pytest

from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.domain.stages import Stage

GLOSSARY = (Path(__file__).parents[2] / "workflow" / "GLOSSARY.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("heading", "words"), [("Stages", Stage), ("Documents", DocumentKind), ("Roles", Role)]
)
def test_each_word_has_its_norwegian_term(heading: str, words: type[Stage | DocumentKind | Role]) -> None:
    table = GLOSSARY.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \| `(\w+)` \| ([^|]+) \|$", table, re.MULTILINE)
    assert [word for _, word, _ in rows] == [word.value for word in words]
    assert all(term.strip() and source.strip() for term, _, source in rows)
