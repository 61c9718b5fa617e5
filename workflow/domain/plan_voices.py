"""Decides how the two sides' answers to the plan's questions are compared and brought together; nothing written is cut."""

from dataclasses import dataclass
from enum import StrEnum

from workflow.domain.people import Role


class Side(StrEnum):
    """Whose answers they are: those of whoever follows up, or the employee's own."""

    MANAGER = "manager"
    EMPLOYEE = "employee"


class Comparison(StrEnum):
    """How the answers to one question stand to each other."""

    SAME = "same"
    DIFFERENT = "different"
    ONLY_MANAGER = "only_manager"
    ONLY_EMPLOYEE = "only_employee"
    NEITHER = "neither"


class Choice(StrEnum):
    """What goes into the plan for one question."""

    MANAGER = "manager"
    EMPLOYEE = "employee"
    BOTH = "both"
    ANEW = "anew"
    PRESENT = "present"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanQuestion:
    """One question with what each side answers, and what the plan on file says.

    Answers are as they would be typed; `limit` is how many characters fit, None where one answer must be chosen.
    """

    name: str
    manager: str = ""
    employee: str = ""
    present: str = ""
    limit: int | None = None

    @property
    def comparison(self) -> Comparison:
        """How the two answers stand to each other; spaces around them and line ends do not count."""
        manager, employee = self.manager.strip(), self.employee.strip()
        if manager == employee:
            return Comparison.SAME if manager else Comparison.NEITHER
        if manager and employee:
            return Comparison.DIFFERENT
        return Comparison.ONLY_MANAGER if manager else Comparison.ONLY_EMPLOYEE

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen, in the order of the page."""
        found = [Choice.MANAGER] if self.manager.strip() else []
        if self.employee.strip() and self.comparison is not Comparison.SAME:
            found.append(Choice.EMPLOYEE)
        if self.comparison is Comparison.DIFFERENT and self.limit is not None:
            found.append(Choice.BOTH)
        if self.present.strip():
            found.append(Choice.PRESENT)
        if self.limit is not None:
            found.append(Choice.ANEW)
        return (*found, Choice.OPEN)

    @property
    def suggested(self) -> Choice | None:
        """What is chosen beforehand; None where the two must be weighed by people."""
        if self.comparison is Comparison.DIFFERENT:
            return None
        if self.comparison is Comparison.NEITHER:
            return Choice.PRESENT if self.present.strip() else Choice.OPEN
        return Choice.EMPLOYEE if self.comparison is Comparison.ONLY_EMPLOYEE else Choice.MANAGER

    @property
    def both(self) -> str:
        """Both answers one after the other, the manager's first; what stands in the other already is not said twice."""
        return joined(self.manager, self.employee)

    def taken(self, choice: Choice, anew: str = "") -> str:
        """The answer that goes into the plan."""
        return {
            Choice.MANAGER: self.manager,
            Choice.EMPLOYEE: self.employee,
            Choice.BOTH: self.both,
            Choice.ANEW: anew,
            Choice.PRESENT: self.present,
            Choice.OPEN: "",
        }[choice]

    def too_long(self, choice: Choice, anew: str = "") -> int:
        """How many characters the answer is too long; 0 when it fits."""
        return max(0, len(self.taken(choice, anew)) - self.limit) if self.limit is not None else 0


def joined(first: str, second: str) -> str:
    """Two texts as one, with an empty line between; a text that holds the other whole is enough."""
    first, second = first.strip(), second.strip()
    if second in first:
        return first
    return second if first in second else f"{first}\n\n{second}"


def side_of(role: Role) -> Side:
    """The side somebody speaks for."""
    return Side.EMPLOYEE if role is Role.EMPLOYEE else Side.MANAGER
