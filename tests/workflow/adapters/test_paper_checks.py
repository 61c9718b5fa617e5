"""Files from outside: kept by what is in them, and refused each with its own reason, before they can do anything."""

import zipfile
from io import BytesIO

import pytest
from PIL import Image

from tests.workflow import papers
from tests.workflow.adapters.pictures import SECRET, claims, jpeg, png
from workflow.adapters.papers import ContentChecks
from workflow.services.paper_faults import FAULTS
from workflow.services.paper_ports import PaperFault as F
from workflow.services.paper_ports import UnusablePaper
from workflow.services.ports import PDF, WORD

BOMB = b"0" * (50 * 1024 * 1024)
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;">]><a>&c;</a>'
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def fault_of(content: bytes) -> F:
    with pytest.raises(UnusablePaper) as refused:
        ContentChecks().checked(content)
    return refused.value.fault


def test_every_reason_has_its_sentence() -> None:
    assert set(FAULTS) == set(F)
    assert len(set(FAULTS.values())) == len(FAULTS)


@pytest.mark.parametrize(("content", "media_type"), [(papers.pdf(), PDF), (papers.word(), WORD)])
def test_pdf_and_word_are_kept_as_they_are(content: bytes, media_type: str) -> None:
    checked = ContentChecks().checked(content)
    assert (checked.media_type, checked.content) == (media_type, content)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", F.EMPTY),
        (b"\n <!DOCTYPE html><script>alert(1)</script>", F.WEB_PAGE),
        (b"\xef\xbb\xbf<html><body>%PDF-1.7", F.WEB_PAGE),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', F.DRAWING),
        (b"\0\0\0\x18ftypheic\0\0\0\0", F.HEIC),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), F.OLD_WORD),
        (b"MZ\x90\0", F.UNKNOWN),
        (b"GIF89a" + papers.pdf(), F.TWO_IN_ONE),
        (papers.pdf() + papers.word(), F.TWO_IN_ONE),
        (papers.pdf(password="x"), F.LOCKED),
        (papers.pdf(script="app.alert(1)"), F.ACTIVE),
        (papers.launching_pdf(), F.ACTIVE),
        (papers.pdf(attached=b"x"), F.ATTACHMENTS),
        (papers.pdf()[:200], F.DAMAGED),
        (b"%PDF-1.7\n" + b"\0" * 200 + b"%%EOF", F.DAMAGED),
        (papers.word() + b"PK", F.TWO_IN_ONE),
        (papers.word({"word/big.xml": b"<a>" + BOMB + b"</a>"}), F.UNPACKS_TOO_LARGE),
        (papers.word({f"word/{n}.xml": b"<a/>" for n in range(1001)}), F.UNPACKS_TOO_LARGE),
        (papers.word({"word/media/inner.zip": papers.word()}), F.ATTACHMENTS),
        (papers.word({"word/embeddings/oleObject1.bin": b"x"}), F.ATTACHMENTS),
        (papers.word({"word/vbaProject.bin": b"x"}), F.MACROS),
        (papers.word(main=MACROS), F.MACROS),
        (papers.word(main=SHEET), F.OTHER_OFFICE),
        (papers.word({"../../etc/passwd": b"x"}), F.DAMAGED),
        (papers.word({"/etc/passwd": b"x"}), F.DAMAGED),
        (papers.word({"word/x.xml": DOCTYPE}), F.DAMAGED),
        (papers.word({"word/x.xml": DOCTYPE.encode("utf-16")}), F.DAMAGED),
        (papers.word_with_link(), F.DAMAGED),
        (papers.word({"word/_rels/document.xml.rels": papers.RELS.format(kind="attachedTemplate")}), F.REACHES_OUT),
        (claims(50_000, 50_000), F.TOO_MANY_POINTS),
        (jpeg()[:300], F.DAMAGED),
    ],
)  # fmt: skip
def test_a_file_that_is_not_kept_is_refused_with_its_reason(content: bytes, fault: F) -> None:
    assert fault_of(content) is fault


def test_any_other_zip_file_is_no_word_file() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    assert fault_of(out.getvalue()) is F.OTHER_OFFICE


def test_a_part_that_is_larger_than_the_table_says_is_not_unpacked() -> None:
    whole = papers.word({"word/media/a.png": b"0" * 5_000})
    assert whole.count((5_000).to_bytes(4, "little")) == 2
    assert fault_of(whole.replace((5_000).to_bytes(4, "little"), (50).to_bytes(4, "little"))) is F.DAMAGED


def test_a_link_to_press_may_stand_in_a_word_file() -> None:
    linked = papers.word({"word/_rels/document.xml.rels": papers.RELS.format(kind="hyperlink")})
    assert ContentChecks().checked(linked).content == linked


@pytest.mark.parametrize("content", [jpeg(), png(), jpeg() + b"<script>"])
def test_pictures_are_drawn_anew_and_nothing_else_of_the_file_is_kept(content: bytes) -> None:
    kept = ContentChecks().checked(content).content
    assert SECRET.encode() in content
    assert SECRET.encode() not in kept
    assert b"<script>" not in kept
    assert not Image.open(BytesIO(kept)).getexif()


def test_a_photograph_lies_the_right_way_up_afterwards() -> None:
    assert Image.open(BytesIO(ContentChecks().checked(jpeg()).content)).size == (100, 200)
