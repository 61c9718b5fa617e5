"""Decides into which bands absences are sorted by how long they lasted, in calendar days."""

from dataclasses import dataclass
from datetime import date

from workflow.domain.text import N_

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Band:
    """From so many days to so many, both included; no most: without end."""

    name: str
    least: int
    most: int | None
    words: str


RECORD_BANDS = (
    Band("days_3", 1, 3, N_("1–3 days")),
    Band("days_16", 4, 16, N_("4–16 days")),
    Band("weeks_8", 17, 8 * DAYS_A_WEEK, N_("17 days–8 weeks")),
    Band("longer", 8 * DAYS_A_WEEK + 1, None, N_("More than 8 weeks")),
)
"""The employer's own record; more than 16 days are the last two together. These alone are published."""
NAV_BANDS = (
    Band("days_7", 1, 7, N_("1–7 days")),
    Band("days_16", 8, 16, N_("8–16 days")),
    Band("weeks_8", 17, 8 * DAYS_A_WEEK, N_("17 days–8 weeks")),
    Band("weeks_20", 8 * DAYS_A_WEEK + 1, 20 * DAYS_A_WEEK, N_("8–20 weeks")),
    Band("weeks_39", 20 * DAYS_A_WEEK + 1, 39 * DAYS_A_WEEK, N_("20–39 weeks")),
    Band("longer", 39 * DAYS_A_WEEK + 1, None, N_("More than 39 weeks")),
)
"""As Nav sorts. Never shown to somebody who sees the record's bands: laid over each other the two tell single cells."""


def band_of(bands: tuple[Band, ...], first: date, last: date) -> Band:
    """The band an absence of these days is in."""
    days = (last - first).days + 1
    return next(band for band in bands if days >= band.least and (band.most is None or days <= band.most))
