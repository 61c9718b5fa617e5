"""Every sentence of the interface is there in every language, and the two kinds of Norwegian are kept apart."""

import re

import pytest

from tests.structure.catalogues import problems, read

FOREIGN = {"nb": ("ikkje", "sjukmeld", "arbeidsgjevar", "vidare"), "nn": ("ikke", "jeg", "sykmeld", "videre")}


def test_every_sentence_is_translated_and_keeps_its_places_for_values() -> None:
    assert problems() == [], (
        "run `python -m tests.structure.catalogues --write` and translate what is missing"
    )


@pytest.mark.parametrize("language", FOREIGN)
def test_the_two_kinds_of_norwegian_are_kept_apart(language: str) -> None:
    slip = re.compile(rf"(?<!\w)({'|'.join(FOREIGN[language])})", re.IGNORECASE)
    texts = [text for message in read(language) for text in _texts(message.string)]
    assert [text for text in texts if slip.search(text)] == []


def _texts(string: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, list | tuple) else (string or "",)
