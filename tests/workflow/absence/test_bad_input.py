"""Bad input to `tilbake rules` ends with status 2 and a line that names the case, the field and the reason."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import CliRunner, Result

from web.cli.rules import command

NOTE = {"from": "2024-05-18", "to": "2024-06-03", "kind": "sick_note_full", "employer": "A", "received": 1}
SICK = {"from": "2025-01-06", "to": "2025-02-06", "type": "sick"}


def invoke(rule: str, text: str | bytes) -> Result:
    return CliRunner().invoke(command, [rule], input=text)


def ask(rule: str, given: object) -> Result:
    return invoke(rule, json.dumps({"id": "Z1", "rule": rule, "input": given}))


def spells(*periods: object, **more: object) -> Result:
    return ask("spells", {"today": "2024-06-03", "periods": list(periods)} | more)


def max_date(**more: object) -> Result:
    given: dict[str, Any] = {
        "birth_date": "1985-05-05",
        "death_date": None,
        "employers": [[SICK]],
        "history": [],
    }
    return ask("max-date", given | more)


def test_a_good_case_is_answered() -> None:
    assert spells(NOTE).exit_code == 0
    assert max_date().exit_code == 0


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"from": "2024-02-30"}, "from", "not a day of the calendar"),
        ({"from": "2023-02-29"}, "from", "not a day of the calendar"),
        ({"from": "18.05.2024"}, "from", "not a date like"),
        ({"from": "20240518"}, "from", "not a date like"),
        ({"from": 20240518}, "from", "not a date like"),
        ({"from": None}, "from", "not a date like"),
        ({"to": "2024-05-17"}, "to", "before the first day"),
        ({"from": "1924-05-18"}, "from", "century"),
        ({"from": "0024-05-18"}, "from", "century"),
        ({"to": "2124-06-03"}, "to", "too far in the future"),
        ({"to": "9999-12-31"}, "to", "too far in the future"),
        ({"to": "2064-06-03"}, "to", "years ahead"),
        ({"kind": "influenza"}, "kind", "unknown"),
        ({"kind": None}, "kind", "unknown"),
        ({"grade": 101}, "grade", "not from 0 to 100"),
        ({"grade": -1}, "grade", "not from 0 to 100"),
        ({"grade": "50"}, "grade", "not a whole number"),
        ({"grade": True}, "grade", "not a whole number"),
        ({"received": "yesterday"}, "received", "neither a time"),
        ({"received": 10**30}, "received", "neither a time"),
        ({"id": "n1", "corrects": "n1"}, "corrects", "cannot correct itself"),
        ({"employer": ["A"]}, "employer", "not a text"),
    ],
)
def test_a_wrong_field_of_a_period_is_named(changes: dict[str, Any], field: str, reason: str) -> None:
    outcome = spells(NOTE, NOTE | changes)
    assert outcome.exit_code == 2
    assert outcome.stdout == ""
    assert f"case Z1: input.periods[1].{field}: " in outcome.stderr
    assert reason in outcome.stderr


@pytest.mark.parametrize("field", ["from", "to", "kind"])
def test_a_missing_field_of_a_period_is_named(field: str) -> None:
    outcome = spells({name: value for name, value in NOTE.items() if name != field})
    assert outcome.exit_code == 2
    assert f"case Z1: input.periods[0].{field}: is missing" in outcome.stderr


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"birth_date": "2085-05-05"}, "birth_date: 2085-05-05 is too far in the future"),
        ({"birth_date": "1885-05-05"}, "birth_date: 1885-05-05 is before 1900-01-01"),
        ({"birth_date": "2025-01-07"}, "birth_date: 2025-01-07 is after the first day known"),
        ({"death_date": "1984-05-05"}, "death_date: 1984-05-05 is before the birth date"),
        ({"death_date": "2150-05-05"}, "death_date: 2150-05-05 is too far in the future"),
        ({"quota": 0}, "quota: 0 is not from 1"),
        ({"quota": "248"}, "quota: '248' is not a whole number"),
        ({"quota_over_67": -60}, "quota_over_67: -60 is not from 1"),
        ({"employers": [SICK]}, "employers[0]: is not a list"),
        ({"employers": {}}, "employers: is not a list"),
        ({"employers": [[SICK, {**SICK, "type": "ill"}]]}, "employers[0][1].type: 'ill' is unknown"),
        ({"employers": [[SICK], [{**SICK, "to": "2025-01-05"}]]}, "employers[1][0].to: 2025-01-05 is before"),
        ({"employers": [[SICK, SICK]]}, "employers[0][1].from: overlaps [0]: 2025-01-06 is told twice"),
        ({"history": [SICK, {**SICK, "type": "work"}]}, "history[1].from: overlaps [0]"),
        ({"history": [1]}, "history[0]: is not an object"),
    ],
)
def test_a_wrong_field_of_a_max_date_case_is_named(changes: dict[str, Any], complaint: str) -> None:
    outcome = max_date(**changes)
    assert outcome.exit_code == 2
    assert f"case Z1: input.{complaint}" in outcome.stderr


@pytest.mark.parametrize(
    ("rule", "given", "complaint"),
    [
        ("spells", {"periods": []}, "input.today: is missing"),
        ("spells", {"today": "1024-06-03", "periods": []}, "input.today: 1024-06-03 is before"),
        ("spells", {"today": "2024-06-03"}, "input.periods: is missing"),
        ("spells", {"today": "2024-06-03", "periods": "none"}, "input.periods: is not a list"),
        ("spells", [], "input: is not an object"),
        ("employer-period", {"periods": [SICK]}, "input.application_first_day: is missing"),
        (
            "employer-period",
            {"periods": [SICK, {**SICK, "type": "work"}], "application_first_day": "2025-01-06"},
            "input.periods[1].from: overlaps [0]",
        ),
        (
            "recurring",
            {
                "today": "2025-01-01",
                "spells": [{"start": "2024-01-02", "end": "2024-01-01", "sick_days": 1}],
            },
            "input.spells[0].end: 2024-01-01 is before",
        ),
        (
            "recurring",
            {
                "today": "2025-01-01",
                "spells": [{"start": "2024-01-02", "end": "2024-02-01", "sick_days": 20}] * 2,
            },
            "input.spells[1].start: overlaps [0]",
        ),
        (
            "employer-period",
            {"periods": [{**SICK, "to": "2055-02-06"}], "application_first_day": "2025-01-06"},
            "input.periods[0].to: 2055-02-06 is more than 10 years ahead",
        ),
        (
            "recurring",
            {"today": "2025-01-01", "spells": [{"start": "2024-01-02", "end": "2054-01-01"}]},
            "input.spells[0].end: 2054-01-01 is more than 10 years ahead",
        ),
        ("weekdays", {"op": "multiply"}, "input.op: 'multiply' is unknown"),
        ("weekdays", {"op": "add_weekdays", "date": "2018-01-01"}, "input.n: is missing"),
        ("weekdays", {"op": "add_weekdays", "date": "2018-01-01", "n": -1}, "input.n: -1 is not from 0"),
        ("weekdays", {"op": "add_weekdays", "date": "2018-01-01", "n": 10**9}, "input.n: 1000000000 is not"),
        (
            "weekdays",
            {"op": "weekdays_between_excluding_last", "from": "2018-13-01", "to": "2018-01-01"},
            "input.from: 2018-13-01 is not a day",
        ),
    ],
)
def test_a_wrong_field_of_another_rule_is_named(rule: str, given: object, complaint: str) -> None:
    outcome = ask(rule, given)
    assert outcome.exit_code == 2
    assert f"case Z1: {complaint}" in outcome.stderr


def test_every_bad_case_is_named_and_none_is_answered() -> None:
    good = {"id": "good", "input": {"today": "2024-06-03", "periods": []}}
    bad = [{"id": "bad1", "input": {}}, {"id": "bad2", "rule": "weekdays", "input": {}}, {"input": {}}, 7]
    outcome = invoke("spells", json.dumps([good, *bad]))
    assert outcome.exit_code == 2
    assert outcome.stdout == ""
    assert outcome.stderr.splitlines() == [
        "case bad1: input.today: is missing",
        "case bad2: rule: 'weekdays' is not answered here; this is 'spells'",
        "case number 4: id: is missing",
        "case number 5: case: is not an object with named fields",
    ]


@pytest.mark.parametrize("text", ["", "{", "[1,", '{"a": "\\ud83"}', b"\xff\xfe", "[" * 100_000])
def test_what_is_not_json_is_refused(text: str | bytes) -> None:
    outcome = invoke("spells", text)
    assert outcome.exit_code == 2
    assert outcome.stderr.startswith("standard input: not JSON in UTF-8")


def test_ten_thousand_overlapping_periods_are_answered() -> None:
    first = date(2010, 1, 1)
    periods = [
        {
            "from": (first + timedelta(days=n // 2)).isoformat(),
            "to": (first + timedelta(days=n // 2 + n % 30)).isoformat(),
            "kind": ("sick_note_full", "sick_note_graded", "application_work_resumed")[n % 3],
            "employer": f"E{n % 200}",
            "received": n,
        }
        for n in range(10_000)
    ]
    outcome = spells(*periods)
    assert outcome.exit_code == 0
    assert json.loads(outcome.stdout)["result"]["spells"]
