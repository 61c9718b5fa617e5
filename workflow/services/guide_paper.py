"""Decides what the conversation guide looks like on paper: both checklists, then each question with lines to write on."""

from collections.abc import Callable
from datetime import date
from itertools import groupby

from workflow.domain.checklists import Side, checklist
from workflow.domain.guide import PART_NAMES, QUESTIONS, Ask
from workflow.domain.guide_kinds import asked_in, guide_name
from workflow.domain.text import N_
from workflow.services.papers import PAGE
from workflow.services.printed_pages import GuidePage, GuidePart, GuideQuestion, Letterhead, TickList

TITLE = N_("Conversation guide: %(meeting)s")
INTRO = (
    N_(
        "The same questions for both of you. Ask one at a time, give it time, and leave out what does not fit."
    ),
    N_("It is about work and what is possible, never about the diagnosis."),
)
LIST_NAMES: dict[Side, str] = {
    Side.MANAGER: N_("Before the talk: for the manager"),
    Side.EMPLOYEE: N_("Before the talk: for the employee"),
}
FOOTER = N_(
    "What you write here is for yourself. What you agree is written in minutes that both of you read."
)
LINES = 3
FEWER_LINES = {Ask.HOW_WAS_THE_TALK: 2, Ask.WHEN_NEXT: 1}

Say = Callable[[str], str]


def guide_paper(kind: str, *, language: str, letterhead: Letterhead, today: date, say: Say) -> GuidePage:
    """The guide of a kind of meeting in the language that `say` speaks."""
    return GuidePage(
        language=language,
        dated=today,
        title=say(TITLE) % {"meeting": say(guide_name(kind)).lower()},
        letterhead=letterhead,
        intro=tuple(say(sentence) for sentence in INTRO),
        lists=tuple(_list(side, kind, say) for side in Side),
        parts=_parts(kind, say),
        page_label=say(PAGE),
        footer=say(FOOTER),
    )


def _list(side: Side, kind: str, say: Say) -> TickList:
    items = tuple(say(item.words) for item in checklist(side, kind))
    return TickList(heading=say(LIST_NAMES[side]), items=items)


def _parts(kind: str, say: Say) -> tuple[GuidePart, ...]:
    grouped = groupby(asked_in(kind), key=lambda ask: QUESTIONS[ask].part)
    return tuple(
        GuidePart(heading=say(PART_NAMES[part]), questions=tuple(_question(ask, say) for ask in asks))
        for part, asks in grouped
    )


def _question(ask: Ask, say: Say) -> GuideQuestion:
    question = QUESTIONS[ask]
    hint = say(question.hint) if question.hint else ""
    return GuideQuestion(words=say(question.words), hint=hint, lines=FEWER_LINES.get(ask, LINES))
