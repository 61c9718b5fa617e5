"""Decides which words of a text are told to its writer: words and codes of health, less the words of work."""

from collections.abc import Iterator, Sequence

from forms.health_words.codes import codes
from forms.health_words.findings import Finding, Kind, Token, tokens
from forms.health_words.tables import words_of_health, words_of_work


def found(text: str) -> tuple[Finding, ...]:
    """Words and codes of health in the text, in their order; none overlap."""
    words = tuple(tokens(text))
    findings = [*codes(text), *_words(text, words)]
    return tuple(sorted(findings, key=lambda finding: finding.start))


def _words(text: str, words: Sequence[Token]) -> Iterator[Finding]:
    work, health = words_of_work(), words_of_health()
    at = 0
    while at < len(words):
        fine = work.length(words, at)
        length = 0 if fine else health.length(words, at)
        if length:
            start, end = words[at].start, words[at + length - 1].end
            yield Finding(Kind.HEALTH_WORD, start, end, " ".join(text[start:end].split()))
        at += max(fine, length, 1)
