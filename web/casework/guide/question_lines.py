"""Decides how the questions of a meeting are shown: in their parts, numbered in words, each with its short help."""

from dataclasses import dataclass
from itertools import groupby

from flask_babel import gettext as _

from workflow.domain.guide import PART_NAMES, QUESTIONS, Ask, Part, taken_at_the_end
from workflow.domain.guide_help import HELPS, Help
from workflow.domain.guide_kinds import asked_in


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpLine:
    """A piece of help, translated."""

    title: str
    sentences: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionLine:
    """A question, translated; `prepared` tells whether it can be answered beforehand."""

    code: Ask
    part: Part
    part_name: str
    words: str
    hint: str
    topic: str
    place: str
    prepared: bool
    helps: tuple[HelpLine, ...]


def question_lines(kind: str) -> list[QuestionLine]:
    """The questions of a kind of meeting."""
    asks = asked_in(kind)
    return [_line(ask, number, len(asks)) for number, ask in enumerate(asks, start=1)]


def by_part(lines: list[QuestionLine]) -> list[tuple[str, list[QuestionLine]]]:
    """The same under the names of their parts."""
    return [(name, list(group)) for name, group in groupby(lines, key=lambda line: line.part_name)]


def help_lines(helps: tuple[Help, ...]) -> tuple[HelpLine, ...]:
    """Pieces of help."""
    return tuple(_help(HELPS[one].title, HELPS[one].sentences, HELPS[one].examples) for one in helps)


def _help(title: str, sentences: tuple[str, ...], examples: tuple[str, ...]) -> HelpLine:
    return HelpLine(
        title=_(title), sentences=tuple(map(_, sentences)), examples=tuple(_(one) for one in examples)
    )


def _line(ask: Ask, number: int, of: int) -> QuestionLine:
    question = QUESTIONS[ask]
    part = _(PART_NAMES[question.part])
    return QuestionLine(
        code=ask,
        part=question.part,
        part_name=part,
        words=_(question.words),
        hint=_(question.hint) if question.hint else "",
        topic=_(question.topic),
        place=_("Question %(number)s of %(all)s: %(part)s", number=number, all=of, part=part.lower()),
        prepared=not taken_at_the_end(ask),
        helps=help_lines(question.helps),
    )
