"""Hands out the guide as a file to print, in the language of whoever asks."""

from io import BytesIO

from flask import send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.current import today, wiring
from web.guide import blueprint
from web.guide.guide_page import asked_kind
from web.i18n import language
from web.queries.employer import employer_shown
from web.roles import allow
from workflow.domain.people import Role
from workflow.services.guide_paper import guide_paper


@blueprint.get("/paper.pdf")
@allow(Role.MANAGER, Role.HR, Role.EMPLOYEE)
def paper() -> Response:
    """The PDF."""
    with wiring().reading.connect() as connection:
        employer = employer_shown(connection).name
    page = guide_paper(asked_kind(), language=language(), employer=employer, today=today(), say=_)
    printed = wiring().renderer.render(page)
    return send_file(
        BytesIO(printed.content),
        printed.media_type,
        as_attachment=True,
        download_name=f"{page.title}.pdf",
        max_age=0,
    )
