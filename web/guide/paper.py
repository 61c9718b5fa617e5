"""Hands out the guide as a file to print or to write on, in the language of whoever asks."""

from io import BytesIO

from flask import send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.casework.letterhead import letterhead_of
from web.current import today, wiring
from web.guide import blueprint
from web.guide.guide_page import asked_kind
from web.i18n import language
from web.queries.employer import employer_id
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.services.guide_paper import guide_paper
from workflow.services.printed_pages import GuidePage, Letterhead


@blueprint.get("/paper.pdf")
@allow(Act.READ, Thing.GUIDE, Role.MANAGER, Role.HR, Role.EMPLOYEE)
def paper() -> Response:
    """The PDF."""
    return _file(as_word=False)


@blueprint.get("/paper.docx")
@allow(Act.READ, Thing.GUIDE, Role.MANAGER, Role.HR, Role.EMPLOYEE)
def paper_word() -> Response:
    """The Word file."""
    return _file(as_word=True)


def _file(*, as_word: bool) -> Response:
    page = _page()
    printed = (wiring().word_renderer if as_word else wiring().renderer).render(page)
    return send_file(
        BytesIO(printed.content),
        printed.media_type,
        as_attachment=True,
        download_name=f"{page.title}.{'docx' if as_word else 'pdf'}",
        max_age=0,
    )


def _page() -> GuidePage:
    with wiring().reading.connect() as connection:
        employer = employer_id(connection)
        head = letterhead_of(connection, employer) if employer else Letterhead(employer="")
    return guide_paper(asked_kind(), language=language(), letterhead=head, today=today(), say=_)
