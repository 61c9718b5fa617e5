"""Decides which PDF files are kept: those that are pages to read, and nothing that runs, hides, sends or is locked."""

import logging
import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from workflow.services.paper_ports import PaperFault, UnusablePaper

MOST_PAGES = 500
MOST_OBJECTS = 60_000
MOST_INSIDE_ONE = 200_000
MOST_SECONDS = 15.0
"""Of the processor's time, in all: a file may be made so that reading it never ends."""
END_WITHIN = 1024
"""Bytes after the mark of the end; scanners fill up with blanks."""
RUNS = frozenset(
    {
        "/JavaScript",
        "/JS",
        "/Launch",
        "/RichMedia",
        "/XFA",
        "/SubmitForm",
        "/ImportData",
        "/Movie",
        "/Rendition",
    }
)
HIDES = frozenset({"/EmbeddedFile", "/EmbeddedFiles", "/AF", "/FileAttachment", "/Collection"})
_RAW = (
    (b"/JavaScript", PaperFault.ACTIVE),
    (b"/Launch", PaperFault.ACTIVE),
    (b"/EmbeddedFile", PaperFault.ATTACHMENTS),
)
"""Also looked for in the bytes: a reader that mends a broken file finds objects that no table names."""
# What the library raises for files that are cut off, contradict themselves or were made to break readers.
_DAMAGE = (
    PyPdfError, OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, ArithmeticError,
    NotImplementedError, RecursionError, UnicodeError,
)  # fmt: skip
# It remarks on every small mistake of a scanner, and could quote what stands in the file.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def check_pdf(content: bytes) -> None:
    """Raise `UnusablePaper` for a PDF that is not kept."""
    end = content.rfind(b"%%EOF")
    if end < 0:
        raise UnusablePaper(PaperFault.DAMAGED)
    if content[end + 5 :].strip(b"\0 \t\r\n\f") or len(content) - end > END_WITHIN:
        raise UnusablePaper(PaperFault.TWO_IN_ONE)
    for mark, fault in _RAW:
        if mark in content:
            raise UnusablePaper(fault)
    try:
        _look_through(content)
    except _DAMAGE:
        raise UnusablePaper(PaperFault.DAMAGED) from None


def _look_through(content: bytes) -> None:
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise UnusablePaper(PaperFault.LOCKED)
    for thing in _objects(reader):
        for name in _names(thing):
            if name in RUNS:
                raise UnusablePaper(PaperFault.ACTIVE)
            if name in HIDES:
                raise UnusablePaper(PaperFault.ATTACHMENTS)
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        raise UnusablePaper(PaperFault.TOO_MANY_PAGES)
    if not pages:
        raise UnusablePaper(PaperFault.DAMAGED)


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Every object the file's tables name, those in compressed streams too."""
    places = {(number, generation) for generation, ids in reader.xref.items() for number in ids}
    places |= {(number, 0) for number in reader.xref_objStm}
    if len(places) > MOST_OBJECTS:
        raise UnusablePaper(PaperFault.UNPACKS_TOO_LARGE)
    yield reader.trailer
    begun = time.thread_time()
    for number, generation in sorted(places):
        if time.thread_time() - begun > MOST_SECONDS:
            raise UnusablePaper(PaperFault.UNPACKS_TOO_LARGE)
        yield IndirectObject(number, generation, reader).get_object()


def _names(thing: Any) -> Iterator[str]:
    """The names that stand in an object: keys, and values that are names; other objects are asked by themselves."""
    waiting, seen = [thing], 0
    while waiting:
        one = waiting.pop()
        seen += 1
        if seen > MOST_INSIDE_ONE:
            raise UnusablePaper(PaperFault.UNPACKS_TOO_LARGE)
        if isinstance(one, DictionaryObject):
            yield from map(str, one.keys())
            waiting.extend(
                dict.values(one)
            )  # as they stand: asking the dictionary would follow every reference
        elif isinstance(one, ArrayObject):
            waiting.extend(list.__iter__(one))
        elif isinstance(one, str) and one.startswith("/"):
            yield str(one)
