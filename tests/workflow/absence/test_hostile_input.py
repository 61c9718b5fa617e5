"""Input that is malformed on purpose: one line for each complaint, status 2, never a traceback, and never slow."""

import json
from datetime import date, timedelta
from time import process_time
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.workflow.absence.test_vectors import RULES, cases
from web.cli.rules import command

NOTE = {"id": "n1", "from": "2024-05-18", "to": "2024-06-03", "kind": "sick_note_full", "received": 1}
MANY = 10_000
ENOUGH_SECONDS = 10.0


def invoke(text: str | bytes, rule: str = "spells") -> Result:
    return CliRunner().invoke(command, [rule], input=text)


def case(*periods: object, name: object = "Z1", **more: object) -> dict[str, object]:
    return {
        "id": name,
        "rule": "spells",
        "input": {"today": "2024-06-03", "periods": list(periods)} | more,
    }


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        (case(NOTE, name="a\nb"), "case number 1: id: 'a\\nb' holds a sign that cannot be printed"),
        (case(NOTE, name="\ud83d"), "case number 1: id: '\\ud83d' holds a sign that cannot be printed"),
        (case(NOTE, name=""), "case number 1: id: '' is not a text"),
        (case(NOTE, name=None), "case number 1: id: None is not a text"),
        (case(NOTE, name=float("nan")), "case number 1: id: nan is not a text"),
        (case(NOTE | {"employer": "A\x00"}), "case Z1: input.periods[0].employer: 'A\\x00' holds a sign"),
        (case(today=float("nan")), "case Z1: input.today: nan is not a date"),
        (case(today=""), "case Z1: input.today: '' is not a date"),
        (case(today="2024-06-03\n"), "case Z1: input.today: '2024-06-03\\n' is not a date"),
        (case(today="２０２４-06-03"), "case Z1: input.today: '２０２４-06-03' is not a date"),
        (case(today=10**4000), "case Z1: input.today: 1000000000"),
        (case(NOTE | {"grade": 10**4000}), "case Z1: input.periods[0].grade: 1000000000"),
        (case(NOTE | {"grade": 50.0}), "case Z1: input.periods[0].grade: 50.0 is not a whole number"),
        (case(NOTE | {"received": 1.5}), "case Z1: input.periods[0].received: 1.5 is neither"),
        (case(NOTE | {"kind": "x" * 10_000}), "case Z1: input.periods[0].kind: 'xxxx"),
        (
            case(NOTE | {"corrects": "n1"}),
            "case Z1: input.periods[0].corrects: a period cannot correct itself",
        ),
        (
            case(NOTE | {"corrects": "n2"}, NOTE | {"id": "n2", "corrects": "n1"}),
            "case Z1: input.periods[0].corrects: corrections go round in a circle",
        ),
        (
            case(
                NOTE | {"id": "n0", "corrects": "n1"},
                *(NOTE | {"id": f"n{n}", "corrects": f"n{n % 3 + 1}"} for n in (1, 2, 3)),
            ),
            "case Z1: input.periods[1].corrects: corrections go round in a circle",
        ),
        ([case(NOTE), case(NOTE)], "case Z1: id: case number 1 has the same"),
        ([case(NOTE, name=7), case(NOTE, name="7")], "case 7: id: case number 1 has the same"),
        (None, "case number 1: case: is not an object with named fields"),
        ([[]], "case number 1: case: is not an object with named fields"),
        ({"id": "Z1", "rule": None, "input": {}}, "case Z1: rule: None is not answered here"),
    ],
)
def test_hostile_values_are_refused_in_one_short_line(sent: object, complaint: str) -> None:
    outcome = invoke(json.dumps(sent))
    assert outcome.exit_code == 2
    assert outcome.stdout == ""
    assert len(outcome.stderr.splitlines()) == 1
    assert outcome.stderr.startswith(complaint)
    assert len(outcome.stderr) < 600


