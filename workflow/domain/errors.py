"""Decides how a refusal is told: each error says what happened and carries what the page needs to mend it."""

from collections.abc import Sequence
from uuid import UUID

from workflow.domain.requirements import Requirement
from workflow.domain.stages import Stage


class Refusal(Exception):
    """Something could not be done, for a reason a person can understand."""


class NotFound(Refusal):
    """There is no such thing for this person: not there and not allowed are the same answer."""


class StepNotOpen(Refusal):
    """The step does not lead from the stage the case is in."""

    def __init__(self, trigger: str, stage: Stage) -> None:
        super().__init__(f"{trigger} does not lead from {stage}")
        self.trigger = trigger
        self.stage = stage


class StepRefused(Refusal):
    """Something is missing on file; `missing` has every unmet requirement."""

    def __init__(self, trigger: str, missing: Sequence[Requirement]) -> None:
        super().__init__(f"{trigger} lacks {', '.join(requirement.name for requirement in missing)}")
        self.trigger = trigger
        self.missing = tuple(missing)


class Stale(Refusal):
    """Somebody else changed the case after the page was opened; `version` is the case's version now."""

    def __init__(self, case_id: UUID, version: int) -> None:
        super().__init__("the case was changed by somebody else")
        self.case_id = case_id
        self.version = version


class AlreadyDone(Refusal):
    """The very same form was already received: the second click of a double click; `case_id` is where it led."""

    def __init__(self, case_id: UUID | None = None) -> None:
        super().__init__("the form was already received")
        self.case_id = case_id


class OverlappingCase(Refusal):
    """The employment already has a case for this absence."""

    def __init__(self, case_id: UUID | None) -> None:
        super().__init__("there is already a case for this absence")
        self.case_id = case_id


class Invalid(Refusal):
    """An answer cannot be accepted; `field` names where, `sentence` says how to mend it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(field)
        self.field = field
        self.sentence = sentence
