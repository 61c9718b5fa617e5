"""Whoever reads about themselves is spoken to, in every language."""

import re
from pathlib import Path

import pytest

from web.employee.everything import NOT_MINE
from workflow.adapters.words import CatalogueWords
from workflow.domain.own_words import OWN_SINCE, OWN_WORDS, to_you
from workflow.domain.retention import CLASSES, SINCE

OF_SOMEBODY_ELSE = {
    "en": r"\b(the employee|the person|somebody|people who left|they have)\b",
    "nb": r"\b([Dd]en ansatte|[Aa]rbeidstakeren|[Vv]edkommende|[Pp]ersonen|noen begynte|dem som har sluttet)\b",
    "nn": r"\b([Dd]en tilsette|[Aa]rbeidstakaren|[Vv]edkomande|[Pp]ersonen|nokon begynte|dei som har slutta)\b",
}
TRULY_ABOUT_OTHERS = {"holds", "letters"}
"""Who decided on a legal hold, and to whom something was sent."""


@pytest.mark.parametrize("language", OF_SOMEBODY_ELSE)
def test_nothing_about_oneself_is_said_as_of_somebody_else(language: str) -> None:
    words = CatalogueWords(Path(__file__).parents[3] / "locales")
    told = {
        (one.word, text): words.say(language, text)
        for one in map(to_you, CLASSES)
        if one.word not in NOT_MINE | TRULY_ABOUT_OTHERS
        for text in (one.title, one.holds, one.purpose, OWN_SINCE[one.since])
    }
    pattern = re.compile(OF_SOMEBODY_ELSE[language])
    assert {key: text for key, text in told.items() if pattern.search(text)} == {}


def test_what_is_said_otherwise_differs() -> None:
    by_word = {one.word: one for one in CLASSES}
    for word, words in OWN_WORDS.items():
        of_all = by_word[word]
        assert words.title != of_all.title
        assert words.holds != of_all.holds
        assert words.purpose != of_all.purpose
    assert set(OWN_SINCE) == set(SINCE)
