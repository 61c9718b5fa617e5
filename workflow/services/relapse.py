"""What changes on a case when the employee falls ill again: the same absence goes on, or a new one begins.

Sixteen days without sickness separate two spells; a new spell starts the documents and the clocks afresh.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workflow.domain.case import CaseFile
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Actor
from workflow.services.known_absence import known_of
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import Absence, CaseRecord, Edit, Written
from workflow.services.redating import DATES, Known, redated
from workflow.services.typed_absence import absence_from


@dataclass(frozen=True, slots=True)
class Relapse:
    """A new absence on a case, and the case with its dates as they are from now on."""

    absence: Absence
    after: CaseRecord
    known: Known
    new_spell: bool

    def seen_in(self, file: CaseFile) -> CaseFile:
        """The file as it counts from now on: in a new spell nothing that was filed in the old one does."""
        now = self.known.file(self.after)
        return replace(now, stage=file.stage, ended_by_return=file.ended_by_return)

    def changes(self, case: CaseRecord) -> dict[str, Any]:
        """The columns of the case that follow."""
        dates = {name: getattr(self.after, name) for name in DATES if name != "stage"}
        return dates | {"spell": case.spell + self.new_spell, "outcome": None}


def relapse_in(office: Office, tx: Transaction, case: CaseRecord, file: CaseFile) -> Relapse | None:
    """The relapse that is reported on file, or None when nothing is reported."""
    notice = file.on_file(DocumentKind.RELAPSE_NOTICE)
    if notice is None:
        return None
    tx.absences.hold(case.employment_id)
    absence = absence_from(
        notice.facts,
        file.today,
        office.clock.now(),
        absence_id=office.new_id(),
        employment_id=case.employment_id,
    )
    then = known_of(tx, case, file.today)
    known = replace(then, periods=Edit(added=(absence,)).applied_to(then.periods))
    after = redated(case, known)
    return Relapse(absence, after, known, new_spell=_is_new(case, after))


def _is_new(case: CaseRecord, after: CaseRecord) -> bool:
    """Whether the absence begins after the one the case was about; an older one may have been registered meanwhile."""
    begins = after.first_day_reckoned or after.first_day
    return begins > max(case.first_day_reckoned or case.first_day, case.last_day or date.min)


def write_relapse(office: Office, tx: Transaction, case: CaseRecord, relapse: Relapse, actor: Actor) -> None:
    """Store the new period of absence."""
    tx.absences.write(Edit(added=(relapse.absence,)), Written(actor.person_id, office.clock.now(), case.id))
