"""The guide of a kind of meeting, with both checklists; printed, each question has lines to write on."""

from flask import render_template, request, url_for
from flask_babel import gettext as _

from web.casework.guide.checklist_lines import check_lines
from web.casework.guide.meeting_words import meeting_title
from web.casework.guide.question_lines import by_part, help_lines, question_lines
from web.current import actor
from web.guide import blueprint
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.checklists import Side
from workflow.domain.guide_help import BESIDE_PREPARATION
from workflow.domain.guide_kinds import GENERAL_NAME, known_kind
from workflow.domain.meetings import MEETING_NAMES
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.guide_paper import LIST_NAMES

FOR_YOU = N_("Before the talk: for you")
ANY = ""
"""No kind of meeting in particular."""


@blueprint.get("/")
@allow(Act.READ, Thing.GUIDE, Role.MANAGER, Role.HR, Role.EMPLOYEE)
def guide() -> str:
    """The page."""
    kind = asked_kind()
    return render_template(
        "guide/guide.html",
        title=meeting_title(kind),
        kinds=_kinds(kind),
        parts=by_part(question_lines(kind)),
        lists=[(_(_list_name(side)), check_lines(side, kind)) for side in _sides()],
        helps=help_lines(BESIDE_PREPARATION),
        paper_href=url_for("guide.paper", kind=kind or None),
        word_href=url_for("guide.paper_word", kind=kind or None),
    )


def asked_kind() -> str:
    """The kind of meeting the address names; an unknown one is any."""
    return known_kind(request.args.get("kind", "")) or ANY


def _sides() -> list[Side]:
    """One's own list first."""
    return sorted(Side, key=lambda side: side is not _own_side())


def _own_side() -> Side:
    return Side.EMPLOYEE if actor().role is Role.EMPLOYEE else Side.MANAGER


def _list_name(side: Side) -> str:
    """Nobody reads about themselves as somebody else."""
    return FOR_YOU if side is _own_side() else LIST_NAMES[side]


def _kinds(chosen: str) -> list[dict[str, object]]:
    names: dict[str, str] = {ANY: GENERAL_NAME} | {str(kind): name for kind, name in MEETING_NAMES.items()}
    return [
        {"label": _(name), "href": url_for("guide.guide", kind=kind or None), "current": kind == chosen}
        for kind, name in names.items()
    ]
