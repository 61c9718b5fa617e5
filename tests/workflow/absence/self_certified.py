"""Short words for histories of self-certified days, so that a table of them can be read."""

from collections.abc import Sequence
from datetime import date

from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.absence.qualifying_time import Employment
from workflow.domain.absence.self_certification import STATUTORY, Arrangement, Counting
from workflow.domain.absence.self_certification_count import count_self_certification

OWN, NOTE = AbsenceKind.SELF_CERTIFIED, AbsenceKind.SICK_NOTE_FULL
TODAY = date(2026, 6, 30)
IA_PRACTICE = Arrangement(8, None, 24)
"""What employers with the agreement on inclusive working life have practised."""
LONG_AGO = [(date(2015, 1, 1), None)]
Row = tuple[str, str, AbsenceKind]


def day(text: str) -> date:
    return date.fromisoformat(text if text.count("-") == 2 else f"2026-{text}")


def period(number: int, row: Row) -> AbsencePeriod:
    return AbsencePeriod(id=f"p{number}", start=day(row[0]), end=day(row[1]), kind=row[2])


def counted(
    *rows: Row,
    arrangement: Arrangement = STATUTORY,
    employments: Sequence[Employment] | None = None,
    today: date = TODAY,
) -> Counting:
    return count_self_certification(
        [period(number, row) for number, row in enumerate(rows)],
        arrangement=arrangement,
        employments=LONG_AGO if employments is None else employments,
        today=today,
    )


def own(*ranges: str) -> list[Row]:
    """`03-02/03-04` are self-certified days of 2026; one day may stand alone."""
    return [(text.split("/")[0], text.split("/")[-1], OWN) for text in ranges]


FOUR = ["2025-08-04", "2025-10-06", "2025-12-01", "02-02"]
"""Four single days, two months apart, each a time of its own."""
