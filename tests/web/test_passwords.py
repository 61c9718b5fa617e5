"""Which passwords are good enough, and that no part of one is cut away."""

import hashlib
import secrets
import tomllib
from pathlib import Path

import pytest

from web.auth.known_passwords import FILE, is_in_file, is_on_list
from web.auth.passwords import (
    KNOWN,
    LONGEST,
    NAMES_OWNER,
    TOO_COMMON,
    TOO_LONG,
    TOO_SHORT,
    hash_password,
    one_time_password,
    refusal_of,
    verify_password,
    weakness_of,
)


@pytest.mark.parametrize(
    "password",
    [
        "gul sykkel under broen",
        "kaffe uten melk kl 9",
        "Xk7#pQ2!vLm9",
        "ærlig østavind åpner døren",
        "🚲🌧️ på vei hjem igjen",
        "fire ord som ikke rimer",
        "a" * 10 + " bjørk stein elv",
        "p" + "qwzx" * 20 + "tung varm sten",
    ],
)
def test_a_sentence_of_ones_own_is_good_enough(password: str) -> None:
    assert weakness_of(password, ("aud.berg@example.no", "Aud", "Berg")) is None


@pytest.mark.parametrize(
    "password",
    [
        "passord12345",
        "Passord!2026",
        "P4ssord12345!",
        "sommeren2026!",
        "Velkommen2026",
        "qwertyuiopå1",
        "123456789012",
        "aaaaaaaaaaaa",
        "abababababab",
        "abcdefghijkl",
        "asdfghjkløæ1",
        "1q2w3e4r5t6y",
        "tilbake-2026",
        "oppfølging12",
        "kommunekommune",
        "admin1234567",
        "fotballfotball",
        "vinter2025sommer",
    ],
)
def test_what_anybody_would_try_first_is_refused(password: str) -> None:
    assert weakness_of(password) == TOO_COMMON


def test_eleven_characters_are_too_few_and_twelve_are_enough() -> None:
    assert weakness_of("bjørk elv s") == TOO_SHORT
    assert weakness_of("bjørk elv st") is None


def test_very_long_passwords_are_welcome_up_to_a_limit_that_is_told() -> None:
    sentence = "en lang setning om bjørker, elver og sykler " * 10
    assert weakness_of(sentence[:LONGEST]) is None
    assert weakness_of(sentence[: LONGEST + 1]) == TOO_LONG


@pytest.mark.parametrize("password", ["hos berg i skogen", "AUD.BERG er best", "lever godt aud.berg"])
def test_ones_own_name_is_refused(password: str) -> None:
    assert weakness_of(password, ("aud.berg@example.no", "Aud", "Berg")) == NAMES_OWNER


def test_every_character_of_a_long_password_counts() -> None:
    long = "x" * 199
    kept = hash_password(long + "a")
    assert verify_password(kept, long + "a")
    assert not verify_password(kept, long + "b")


def test_a_letter_typed_as_two_signs_is_the_same_letter() -> None:
    assert verify_password(hash_password("går på tur i dag"), "ga\u030ar pa\u030a tur i dag")


def test_handed_out_passwords_are_random_and_good_enough() -> None:
    made = {one_time_password() for _ in range(50)}
    assert len(made) == 50
    assert all(weakness_of(password) is None for password in made)


def test_a_broken_hash_lets_nobody_in() -> None:
    assert not verify_password("no hash at all", "gul sykkel under broen")


@pytest.mark.parametrize(
    "password", ["ILoveYouForever", "Correcthorsebatterystaple", "trustno1trustno1", "Letmein123456789"]
)
def test_what_is_commonest_in_stolen_lists_is_refused_however_it_is_capitalised(password: str) -> None:
    assert refusal_of(password) in {KNOWN, TOO_COMMON}


def test_a_sample_of_the_list_is_on_it_and_random_words_are_not() -> None:
    for known in ("natascha6021", "katrinharzer", "mercedes128467", "KobeBryant24988", "michaelseanreilly"):
        assert refusal_of(known) == KNOWN
    taken_for_another = sum(is_on_list(secrets.token_hex(12)) for _ in range(20_000))
    assert taken_for_another < 40  # one in 3 500 by reckoning: 6 of 20 000


def test_the_list_is_the_one_that_was_made_and_has_its_licence_beside_it() -> None:
    source = tomllib.loads(FILE.with_name("SOURCE.toml").read_text("utf-8"))
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() == source["file_sha256"]
    assert source["licence"] == "MIT"
    assert "Permission is hereby granted" in FILE.with_name("LICENSE").read_text("utf-8")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("size", [0, 1, 2, 3, 1000])
def test_a_file_of_hashes_is_searched_by_halves(tmp_path: Path, size: int, ending: str) -> None:
    words = [f"eget passord nummer {nth}" for nth in range(size)]
    hashes = sorted(hashlib.sha1(word.encode()).hexdigest().upper() for word in words)
    file = tmp_path / "stolen.txt"
    file.write_bytes("".join(f"{each}:{nth * 7 + 1}{ending}" for nth, each in enumerate(hashes)).encode())
    assert all(is_in_file(word, file) for word in words)
    assert not any(is_in_file(f"{word}!", file) for word in (*words, "noe helt annet"))
    for word in words[:1]:
        assert refusal_of(word, stolen=file) == KNOWN
        assert refusal_of(word) is None
