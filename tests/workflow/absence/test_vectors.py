"""The project's vectors go through `tilbake rules` and come back as expected, with reasons."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from web.cli.rules import command

VECTORS = Path(__file__).parent / "vectors"
RULES = ("spells", "max-date", "employer-period", "recurring", "weekdays")


def cases(rule: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads((VECTORS / f"{rule}.json").read_text(encoding="utf-8"))
    return read


def ask(rule: str, sent: object) -> Any:
    outcome = CliRunner().invoke(command, [rule], input=json.dumps(sent))
    assert outcome.exit_code == 0, outcome.output
    return json.loads(outcome.stdout)


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    return {answer["id"]: answer["result"] for rule in RULES for answer in ask(rule, cases(rule))}


@pytest.mark.parametrize(
    ("case"), [pytest.param(case, id=case["id"]) for rule in RULES for case in cases(rule)]
)
def test_the_answer_holds_what_the_vector_expects(case: dict[str, Any], answers: dict[str, Any]) -> None:
    expected, result = case["expected"], answers[case["id"]]
    if not isinstance(expected, dict):
        assert result == expected
    else:
        assert {key: result[key] for key in expected} == expected


@pytest.mark.parametrize("rule", RULES)
def test_one_case_alone_is_answered_alone(rule: str) -> None:
    first = cases(rule)[0]
    assert ask(rule, first) == ask(rule, [first])[0]


def test_an_answer_says_why() -> None:
    case = next(case for case in cases("spells") if case["id"] == "AX03")
    reasons = [reason for spell in ask("spells", case)["result"]["why"] for reason in spell]
    assert [reason["code"] for reason in reasons] == ["spell", "gap"]
    assert reasons[0]["facts"]["periods"] == "input.periods[0], input.periods[1], input.periods[2]"
    assert reasons[1]["facts"] == {"days": 1, "start": "2024-05-29", "end": "2024-05-29", "split": 16}
    assert all(reason["paragraph"] for reason in reasons)
