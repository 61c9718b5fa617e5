"""What becomes of written text, and which numbers have no place in it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.texts import holds_identity_number, tidy, tidy_line, without_identity_numbers


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  hei \n", "hei"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\vb\u2028c", "a\nb\nc"),
        ("nul\x00l\x07", "null"),
        ("abc\u202egpj.exe", "abcgpj.exe"),
        ("\u2066isolert\u2069", "isolert"),
        ("\ufeffbom", "bom"),
        ("halvt tegn \ud83d", "halvt tegn"),
        ("tab\tblir", "tab\tblir"),
        ("a\u030a", "å"),
        ("👩🏽\u200d🏫 hei", "👩🏽\u200d🏫 hei"),
        ("שלום \u200f(עולם)", "שלום \u200f(עולם)"),
        ("=SUM(A1) <b>", "=SUM(A1) <b>"),
    ],
)
def test_what_nobody_can_see_is_taken_out_and_the_rest_kept(written: str, kept: str) -> None:
    assert tidy(written) == kept


def test_a_line_is_one_line_with_single_spaces() -> None:
    assert tidy_line(" Møterom\n  Furua\t2 ") == "Møterom Furua 2"


@given(st.text())
def test_tidy_text_stays_as_it_is_and_can_be_stored(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert "\x00" not in once
    assert "\r" not in once
    once.encode("utf-8")


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 5_000_000,
        "\x00" * 5_000_000,
        "1" * 5_000_000,
        "a" + "\u0301\u0323" * 2_500_000,
        "\r\n" * 2_500_000,
    ],
)
def test_five_million_characters_are_answered_quickly(hostile: str) -> None:
    begun = time.process_time()
    tidy(hostile)
    holds_identity_number(hostile)
    assert time.process_time() - begun < 20  # a search that goes back and forth would take hours


def test_the_longest_text_that_is_composed_is_composed_quickly() -> None:
    begun = time.process_time()
    tidy("a" + "\u0301\u0323" * 4_999)
    assert time.process_time() - begun < 10


# Invented numbers with right check digits: an ordinary one, a D number, and two kinds of test numbers.
@pytest.mark.parametrize(
    "number", ["15108695088", "151086 95088", "151086-95088", "55108600100", "05908399546", "01898299631"]
)
def test_an_identity_number_is_found_in_a_text(number: str) -> None:
    assert holds_identity_number(f"Hun har {number}, ring henne.")
    assert without_identity_numbers(f"Hun har {number}, ring henne.") == "Hun har […], ring henne."


@pytest.mark.parametrize(
    "text",
    [
        "15108695079",
        "90000000 12345",
        "konto 1510 86 95088 1",
        "1151086950881",
        "21.11.2026",
        "39108695088",
        "æ" * 11,
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not holds_identity_number(text)
    assert without_identity_numbers(text) == text
