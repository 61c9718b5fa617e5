"""Which words of a text name an illness or a treatment, and which only sound like it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.health_words import Kind, found
from tests.benchmarks.health_words import HALVES, LANGUAGES, measured, sentences


@pytest.mark.parametrize("language", LANGUAGES)
def test_strange_sentences_are_judged_as_well_as_promised(language: str) -> None:
    one = measured(language, "held_back")
    assert one.precision >= 0.9
    assert one.recall >= 0.85


@pytest.mark.parametrize("of_health", [True, False])
def test_each_class_has_sentences_enough_and_none_stands_twice(of_health: bool) -> None:
    texts = [
        (language, one.text)
        for language in LANGUAGES
        for half in HALVES
        for one in sentences(language, half)
        if one.of_health is of_health
    ]
    assert len(texts) >= 150
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("F32.1", [Kind.ICD10]),
        ("Diagnose: M54.5.", [Kind.ICD10]),
        ("Diagnosekode f43", [Kind.ICD10]),
        ("ICPC-2 A04", [Kind.ICPC2]),
        ("L84 og P76", [Kind.ICPC2, Kind.ICPC2]),
        ("Sykmeldt med R74", [Kind.ICPC2]),
        ("The code is B34", [Kind.ICPC2]),
        ("Vi møtes på rom B12.", []),
        ("Vi møtes i B12.", []),
        ("Room P76 is free", []),
        ("A4 og A3", []),
        ("Bolter M10 og M12", []),
        ("E18 til E39, så E6", []),
        ("Buss L84", []),
        ("Vitamin B12", []),
        ("Versjon F32.1", []),
        ("0150 Oslo, N-5003 Bergen", []),
        ("Kl. 12.30 den 21.11.2026", []),
        ("Sak A12/26", []),
        ("F32.1.4", []),
    ],
)
def test_a_code_is_told_from_a_room_a_road_a_bolt_and_a_bus(text: str, kinds: list[Kind]) -> None:
    assert [finding.kind for finding in found(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "For eksempel kan eksempelet brukes.",
        "Fangsten ble bekreftet av håndverkeren.",
        "Desinfeksjon av plastmaskinen.",
        "Medverking og påverknad frå verneombodet.",
        "Gastronomi og nostalgi på menyen.",
        "He is stating that we cut back.",
        "Bring it to me in a heartbeat.",
        "Kreftene er tilbake.",
        "Helsedirektoratet, helse, miljø og sikkerhet.",
        "Legeerklæring, sykmelding, egenmelding, Nav og sykepenger.",
        "Brudd på avtalen, avtalebrudd, lovbrudd.",
        "Slag i slag, slagord, ryggsekk, hjertesak.",
    ],
)
def test_words_of_work_that_look_alike_are_left_alone(text: str) -> None:
    assert found(text) == ()


def test_the_longest_phrase_is_told_as_it_is_written_with_its_place() -> None:
    text = "Hun sier: Vondt i\nryggen.  Broke  her right arm."
    first, second = found(text)
    assert (first.word, text[first.start : first.end]) == ("Vondt", "Vondt")
    assert second.word == "Broke her right arm"
    assert text[second.start : second.end] == "Broke  her right arm"


def test_a_phrase_does_not_reach_into_the_next_sentence() -> None:
    assert found("Glasset ble brukket. Hånden er sterk.") == ()
    assert [finding.word for finding in found("Han har brukket hånden.")] == ["brukket hånden"]


@given(st.text(max_size=300))
@settings(deadline=None)
def test_whatever_is_written_the_findings_are_in_order_and_in_the_text(text: str) -> None:
    ends = 0
    for finding in found(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.start >= ends or finding.kind is not Kind.HEALTH_WORD
        ends = finding.end
