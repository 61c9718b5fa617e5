"""Puts the page of a request together: what is told of it, line by line, and what is on file for it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from flask_babel import gettext as _

from web.casework.names import DOCUMENT_NAMES, READ_AS
from web.casework.requests.words import DONE, standing, told, track_name
from web.casework.wording import inside_sentence
from web.i18n import format_day, format_instant
from web.queries.requests import SeenRequest
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.domain.tracks.evidence import Evidence
from workflow.domain.tracks.kinds import BEGIN
from workflow.domain.tracks.table import TRACKS
from workflow.services.tracks import TrackLine

BEGUN_BY_HR = N_("Begun by HR")
Href = Callable[[UUID], str]
Mend = Callable[[Evidence], tuple[str, str] | None]
"""Where the form is that supplies a piece of evidence, and what one does there; None where nobody here can."""


def shown_request(
    seen: SeenRequest,
    today: date,
    document_href: Href,
    *,
    with_notes: bool,
    done: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """What every audience sees of it; notes are HR's own, and `done` words of the audience's own for some lines."""
    track, spec = seen.track, TRACKS[seen.track.kind]
    return {
        "name": track_name(track.kind),
        "about": _(spec.about),
        "law": _(spec.law.paragraph),
        "state": standing(track, today),
        "asked_by": seen.names.get(track.asked_by, ""),
        "asked_at": track.asked_at,
        "note": seen.old_note if with_notes else "",
        "due": format_day(track.due_on) if track.is_open and track.due_on and track.due_on >= today else "",
        "lines": line_items(seen, document_href, with_notes=with_notes, done={**DONE, **(done or {})}),
        "paper": _paper(seen, track.paper_id, document_href),
    }


def line_items(
    seen: SeenRequest, document_href: Href, *, with_notes: bool, done: Mapping[str, str]
) -> list[dict[str, object]]:
    """What happened, the latest first."""
    return [
        {
            "what": _what(seen, line, done),
            "when": format_instant(line.at),
            "who": seen.names.get(line.actor_id, ""),
            "as_whom": inside_sentence(_(READ_AS[line.acted_as])),
            "told": told(seen.track.kind, line.facts, line.words),
            "note": line.note if with_notes else "",
            "paper": _paper(seen, line.document_id, document_href),
        }
        for line in reversed(seen.lines)
    ]


def _what(seen: SeenRequest, line: TrackLine, done: Mapping[str, str]) -> str:
    by_hr = line.move == BEGIN and line.acted_as is Role.HR and TRACKS[seen.track.kind].decided
    return str(_(BEGUN_BY_HR if by_hr else done[line.move]))


def evidence_items(
    evidence: Sequence[Evidence], seen: SeenRequest, mend: Mend | None
) -> list[dict[str, object]]:
    """Each thing as in the case or missing; what is missing with the way to the form that supplies it."""
    items: list[dict[str, object]] = []
    offered: set[str] = set()
    for one in evidence:
        met = one.met(seen.file)
        way = mend(one) if mend and not met else None
        if way and way[0] in offered:
            way = None  # one form that supplies several things is offered once
        elif way:
            offered.add(way[0])
        items.append(
            {
                "text": _(one.sentence),
                "state": "done" if met else "missing",
                "law": _(one.law.paragraph),
                "href": way[0] if way else None,
                "action": way[1] if way else None,
            }
        )
    return items


def _paper(seen: SeenRequest, document_id: UUID | None, href: Href) -> dict[str, str] | None:
    document = seen.documents.get(document_id) if document_id else None
    if document is None:
        return None
    return {"label": _(DOCUMENT_NAMES[DocumentKind(document.kind)]), "href": href(document.id)}
