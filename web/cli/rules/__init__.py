"""Decides how the date rules are asked from outside: one JSON case or a list in, the same out, for testers and lawyers.

Bad input ends with status 2 and a line for each case that names the case and the field; then nothing is answered.
A field the rule does not know is named on standard error and left out; the case is answered all the same.
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


class _Desk:
    """The cases of one call: what was answered, what is wrong, and what was left out."""

    def __init__(self, rule: str, answer: Answer) -> None:
        self.rule = rule
        self.answer = answer
        self.places: dict[str, int] = {}
        self.answers: list[dict[str, Any]] = []
        self.complaints: list[str] = []
        self.remarks: list[str] = []

    def take(self, case: object, place: int) -> None:
        """Answer one case, or note the complaint about it."""
        name = f"case number {place}"
        try:
            fields = Fields(case, "")
            identity = fields.text("id")
            name = f"case {identity}"
            self._only_once(identity, place)
            fields.expect_rule(self.rule)
            asked = fields.record("input")
            self.answers.append({"id": identity, "result": self.answer(asked)})
        except InvalidAbsence as error:
            self.complaints.append(f"{name}: {error}")
        else:
            self.remarks += [
                f"{name}: {path}: is not known to this rule and was left out" for path in asked.unread()
            ]

    def _only_once(self, identity: str, place: int) -> None:
        first = self.places.setdefault(identity, place)
        if first != place:
            raise InvalidAbsence("id", f"case number {first} has the same")


def _ask(rule: str, answer: Answer) -> None:
    read = _cases(sys.stdin.buffer.read())
    desk = _Desk(rule, answer)
    for place, case in enumerate(read if isinstance(read, list) else [read], 1):
        desk.take(case, place)
    if desk.complaints:
        _refuse(desk.complaints)
    for remark in desk.remarks:
        click.echo(remark, err=True)
    answered = desk.answers if isinstance(read, list) else desk.answers[0]
    click.echo(json.dumps(answered, ensure_ascii=False, indent=1))


def _register(rule: str, answer: Answer) -> None:
    """One subcommand a rule, its help the docstring of the answer."""

    @command.command(rule, help=answer.__doc__)
    def ask() -> None:
        _ask(rule, answer)


for _rule, _answer in ANSWERS.items():
    _register(_rule, _answer)
