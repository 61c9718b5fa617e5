"""Measures how often words of health in free text are found, and how often words of work are taken for them.

    python -m tests.benchmarks.health_words [--misses tuning|held_back]

The sentences stand in health_sentences/, all made up: `+` must warn, `-` must not. The word tables were mended by
looking at the tuning half alone; the held-back half was written before the tables, and says what strangers may expect.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

from forms.health_words import found

SENTENCES = Path(__file__).parent / "health_sentences"
LANGUAGES = ("nb", "nn", "en")
HALVES = ("tuning", "held_back")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and whether it must warn."""

    text: str
    of_health: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """How the sentences fared."""

    rightly: int
    wrongly: tuple[str, ...]
    missed: tuple[str, ...]
    left_alone: int

    @property
    def precision(self) -> float:
        """The share of warnings that were right."""
        return self.rightly / (self.rightly + len(self.wrongly))

    @property
    def recall(self) -> float:
        """The share of sentences of health that warned."""
        return self.rightly / (self.rightly + len(self.missed))


def sentences(language: str, half: str) -> tuple[Sentence, ...]:
    """The sentences of one half in one language."""
    lines = (SENTENCES / f"{language}_{half}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(Sentence(line[2:], line.startswith("+ ")) for line in lines)


def measured(language: str, half: str) -> Measured:
    """Each sentence looked through once."""
    warned = [(one, bool(found(one.text))) for one in sentences(language, half)]
    return Measured(
        rightly=sum(one.of_health and warns for one, warns in warned),
        wrongly=tuple(one.text for one, warns in warned if warns and not one.of_health),
        missed=tuple(one.text for one, warns in warned if one.of_health and not warns),
        left_alone=sum(not one.of_health and not warns for one, warns in warned),
    )


def main() -> None:
    """Print a table; with --misses, also the sentences that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", choices=HALVES)
    chosen = parser.parse_args().misses
    print(f"{'half':<10} {'':<4} {'health':>6} {'work':>6} {'precision':>10} {'recall':>7}")
    for half in HALVES:
        for language in LANGUAGES:
            one = measured(language, half)
            health, work = one.rightly + len(one.missed), one.left_alone + len(one.wrongly)
            print(f"{half:<10} {language:<4} {health:>6} {work:>6} {one.precision:>10.3f} {one.recall:>7.3f}")
            if half == chosen:
                print("".join(f"    missed: {text}\n" for text in one.missed), end="")
                print("".join(f"    wrongly: {text}\n" for text in one.wrongly), end="")


if __name__ == "__main__":
    main()
