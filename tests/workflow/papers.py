"""Files made in memory for tests: papers as people send them, and files that were made to get past a check."""

import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.workflow.services.conftest import Workplace
from workflow.adapters.papers import ContentChecks
from workflow.domain.papers import PaperKind
from workflow.domain.people import Actor
from workflow.services.receive_paper import PaperDesk, Received, SentPaper, receive_paper

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="https://example.org/x" TargetMode="External"/></Relationships>'
DESK = PaperDesk(checks=ContentChecks(), scans=False, largest=20 * 1024 * 1024)


def pdf(text: str = "", *, password: str = "", script: str = "", attached: bytes = b"") -> bytes:
    """A page; what is given makes it one that is not kept."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": text})
    if script:
        act(writer, "/JavaScript", {"/JS": script})
    if attached:
        writer.add_attachment("note.txt", attached)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    return written(writer)


def launching_pdf() -> bytes:
    """A page that starts a program when it is opened, with the word for it written another way."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    act(writer, "/Launch", {"/F": "x"})
    return written(writer).replace(b"/Launch", b"/L#61unch")


def act(writer: PdfWriter, kind: str, what: Mapping[str, str]) -> None:
    """Let the file do something when it is opened."""
    named = {NameObject(name): TextStringObject(value) for name, value in what.items()}
    action = DictionaryObject({NameObject("/S"): NameObject(kind), **named})
    writer.root_object[NameObject("/OpenAction")] = action


def written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def word(parts: Mapping[str, bytes | str] | None = None, *, main: str = MAIN) -> bytes:
    """A Word file with these parts besides what it must have."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        given: dict[str, bytes | str] = {
            "[Content_Types].xml": TYPES.format(main=main),
            "word/document.xml": BODY,
        }
        for name, content in (given | dict(parts or {})).items():
            archive.writestr(name, content)
    return out.getvalue()


def word_with_link() -> bytes:
    """A Word file with a part that leads to another place, as a symbolic link would."""
    out = BytesIO(word())
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("word/link.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def send_paper(
    work: Workplace,
    case_id: UUID,
    content: bytes | None = None,
    *,
    by: Actor | None = None,
    scans: bool = False,
    **rest: Any,
) -> Received:
    """Put a paper on a case."""
    desk = PaperDesk(checks=DESK.checks, scans=scans, largest=DESK.largest)
    given: dict[str, Any] = {
        "kind": PaperKind.OTHER,
        "received_on": date(2026, 2, 2),
        "content": pdf() if content is None else content,
    }
    return receive_paper(work.office, desk, case_id, SentPaper(**given | rest), actor=by or work.manager)
