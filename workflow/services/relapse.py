"""What changes on a case when the employee falls ill again: the same absence goes on, or a new one begins.

Sixteen days without sickness separate two spells; a new spell starts the documents and the clocks afresh.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workflow.domain.case import CaseFile
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Actor
from workflow.services.office import Office
from workflow.services.reckoning import max_date_of, spell_of
from workflow.services.records import Absence, CaseRecord, Transaction
from workflow.services.typed_absence import absence_from


@dataclass(frozen=True, slots=True)
class Relapse:
    """A new absence on a case, with the spell it belongs to."""

    absence: Absence
    first_day: date
    max_date: date | None
    new_spell: bool

    def seen_in(self, file: CaseFile) -> CaseFile:
        """The file as it counts from now on: in a new spell nothing that was filed in the old one does."""
        documents = file.documents
        if self.new_spell:
            documents = {DocumentKind.RELAPSE_NOTICE: documents[DocumentKind.RELAPSE_NOTICE]}
        return replace(file, grade=self.absence.grade, first_day=self.first_day, documents=documents)

    def changes(self, case: CaseRecord) -> dict[str, Any]:
        """The columns of the case that follow."""
        return {
            "first_day": self.first_day,
            "last_day": self.absence.end_on,
            "grade": self.absence.grade,
            "grade_changes_on": None,
            "max_date": self.max_date if self.new_spell else case.max_date_told or self.max_date,
            "max_date_told": None if self.new_spell else case.max_date_told,
            "spell": case.spell + self.new_spell,
            "extended_certificate": case.extended_certificate and not self.new_spell,
            "outcome": None,
        }


def relapse_in(office: Office, tx: Transaction, case: CaseRecord, file: CaseFile) -> Relapse | None:
    """The relapse that is reported on file, or None when nothing is reported."""
    notice = file.on_file(DocumentKind.RELAPSE_NOTICE)
    if notice is None:
        return None
    absence = absence_from(notice.facts, file.today, office.clock.now(), absence_id=office.new_id())
    periods = [*tx.absences.of_case(case.id), absence]
    first_day, _ = spell_of(periods, file.today)
    person = tx.people.person(case.employee_id)
    max_date = max_date_of(periods, person.born_on if person else None, file.today)
    return Relapse(absence, first_day, max_date, new_spell=first_day != case.first_day)


def write_relapse(tx: Transaction, case: CaseRecord, relapse: Relapse, actor: Actor) -> None:
    """Store the new period of absence."""
    tx.absences.add(case.id, relapse.absence, actor.person_id)
