"""What is asked when an administrator gives somebody roles."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import SeveralAnswer
from forms.translating import _l
from workflow.domain.people import Role

ROLES = (
    (Role.EMPLOYEE.value, _l("Employee: sees their own follow-up")),
    (Role.MANAGER.value, _l("Manager: follows up their own employees")),
    (Role.HR.value, _l("HR: sees every case")),
    (Role.PAYROLL.value, _l("Payroll: sees dates and percentages")),
    (Role.EMPLOYEE_REP.value, _l("Employee representative: reads what an employee shares")),
    (Role.SAFETY_REP.value, _l("Safety representative: reads what an employee shares")),
    (Role.ADMIN.value, _l("Administrator: accounts and units, never a case")),
)


class RolesForm(AnswerForm):
    """The roles of one account."""

    name = "roles"
    title = _l("Roles")
    intro = _l("A change counts from the person's next click.")
    submit_label = _l("Save the roles")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("roles",)),)

    roles = SeveralAnswer(_l("Roles"), options=ROLES, required=_l("Choose at least one role."))
