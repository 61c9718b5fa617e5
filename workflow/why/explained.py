"""Says what an explanation of a date consists of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.absence.reasons import Reason
from workflow.domain.absence.spells import Gap
from workflow.domain.dated_rules import DatedNumber, RuleBook
from workflow.domain.law import Law


class Origin(StrEnum):
    """Where a date comes from."""

    RECKONED = "reckoned"
    TOLD_BY_NAV = "told_by_nav"
    AGREED = "agreed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """The number a date was reckoned with: its value then, since when and until when it counts, where it was read."""

    name: str
    title: str
    value: int
    unit: str
    law: Law
    source: str
    checked_on: date
    is_house_rule: bool
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Behind:
    """A period behind a date, both days included; `last` is None while nobody knows the last day.

    `kind` and `grade` are None where the reader may not know them; `elsewhere` is absence from another employment.
    """

    first: date
    last: date | None
    kind: AbsenceKind | None = None
    grade: int | None = None
    elsewhere: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Why:
    """A date and everything behind it. `about` is what the date is for: a duty's name, or the date's own.

    `until` is the last day where it is not a day but several; `reckoned_here` our own date where Nav's, which counts, differs.
    """

    about: str
    day: date
    origin: Origin
    law: Law | None
    sentence: Reason
    reasons: tuple[Reason, ...] = ()
    rule: Rule | None = None
    periods: tuple[Behind, ...] = ()
    gaps: tuple[Gap, ...] = ()
    until: date | None = None
    reckoned_here: date | None = None


def rule_of(number: DatedNumber, book: RuleBook, on: date) -> Rule:
    """A number as it counts on a day, the employer's own changes included."""
    versions = book.versions(number)
    valid = next((one for one in reversed(versions) if one.covers(on)), versions[0])
    return Rule(
        name=number.name,
        title=number.title,
        value=valid.value,
        unit=number.unit,
        law=number.law,
        source=number.source,
        checked_on=number.checked_on,
        is_house_rule=number.bounds is not None,
        valid_from=valid.valid_from,
        valid_to=valid.valid_to,
    )
