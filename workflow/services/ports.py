"""Decides what the services ask of the outside world; how an adapter answers is no business of this page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from typing import Protocol, runtime_checkable

from workflow.services.logos import Picture
from workflow.services.printed_pages import PrintedPage


class UnreadableText(Exception):
    """An encrypted value cannot be turned back into what was stored; the message never carries any of it."""


class DeliveryFailed(Exception):
    """A message could not be handed over; `permanent` says that trying again will not help."""

    def __init__(self, reason: str, *, permanent: bool = False) -> None:
        super().__init__(reason)
        self.permanent = permanent


class PrintingFailed(Exception):
    """A page could not be made into a file; the reason names the template, never the text on the page."""


@runtime_checkable
class Clock(Protocol):
    """What day and what instant it is, for people and for machines."""

    def today(self) -> date:
        """The calendar day in Norway, which every deadline is reckoned from; follows a shifted clock."""

    def now(self) -> datetime:
        """The instant in UTC that history and documents are stamped with; follows a shifted clock."""

    def wall(self) -> datetime:
        """The real instant in UTC, for sessions, leases and throttles; never shifted."""


@runtime_checkable
class Cipher(Protocol):
    """Keeps sensitive values unreadable at rest.

    `context` names the place of a value (`case_note.text:41`); a value moved to another place no longer opens.
    Opening raises `UnreadableText`.
    """

    def encrypt_text(self, text: str, *, context: str) -> bytes:
        """The text as an opaque blob that carries the id of its key."""

    def decrypt_text(self, blob: bytes, *, context: str) -> str:
        """The text as it was stored."""

    def encrypt_bytes(self, content: bytes, *, context: str) -> bytes:
        """The content as an opaque blob that carries the id of its key."""

    def decrypt_bytes(self, blob: bytes, *, context: str) -> bytes:
        """The content as it was stored."""

    def needs_rotation(self, blob: bytes) -> bool:
        """Whether the blob should be stored again because its key is no longer the active one."""

    def blind_index(self, value: str, *, context: str = "") -> str:
        """64 hex digits that are equal for equal values in a context, and tell nothing about them without the key."""

    def log_mac(self, content: bytes) -> bytes:
        """32 bytes that stand for a line of the log and cannot be worked out without the key."""


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file that goes with a mail."""

    filename: str
    media_type: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One message to one person, already in their language; `message_id` stays the same when it is sent again."""

    to_address: str
    subject: str
    text: str
    message_id: str
    language: str
    calendar: bytes | None = None
    attachments: tuple[Attachment, ...] = ()


@runtime_checkable
class Mailer(Protocol):
    """Hands a message to the post; at least once, so a repeated message carries the same Message-ID."""

    def send(self, mail: Mail) -> None:
        """Returns when the receiving server took responsibility; else raises `DeliveryFailed`."""


class PictureFault(StrEnum):
    """Why a file cannot be used as a picture."""

    NO_PICTURE = auto()
    TOO_MANY_POINTS = auto()
    DAMAGED = auto()


class UnusablePicture(Exception):
    """A file that is not kept as a picture."""

    def __init__(self, fault: PictureFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@runtime_checkable
class Pictures(Protocol):
    """Makes safe pictures of files that somebody sent."""

    def logo(self, content: bytes) -> Picture:
        """The picture, written anew as small as a letterhead needs it; raises `UnusablePicture`."""


PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, kw_only=True)
class PrintedDocument:
    """A finished PDF or Word file; `replaced` lists characters that could not be shown and became U+FFFD."""

    content: bytes
    sha256: str
    media_type: str = PDF
    replaced: tuple[str, ...] = ()


@runtime_checkable
class Renderer(Protocol):
    """Makes an accessible PDF for archiving (PDF/A and PDF/UA) of a page whose texts are already translated."""

    def render(self, page: PrintedPage) -> PrintedDocument:
        """The same page gives the same bytes; raises `PrintingFailed`."""


@runtime_checkable
class WordRenderer(Protocol):
    """Makes a Word file with real headings, to go on working with, of the page that is archived as PDF."""

    def render(self, page: PrintedPage) -> PrintedDocument:
        """The same page gives the same bytes; raises `PrintingFailed`."""


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """Somebody a calendar invitation goes to."""

    address: str
    name: str = ""
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """An appointment as it may stand in a calendar others can look into: the caller chooses words that reveal nothing.

    `starts` and `ends` are both dates (a whole day, `ends` included) or both aware instants; `uid` never changes,
    `sequence` rises with each change, `stamped_at` is when this version was made.
    """

    uid: str
    sequence: int
    stamped_at: datetime
    starts: date
    ends: date
    summary: str
    organizer_address: str
    organizer_name: str = ""
    attendees: Sequence[Attendee] = ()
    description: str = ""
    location: str = ""
    url: str = ""
    language: str = "nb"


@runtime_checkable
class CalendarWriter(Protocol):
    """Writes appointments in the format calendars exchange (iCalendar)."""

    def request(self, event: CalendarEvent) -> bytes:
        """An invitation, or its update when `sequence` is higher than before."""

    def cancel(self, event: CalendarEvent) -> bytes:
        """The withdrawal of an invitation; `sequence` must be higher than the last one sent."""
