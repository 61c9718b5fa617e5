"""Decides how high the picture is for each place of work: one plot when there is one, lower ones when there are several."""

from collections.abc import Iterable
from dataclasses import dataclass

PLOT, LOWER_PLOT = 110, 72
ROOM_FOR_NAME = 32


@dataclass(frozen=True, slots=True)
class Plot:
    """The measures of one place of work; `name` is empty when there is only one."""

    name: str
    ceiling: int
    floor: int

    @property
    def middle(self) -> int:
        """Where half away is."""
        return (self.ceiling + self.floor) // 2

    def height_of(self, grade: int) -> int:
        """How high a share of 1 to 100 per cent is; the smallest can still be seen."""
        return max(1, round((self.floor - self.ceiling) * grade / 100))


def plots_below(top: int, places: Iterable[str | None]) -> tuple[Plot, ...]:
    """One plot for each place, from the top down."""
    names = [place or "" for place in places]
    if len(names) == 1:
        return (Plot("", top, top + PLOT),)
    step = ROOM_FOR_NAME + LOWER_PLOT
    return tuple(
        Plot(name, top + number * step + ROOM_FOR_NAME, top + (number + 1) * step)
        for number, name in enumerate(names)
    )
