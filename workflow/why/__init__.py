"""Says why each date of a case is the day it is: in sentences with their facts, and as data for machines.

Does not decide any date: the law and the timetable do. Knows no database; a ground is built from periods alone.
"""

from workflow.why.calendar_days import why_other_days
from workflow.why.data import as_data
from workflow.why.duties import why_deadline
from workflow.why.explained import Behind, Origin, Rule, Why, rule_of
from workflow.why.ground import Ground, ground_of
from workflow.why.sick_pay import why_max_date_of
from workflow.why.spell_dates import why_employer_period, why_first_day, why_last_day

__all__ = [
    "Behind",
    "Ground",
    "Origin",
    "Rule",
    "Why",
    "as_data",
    "ground_of",
    "rule_of",
    "why_deadline",
    "why_employer_period",
    "why_first_day",
    "why_last_day",
    "why_max_date_of",
    "why_other_days",
]
