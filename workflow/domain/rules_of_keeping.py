"""How long each kind of data is kept, as dated data."""

from workflow.domain.dated_rules import Bounds, Unit
from workflow.domain.rule_sources import by_house
from workflow.domain.text import N_

MANAGER_ACCESS_MONTHS_AFTER_SPELL = by_house(
    "manager_access_months_after_spell",
    N_("How long the manager can open a follow-up after the absence has ended"),
    4,
    Unit.MONTHS,
    Bounds(0, 12),
    N_("Long enough for the talk after the return. After that, HR and the employee have it."),
)
