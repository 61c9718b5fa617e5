"""The list of mutants cannot rot: every line to be taken away is there, and so is every test that must notice."""

import ast

from tests.mutations.mutants import MUTANTS, ROOT


def test_every_mutant_still_applies_and_is_still_a_program() -> None:
    for mutant in MUTANTS:
        before = (ROOT / mutant.file).read_text("utf-8")
        after = mutant.applied(before)
        assert after != before, mutant.name
        ast.parse(after)


def test_every_test_that_must_notice_is_there() -> None:
    named = {test for mutant in MUTANTS for test in mutant.tests}
    for test in named:
        file, _, function = test.partition("::")
        text = (ROOT / file).read_text("utf-8")
        assert f"def {function.partition('[')[0]}" in text, test


def test_there_are_enough_of_them_and_none_twice() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    assert len(MUTANTS) >= 60
