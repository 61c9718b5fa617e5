"""Decides how a checklist is shown: what is to be done, and what is ticked off."""

from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import gettext as _

from workflow.domain.checklists import Side, checklist


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing to tick off."""

    code: str
    words: str
    ticked: bool


def check_lines(side: Side, kind: str, ticked: Collection[str] = ()) -> list[CheckLine]:
    """The checklist of one side for a kind of meeting."""
    return [CheckLine(item.code, _(item.words), item.code in ticked) for item in checklist(side, kind)]
