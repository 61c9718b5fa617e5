"""Rows of proposals: shown as they are needed, asked for once begun, kept in order, and none of them lost."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.base import FormContext, answers_to_edit
from forms.steps.disagreement_minutes import DisagreementMinutesForm
from forms.steps.proposals import ROWS
from tests.forms.examples import example

TODAY, FIRST = date(2026, 11, 21), date(2026, 10, 1)
CONTEXT = FormContext(today=TODAY, first_day=FIRST)
PARTS = ("what", "made_by", "considered", "outcome", "why")
TEXT = st.sampled_from(
    ["Kortere dager", "Đuođđuduvvon bargu", "#set page()", "<b>{{7*7}}</b>", "שלום\nlinje"]
)
ROW = st.fixed_dictionaries(
    {},
    optional={
        "what": TEXT,
        "made_by": st.sampled_from(["employee", "manager", "other"]),
        "considered": TEXT,
        "outcome": st.sampled_from(["accepted", "rejected"]),
        "why": TEXT,
    },
)


def form(posted: dict[str, str]) -> Any:
    return DisagreementMinutesForm(posted, context=CONTEXT)


def without_rows() -> dict[str, str]:
    posted = example("disagreement_minutes", TODAY, FIRST)
    return {name: text for name, text in posted.items() if not name.startswith("proposal_")}


def row(number: int, **parts: str) -> dict[str, str]:
    return {f"proposal_{number}_{part}": text for part, text in parts.items()}


FULL = {"what": "Kortere dager", "made_by": "employee", "considered": "Mulig i mars", "outcome": "accepted"}


def is_whole(parts: dict[str, str]) -> bool:
    needed = {"what", "made_by", "considered", "outcome"} | (
        {"why"} if parts.get("outcome") == "rejected" else set()
    )
    return needed <= set(parts)


@settings(max_examples=60, deadline=None)
@given(rows=st.dictionaries(st.sampled_from(ROWS), ROW, max_size=4))
def test_whatever_is_filled_in_is_asked_for_whole_and_kept_in_order(rows: dict[int, dict[str, str]]) -> None:
    begun = {1: rows.get(1, {})} | {number: parts for number, parts in rows.items() if parts}
    posted = without_rows()
    for number, parts in rows.items():
        posted |= row(number, **parts)
    made = form(posted)
    whole = all(is_whole(parts) for parts in begun.values())
    assert made.validate() == whole
    titles = [section.title for section in made.answers("nb").sections]
    kept = [title for title in titles if title.startswith("Proposal")]
    assert kept == [f"Proposal {number}" for number in range(1, len(begun) + 1)]
    assert made.rows_shown == max(begun)
    if whole:
        again = form(answers_to_edit(made.answers("nb")))
        assert again.answers("nb") == made.answers("nb")


def test_minutes_without_a_proposal_are_none() -> None:
    made = form(without_rows())
    assert not made.validate()
    assert {"proposal_1_what", "proposal_1_made_by", "proposal_1_considered", "proposal_1_outcome"} == set(
        made.errors
    )


def test_what_is_not_taken_up_needs_its_reason() -> None:
    made = form(without_rows() | row(1, **FULL | {"outcome": "rejected"}))
    assert not made.validate()
    assert "Without the reason" in made.errors["proposal_1_why"][0]


@pytest.mark.parametrize(("agreed", "asked"), [("yes", "measures"), ("no", "why_none")])
def test_at_least_one_measure_or_the_reason_why_none(agreed: str, asked: str) -> None:
    posted = without_rows() | row(1, **FULL) | {"measure_agreed": agreed, "measures": "", "why_none": ""}
    made = form(posted)
    assert not made.validate()
    assert set(made.errors) == {asked}


def test_the_button_shows_one_more_row_and_never_more_than_ten() -> None:
    assert form(without_rows() | {"rows_shown": "2", "add_row": "yes"}).rows_shown == 3
    assert form(without_rows() | {"rows_shown": "10", "add_row": "yes"}).rows_shown == 10
    for nonsense in ("", "99", "-3", "²", "9" * 400):
        assert 1 <= form(without_rows() | {"rows_shown": nonsense}).rows_shown <= 10


def test_rows_that_are_not_needed_do_not_stand_on_the_page() -> None:
    made = DisagreementMinutesForm(context=CONTEXT)
    standing = [section.title for section in made.sections if made.standing(section).is_open]
    assert [title for title in map(str, standing) if title.startswith("Proposal")] == ["Proposal 1"]
    assert made.facts().keys().isdisjoint({"proposal_2_made_by", "proposal_10_outcome"})
