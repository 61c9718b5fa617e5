"""What every use case works with: the database, the clock, and which days people are at work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID, uuid4

from workflow.domain.errors import Refusal
from workflow.domain.working_days import WorkingDays
from workflow.services.ports import Clock
from workflow.services.questions import Store, Transaction

NewId = Callable[[], UUID]


@dataclass(frozen=True, slots=True)
class Office:
    """The surroundings of a use case."""

    store: Store
    clock: Clock
    days: WorkingDays
    new_id: NewId = uuid4
    """Names everything new; a rehearsal that must come out the same twice gives a source of its own."""

    @contextmanager
    def once(self, submission: UUID | None) -> Iterator[Transaction]:
        """One transaction for a form that may arrive twice.

        The second arrival raises `AlreadyDone`. Every change gives the case a new version, so the second arrival finds
        a case that somebody changed, or one it may no longer touch; only then is it asked whether that was this form.
        """
        try:
            with self.store.transaction() as tx:
                yield tx
        except Refusal:
            with self.store.transaction() as tx:
                tx.history.refuse_again(submission)
            raise
