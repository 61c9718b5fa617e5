"""Decides how published figures stand in tables: which rows and columns, and how a hidden one is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel.numbers import format_decimal
from flask_babel import gettext as _

from web.i18n import language
from workflow.domain.figures.bands import RECORD_BANDS
from workflow.domain.figures.published import Figure, Measure
from workflow.domain.measures import MeasureArea
from workflow.domain.people import REPRESENTATIVES, Role
from workflow.domain.text import N_

SEEN_BY_ALL = (
    Measure.ABSENCE,
    Measure.GRADED,
    Measure.LENGTH,
    Measure.KEPT,
    Measure.EXEMPTED,
    Measure.FIRST_TALK,
)
SAFETY = (Measure.WORK_RELATED, Measure.ACCOMMODATION)
SEEN: dict[Role, tuple[str, str, str]] = {
    **dict.fromkeys(
        REPRESENTATIVES,
        (
            N_("Figures for the work environment, without identities. You see the units you cover."),
            N_("You cover no unit just now."),
            N_("The administrator notes which units a representative covers, and from when to when."),
        ),
    ),
    Role.MANAGER: (
        N_(
            "How the follow-up goes, without identities. You see the units in which everybody answers to you, and those below."
        ),
        N_("You lead no whole unit just now."),
        N_(
            "Where somebody else leads some of those who work there, the figures are seen by whoever leads you both."
        ),
    ),
    Role.HR: (
        N_("How the follow-up goes, without identities. You see every unit."),
        N_("There are no units yet."),
        N_("An administrator adds them."),
    ),
}
"""What is said above the units, and where there are none, to each role."""
MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
HOW_COUNTED = {
    "absence": N_(
        "Sickness man-days of every hundred agreed man-days. A man-day is a weekday that is no public holiday, times the "
        "size of the position; of an absence it counts by the grade, and self-certified absence counts wholly."
    ),
    "length": N_(
        "How many absences began in the year, by how many calendar days they lasted. "
        "Absences with fewer than 16 days between them are one."
    ),
    "kept": N_(
        "Of the absences that began in the year and lasted to the day of the duty: in how many it was met on that day or before. "
        "What was exempted is not counted. A figure needs five people on each side, those in time and those not."
    ),
    "exempted": N_(
        "Of the absences that began in the year and lasted to the day of the duty: in how many an exemption the law allows was used "
        "instead."
    ),
    "first_talk": N_(
        "The middle number of days from the first day of absence until the first conversation: half took shorter, half took longer. "
        "Of absences that began in the year and in which it was held."
    ),
    "signals": N_(
        "How many notices of absence say that it has to do with the workplace, and what was adapted, by kind. "
        "What somebody wrote in their own words is never counted or shown."
    ),
}
DUTIES = {
    "first_conversation": N_("First conversation in time"),
    "plan": N_("Follow-up plan in time"),
    "dialogue_meeting_1": N_("Dialogue meeting 1 in time"),
}
FREE = {
    "plan": N_("Exempted from the plan"),
    "dialogue_meeting_1": N_("Exempted from dialogue meeting 1"),
    "activity_check": N_("Exempted from activity"),
    "dialogue_meeting_2": N_("Exempted from dialogue meeting 2"),
}
_AREAS = {
    MeasureArea.TASKS: N_("Adapted: tasks"),
    MeasureArea.HOURS: N_("Adapted: working hours"),
    MeasureArea.PLACE: N_("Adapted: place and equipment"),
}


ByPlace = Mapping[tuple[str, Measure, str, bool], Figure]
"""Figures by span, measure, word, and whether with the units below."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of the page and of the file; a column is its message id, how it is told is the same in both."""

    key: str
    title: str
    method: str
    columns: list[str]
    rows: list[list[str]]

    @property
    def on_page(self) -> list[dict[str, object]]:
        """The rows for the page; where nothing of one is shown, a phone says so once instead of figure by figure."""
        hidden = str(_("hidden"))
        return [
            {"cells": row, "instead": hidden if hidden in row[1:] and not {*row[1:]} - {hidden, "–"} else ""}
            for row in self.rows
        ]


@dataclass(frozen=True)
class _Column:
    label: str
    measure: Measure
    word: str = ""
    with_below: bool = False


