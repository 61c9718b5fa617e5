"""Which time of day is meant."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.times import NotATime, parse_time, shown_time


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14.30", time(14, 30)),
        ("14:30", time(14, 30)),
        ("1430", time(14, 30)),
        ("14 30", time(14, 30)),
        ("930", time(9, 30)),
        ("9", time(9)),
        ("kl. 14", time(14)),
        ("Kl 8.05", time(8, 5)),
        ("klokka 10", time(10)),
        ("00.00", time(0)),
    ],
)
def test_usual_ways_to_write_a_time_are_understood(text: str, moment: time) -> None:
    assert parse_time(text) == moment


@pytest.mark.parametrize("text", ["24.00", "12.60", "2530"])
def test_a_time_that_does_not_exist_names_the_mend(text: str) -> None:
    with pytest.raises(NotATime) as refused:
        parse_time(text)
    assert "Hours go from 00 to 23" in str(refused.value.args[0])


@pytest.mark.parametrize("text", ["", "lunsj", "14.3", "14.30.00", "9" * 1_000_000])
def test_what_is_no_time_shows_how_to_write_one(text: str) -> None:
    with pytest.raises(NotATime) as refused:
        parse_time(text)
    assert "14.30" in str(refused.value.args[0])


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_a_shown_time_reads_back_as_itself(moment: time) -> None:
    assert parse_time(shown_time(moment)) == moment
