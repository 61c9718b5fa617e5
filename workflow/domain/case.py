"""What the rules may know about a case: stage, dates, grade and the documents on file. No names, no free text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workflow.domain.documents import DocumentKind, OnFile
from workflow.domain.rules import STANDARD, WHOLLY_ABSENT_PER_CENT, RuleBook
from workflow.domain.stages import Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseFile:
    """A case as the guards and clocks see it on the day `today`.

    `first_day` and `last_day` (the last known day of absence, None while open) are calendar days of the current spell;
    `grade` is per cent sick-listed; `partly_until` the last day so far with work in part; `max_date` is what Nav told,
    else an estimate; `meeting_on` the day of the dialogue meeting Nav has announced; `extended_certificate` whether the doctor has sent one;
    `contact_next_on` the next contact by the rhythm of every `contact_weeks` that was agreed, None without one.
    """

    stage: Stage
    today: date
    first_day: date
    grade: int
    last_day: date | None = None
    max_date: date | None = None
    extended_certificate: bool = False
    ended_by_return: bool = True
    partly_until: date | None = None
    meeting_on: date | None = None
    contact_weeks: int | None = None
    contact_next_on: date | None = None
    documents: Mapping[DocumentKind, OnFile] = field(default_factory=dict)
    rules: RuleBook = STANDARD

    def on_file(self, kind: DocumentKind) -> OnFile | None:
        """The current version of a document in this spell, or None."""
        return self.documents.get(kind)

    @property
    def wholly_absent(self) -> bool:
        """Whether the employee is sick-listed in full."""
        return self.grade >= WHOLLY_ABSENT_PER_CENT.value

    @property
    def partly_absent(self) -> bool:
        """Whether the employee works some of the time."""
        return 0 < self.grade < WHOLLY_ABSENT_PER_CENT.value
