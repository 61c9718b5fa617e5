"""Decides what a published figure is: one cell with its values, or hidden without them."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Measure(StrEnum):
    """What a figure measures."""

    ABSENCE = "absence"
    GRADED = "graded"
    LENGTH = "length"
    KEPT = "kept"
    EXEMPTED = "exempted"
    FIRST_TALK = "first_talk"
    WORK_RELATED = "work_related"
    ACCOMMODATION = "accommodation"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One cell as it is published; without values it is hidden, and nothing more is known of it here."""

    unit_id: UUID
    span: str
    measure: Measure
    word: str = ""
    with_below: bool = False
    part: int | None = None
    whole: int | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether it is not shown to anybody."""
        return self.part is None
