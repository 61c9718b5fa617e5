"""Decides what each scope of an invitation shows; an employee's invitation never shows more."""

from workflow.domain.text import N_

SCOPES: dict[str, str] = {
    "meeting": N_("The meetings"),
    "plan": N_("The plan and the meetings"),
    "case": N_("The whole case"),
}
WITH_PLAN = ("plan", "case")
WITH_DATES = ("plan", "case")
"""Which scopes show the stage and the deadlines; what is exempted or not needed tells of the absence."""
WITH_ALL = ("case",)
