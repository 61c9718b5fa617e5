"""Decides what a letter to the doctor says, for the preview and for the letter itself: possibilities, nothing of health."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from workflow.domain.doctor_questions import DOCTOR_QUESTIONS, Way
from workflow.domain.documents import Answers, Fact
from workflow.domain.text import N_

Say = Callable[[str], str]

SUBJECT = N_("What is possible at work")
TO_DOCTOR = N_("To the doctor who writes the sick notes")
OPENING = N_(
    "Our employee has agreed that we write to you, and has read this letter. We are looking for work that can be done, "
    "and hope you will say what you think is possible."
)
NO_HEALTH = N_("We ask for no information about health, and need none. Please write of work only.")
TASKS = N_("The work:")
POSSIBILITIES = N_("What we can adapt:")
QUESTIONS = N_("What we ask:")
ANSWER = N_(
    "Please give your answer to the employee, who decides what is passed on to us. If you would rather talk about it, "
    "the employee can bring us together."
)


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The letter in one language, ready to be drawn."""

    recipient: Sequence[str]
    subject: str
    paragraphs: Sequence[str]
    closing: Sequence[str]


def letter_words(answers: Answers, say: Say) -> LetterWords:
    """The letter made of the form as it was filled in; `say` finds a sentence in the letter's language."""
    given = _given(answers)
    codes = given["questions"] if isinstance(given["questions"], tuple) else ()
    asked = [say(DOCTOR_QUESTIONS[code]) for code in codes if code in DOCTOR_QUESTIONS]
    own = _text(given, "own_question")
    questions = [f"– {question}" for question in (*asked, *((own,) if own else ()))]
    return LetterWords(
        recipient=_recipient(given, say),
        subject=say(SUBJECT),
        paragraphs=(
            say(OPENING),
            f"{say(TASKS)}\n{_text(given, 'tasks')}",
            f"{say(POSSIBILITIES)}\n{_text(given, 'possibilities')}",
            "\n".join((say(QUESTIONS), *questions)),
        ),
        closing=(say(NO_HEALTH), say(ANSWER)),
    )


def _recipient(given: dict[str, Any], say: Say) -> Sequence[str]:
    """By post the name and address; else whoever writes the sick notes, whom only the employee knows."""
    if given.get("way") != Way.POST:
        return (say(TO_DOCTOR),)
    lines = (_text(given, "doctor"), *_text(given, "address").splitlines())
    return tuple(line for line in lines if line.strip())


def _given(answers: Answers) -> dict[str, Fact | tuple[str, ...] | str]:
    shown = (answer for section in answers.sections for answer in section.answers)
    found: dict[str, Any] = {
        answer.name: answer.shown if answer.raw is None else answer.raw for answer in shown
    }
    found.setdefault("questions", ())
    return found


def _text(given: dict[str, Any], name: str) -> str:
    return str(given.get(name) or "")
