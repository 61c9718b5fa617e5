"""Says what the services know of a case, its papers, its absence and its people, as values read from the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from workflow.domain.documents import DocumentKind, Fact
from workflow.domain.effects import Effect
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.services.norway import day_in_norway

BEFORE_ABSENCE = 0
"""The spell of a preventive case: it belongs to no absence, and no absence is reckoned from it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRecord:
    """A case as it is stored; the columns that pages sort by are worked out anew at every change.

    `spell` counts the absences of the case from 1; a preventive one has `BEFORE_ABSENCE`, and its `first_day` is when it began.

    `first_day` and `max_date` are what counts: what Nav told, else what was reckoned; both are kept. `documents_from` is
    the day from which documents belong to the running absence, None while there was none before it. `contact_next_on`
    is the next day of the rhythm of contact that was agreed.
    """

    id: UUID
    employment_id: UUID
    employee_id: UUID
    unit_id: UUID
    manager_id: UUID | None
    stage: Stage
    spell: int
    first_day: date
    last_day: date | None
    grade: int
    extended_certificate: bool
    max_date: date | None
    next_alarm_on: date | None
    outcome: str | None
    version: int
    opened_at: datetime
    closed_at: datetime | None
    grade_changes_on: date | None = None
    max_date_told: date | None = None
    first_day_told: date | None = None
    first_day_reckoned: date | None = None
    max_date_reckoned: date | None = None
    meeting_on: date | None = None
    partly_until: date | None = None
    documents_from: date | None = None
    contact_weeks: int | None = None
    contact_next_on: date | None = None


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An open case with the columns that lists of cases are sorted by, as they are stored."""

    case: CaseRecord
    stage_due_on: date | None
    next_due_on: date | None
    next_duty: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentRecord:
    """A filed document without its text.

    `about_id` is what it is about where a case may have several of its kind (a meeting, a measure, one try to reach
    somebody), and the case itself where there is only one: the versions of one paper share it. `answer_by` is the last day
    to answer, as long as an answer is awaited.
    """

    id: UUID
    case_id: UUID
    spell: int
    kind: DocumentKind
    version: int
    is_current: bool
    filed_at: datetime
    filed_on: date
    filed_by: UUID
    filed_as: Role
    language: str
    facts: Mapping[str, Fact]
    sha256: str
    about_id: UUID
    answered_before: bool = False
    answer_by: date | None = None
    remind_answer_on: date | None = None
    on_behalf_of: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """A line of the history: what happened, with codes and dates only."""

    event: str
    word: str
    actor_id: UUID | None
    acted_as: str
    law: str | None = None
    from_stage: Stage | None = None
    to_stage: Stage | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)
    submission: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """Something a worker shall do; `period` makes it the same work when it is ordered twice."""

    effect: Effect
    about: str
    period: str
    subject_id: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """A period of absence from one employment; `end_on` is inclusive, None while nobody knows.

    `received_at` is when the employer got to know it: of two statements of one kind the later day counts, and of one
    day the statement that was registered last. The hour says nothing: of an earlier day nobody knows it.
    """

    id: UUID
    employment_id: UUID
    kind: str
    start_on: date
    end_on: date | None
    grade: int
    extended_certificate: bool
    source: str
    received_at: datetime

    @property
    def received_on(self) -> date:
        """The day in Norway on which the employer got to know it."""
        return day_in_norway(self.received_at)


@dataclass(frozen=True, slots=True)
class Edit:
    """What a change does to the register: new periods, which old ones they take the place of, which are taken back.

    `replaced` pairs the id of an old period with the id of the new one; of two pieces of it the first is named.
    """

    added: tuple[Absence, ...] = ()
    replaced: tuple[tuple[UUID, UUID], ...] = ()
    withdrawn: tuple[UUID, ...] = ()

    def applied_to(self, standing: Sequence[Absence]) -> list[Absence]:
        """The periods that stand afterwards, by first day."""
        gone = {*self.withdrawn, *(old for old, _new in self.replaced)}
        kept = [period for period in standing if period.id not in gone]
        return sorted([*kept, *self.added], key=_by_first_day)


def _by_first_day(period: Absence) -> tuple[date, datetime, str]:
    return period.start_on, period.received_at, str(period.id)


@dataclass(frozen=True, slots=True)
class Written:
    """Who changed the register, when, and which case the new periods belong to, if any.

    Periods that ended before `since` belong to no case: they are of an earlier absence, which is not that case's.
    """

    by: UUID
    at: datetime
    case_id: UUID | None
    since: date | None = None

    def case_of(self, period: Absence) -> UUID | None:
        """The case a new period belongs to."""
        is_earlier = self.since is not None and (period.end_on or date.max) < self.since
        return None if is_earlier else self.case_id


@dataclass(frozen=True, kw_only=True, slots=True)
class EmploymentRecord:
    """Where somebody works, and who is responsible for following them up."""

    id: UUID
    person_id: UUID
    unit_id: UUID
    manager_id: UUID | None
    start_on: date
    end_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonRecord:
    """Somebody the service can write to."""

    id: UUID
    given_name: str
    family_name: str
    email: str | None
    language: str
    born_on: date | None

    @property
    def name(self) -> str:
        """Given name and family name."""
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """Everything a step writes: new columns, a line of history, ordered work, and the duty whose task it closes.

    `at` is the service's time, `ordered_at` the machine's.
    """

    case: CaseRecord
    changes: Mapping[str, Any]
    event: Event
    work: Sequence[Work]
    at: datetime
    ordered_at: datetime
    settles: Stage | None
