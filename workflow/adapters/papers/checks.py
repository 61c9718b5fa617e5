"""Decides by its first bytes what a file is, and hands it to the one who knows that kind; the name says nothing."""

from workflow.adapters.papers.pdf_check import check_pdf
from workflow.adapters.papers.photo import written_anew
from workflow.adapters.papers.word_check import check_word
from workflow.services.paper_ports import CheckedPaper, PaperFault, UnusablePaper
from workflow.services.ports import PDF, WORD

LARGEST_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_HEIC_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"heif", b"avif")
_WEB_PAGES = (b"<!doctype html", b"<html", b"<script", b"<body", b"<head")


class ContentChecks:
    """Opens files of the kinds that are kept: PDF, Word, JPEG, PNG."""

    def checked(self, content: bytes) -> CheckedPaper:
        """The file as it may be kept; raises `UnusablePaper`."""
        if not content:
            raise UnusablePaper(PaperFault.EMPTY)
        if content.startswith(b"%PDF-"):
            check_pdf(content)
            return CheckedPaper(media_type=PDF, content=content)
        if content.startswith(b"PK\x03\x04"):
            check_word(content)
            return CheckedPaper(media_type=WORD, content=content)
        if content.startswith(_PICTURES):
            return written_anew(content)
        raise UnusablePaper(_what_else(content))


def _what_else(content: bytes) -> PaperFault:
    """What a file that is not kept seems to be, so that its sender can be told what to do."""
    head = content[:LARGEST_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if content.startswith(_OLE):
        return PaperFault.OLD_WORD
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return PaperFault.HEIC
    if b"<svg" in head:
        return PaperFault.DRAWING
    if head.startswith(_WEB_PAGES) or any(mark in head for mark in _WEB_PAGES):
        return PaperFault.WEB_PAGE
    if b"%pdf-" in head or b"pk\x03\x04" in head:
        return PaperFault.TWO_IN_ONE  # a reader that looks further in would find another file
    return PaperFault.UNKNOWN
