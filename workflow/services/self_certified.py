"""Counts the self-certified absence of one employment by the arrangement the house has."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from workflow.domain.absence.self_certification import Counting
from workflow.domain.absence.self_certification_count import count_self_certification
from workflow.domain.dated_rules import RuleBook
from workflow.domain.rules_of_absence import arrangement_on
from workflow.services.records import Absence, EmploymentRecord
from workflow.services.redating import as_engine_sees


def counted(
    own: Sequence[Absence], employments: Sequence[EmploymentRecord], rules: RuleBook, today: date
) -> Counting:
    """Every time of self-certification in one employment, and how the right stands today."""
    return count_self_certification(
        [as_engine_sees(period, today) for period in own],
        arrangement=partial(arrangement_on, rules),
        employments=[(one.start_on, one.end_on) for one in employments],
        today=today,
    )
