"""Decides what a Word file consists of around its text: our own bare template, its properties, the same bytes each time."""

from datetime import UTC, date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

TEMPLATE = Path(__file__).parent / "templates" / "word"
_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
}
# The oldest day a zip file can name: when a file was packed says nothing, and would make every copy differ.
_PACKED_AT = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255


def blank() -> WordDocument:
    """An empty sheet with our styles. The library's own template names its maker and carries 800 kB of styles."""
    return Document(BytesIO(_template()))


@cache
def _template() -> bytes:
    return _packed({name: (TEMPLATE / file).read_bytes() for name, file in _PARTS.items()})


def describe(document: WordDocument, *, title: str, employer: str, language: str, dated: date) -> None:
    """Say in the properties what the file is; of people and machines nothing. `language` is like nb-NO."""
    properties = document.core_properties
    properties.title = title[:_LONGEST_PROPERTY]
    properties.author = employer[:_LONGEST_PROPERTY]
    properties.language = language
    properties.last_modified_by = ""
    properties.revision = 1
    properties.created = properties.modified = datetime.combine(dated, time(), UTC)
    for element in (document.styles.element, document.settings.element):
        for tag in (*element.iter(qn("w:lang")), *element.iter(qn("w:themeFontLang"))):
            tag.set(qn("w:val"), language)


def packed(document: WordDocument) -> bytes:
    """The finished file."""
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts:
        return _packed({name: parts.read(name) for name in parts.namelist()})


def _packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as target:
        for name, content in parts.items():
            entry = ZipInfo(name, _PACKED_AT)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else the file tells on which kind of machine it was made
            target.writestr(entry, content)
    return out.getvalue()
