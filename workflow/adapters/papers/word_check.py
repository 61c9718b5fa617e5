"""Decides which Word files are kept: sizes and names are read before anything is unpacked, then each part is looked at."""

import stat
import struct
import zlib
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from workflow.services.paper_ports import PaperFault, UnusablePaper

MOST_PARTS = 1_000
LARGEST_PART = 40 * 1024 * 1024
LARGEST_UNPACKED = 120 * 1024 * 1024
LARGEST_XML = 30 * 1024 * 1024
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKED = ("word/embeddings/", "word/activex/")
_NESTED = (".zip", ".docx", ".docm", ".xlsx", ".jar", ".exe", ".7z", ".rar")
_DAMAGE = (
    BadZipFile, OSError, ValueError, EOFError, KeyError, IndexError, NotImplementedError, RuntimeError, struct.error,
    zlib.error, expat.ExpatError, UnicodeError,
)  # fmt: skip
_END_OF_ARCHIVE = 22
"""Bytes of the last record of a ZIP file without a remark."""


def check_word(content: bytes) -> None:
    """Raise `UnusablePaper` for a ZIP file that is no Word file to keep."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_outside(content, archive, parts)
            for part in parts:
                _check_head(part)
            names = {part.filename for part in parts}
            if MAIN not in names or TYPES not in names:
                raise UnusablePaper(PaperFault.OTHER_OFFICE)
            for part in parts:
                _check_part(archive, part)
    except _DAMAGE:
        raise UnusablePaper(PaperFault.DAMAGED) from None


def _check_outside(content: bytes, archive: ZipFile, parts: list[ZipInfo]) -> None:
    """How many and how large, as the file's own table says; and that nothing lies before, behind or twice."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise UnusablePaper(PaperFault.UNPACKS_TOO_LARGE)
    if not parts:
        raise UnusablePaper(PaperFault.OTHER_OFFICE)
    ends = content[-_END_OF_ARCHIVE:]
    if archive.comment or not ends.startswith(b"PK\x05\x06") or min(p.header_offset for p in parts) != 0:
        raise UnusablePaper(PaperFault.TWO_IN_ONE)
    lowered = [part.filename.lower() for part in parts]
    if len(set(lowered)) != len(lowered):
        raise UnusablePaper(PaperFault.TWO_IN_ONE)


def _check_head(part: ZipInfo) -> None:
    """What the table says of one part, before a byte of it is unpacked."""
    name = part.filename.lower()
    if part.flag_bits & 0x1:
        raise UnusablePaper(PaperFault.LOCKED)
    if part.file_size > LARGEST_PART:
        raise UnusablePaper(PaperFault.UNPACKS_TOO_LARGE)
    if stat.S_ISLNK(part.external_attr >> 16) or name.startswith("/") or "\\" in name or ":" in name:
        raise UnusablePaper(PaperFault.DAMAGED)
    if ".." in name.split("/") or part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise UnusablePaper(PaperFault.DAMAGED)
    if "vbaproject" in name or "vbadata" in name:
        raise UnusablePaper(PaperFault.MACROS)
    if name.startswith(_PACKED) or name.endswith(_NESTED):
        raise UnusablePaper(PaperFault.ATTACHMENTS)


def _check_part(archive: ZipFile, part: ZipInfo) -> None:
    name = part.filename.lower()
    if not name.endswith((".xml", ".rels")):
        _only_unpack(archive, part)
        return
    if part.file_size > LARGEST_XML:
        raise UnusablePaper(PaperFault.UNPACKS_TOO_LARGE)
    text = archive.read(part)
    found = _Read(text)
    if part.filename == TYPES:
        _check_types(found.types)
    if name.endswith(".rels") and found.reaches_out:
        raise UnusablePaper(PaperFault.REACHES_OUT)


def _only_unpack(archive: ZipFile, part: ZipInfo) -> None:
    """Read to the end, a piece at a time: the library compares size and checksum with what the table said."""
    with archive.open(part) as stream:
        while stream.read(1024 * 1024):
            continue


def _check_types(types: list[str]) -> None:
    if any("macroenabled" in kind or "vbaproject" in kind for kind in (one.lower() for one in types)):
        raise UnusablePaper(PaperFault.MACROS)
    if WORD_MAIN not in types:
        raise UnusablePaper(PaperFault.OTHER_OFFICE)


class _Read:
    """What stands in one XML part that matters here. Entities and document types are refused before they are read."""

    def __init__(self, text: bytes) -> None:
        self.types: list[str] = []
        self.reaches_out = False
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._element
        parser.Parse(text, True)

    def _refuse(self, *_declared: object) -> None:
        raise UnusablePaper(PaperFault.DAMAGED)

    def _element(self, name: str, given: dict[str, str]) -> None:
        if "ContentType" in given:
            self.types.append(given["ContentType"])
        # A link is there to be pressed; everything else outside is fetched when the file is opened.
        if name.rpartition(":")[2] == "Relationship" and given.get("TargetMode", "").lower() == "external":
            self.reaches_out |= not given.get("Type", "").endswith("/hyperlink")
