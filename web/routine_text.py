"""Decides how the routine is shown to those who read it, and how one version differs from another in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from workflow.domain.documents import Answers, ShownAnswer
from workflow.services.routines import Routine

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, kw_only=True, slots=True)
class PartChange:
    """What became of one part: sentences that came, sentences that went. A new part has only the former."""

    title: str
    came: tuple[str, ...]
    went: tuple[str, ...]

    @property
    def word(self) -> str:
        """Whether the part is new, gone or changed."""
        if not self.went:
            return "came"
        return "changed" if self.came else "went"


def parts_of(content: Answers) -> tuple[ShownAnswer, ...]:
    """The parts of the text, in their order."""
    return tuple(part for section in content.sections for part in section.answers)


def changes_between(old: Answers, new: Answers) -> list[PartChange]:
    """Every part that is not as it was, in the order of the new text; what is gone stands last."""
    before, after = _by_name(old), _by_name(new)
    names = [*after, *(name for name in before if name not in after)]
    found = (_part(before.get(name), after.get(name)) for name in names)
    return [change for change in found if change.came or change.went]


def file_change(old: Routine, new: Routine) -> str:
    """Whether the file of a version came, went or is another; empty where it is the same or there is none."""
    if old.file_sha256 == new.file_sha256:
        return ""
    if old.file_sha256 is None:
        return "came"
    return "changed" if new.file_sha256 else "went"


def _part(old: ShownAnswer | None, new: ShownAnswer | None) -> PartChange:
    before, after = _sentences(old), _sentences(new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    shown = new or old
    return PartChange(
        title=shown.label if shown else "",
        came=tuple(one for _, _, _, first, last in changed for one in after[first:last]),
        went=tuple(one for _, first, last, _, _ in changed for one in before[first:last]),
    )


def _by_name(content: Answers) -> Mapping[str, ShownAnswer]:
    return {part.name: part for part in parts_of(content)}


def _sentences(part: ShownAnswer | None) -> list[str]:
    found = _SENTENCE_ENDS.split(part.shown) if part else []
    return [sentence.strip() for sentence in found if sentence.strip()]
