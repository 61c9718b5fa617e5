"""Everything that can be noted as read has its own words wherever readings are listed."""

import pytest

from web.casework.responsible.readers_page import WHAT
from web.employee.words import READINGS
from web.queries.reading_log import Reading


@pytest.mark.parametrize("what", Reading)
def test_every_reading_has_words_for_the_employee_and_for_whoever_follows_up(what: Reading) -> None:
    assert READINGS[what]
    assert WHAT[what]


def test_no_two_readings_are_told_alike() -> None:
    for words in (READINGS, WHAT):
        assert len(set(words.values())) == len(Reading)