@pytest.mark.parametrize("depth", [10, 500, 900, 950, 990, 2_000, 200_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    outcome = invoke('{"id": "Z1", "input": {"periods": [], "today": ' + deep + "}}")
    assert outcome.exit_code == 2
    assert len(outcome.stderr.splitlines()) == 1


def test_a_number_of_five_thousand_digits_is_refused() -> None:
    outcome = invoke('{"id": ' + "9" * 5_000 + "}")
    assert outcome.exit_code == 2
    assert outcome.stderr.startswith("standard input: not JSON in UTF-8")


@pytest.mark.parametrize("value", [None, 7, "x", [], {}, True, 1.5, "2024-02-30", "9999-12-31", -1])
@pytest.mark.parametrize("rule", RULES)
def test_any_field_of_any_vector_may_be_anything(rule: str, value: object) -> None:
    first = cases(rule)[0]
    for name in first["input"]:
        outcome = invoke(json.dumps(first | {"input": first["input"] | {name: value}}), rule)
        assert outcome.exit_code in (0, 2)
        assert outcome.exit_code == 0 or f"case {first['id']}: input.{name}" in outcome.stderr
        without = {key: kept for key, kept in first["input"].items() if key != name}
        assert invoke(json.dumps(first | {"input": without}), rule).exit_code in (0, 2)


def test_a_field_the_rule_does_not_know_is_named_and_the_case_answered() -> None:
    outcome = invoke(json.dumps(case(NOTE | {"corects": "n0"}, todya="2024-06-03")))
    assert outcome.exit_code == 0
    assert outcome.stderr.splitlines() == [
        "case Z1: input.todya: is not known to this rule and was left out",
        "case Z1: input.periods[0].corects: is not known to this rule and was left out",
    ]
    assert json.loads(outcome.stdout)["result"]["spells"][0]["sick_days"] == 17


@pytest.mark.parametrize("rule", RULES)
def test_the_vectors_hold_only_known_fields(rule: str) -> None:
    assert invoke(json.dumps(cases(rule)), rule).stderr == ""


def test_an_id_may_be_shared_and_a_corrected_period_unknown() -> None:
    later = NOTE | {"from": "2024-06-04", "to": "2024-06-05"}
    outcome = invoke(json.dumps(case(NOTE, later, NOTE | {"id": "n2", "corrects": "lost"})))
    assert outcome.exit_code == 0
    assert json.loads(outcome.stdout)["result"]["spells"][0]["sick_days"] == 19


def many(apart: int, length: int, **more: object) -> list[dict[str, Any]]:
    """Ten thousand periods, so many days apart, that begin anew when they reach the end of what may be told."""
    first = date(1970, 1, 1)
    starts = [first + timedelta(days=n * apart % 34_000) for n in range(MANY)]
    return [
        {"from": day.isoformat(), "to": (day + timedelta(days=length - 1)).isoformat()} | more
        for day in starts
    ]


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        ("spells", {"today": "2066-01-01", "periods": many(17, 1, kind="sick_note_full")}),
        ("spells", {"today": "2066-01-01", "periods": many(3, 3, kind="sick_note_graded", grade=50)}),
        ("spells", {"today": "2066-01-01", "periods": many(1, 900, kind="self_certified")}),
        ("max-date", {"employers": [[p] for p in many(3, 90, type="sick")], "history": []}),
        ("max-date", {"employers": [many(3, 3, type="sick")], "history": many(3, 1, type="work")}),
        ("employer-period", {"application_first_day": "2062-01-01", "periods": many(3, 2, type="sick")}),
    ],
)
def test_ten_thousand_periods_are_answered_in_seconds(rule: str, given: dict[str, object]) -> None:
    started = process_time()
    outcome = invoke(json.dumps({"id": "Z1", "rule": rule, "input": given}), rule)
    assert outcome.exit_code == 0, outcome.stderr
    assert process_time() - started < ENOUGH_SECONDS
