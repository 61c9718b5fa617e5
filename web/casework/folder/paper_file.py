"""Hands out a paper as a file to keep, under a name of ours; each one taken is noted as a reading."""

from http import HTTPStatus
from io import BytesIO
from uuid import UUID

from flask import Response, abort, send_file
from flask_babel import gettext as _

from web.casework.folder.words import kind_of_file
from web.casework.names import DOCUMENT_NAMES
from web.current import actor, sight, wiring
from web.queries.reading_log import Reading, note_reading
from web.queries.received_papers import PaperLine, find_paper
from workflow.adapters.persistence.paper_rows import PaperRows
from workflow.domain.papers import PAPER_NAMES


def download_paper(case_id: UUID, paper_id: UUID) -> Response:
    """The content, when it may be opened. A picture or a PDF is a file too: nothing from outside is shown as a page."""
    with wiring().reading.connect() as connection:
        line = find_paper(wiring(), connection, case_id, paper_id, sight())
        if line is None or not line.can_be_read:
            abort(HTTPStatus.NOT_FOUND)
        content = PaperRows(connection, wiring().keys).content(paper_id)
    if content is None:
        abort(HTTPStatus.NOT_FOUND)
    note_reading(wiring(), actor(), case_id, Reading.PAPER, paper_id)
    return send_file(
        BytesIO(content),
        mimetype=line.paper.media_type,
        as_attachment=True,
        download_name=file_name(line),
        max_age=0,
    )


def file_name(line: PaperLine) -> str:
    """What it is and when it came; nothing of the name it was sent under."""
    words = [_(PAPER_NAMES[line.paper.kind])]
    if line.document:
        words.append(_(DOCUMENT_NAMES[line.document[0]]))
    words.append(line.paper.received_on.isoformat())
    return ", ".join(words) + kind_of_file(line.paper.media_type).endings[0]
