"""Draws what would happen before anything is saved: the same page for a period added, corrected, taken back, and for Nav's dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import render_template, request
from flask_babel import gettext as _

from web.casework.absence_words import days_of, kind_and_share, kind_with_share
from web.casework.responsible.form_page import Page
from web.casework.responsible.register_consequences import Row, changed_rows, rows_ahead
from web.casework.responsible.register_reminders import Reminders, moved_lines, reminder_lines
from web.casework.responsible.register_sentence import Counts, sentence
from web.casework.responsible.register_warning_lines import warning_lines
from web.current import today, wiring
from web.posted import posted_answers, submission
from workflow.foresight import Consequences
from workflow.services.ahead import ahead_of
from workflow.services.change_absence import Foreseen
from workflow.services.moved_dates import Redated
from workflow.services.records import Absence
from workflow.services.register_edits import AddPeriod, Change, CorrectPeriod, WithdrawPeriod
from workflow.services.register_warnings import Shortened, Warning_

AT_A_GLANCE = 4
"""More reminders than this are folded: the deadlines above say what matters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """Where a preview stands: whom it is about, where it is saved and left, what the buttons say."""

    about: str
    title: str
    action: str
    save_label: str
    back: str
    back_label: str
    can_be_changed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Foretold:
    """What the page tells: the outcome of the case itself, that others change too, and what is said beside it."""

    own: Redated | None
    others: Sequence[Redated] = ()
    rows: Sequence[Row] = ()
    warnings: Sequence[str] = ()
    mark: str = ""
    version: int | None = None
    quiet: str = field(default="")


def foretold(found: Foreseen, change: Change, seen: frozenset[UUID]) -> Foretold:
    """A change of the register as the page tells it; `seen` are the periods that may be spoken of."""
    own = found.own
    return Foretold(
        own=own,
        others=[one for one in found.moved if one is not own and one.consequences.changes_anything],
        rows=[_period_row(found, change)],
        warnings=warning_lines(_worth_telling(found, change), seen),
        mark=found.mark,
        version=own.before.version if own else None,
        quiet=_quiet(own),
    )


def show_preview(place: Preview, told: Foretold, *, meanwhile: bool = False) -> Page:
    """The page, and nothing stored; `meanwhile` when it is shown again because something else changed.

    What follows in another position is told in one quiet sentence: its duties and days are for those who see to it.
    """
    own = [told.own.consequences] if told.own else []
    page = render_template(
        "case/what_if.html",
        place=place,
        told=told,
        meanwhile=meanwhile,
        sentence=sentence(Counts.of(own)) or told.quiet,
        rows=[*told.rows, *(changed_rows(told.own) if told.own else [])],
        ahead=_ahead(told.own),
        reminders=_reminders(own),
        hidden=_hidden(),
        submission=submission() or uuid4(),
    )
    return page, HTTPStatus.CONFLICT if meanwhile else HTTPStatus.OK


def _ahead(own: Redated | None) -> dict[str, object] | None:
    """What the change brings on a later day, when its period begins to count."""
    ahead = ahead_of(wiring().office, own) if own else None
    if ahead is None:
        return None
    anew = ahead.consequences.after.first_day == ahead.on
    return {"day": ahead.on, "rows": rows_ahead(ahead), "anew": anew}


def _reminders(own: Sequence[Consequences]) -> dict[str, object]:
    found = Reminders.of(own)
    return {
        "folded": found.count > AT_A_GLANCE,
        "moved": moved_lines(found.moved, today()),
        "withdrawn": reminder_lines(found.withdrawn, today()),
        "added": reminder_lines(found.added, today()),
    }


def _hidden() -> Mapping[str, str]:
    """What was typed, carried on to the second press of the button."""
    return {name: values[0] for name, values in posted_answers().items() if values} if request.form else {}


def _worth_telling(found: Foreseen, change: Change) -> list[Warning_]:
    """That the period corrected on purpose gives way needs no word."""
    corrected = change.period_id if isinstance(change, CorrectPeriod) else None
    return [one for one in found.warnings if not (isinstance(one, Shortened) and one.other.id == corrected)]


def _quiet(own: Redated | None) -> str:
    """What is said when no deadline and no reminder changes."""
    if own is None:
        return str(_("No case is open, so no dates move. The period is kept in the register."))
    if own.consequences.changes_anything:
        return str(_("No deadlines move. This is what changes:"))
    return str(_("All dates stay as they are. The register is kept up to date."))


def _period_row(found: Foreseen, change: Change) -> Row:
    old = None if isinstance(change, AddPeriod) else _standing(found, change.period_id)
    if isinstance(change, WithdrawPeriod):
        return [str(_("The period")), _told(old), _("Is taken back")]
    said = change.stated
    words = {"text": days_of(said.start_on, said.end_on), "small": kind_with_share(said.kind, said.per_cent)}
    return [str(_("The period")), _told(old) if old else _("No period"), words]


def _standing(found: Foreseen, period_id: UUID) -> Absence | None:
    return next((one for one in found.standing if one.id == period_id), None)


def _told(period: Absence | None) -> object:
    if period is None:
        return ""
    return {"text": days_of(period.start_on, period.end_on), "small": kind_and_share(period)}
