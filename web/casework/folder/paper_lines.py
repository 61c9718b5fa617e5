"""Decides how a paper from outside is told in the folder."""

from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from web.casework.folder.words import CHECKS, kind_of_file
from web.casework.names import DOCUMENT_NAMES, OUTCOME_NAMES
from web.current import actor
from web.i18n import format_instant, format_short_day
from web.queries.received_papers import PaperLine
from workflow.domain.papers import PAPER_NAMES, CheckState
from workflow.services.withdraw_paper import may_withdraw


def paper_title(line: PaperLine) -> str:
    """What it is; of a signed copy which document."""
    name = str(_(PAPER_NAMES[line.paper.kind]))
    if line.document is None:
        return name
    kind, version = line.document
    signed = _("%(document)s, version %(number)s", document=_(DOCUMENT_NAMES[kind]), number=version)
    return f"{name}: {signed}"


def paper_entry(case_id: UUID, line: PaperLine) -> dict[str, object]:
    """Everything a list shows of a paper."""
    paper = line.paper
    return {
        "title": paper_title(line),
        "lines": [told for told in (_received(line), line.line, _says(line), _gone(line)) if told],
        "status": _status(line),
        "files": _files(case_id, line),
        "away_href": url_for(".withdraw_paper", case_id=case_id, paper_id=paper.id)
        if may_withdraw(actor(), paper)
        else None,
    }


def _received(line: PaperLine) -> str:
    return str(
        _(
            "Received %(day)s, put here by %(who)s %(at)s",
            day=format_short_day(line.paper.received_on),
            who=line.by,
            at=format_instant(line.paper.uploaded_at),
        )
    )


def _says(line: PaperLine) -> str:
    said = line.paper.says
    return str(_("On the paper: %(outcome)s", outcome=_(OUTCOME_NAMES[said]))) if said else ""


def _gone(line: PaperLine) -> str:
    paper = line.paper
    if paper.gone_at is None or paper.checked is CheckState.REFUSED:
        return ""
    return str(
        _(
            "Taken away by %(who)s %(at)s: %(why)s",
            who=line.gone_by,
            at=format_instant(paper.gone_at),
            why=line.because,
        )
    )


def _status(line: PaperLine) -> dict[str, str] | None:
    paper = line.paper
    if paper.gone_at is not None and paper.checked is not CheckState.REFUSED:
        return {"word": _("Taken away"), "kind": "exempt"}
    if paper.checked is CheckState.NOT_SCANNED:
        return None
    word, kind = CHECKS[paper.checked]
    return {"word": _(word), "kind": kind}


def _files(case_id: UUID, line: PaperLine) -> list[dict[str, str]]:
    if not line.can_be_read:
        return []
    href = url_for(".paper", case_id=case_id, paper_id=line.paper.id)
    return [{"label": kind_of_file(line.paper.media_type).name, "href": href}]
