"""Decides the short help that stands beside the guide: how to ask openly, bear a silence, and keep to work.

It speaks to the manager; the employee may read it all the same.
"""

from dataclasses import dataclass
from enum import StrEnum

from workflow.domain.text import N_


class Help(StrEnum):
    """A piece of help, folded beside a question."""

    OPEN_QUESTIONS = "open_questions"
    SILENCE = "silence"
    NO_DIAGNOSIS = "no_diagnosis"
    MAY_ASK = "may_ask"


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice:
    """A heading, what to do in a few sentences, and examples of what can be said."""

    title: str
    sentences: tuple[str, ...]
    examples: tuple[str, ...] = ()


HELPS: dict[Help, Advice] = {
    Help.OPEN_QUESTIONS: Advice(
        title=N_("How to ask openly"),
        sentences=(
            N_("Begin with what, where, how, who or when. Then nobody can answer with just yes or no."),
            N_("Ask one thing at a time, and wait. Leave “why” alone: it is easily heard as blame."),
            N_("Say back what you heard, in your own words, and ask whether you understood it right."),
        ),
        examples=(
            N_("“How did you notice that?”"),
            N_("“What made it a little better?”"),
            N_("“Tell me more about that.”"),
        ),
    ),
    Help.SILENCE: Advice(
        title=N_("Silence and tears"),
        sentences=(
            N_("Silence is thinking. Let it last; count to ten before you say anything."),
            N_("When somebody cries, stay calm and stay there. You need not comfort, explain or solve."),
            N_("Offer a break, water, or another day. The one who is away decides whether you go on."),
        ),
        examples=(
            N_("“Take the time you need.”"),
            N_("“Shall we stop here for a little, or go on another day?”"),
        ),
    ),
    Help.NO_DIAGNOSIS: Advice(
        title=N_("Not about the diagnosis"),
        sentences=(
            N_(
                "You may ask what somebody can do, and what would make it easier. Not what is wrong with them."
            ),
            N_(
                "If you are told anyway: say thank you for the trust, lead back to work, and do not write it down."
            ),
        ),
        examples=(N_("“Thank you for telling me. What does it mean for what you can do at work?”"),),
    ),
    Help.MAY_ASK: Advice(
        title=N_("What you may ask about, and what you may not"),
        sentences=(
            N_("You may ask how long it may last, and what somebody can do at work."),
            N_("You may ask what at work plays a part, and what can be adapted."),
            N_("You may ask whether treatment is under way, yes or no, so that you can plan."),
            N_(
                "Do not ask what the illness is called, about medicines or tests, or what the doctor has said."
            ),
            N_("Do not ask about family, pregnancy or private life, and never about other people’s illness."),
        ),
    ),
}

BESIDE_PREPARATION = (Help.OPEN_QUESTIONS, Help.SILENCE, Help.NO_DIAGNOSIS, Help.MAY_ASK)
"""What a manager can read before the talk, in this order."""
