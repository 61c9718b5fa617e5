"""The calculator's questions: what each period may be, which may lie over each other, and which birth dates there are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.calculator import MOST_PERIODS, Calculator
from forms.calculator_period import KINDS, PeriodKind
from forms.context import FormContext

TODAY = date(2026, 3, 2)
OVER_EACH_OTHER = ("05.01.2026", "31.01.2026"), ("20.01.2026", "28.02.2026")


def entered(*periods: dict[str, str], **more: str) -> Calculator:
    posted = {
        f"period-{number}-{name}": value
        for number, period in enumerate(periods, start=1)
        for name, value in ({"grade": "100"} | period).items()
    }
    return Calculator(posted | more, context=FormContext(today=TODAY))


def errors(form: Calculator) -> dict[str, str]:
    fields = [field for period in (*form.periods.values(), form.person) for field in period]
    return {field.name: str(field.errors[0]) for field in fields if field.errors}


def test_three_fields_are_enough() -> None:
    form = entered({"start": "5.1.2026", "end": "20.1.2026"})
    assert form.validate()
    (period,) = form.filled
    assert (period["kind"].data, period["employer"].data) == (PeriodKind.SICK, "")
    assert not period.says_more
    assert form.born_on is None


@pytest.mark.parametrize("kind", [code for code, _ in KINDS if code != PeriodKind.SICK])
def test_only_a_sick_note_has_a_share(kind: str) -> None:
    form = entered({"start": "5.1.2026", "end": "20.1.2026", "kind": kind, "grade": "101"})
    assert form.validate()
    assert form.filled[0].says_more
    assert not entered({"start": "5.1.2026", "grade": "101"}).validate()


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("kind", "vacation", "period-1-kind"),
        ("kind", "SICK", "period-1-kind"),
        ("kind", "x" * 10_000, "period-1-kind"),
        ("employer", "5", "period-1-employer"),
        ("employer", "Lerkedal kommune", "period-1-employer"),
    ],
)
def test_what_no_menu_offers_is_refused_at_its_field(name: str, value: str, field: str) -> None:
    form = entered({"start": "5.1.2026", name: value})
    assert not form.validate()
    assert errors(form) == {field: "Choose one of the answers."}
    assert form.periods["1"].says_more


def test_a_holiday_has_a_last_day() -> None:
    form = entered({"start": "5.1.2026"}, {"start": "6.1.2026", "kind": "holiday"})
    assert not form.validate()
    assert errors(form) == {"period-2-end": "Write the last day of the holiday or leave."}


@pytest.mark.parametrize(
    ("one", "other", "is_lawful"),
    [
        ({}, {}, False),
        ({}, {"kind": "zero"}, False),
        ({"kind": "travel_subsidy"}, {"kind": "treatment_days"}, False),
        ({"kind": "holiday"}, {"kind": "holiday"}, False),
        ({"kind": "self_certified"}, {"kind": "self_certified"}, False),
        ({"employer": "1"}, {"employer": "1"}, False),
        ({"employer": "1"}, {"employer": ""}, False),
        ({"employer": "1"}, {"employer": "2"}, True),
        ({}, {"kind": "holiday"}, True),
        ({"kind": "work_resumed"}, {}, True),
        ({"kind": "self_certified"}, {}, True),
        ({}, {"kind": "pending"}, True),
    ],
)
def test_two_notes_of_one_employer_cannot_lie_over_each_other_and_the_rest_can(
    one: dict[str, str], other: dict[str, str], is_lawful: bool
) -> None:
    (first, last), (begins, ends) = OVER_EACH_OTHER
    form = entered({"start": first, "end": last} | one, {"start": begins, "end": ends} | other)
    assert form.validate() is is_lawful
    said = "This day is in another period already, which lasts until 31.01.2026."
    assert errors(form) == ({} if is_lawful else {"period-2-start": said})


def test_a_long_note_clashes_with_a_late_one_although_a_holiday_lies_between_them() -> None:
    form = entered(
        {"start": "5.1.2026", "end": "28.2.2026"},
        {"start": "10.1.2026", "end": "12.1.2026", "kind": "holiday"},
        {"start": "20.2.2026", "end": "25.2.2026"},
    )
    assert not form.validate()
    assert list(errors(form)) == ["period-3-start"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("14.5.1960", date(1960, 5, 14)), ("14.05.60", date(1960, 5, 14)), ("1.2.04", date(2004, 2, 1))],
)
def test_a_birth_date_lies_behind_also_with_two_digits(written: str, meant: date) -> None:
    form = entered({"start": "5.1.2026"}, born=written)
    assert form.validate()
    assert form.born_on == meant


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("14.5.1860", "Check the year"),
        ("14.5.1920", "This is a long time ago."),
        ("14.5.2027", "This day has not come yet."),
        ("14.5.2020", "it is less than 13 years before the first day"),
        ("6.1.2013", "it is less than 13 years before the first day"),
        ("31.2.1960", "There is no day 31"),
        ("14056012345", "Write"),
        ("sixty", ""),
    ],
)
def test_a_birth_date_nobody_at_work_has_is_refused(written: str, sentence: str) -> None:
    form = entered({"start": "5.1.2026"}, born=written)
    assert not form.validate()
    (said,) = errors(form).items()
    assert said[0] == "born"
    assert sentence in said[1]


def test_a_birth_date_is_weighed_although_something_else_is_wrong() -> None:
    form = entered({"start": "5.1.2026", "end": "1.1.2026"}, born="1.3.2021")
    assert not form.validate()
    assert set(errors(form)) == {"period-1-end", "born"}


def test_somebody_of_thirteen_may_be_away() -> None:
    assert entered({"start": "5.1.2026"}, born="5.1.2013").validate()


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                name: st.sampled_from(["", "5.1.2026", "20.1.2026", "0", "101", "sick", "zero", "1", "x"])
                | st.text(max_size=12)
                for name in ("start", "end", "grade", "kind", "employer")
            }
        ),
        max_size=MOST_PERIODS + 1,
    ),
    st.text(max_size=12),
)
def test_whatever_is_posted_is_answered_with_a_sentence_or_taken(
    periods: list[dict[str, str]], born: str
) -> None:
    form = entered(*periods, born=born)
    if not form.validate():
        assert errors(form) or form.too_many
