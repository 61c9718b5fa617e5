"""Decides where each number was read and when it was last compared with its source."""

from datetime import date

from workflow.domain.dated_rules import Bounds, CountsBy, DatedNumber, Unit, Version
from workflow.domain.law import HOUSE_RULE, Law
from workflow.domain.text import N_

CHECKED_ON = date(2026, 11, 21)

WORKING_ENVIRONMENT_ACT = N_(
    "The Working Environment Act, with what the government wrote when it was changed"
)
NATIONAL_INSURANCE_ACT = N_("Nav's pages on the National Insurance Act")
NAV_PUBLISHED = N_("How Nav itself reckons, as it has published")
NAV_GRANTS = N_("Nav's pages on grants for employers. The day a ceiling began is not always told.")
EMPLOYERS_GUIDES = N_("Guides that Norwegian employers follow up by")
OWN_ROUTINE = N_("A proposal that comes with Tilbake")


def by_law(
    name: str, title: str, value: int, unit: Unit, law: Law, source: str, *, valid_from: date | None = None
) -> DatedNumber:
    """A number nobody here can change, with one value as far back as the service knows."""
    return through_time(name, title, unit, law, source, (Version(value, valid_from),))


def through_time(
    name: str, title: str, unit: Unit, law: Law, source: str, versions: tuple[Version, ...]
) -> DatedNumber:
    """A number nobody here can change, which has had several values; the oldest first."""
    return DatedNumber(
        name=name, title=title, unit=unit, law=law, source=source, checked_on=CHECKED_ON, versions=versions
    )


def by_house(
    name: str,
    title: str,
    value: int,
    unit: Unit,
    bounds: Bounds,
    hint: str,
    *,
    counts_by: CountsBy = CountsBy.FIRST_DAY,
) -> DatedNumber:
    """A number the employer may change within `bounds`; `value` is what it comes with."""
    return DatedNumber(
        name=name,
        title=title,
        unit=unit,
        law=HOUSE_RULE,
        source=OWN_ROUTINE,
        checked_on=CHECKED_ON,
        versions=(Version(value),),
        bounds=bounds,
        hint=hint,
        counts_by=counts_by,
    )
