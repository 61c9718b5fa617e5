"""Decides which days a measure may have, when it is reminded of, and what becomes of the manager's task."""

from datetime import date, timedelta
from typing import Any

from workflow.domain.errors import Invalid
from workflow.domain.measures import latest_end
from workflow.domain.people import Actor
from workflow.domain.rules import MEASURE_END_DAYS_BEFORE, MEASURE_WEEKS, REMINDER_DAYS_BEFORE
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.measures import MeasureRecord
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord

TOO_LONG = N_("A measure cannot last that long without being renewed.")
BACKWARDS = N_("The last day cannot be before the first day.")
PASSED = N_("The last day has passed. Choose a later day.")
OUTSIDE = N_("Choose a day within the measure to look at how it works.")


def check_end(tx: Transaction, case: CaseRecord, begun_on: date, until_on: date, today: date) -> None:
    """Refuse an end that has passed, comes before the beginning, or is further off than the house allows."""
    weeks = tx.house_rules.book().value(MEASURE_WEEKS, case.first_day)
    if until_on < begun_on:
        raise Invalid("until_on", BACKWARDS)
    if until_on < today:
        raise Invalid("until_on", PASSED)
    if until_on > latest_end(begun_on, weeks):
        raise Invalid("until_on", TOO_LONG)


def check_evaluation(from_on: date, until_on: date, evaluate_on: date, today: date) -> None:
    """Refuse a day of evaluation outside the measure, or before today."""
    if not max(from_on, today) <= evaluate_on <= until_on:
        raise Invalid("evaluate_on", OUTSIDE)


def with_reminders(
    office: Office, tx: Transaction, until_on: date, evaluate_on: date | None
) -> dict[str, Any]:
    """The end and the day of evaluation, with the working days on which they are reminded of."""
    rules, days = tx.house_rules.book(), office.days
    before_end = days.working_days_before(until_on, rules.value(MEASURE_END_DAYS_BEFORE, until_on))
    reminder: date | None = None
    if evaluate_on is not None:
        reminder = days.working_days_before(evaluate_on, rules.value(REMINDER_DAYS_BEFORE, evaluate_on))
    return {
        "until_on": until_on,
        "evaluate_on": evaluate_on,
        "evaluation_reminder_on": reminder,
        "end_reminder_on": before_end,
    }


def waiting(measures: list[MeasureRecord], today: date) -> list[date]:
    """The days of evaluation the manager has been reminded of by a day, the soonest first."""
    return sorted(
        one.evaluate_on
        for one in measures
        if one.evaluate_on and one.evaluation_reminder_on and one.evaluation_reminder_on <= today
    )


def follow_task(office: Office, tx: Transaction, case: CaseRecord, actor: Actor, *, done: bool) -> None:
    """Let the task follow the measures: on to the next one that waits, else done, or gone with the day that moved."""
    ahead = waiting(list(tx.measures.of_case(case.id)), office.clock.today())
    now = office.clock.now()
    if ahead:
        tx.beside.redate_duty(case.id, Chore.EVALUATE_MEASURES, ahead[0])
    elif done:
        tx.beside.settle_duty(case.id, Chore.EVALUATE_MEASURES, now, actor.person_id)
    else:
        tx.beside.drop_duty(case.id, Chore.EVALUATE_MEASURES, now, "moved")


def day_after(day: date) -> date:
    """The next calendar day."""
    return day + timedelta(days=1)
