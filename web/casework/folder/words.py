"""Decides what things of the folder are called on a page, and how files are told apart."""

from dataclasses import dataclass

from workflow.domain.papers import ENDINGS, CheckState
from workflow.domain.text import N_
from workflow.services.ports import PDF, WORD


@dataclass(frozen=True, slots=True)
class KindOfFile:
    """What a kind of file is called, and how the names of such files end."""

    name: str
    endings: tuple[str, ...]


_ENDS: dict[str, tuple[str, ...]] = {
    PDF: (".pdf",),
    WORD: (".docx",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
}

CHECKS: dict[CheckState, tuple[str, str]] = {
    CheckState.WAITING: (N_("Not checked for viruses yet"), "waiting"),
    CheckState.CLEAN: (N_("Checked for viruses"), "done"),
    CheckState.NOT_SCANNED: (N_("No virus scanner is in use"), "info"),
    CheckState.REFUSED: (N_("Not kept: the virus scanner found something in it"), "overdue"),
}


def kind_of_file(media_type: str) -> KindOfFile:
    """By what is in it."""
    return KindOfFile(ENDINGS[media_type], _ENDS[media_type])
