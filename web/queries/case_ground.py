"""What lies behind the dates of one case, for a page."""

from datetime import date

import sqlalchemy as sa

from workflow.adapters.persistence.absence_rows import AbsenceRows
from workflow.adapters.persistence.people_rows import PeopleRows
from workflow.services.case_ground import ground_of_case
from workflow.services.records import CaseRecord
from workflow.why import Ground


def case_ground(connection: sa.Connection, case: CaseRecord, today: date, *, discreet: bool) -> Ground:
    """The ground of a case; `discreet` for those who may see one employment and the running absence only."""
    return ground_of_case(AbsenceRows(connection), PeopleRows(connection), case, today, discreet=discreet)
