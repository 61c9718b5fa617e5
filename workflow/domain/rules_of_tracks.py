"""How long a request may lie before HR is reminded of it, and the law's own time for looking at a withdrawal anew."""

from workflow.domain.dated_rules import Bounds, CountsBy, DatedNumber, Unit
from workflow.domain.law import FTRL_8_27
from workflow.domain.rule_sources import NATIONAL_INSURANCE_ACT, by_house, by_law
from workflow.domain.text import N_


def _days(name: str, title: str, value: int, bounds: Bounds, hint: str) -> DatedNumber:
    return by_house(name, title, value, Unit.DAYS, bounds, hint, counts_by=CountsBy.MOVE_DAY)


REQUEST_DECISION_DAYS = _days(
    "request_decision_days",
    N_("How many days a request waits before HR is reminded to decide"),
    5,
    Bounds(1, 30),
    N_("Whoever asks for help needs an answer soon, also when it is no."),
)
REQUEST_NEXT_DAYS = _days(
    "request_next_days",
    N_("How many days HR has for its own next step with a request"),
    7,
    Bounds(1, 30),
    N_("Counted from the step before: to send it, to claim a refund, to close it."),
)
NAV_ANSWER_DAYS = _days(
    "nav_answer_days",
    N_("How many days without an answer from Nav before HR asks again"),
    21,
    Bounds(7, 120),
    N_("HR gets a task to ask Nav. Each time it asks, the time begins anew."),
)
SERVICE_ANSWER_DAYS = _days(
    "service_answer_days",
    N_("How many days without an answer from the occupational health service before HR asks again"),
    14,
    Bounds(3, 90),
    N_("HR gets a task to ask the service."),
)
REPORT_DAYS = _days(
    "report_days",
    N_("How many days without word of an expert's work or a trial before HR asks about it"),
    60,
    Bounds(14, 180),
    N_("Counted from when Nav said yes, the work began or the trial ended."),
)
WITHDRAWAL_REVIEW_MONTHS = by_law(
    "withdrawal_review_months",
    N_("When a withdrawal of self-certification is looked at anew at the latest"),
    6,
    Unit.MONTHS,
    FTRL_8_27,
    NATIONAL_INSURANCE_ACT,
)

REMINDING = (REQUEST_DECISION_DAYS, REQUEST_NEXT_DAYS, NAV_ANSWER_DAYS, SERVICE_ANSWER_DAYS, REPORT_DAYS)