def tables(figures: Sequence[Figure], *, with_signals: bool) -> list[Table]:
    """The tables that have something to tell of; none before the first quarter is counted."""
    with_below = any(one.with_below for one in figures)
    absence = [_Column(_("Absence"), Measure.ABSENCE), _Column(_("Of it graded"), Measure.GRADED)]
    length = [_Column(_(band.words), Measure.LENGTH, band.name) for band in RECORD_BANDS]
    in_time = [_Column(_(words), Measure.KEPT, kind) for kind, words in DUTIES.items()]
    free = [_Column(_(words), Measure.EXEMPTED, kind) for kind, words in FREE.items()]
    first_talk = [_Column(_("Days to the first conversation"), Measure.FIRST_TALK)]
    signals = [_Column(_("Said to have to do with work"), Measure.WORK_RELATED)]
    signals += [_Column(_(words), Measure.ACCOMMODATION, area) for area, words in _AREAS.items()]
    wanted = [
        ("absence", _("Sickness absence"), absence, with_below),
        ("length", _("How long the absences lasted"), length, with_below),
        ("kept", _("Duties met in time"), in_time, with_below),
        ("exempted", _("Exemptions used"), free, with_below),
        ("first_talk", _("Time to the first conversation"), first_talk, with_below),
    ]
    if with_signals:
        wanted.append(("signals", _("What is told of the workplace"), signals, with_below))
    found = [_table(key, title, columns, figures, below=below) for key, title, columns, below in wanted]
    return [table for table in found if table.rows]


def _table(
    key: str, title: str, columns: Sequence[_Column], figures: Sequence[Figure], *, below: bool
) -> Table:
    by_place = places(figures)
    measures = {column.measure for column in columns}
    spans = sorted({one.span for one in figures if one.measure in measures}, key=_order)
    spans = [span for span in spans if not is_month_of_hidden(span, by_place)]
    rows = []
    for span in spans:
        for with_below in (True, False) if below else (False,):
            cells = [by_place.get((span, column.measure, column.word, with_below)) for column in columns]
            if any(cells):
                rows.append([_row_name(span, with_below=with_below), *(cell_text(cell) for cell in cells)])
    return Table(
        key=key,
        title=title,
        method=_(HOW_COUNTED[key]),
        columns=[_("Time"), *(column.label for column in columns)],
        rows=rows,
    )


def places(figures: Sequence[Figure]) -> ByPlace:
    """Each figure at its place."""
    return {(one.span, one.measure, one.word, one.with_below): one for one in figures}


def is_month_of_hidden(span: str, by_place: ByPlace) -> bool:
    """Months of a hidden quarter are always hidden themselves; saying so three times more helps nobody."""
    year, _dash, rest = span.partition("-")
    if not rest or rest.startswith("Q"):
        return False
    quarter = by_place.get((f"{year}-Q{(int(rest) + 2) // 3}", Measure.ABSENCE, "", False))
    return quarter is None or quarter.is_hidden


def _order(span: str) -> tuple[int, int, int]:
    """The latest year first, in it the year, then each quarter with its months, the latest first."""
    year, _dash, rest = span.partition("-")
    if not rest:
        return -int(year), 0, 0
    if rest.startswith("Q"):
        return -int(year), 5 - int(rest[1:]), 0
    return -int(year), 5 - (int(rest) + 2) // 3, int(rest)


def span_name(span: str) -> str:
    """2026, 1st quarter 2026, March 2026."""
    year, _dash, rest = span.partition("-")
    if not rest:
        return str(_("All of %(year)s", year=year))
    if rest.startswith("Q"):
        return str(_("Quarter %(number)s, %(year)s", number=rest[1:], year=year))
    return f"{_(MONTHS[int(rest) - 1])} {year}"


def _row_name(span: str, *, with_below: bool) -> str:
    name = span_name(span)
    return str(_("%(time)s, with the units below", time=name)) if with_below else name


def cell_text(figure: Figure | None) -> str:
    """The figure in words; a hidden one is said to be so and not why, and one that does not exist in this row is a dash."""
    if figure is None:
        return "–"
    if figure.part is None:
        return str(_("hidden"))
    return _told(figure.measure, figure.part, figure.whole or 0)


def decimal(value: float) -> str:
    """With one decimal, as the language writes it."""
    return str(format_decimal(value, format="0.0", locale=language()))


def _told(measure: Measure, part: int, whole: int) -> str:
    if measure is Measure.ABSENCE:
        return f"{decimal(100 * part / whole)} %"
    if measure is Measure.GRADED:
        return f"{part} %"
    if measure is Measure.KEPT:
        return str(_("%(part)s of %(whole)s", part=part, whole=whole))
    return str(part)
