"""What an effect sees when it begins: the case afresh, the people around it, the day it is now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline
from workflow.domain.duties import Duty
from workflow.domain.effects import Effect
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.services.due_work import Order
from workflow.services.outcomes import Outcome
from workflow.services.printed_pages import FiledDocumentPage, LetterPage
from workflow.services.reckoning import file_of
from workflow.services.records import CaseRecord, DocumentRecord, PersonRecord
from workflow.services.results import FiledCopy
from workflow.services.words import known_language
from workflow.services.workbench import EffectTransaction, Workbench
from workflow.timetable import deadlines


class NotWanted(Exception):
    """The effect has nothing to be about any more; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Scene:
    """An order with everything around it, read when it is asked for."""

    bench: Workbench
    tx: EffectTransaction
    order: Order
    again: bool = False
    """What the order leaves is written; it is asked once more what it says, and to whom."""
    handlers: "Handlers" = field(default_factory=dict)
    """What performs each effect, for the one that asks others whether they would still say something."""

    @cached_property
    def today(self) -> date:
        """The day it is; follows a shifted clock."""
        return self.bench.office.clock.today()

    @cached_property
    def case(self) -> CaseRecord:
        """The case as it stands now."""
        found = self.tx.cases.load(self.order.case_id) if self.order.case_id else None
        if found is None:
            raise NotWanted("case_gone")
        return found

    @property
    def is_closed(self) -> bool:
        """Whether nobody works on the case any more."""
        return self.case.stage is Stage.CLOSED

    @cached_property
    def file(self) -> CaseFile:
        """The case as guards and clocks see it."""
        return file_of(
            self.case, self.tx.documents.on_file(self.case), self.today, self.tx.house_rules.book()
        )

    @cached_property
    def employee(self) -> PersonRecord:
        """Whose case it is."""
        return self._known(self.case.employee_id)

    @cached_property
    def followers(self) -> tuple[PersonRecord, ...]:
        """Who follows the case up and can be reached: the manager, and those who stand in for them today."""
        found = self.tx.responsibility.followers(self.case.id, self.today)
        return tuple(self._known(person_id) for person_id in found)

    @property
    def manager(self) -> PersonRecord | None:
        """Who sees to the case: the manager, else a substitute; None where nobody can be reached."""
        return self.followers[0] if self.followers else None

    @cached_property
    def stand_ins(self) -> tuple[PersonRecord, ...]:
        """Those who stand in for the manager today, without the manager."""
        return tuple(person for person in self.followers if person.id != self.case.manager_id)

    @cached_property
    def above(self) -> PersonRecord | None:
        """The manager's own manager; None where there is none who can be reached."""
        found = self.tx.responsibility.above(self.case.id, self.today)
        return self._known(found) if found else None

    @cached_property
    def stood_in_for(self) -> PersonRecord | None:
        """The responsible manager, while somebody else sees to the case for them."""
        manager_id = self.case.manager_id
        if manager_id is None or self.manager is None or self.manager.id == manager_id:
            return None
        return self._known(manager_id)

    @property
    def responsible(self) -> Role:
        """The role whose task it is: the manager's, which whoever stands in sees too, or HR's when nobody can be reached."""
        return Role.MANAGER if self.manager else Role.HR

    @cached_property
    def subject(self) -> DocumentRecord:
        """The document the order names."""
        found = self.tx.documents.load(self.order.subject_id) if self.order.subject_id else None
        if found is None:
            raise NotWanted("document_gone")
        return found

    def open_deadline(self, duty: Duty) -> Deadline | None:
        """A duty, when somebody still has to see to it."""
        found = (deadline for deadline in deadlines(self.file) if deadline.duty is duty)
        return next((deadline for deadline in found if deadline.is_open), None)

    def copy(
        self, name: str, page: FiledDocumentPage | LetterPage, document_id: UUID | None = None
    ) -> FiledCopy:
        """A page for the personnel folder, in both its forms."""
        return FiledCopy(
            name=name,
            printed=self.bench.renderer.render(page),
            word=self.bench.word_renderer.render(page),
            document_id=document_id,
            language=page.language,
        )

    def say(self, language: str, message: str, /, **values: object) -> str:
        """A sentence in somebody's language."""
        return self.bench.words.say(known_language(language), message, **values)

    def day(self, language: str, day: date) -> str:
        """A day in somebody's language."""
        return self.bench.words.day(known_language(language), day)

    def _known(self, person_id: UUID) -> PersonRecord:
        found = self.tx.people.person(person_id)
        if found is None:
            raise NotWanted("person_gone")
        return found


Handler = Callable[[Scene], Outcome]
"""Works out what an effect leaves behind; reads, and changes nothing."""
Handlers = Mapping[Effect, Handler]
