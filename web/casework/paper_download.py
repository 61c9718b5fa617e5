"""Hands out a document as a file to keep: printed on the spot, in the language chosen, with the answer it has by now."""

from http import HTTPStatus
from io import BytesIO
from uuid import UUID

from flask import Response, abort, send_file
from flask_babel import gettext as _

from web.current import wiring
from web.i18n import LANGUAGES
from web.queries.copy_content import WORD_ENDING
from workflow.domain.errors import NotFound
from workflow.services.print_document import print_document

Item = dict[str, object]


def hand_out_paper(document_id: UUID, language: str, *, as_word: bool) -> Response:
    """The file; whoever calls has seen to it that the document may be read, and noted it."""
    try:
        name, printed = print_document(wiring().press, document_id, language, as_word=as_word)
    except NotFound:
        abort(HTTPStatus.NOT_FOUND)
    return send_file(
        BytesIO(printed.content),
        mimetype=printed.media_type,
        as_attachment=True,
        download_name=name + (WORD_ENDING if as_word else ".pdf"),
        max_age=0,
    )


def paper_items(languages: tuple[str, ...], address: str) -> list[Item]:
    """The files one can have, a line a language, in the order languages are offered in; `address` is that of the document."""
    return [
        {
            "code": code,
            "language": label,
            "files": [
                {"label": "PDF", "href": f"{address}/paper/{code}"},
                {"label": "Word", "href": f"{address}/paper/{code}/word"},
            ],
        }
        for code, label in LANGUAGES.items()
        if code in languages
    ]


def only_language(languages: tuple[str, ...]) -> str:
    """The one language there is, where a document was not kept in several; else nothing."""
    if len(languages) > 1:
        return ""
    return str(
        _("This document was filed in one language only: %(language)s.", language=LANGUAGES[languages[0]])
    )
