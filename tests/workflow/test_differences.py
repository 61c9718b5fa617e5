"""What a reader is shown of a new version: word by word, and always enough to get both texts back."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.differences import Change, Piece, differences, pieces_of
from workflow.domain.documents import Answers, Fact, ShownAnswer, ShownSection
from workflow.domain.wordings import Wordings, common_language

KEPT, ADDED, REMOVED = Change.KEPT, Change.ADDED, Change.REMOVED


def answers(*given: ShownAnswer, language: str = "nb") -> Answers:
    section = ShownSection(title="Avtalt", answers=given)
    return Answers(form="plan", form_version="1", language=language, title="Plan", sections=(section,))


def answer(
    name: str, shown: str, raw: Fact = None, options: tuple[str, ...] = (), label: str = "Spørsmål"
) -> ShownAnswer:
    return ShownAnswer(name=name, label=label, shown=shown, raw=raw, options=options)


def both(pieces: tuple[Piece, ...]) -> tuple[str, str]:
    before = "".join(piece.text for piece in pieces if piece.change is not ADDED)
    return before, "".join(piece.text for piece in pieces if piece.change is not REMOVED)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("to timer", "to timer", [(KEPT, "to timer")]),
        ("to timer", "tre timer", [(REMOVED, "to "), (ADDED, "tre "), (KEPT, "timer")]),
        ("timer.", "timer, i fire uker.", [(KEPT, "timer"), (ADDED, ", i fire uker"), (KEPT, ".")]),
        ("", "noe", [(ADDED, "noe")]),
        ("noe", "", [(REMOVED, "noe")]),
        ("", "", []),
        ("a\nb", "a\n\nb", [(REMOVED, "a\n"), (ADDED, "a\n\n"), (KEPT, "b")]),
        ("Áhkku čállá", "Áhkku čálii", [(KEPT, "Áhkku "), (REMOVED, "čállá"), (ADDED, "čálii")]),
        ("<b>x</b>", "<b>y</b>", [(KEPT, "<b>"), (REMOVED, "x"), (ADDED, "y"), (KEPT, "</b>")]),
    ],
)
def test_words_are_marked_by_what_became_of_them(
    before: str, after: str, pieces: list[tuple[Change, str]]
) -> None:
    assert [(piece.change, piece.text) for piece in pieces_of(before, after)] == pieces


@given(st.text(), st.text(), st.sampled_from([0, 3, 50, 10**6]))
def test_both_texts_come_back_letter_for_letter_however_little_patience_there_is(
    before: str, after: str, most_work: int
) -> None:
    assert both(pieces_of(before, after, most_work)) == (before, after)


words = st.lists(st.sampled_from(["a", "b", "c", ",", "\n"]), max_size=30).map(" ".join)


@given(words, words)
def test_texts_of_few_words_come_back_too_and_no_two_neighbours_fare_alike(before: str, after: str) -> None:
    pieces = pieces_of(before, after)
    assert both(pieces) == (before, after)
    assert all(one.change is not other.change for one, other in itertools.pairwise(pieces))


def test_patience_is_for_all_questions_of_a_page_together() -> None:
    names = [f"q{number}" for number in range(20)]
    before = answers(*(answer(name, "a b " * 500) for name in names))
    after = answers(*(answer(name, "b a a " * 333) for name in names))
    found = differences(before, after)
    assert [both(one.pieces) for one in found] == [("a b " * 500, "b a a " * 333)] * 20
    assert len(found[0].pieces) > len(found[-1].pieces) == 2


def test_questions_are_matched_by_name_and_the_new_and_the_gone_are_told() -> None:
    before = answers(answer("kept", "likt"), answer("gone", "borte"), answer("empty", ""))
    after = answers(
        answer("kept", "likt", label="Nytt ord for det"), answer("new", "nytt"), answer("empty", "")
    )
    kept, new, gone = differences(before, after)
    assert (kept.label, kept.change, kept.is_changed) == ("Nytt ord for det", KEPT, False)
    assert (new.change, new.pieces) == (ADDED, (Piece(ADDED, "nytt"),))
    assert (gone.change, gone.pieces) == (REMOVED, (Piece(REMOVED, "borte"),))


def test_another_choice_is_replaced_as_a_whole_and_the_same_one_in_another_language_is_no_change() -> None:
    options = ("Ja, delvis", "Ja, helt")
    before = answers(
        answer("how", "Ja, delvis", "partly", options), answer("who", "Yes", True, ("Yes", "No"))
    )
    after = answers(answer("how", "Ja, helt", "wholly", options), answer("who", "Ja", True, ("Ja", "Nei")))
    how, who = differences(before, after)
    assert how.pieces == (Piece(REMOVED, "Ja, delvis"), Piece(ADDED, "Ja, helt"))
    assert not who.is_changed


@pytest.mark.parametrize(
    ("one", "other", "wanted", "spoken"),
    [
        (("nb", "nn", "en"), ("en", "nb", "nn"), "nn", "nn"),
        (("nb",), ("en", "nb", "nn"), "en", "nb"),
        (("nb",), ("en",), "nn", "nn"),
    ],
)
def test_versions_are_compared_in_a_language_both_have(
    one: tuple[str, ...], other: tuple[str, ...], wanted: str, spoken: str
) -> None:
    first, second = (
        Wordings(answers(language=kept[0]), tuple(answers(language=more) for more in kept[1:]))
        for kept in (one, other)
    )
    assert common_language(first, second, wanted) == spoken
