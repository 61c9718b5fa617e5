"""Looks into a file that HR puts in with the routine: a PDF, by what is in it, and seen by the scanner where there is one.

A paper on a case waits until the scanner has looked. A version cannot wait, it counts from its day: so the scanner is asked
while HR publishes, and as long as it gives no answer the version is published without a file or not at all.
"""

from dataclasses import dataclass
from hashlib import sha256

from workflow.domain.errors import Invalid
from workflow.domain.text import N_
from workflow.services.paper_faults import FAULTS
from workflow.services.paper_ports import PaperChecks, PaperFault, Scanner, ScannerAway, UnusablePaper
from workflow.services.ports import PDF

FIELD = "file"
LONGEST_NAME = 100
ENDING = ".pdf"
NAMELESS = "rutine"
NOT_IN_NAMES = frozenset('\\/:*?"<>|')
"""What some system cannot have in the name of a file."""

ONLY_PDF = N_(
    "The routine is kept as PDF, so that everybody can open it. Save the file as PDF, and choose that."
)
TOO_LARGE = N_("The file is too large. Save it with smaller pictures, and choose it again.")
TOO_MANY_PAGES = N_("The file has more than 500 pages. Nobody reads that much: choose a shorter one.")
SCANNER_AWAY = N_(
    "The virus scanner does not answer just now, and nobody is given a file it has not looked at. Try again in a while, or publish the text without the file."
)
HARMFUL = N_("The virus scanner found something in this file. It is not kept.")
_OF_ROUTINES = {PaperFault.TOO_LARGE: TOO_LARGE, PaperFault.TOO_MANY_PAGES: TOO_MANY_PAGES}
_AS_FOR_PAPERS = frozenset(
    {
        PaperFault.EMPTY,
        PaperFault.WEB_PAGE,
        PaperFault.TWO_IN_ONE,
        PaperFault.LOCKED,
        PaperFault.ACTIVE,
        PaperFault.ATTACHMENTS,
        PaperFault.DAMAGED,
    }
)
"""Faults a PDF may have, and what only pretends to be one; whatever else is no PDF is asked for as PDF."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileDesk:
    """What looks into files; `scanner` is asked about each one, None where none is in use."""

    checks: PaperChecks
    scanner: Scanner | None
    largest: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RoutineFile:
    """A file that was looked into, as `checked_file` gives it."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """What tells one file from another."""
        return sha256(self.content).hexdigest()


def checked_file(desk: FileDesk, name: str, content: bytes) -> RoutineFile:
    """The file as it may be published; raises `Invalid` with what is the matter. Asks the scanner, so it may take a while."""
    if len(content) > desk.largest:
        raise Invalid(FIELD, TOO_LARGE)
    try:
        checked = desk.checks.checked(content)
    except UnusablePaper as refusal:
        raise Invalid(FIELD, _sentence(refusal.fault)) from None
    if checked.media_type != PDF:
        raise Invalid(FIELD, ONLY_PDF)
    try:
        harmful = desk.scanner is not None and desk.scanner.is_harmful(checked.content)
    except ScannerAway:
        raise Invalid(FIELD, SCANNER_AWAY) from None
    if harmful:
        raise Invalid(FIELD, HARMFUL)
    return RoutineFile(name=file_name(name), content=checked.content)


def file_name(sent: str) -> str:
    """The name readers keep it under: the last part of what was sent, printable, not too long, and always a PDF's."""
    last = sent.replace("\\", "/").rpartition("/")[2]
    plain = "".join(one for one in last if one.isprintable() and one not in NOT_IN_NAMES)
    stem = plain[: -len(ENDING)] if plain.lower().endswith(ENDING) else plain
    return (stem.strip(" .")[:LONGEST_NAME].strip(" .") or NAMELESS) + ENDING


def _sentence(fault: PaperFault) -> str:
    if fault in _OF_ROUTINES:
        return _OF_ROUTINES[fault]
    return FAULTS[fault] if fault in _AS_FOR_PAPERS else ONLY_PDF
