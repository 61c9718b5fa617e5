"""The list on paper: with the letterhead of the unit, as PDF and as Word file, in the language of the page."""

from io import BytesIO

import sqlalchemy as sa
from flask import send_file
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.casework.letterhead import letterhead_of
from web.casework.measure_words import AREAS, KINDS
from web.current import today, wiring
from web.i18n import format_day, language
from web.queries.unit_list import UnitList
from workflow.domain.accommodation import OptionKind
from workflow.domain.measures import MeasureArea
from workflow.services.printed_pages import (
    Fact,
    FiledDocumentPage,
    PrintedAnswer,
    PrintedSection,
)


def download_list(connection: sa.Connection, found: UnitList, *, as_word: bool) -> Response:
    """The file to keep or to print."""
    page = printed_list(connection, found)
    made = (wiring().word_renderer if as_word else wiring().renderer).render(page)
    name = f"{_('What the unit can adapt')}.{'docx' if as_word else 'pdf'}"
    return send_file(
        BytesIO(made.content), made.media_type, as_attachment=True, download_name=name, max_age=0
    )


def printed_list(connection: sa.Connection, found: UnitList) -> FiledDocumentPage:
    """The list as plain texts; an area without entries is left out."""
    sections = (_section(found, kind) for kind in OptionKind)
    return FiledDocumentPage(
        language=language(),
        dated=today(),
        title=str(_("What the unit can adapt")),
        letterhead=letterhead_of(connection, found.unit_id),
        facts=(
            Fact(label=str(_("Unit")), value=found.unit),
            Fact(label=str(_("As of")), value=format_day(today())),
        ),
        sections=tuple(section for section in sections if section.answers),
        unanswered=str(_("Not answered")),
        page_label=str(_("Page")),
        footer=str(_("Made by the employees and the manager together. It names nobody.")),
    )


def _section(found: UnitList, kind: OptionKind) -> PrintedSection:
    answers = []
    for area in MeasureArea:
        words = [one.words for one in found.standing if (one.kind, one.area) == (kind, area)]
        if words:
            lines = "\n".join(f"– {' '.join(one.split())}" for one in words)
            answers.append(PrintedAnswer(question=str(_(AREAS[area])), answer=lines))
    return PrintedSection(heading=str(_(KINDS[kind])), answers=tuple(answers))
