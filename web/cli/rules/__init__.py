"""Decides how the date rules are asked from outside: one JSON case or a list in, the same out, for testers and lawyers.

Bad input ends with status 2 and a line for each case that names the case and the field; then nothing is answered.
"""

import json
import sys
from typing import Any, NoReturn

import click

from web.cli.rules.answers import ANSWERS, Answer
from web.cli.rules.fields import Fields
from workflow.domain.absence.errors import InvalidAbsence

BAD_INPUT = 2


@click.group(
    "rules", help="Ask the rules for dates: JSON cases on standard input, answers on standard output."
)
def command() -> None:
    """Hold the five rules together."""


def _cases(source: bytes) -> Any:
    try:
        return json.loads(source.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return _refuse([f"standard input: not JSON in UTF-8 ({error})"])


def _refuse(complaints: list[str]) -> NoReturn:
    for complaint in complaints:
        click.echo(complaint, err=True)
    sys.exit(BAD_INPUT)


def _answered(case: object, place: str, rule: str, answer: Answer) -> tuple[dict[str, Any] | None, str]:
    """The answer to one case, or the complaint about it."""
    name = place
    try:
        fields = Fields(case, "")
        identity = fields.text("id")
        name = f"case {identity}"
        fields.expect_rule(rule)
        result = answer(fields.record("input"))
    except InvalidAbsence as error:
        return None, f"{name}: {error}"
    return {"id": identity, "result": result}, ""


def _ask(rule: str, answer: Answer) -> None:
    read = _cases(sys.stdin.buffer.read())
    cases = read if isinstance(read, list) else [read]
    outcomes = [_answered(case, f"case number {n}", rule, answer) for n, case in enumerate(cases, 1)]
    complaints = [complaint for _, complaint in outcomes if complaint]
    if complaints:
        _refuse(complaints)
    answers = [found for found, _ in outcomes]
    click.echo(json.dumps(answers if isinstance(read, list) else answers[0], ensure_ascii=False, indent=1))


def _register(rule: str, answer: Answer) -> None:
    """One subcommand a rule, its help the docstring of the answer."""

    @command.command(rule, help=answer.__doc__)
    def ask() -> None:
        _ask(rule, answer)


for _rule, _answer in ANSWERS.items():
    _register(_rule, _answer)
