"""Decides which late forms become drafts: those about a case or an employment, under the name of their form.

The address says both: `case_id` or `employment_id`, and `kind` or `form`, as the pages with drafts are built.
"""

from typing import Any
from uuid import UUID

from web.auth.rescue import Keep, LateForm
from web.posted import kept_of
from workflow.services.drafts import save_draft
from workflow.services.office import Office

SUBJECTS = ("case_id", "employment_id")
FORMS = ("kind", "form")
LONGEST_NAME = 64


def keep_as_draft(office: Office) -> Keep:
    """A keeper of late forms that stores drafts."""

    def keep(late: LateForm) -> bool:
        subject, form = _first(late, SUBJECTS), _first(late, FORMS)
        if not isinstance(subject, UUID) or form is None or len(str(form)) > LONGEST_NAME:
            return False
        return save_draft(office, late.account_id, subject, str(form), kept_of(late.fields)) is not None

    return keep


def _first(late: LateForm, names: tuple[str, ...]) -> Any:
    return next((late.view_args[name] for name in names if name in late.view_args), None)
