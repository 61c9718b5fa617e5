"""Decides how contacts and consents are said on a page: to those who follow up, and to the employee."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import gettext as _

from web.casework.names import READ_AS
from web.casework.wording import inside_sentence
from web.i18n import format_day, format_instant, format_short_day
from web.queries.consents import ConsentLine
from web.queries.contacts import ContactLine
from workflow.domain.contact_names import CHANNELS, OFFERED, OUTCOMES, PARTIES, USES
from workflow.domain.documents import DocumentKind, ShownAnswer
from workflow.domain.text import N_

Line = dict[str, Any]
MISSED = N_("A meeting that was not held")
TO_EMPLOYEE = {
    "did_not_want": N_("You did not want to talk just then"),
    "left_message": N_("No answer, and a message was left"),
}
"""What a code is called to the employee where the words of the form would speak of them."""
CODED = {"contacted_on", "contacted_at", "channel", "outcome", "offered", "missed_on"}
"""Answers that the head of a line says already."""


def short_line(line: ContactLine) -> Line:
    """A contact in a few words, for the page of a case."""
    return {"when": format_short_day(line.on_day), "what": what(line), "who": line.noted_by}


def log_lines(lines: Iterable[ContactLine], *, to_employee: bool = False) -> list[Line]:
    """The log in order, with everything that was noted."""
    return [_log_line(line, to_employee=to_employee) for line in lines]


def what(line: ContactLine, *, to_employee: bool = False) -> str:
    """How it was tried, and what came of it."""
    if line.kind is DocumentKind.NO_SHOW_NOTE:
        return str(_(MISSED))
    code = str(line.facts["outcome"])
    names = OUTCOMES | TO_EMPLOYEE if to_employee else OUTCOMES
    channel = _(CHANNELS[str(line.facts["channel"])])
    return f"{channel}: {inside_sentence(_(names[code]))}"


def _log_line(line: ContactLine, *, to_employee: bool) -> Line:
    clock = f" {line.at_time:%H.%M}" if line.at_time else ""
    return {
        "id": line.id,
        "when": f"{format_day(line.on_day)}{clock}",
        "what": what(line, to_employee=to_employee),
        "offered": _offered(line),
        "texts": [(answer.label, answer.shown) for answer in line.texts if _is_told(answer)],
        "noted": _noted(line),
        "corrected": _("Corrected, version %(number)s", number=line.version) if line.version > 1 else "",
        "statements": [
            {"who": said.who, "when": format_instant(said.at), "words": said.words}
            for said in line.statements
        ],
    }


def _noted(line: ContactLine) -> str:
    role = inside_sentence(_(READ_AS[line.noted_as])) if line.noted_as in READ_AS else ""
    who = f"{line.noted_by} ({role})" if role else line.noted_by
    return str(_("Noted by %(who)s, %(when)s", who=who, when=format_instant(line.noted_at)))


def _offered(line: ContactLine) -> str:
    codes = [code for code in str(line.facts.get("offered") or "").split(",") if code in OFFERED]
    return ", ".join(inside_sentence(_(OFFERED[code])) for code in codes)


def _is_told(answer: ShownAnswer) -> bool:
    return bool(answer.shown) and answer.name not in CODED


def consent_line(line: ConsentLine) -> Line:
    """A consent: who, what, until when, and how it stands."""
    one = line.consent
    return {
        "id": one.id,
        "who": _(PARTIES[one.party.value]),
        "covers": ", ".join(inside_sentence(_(USES[use.value])) for use in line.covers),
        "holds": line.holds,
        "until": _("until %(day)s", day=format_day(one.until_on)),
        "ended": _ended(line),
        "paper": _(
            "Signed on paper %(day)s, noted by %(who)s", day=format_short_day(one.given_on), who=line.noted_by
        )
        if one.on_paper
        else "",
        "document_id": line.document_id,
    }


def _ended(line: ConsentLine) -> str:
    one = line.consent
    if one.withdrawn_on is not None:
        day = format_short_day(one.withdrawn_on)
        return str(
            _("replaced by a newer one %(day)s", day=day)
            if line.replaced
            else _("taken back %(day)s", day=day)
        )
    return "" if line.holds else str(_("ended %(day)s", day=format_short_day(one.until_on)))


def consent_lines(lines: Sequence[ConsentLine]) -> list[Line]:
    """All of them, in the order they come."""
    return [consent_line(line) for line in lines]
