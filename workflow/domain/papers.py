"""Decides which papers from outside a case can hold, what each kind is called, and when a paper may be read."""

from enum import StrEnum

from workflow.domain.text import N_


class PaperKind(StrEnum):
    """What somebody received or had signed, and put on the case."""

    SIGNED_COPY = "signed_copy"
    SICK_NOTE = "sick_note"
    PENSION_APPLICATION = "pension_application"
    LETTER_FROM_NAV = "letter_from_nav"
    OTHER = "other"


PAPER_NAMES: dict[PaperKind, str] = {
    PaperKind.SIGNED_COPY: N_("Signed copy"),
    PaperKind.SICK_NOTE: N_("Sick note or extended certificate"),
    PaperKind.PENSION_APPLICATION: N_("Application to the pension fund"),
    PaperKind.LETTER_FROM_NAV: N_("Letter from Nav"),
    PaperKind.OTHER: N_("Another paper"),
}


class CheckState(StrEnum):
    """What is known of a paper's content: whether a scanner has looked at it, and what it said."""

    WAITING = "waiting"
    CLEAN = "clean"
    NOT_SCANNED = "not_scanned"
    REFUSED = "refused"


READABLE = frozenset({CheckState.CLEAN, CheckState.NOT_SCANNED})
"""Nobody opens a paper before the scanner has seen it, where there is a scanner."""

ENDINGS: dict[str, str] = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
}
"""What each kind of file is called on a page."""
