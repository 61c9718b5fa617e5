"""Says what the work is and what can be adapted, by plan and unit's list, as lines: what a letter to the doctor begins with."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from workflow.domain.documents import Answers, DocumentKind
from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord
from workflow.services.unit_list import accommodation_lines

TASKS = "typical_workday"
ADAPTED = ("planned_accommodation", "other_accommodation")


@dataclass(frozen=True, slots=True)
class WorkAsPlanned:
    """The work as the plan on file describes it, and a line for each possibility; `plan_id` is what was read."""

    plan_id: UUID | None
    tasks: str
    possibilities: tuple[str, ...]


def work_as_planned(tx: Transaction, case: CaseRecord) -> WorkAsPlanned:
    """What the plan says of the work, and what the unit's list offers besides."""
    plan = tx.documents.current(case, DocumentKind.FOLLOW_UP_PLAN)
    listed = [line.words for line in accommodation_lines(tx, case.unit_id)]
    if plan is None:
        return WorkAsPlanned(None, "", possibilities_at_work(listed))
    shown = _shown(tx.documents.answers(plan.id))
    lines = [line for name in ADAPTED for line in shown.get(name, "").splitlines()]
    return WorkAsPlanned(plan.id, shown.get(TASKS, ""), possibilities_at_work([*lines, *listed]))


def possibilities_at_work(known: Sequence[str]) -> tuple[str, ...]:
    """The possibilities as lines, each once, in the order they came."""
    return tuple(dict.fromkeys(line.strip() for line in known if line.strip()))


def _shown(answers: Answers) -> dict[str, str]:
    return {answer.name: answer.shown for section in answers.sections for answer in section.answers}
