"""Reads what was chosen for each question of the plan, and says what must be put right before it becomes a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from flask_babel import gettext as _

from forms.texts import tidy
from workflow.domain.plan_voices import Choice, PlanQuestion

CHOICE, ANEW = "choice-", "anew-"


class Problem(StrEnum):
    """Why a choice cannot be taken as it is."""

    NOT_CHOSEN = "not_chosen"
    TOO_LONG = "too_long"


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """What was chosen for one question. `anew` is what stands in the field for writing it anew."""

    question: PlanQuestion
    choice: Choice | None
    anew: str = ""

    @property
    def problem(self) -> Problem | None:
        """What must be put right, if anything."""
        if self.choice is None:
            return Problem.NOT_CHOSEN
        return Problem.TOO_LONG if self.question.too_long(self.choice, self.anew) else None

    @property
    def taken(self) -> str:
        """The answer that goes into the plan."""
        return self.question.taken(self.choice, self.anew) if self.choice else ""


def suggested(questions: Sequence[PlanQuestion]) -> list[Chosen]:
    """What is chosen beforehand; the field for writing anew begins with both, so that nothing must be typed again."""
    return [Chosen(question=each, choice=each.suggested, anew=each.both) for each in questions]


def posted(questions: Sequence[PlanQuestion], form: Mapping[str, str]) -> list[Chosen]:
    """What was posted; a choice that was not offered counts as none."""
    return [_posted(question, form) for question in questions]


def repaired(chosen: Chosen) -> Chosen:
    """Two answers too long together are put into the field for writing anew, whole, to be made shorter there."""
    if chosen.problem is Problem.TOO_LONG and chosen.choice is not Choice.ANEW:
        return Chosen(question=chosen.question, choice=Choice.ANEW, anew=chosen.taken)
    return chosen


def sentence(chosen: Chosen) -> str:
    """The problem in one sentence, with the mend."""
    if chosen.problem is Problem.NOT_CHOSEN:
        return str(_("Choose what the plan should say here."))
    return str(
        _(
            "This is %(count)s characters; there is room for %(limit)s. Nothing is lost: make it shorter in the field.",
            count=len(chosen.taken),
            limit=chosen.question.limit,
        )
    )


def _posted(question: PlanQuestion, form: Mapping[str, str]) -> Chosen:
    word = form.get(CHOICE + question.name, "")
    choice = Choice(word) if word in set(question.choices) else None
    return Chosen(question=question, choice=choice, anew=tidy(form.get(ANEW + question.name, "")))
