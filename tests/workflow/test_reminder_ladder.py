"""The ladder of reminders, as a lawyer would read it, and the hours in which mail goes out."""

from datetime import date, datetime

import pytest

from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.domain.dated_rules import HouseChange, RuleBook
from workflow.domain.duties import IN_ORDER
from workflow.domain.quiet_hours import MailHours, mail_hours
from workflow.domain.reminders import (
    AUDIENCES,
    BECAUSE,
    KIND_OF,
    KINDS,
    LADDER,
    NOBODY_THERE,
    THEIRS,
    Audience,
    Because,
    Kind,
    Rung,
    filled,
    rungs,
)
from workflow.domain.rules import STANDARD
from workflow.domain.stages import Stage

DAYS = NorwegianWorkingDays()
FRIDAY = date(2026, 2, 6)


def test_word_of_a_deadline_goes_from_the_manager_to_the_substitute_to_the_one_above_to_hr() -> None:
    found = [(row.rung, on.isoformat(), [*map(str, row.to)]) for row, on in rungs(FRIDAY, STANDARD, DAYS)]
    assert found == [
        ("before", "2026-02-05", ["followers", "employee"]),
        ("on_the_day", "2026-02-06", ["followers", "employee"]),
        ("after", "2026-02-07", ["responsible", "employee"]),
        ("substitute", "2026-02-08", ["stand_ins"]),
        ("above", "2026-02-13", ["above"]),
        ("hr", "2026-02-20", ["hr"]),
    ]


def test_the_house_sets_every_number_from_a_day_on_and_may_leave_the_day_itself_out() -> None:
    changes = (
        HouseChange("reminder_days_before", 3, date(2026, 2, 1)),
        HouseChange("reminder_on_the_day", 0, date(2026, 2, 1)),
        HouseChange("overdue_hr_days_after", 30, date(2026, 2, 7)),  # not for what was due before
    )
    found = {row.rung: on for row, on in rungs(FRIDAY, RuleBook(changes), DAYS)}
    assert found[Rung.BEFORE] == date(2026, 2, 3)
    assert Rung.ON_THE_DAY not in found
    assert found[Rung.HR] == date(2026, 2, 20)


@pytest.mark.parametrize(
    ("there", "to", "hears"),
    [
        ({Audience.RESPONSIBLE}, Audience.RESPONSIBLE, Audience.RESPONSIBLE),
        (set(), Audience.RESPONSIBLE, Audience.HR),
        (set(), Audience.ABOVE, Audience.HR),
        (set(), Audience.STAND_INS, None),
        (set(), Audience.EMPLOYEE, None),
        (set(), Audience.HR, Audience.HR),
    ],
)
def test_where_nobody_is_there_the_rung_goes_to_hr_unless_another_rung_follows(
    there: set[Audience], to: Audience, hears: Audience | None
) -> None:
    assert filled(to, there.__contains__) is hears


def test_every_audience_reason_and_kind_has_its_words_and_every_duty_a_kind() -> None:
    assert set(AUDIENCES) == set(NOBODY_THERE) == set(Audience)
    assert set(BECAUSE) == set(Because)
    assert set(KINDS) == set(Kind)
    assert set(KIND_OF) == set(IN_ORDER) - {Stage.PREVENTION}
    assert set(KIND_OF) >= THEIRS
    assert [row.rung for row in LADDER] == list(Rung)


HOURS = MailHours(begin=7, until=17, on_free_days=False, days=DAYS)


@pytest.mark.parametrize(
    ("at", "is_open", "next_morning"),
    [
        ("2026-02-02T06:59", False, "2026-02-02T07:00"),
        ("2026-02-02T07:00", True, "2026-02-03T07:00"),
        ("2026-02-02T16:59", True, "2026-02-03T07:00"),
        ("2026-02-02T17:00", False, "2026-02-03T07:00"),
        ("2026-02-06T17:00", False, "2026-02-09T07:00"),  # Friday evening
        ("2026-02-07T12:00", False, "2026-02-09T07:00"),  # Saturday
        ("2026-04-01T20:00", False, "2026-04-07T07:00"),  # before Maundy Thursday
        ("2026-05-01T12:00", False, "2026-05-04T07:00"),  # a public holiday on a Friday
    ],
)
def test_nothing_is_mailed_at_night_at_weekends_or_on_public_holidays(
    at: str, is_open: bool, next_morning: str
) -> None:
    local = datetime.fromisoformat(at)
    assert HOURS.open_at(local) is is_open
    assert HOURS.next_morning(local) == datetime.fromisoformat(next_morning)


def test_a_house_that_mails_at_any_hour_never_waits() -> None:
    first = date(2026, 1, 1)
    changes = (
        HouseChange("mail_from_hour", 0, first),
        HouseChange("mail_until_hour", 24, first),
        HouseChange("mail_on_free_days", 1, first),
    )
    saturday_night = datetime(2026, 2, 7, 23, 59)
    assert mail_hours(RuleBook(changes), saturday_night, DAYS).open_at(saturday_night)
