"""Decides what the services ask of those who look into a file from outside: what it is, and whether it does harm."""

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Protocol, runtime_checkable


class PaperFault(StrEnum):
    """Why a file is not kept."""

    EMPTY = auto()
    TOO_LARGE = auto()
    WEB_PAGE = auto()
    DRAWING = auto()
    HEIC = auto()
    OLD_WORD = auto()
    OTHER_OFFICE = auto()
    UNKNOWN = auto()
    TWO_IN_ONE = auto()
    LOCKED = auto()
    ACTIVE = auto()
    ATTACHMENTS = auto()
    MACROS = auto()
    REACHES_OUT = auto()
    UNPACKS_TOO_LARGE = auto()
    TOO_MANY_POINTS = auto()
    TOO_MANY_PAGES = auto()
    DAMAGED = auto()


class UnusablePaper(Exception):
    """A file that is not kept; `fault` says why."""

    def __init__(self, fault: PaperFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedPaper:
    """A file by what is in it; pictures are written anew, everything else is as it was sent."""

    media_type: str
    content: bytes


@runtime_checkable
class PaperChecks(Protocol):
    """Decides by its content what a file is."""

    def checked(self, content: bytes) -> CheckedPaper:
        """The file as it may be kept; raises `UnusablePaper`."""


class ScannerAway(Exception):
    """The scanner gave no answer; trying again may help. The reason never holds any content."""


@runtime_checkable
class Scanner(Protocol):
    """Looks for harmful content."""

    def is_harmful(self, content: bytes) -> bool:
        """Whether it recognises something; raises `ScannerAway`."""
