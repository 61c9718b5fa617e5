"""A date told by Nav overrides ours, and both are kept."""

from datetime import date

from workflow.domain.absence.told import ToldDate

OURS, NAVS = date(2026, 1, 2), date(2025, 12, 19)


def test_a_date_told_by_nav_counts_and_ours_is_kept() -> None:
    both = ToldDate(OURS, NAVS)
    assert both.valid == NAVS
    assert both.computed == OURS
    assert both.differs


def test_without_word_from_nav_ours_counts() -> None:
    assert ToldDate(OURS).valid == OURS
    assert not ToldDate(OURS).differs


def test_the_same_date_told_is_no_difference() -> None:
    assert not ToldDate(OURS, OURS).differs
    assert not ToldDate(None, NAVS).differs
    assert ToldDate(None, NAVS).valid == NAVS
