"""Decides on how many people a figure must rest, and what is known of one before it is masked.

What counts is the number of different **people who were away** (or whom the figure is about otherwise), not how many are
employed: those who were away are among the employed, so five away are at least five employed, while twenty employed of
whom one was away would tell of that one. Nobody away is fewer than five too: "none of six" tells of all six.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

FEWEST_PEOPLE = 5

People = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Cell:
    """Sums, and for each part somebody can work out of them the people it rests on.

    A figure that tells of two parts at once (graded or not, in time or late) names both: knowing the one and the whole,
    one knows the other.
    """

    values: tuple[int, ...]
    rests_on: tuple[People, ...]

    @property
    def may_be_shown(self) -> bool:
        """Whether every part rests on enough people."""
        return all(len(people) >= FEWEST_PEOPLE for people in self.rests_on)


def together(cells: Iterable[Cell]) -> Cell:
    """One cell of several: sums are added, and whoever is in two of them is one person. There must be one at least."""
    every = list(cells)
    values = tuple(sum(column) for column in zip(*(cell.values for cell in every), strict=True))
    parts = zip(*(cell.rests_on for cell in every), strict=True)
    return Cell(values, tuple(frozenset[UUID]().union(*part) for part in parts))
