"""Decides how the lines of the word tables are read: words by their stems, phrases of several words.

`stem*`, `*tail` and `*part*` stand for every word that begins, ends or goes on so; `=ABC` counts only in these capital
letters. In a phrase `{body}` is a part of the body, `..` lets up to two words stand between, `*` alone is any word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from forms.health_words.findings import Token

LONGEST_WORD = 60
"""Nothing longer is a word; it is not looked into further."""
BETWEEN = 2
"""So many words may stand where a phrase says `..`."""


@dataclass(slots=True)
class Words:
    """Words that are known by themselves, by their beginning, by their end, or by what stands anywhere in them."""

    whole: set[str] = field(default_factory=set)
    as_written: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    tails: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)

    def add(self, entry: str) -> None:
        """Take in one word of a table."""
        core = entry.strip("*")
        if entry.startswith("="):
            self.as_written.add(entry[1:])
        elif entry.startswith("*") and entry.endswith("*"):
            self.parts.add(core)
        elif entry.startswith("*"):
            self.tails.add(core)
        elif entry.endswith("*"):
            self.stems.add(core)
        else:
            self.whole.add(entry)

    def hold(self, token: Token) -> bool:
        """Whether a word of a text is one of these."""
        if token.plain in self.whole or token.written in self.as_written:
            return True
        word = token.plain[:LONGEST_WORD]
        size = len(word)
        return (
            any(word[:end] in self.stems for end in range(1, size + 1))
            or any(word[start:] in self.tails for start in range(size))
            or any(
                word[start:end] in self.parts for start in range(size) for end in range(start + 3, size + 1)
            )
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that mean something together; None lets up to two words stand between."""

    steps: tuple[Words | None, ...]

    def length(self, text: Sequence[Token], at: int) -> int:
        """How many words of the text are the phrase, from `at` on; 0 when it does not stand there."""
        return self._reach(text, at, 0, at) - at

    def _reach(self, text: Sequence[Token], at: int, step: int, begin: int) -> int:
        if step == len(self.steps):
            return at
        wanted = self.steps[step]
        if wanted is None:
            reached = (self._reach(text, at + skip, step + 1, begin) for skip in range(BETWEEN + 1))
            return next((end for end in reached if end > begin), begin)
        if at >= len(text) or (at > begin and text[at].begins_sentence) or not wanted.hold(text[at]):
            return begin
        return self._reach(text, at + 1, step + 1, begin)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words and phrases; a phrase is found by its first word, or by the stem that word begins with."""

    words: Words
    by_word: Mapping[str, Sequence[Phrase]]
    by_stem: Mapping[str, Sequence[Phrase]]

    def length(self, text: Sequence[Token], at: int) -> int:
        """How many words of the text, from `at` on, stand in the table: the longest phrase, a word, or none."""
        longest = max((phrase.length(text, at) for phrase in self._begun_by(text[at].plain)), default=0)
        return longest or int(self.words.hold(text[at]))

    def _begun_by(self, word: str) -> Iterator[Phrase]:
        yield from self.by_word.get(word, ())
        for end in range(1, min(len(word), LONGEST_WORD) + 1):
            yield from self.by_stem.get(word[:end], ())


def table(entries: Iterable[str], body: Words) -> Table:
    """A table of the entries; `{body}` in a phrase stands for the words of `body`.

    Raises ValueError for a phrase that begins with anything but a word, a stem or `{body}`.
    """
    words, by_word, by_stem = (
        Words(),
        defaultdict[str, list[Phrase]](list),
        defaultdict[str, list[Phrase]](list),
    )
    for entry in entries:
        several = entry.split()
        if len(several) == 1:
            words.add(entry)
            continue
        phrase = Phrase(tuple(_step(one, body) for one in several))
        begins = phrase.steps[0]
        if begins is None or begins.tails or begins.parts or begins.as_written:
            raise ValueError(f"a phrase must begin with a word or a stem: {entry}")
        for word in begins.whole:
            by_word[word].append(phrase)
        for stem in begins.stems:
            by_stem[stem].append(phrase)
    return Table(words, by_word, by_stem)


def _step(entry: str, body: Words) -> Words | None:
    if entry == "..":
        return None
    if entry == "{body}":
        return body
    one = Words()
    if entry == "*":
        one.stems.update("abcdefghijklmnopqrstuvwxyzæøå")
    else:
        one.add(entry)
    return one
