"""Reckons a date anew from nothing but the data of its explanation, as a machine elsewhere would."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.workflow.absence.oracle import back_to_weekday
from workflow.domain.absence.max_date import Person
from workflow.domain.absence.weekdays import add_weekdays


def reproduced(data: dict[str, Any]) -> date:
    """The day that follows from the facts; what Nav told and what was agreed follows from nothing else."""
    sentence = data["sentence"]
    facts = {name: _value(fact) for name, fact in sentence["facts"].items()}
    return _BY[sentence["code"]](facts)


def _counted(facts: dict[str, Any]) -> date:
    last: date
    if facts["unit"] == "day":
        last = facts["day"] + timedelta(days=facts["count"] - 1)
    else:
        last = facts["day"] + timedelta(weeks=facts["count"])
    part = facts.get("partly_until")
    return max(last, part + timedelta(days=1)) if part else last


def _max_date(facts: dict[str, Any]) -> date:
    if "limit" not in facts:
        known: date = facts["max_date"]
        return known
    ordinary = add_weekdays(facts["from"], facts["quota"] - facts["used"])
    if facts["limit"] == "ordinary_248":
        return ordinary
    person = Person(facts["born_on"])
    turns_67, turns_70 = person.birthday(67), person.birthday(70)
    assert turns_67 is not None
    assert turns_70 is not None
    since = max(facts["from"], back_to_weekday(turns_67))
    limited = add_weekdays(since, facts["quota_over_67"] - facts["used_over_67"])
    return limited if facts["limit"] == "limited_67" else back_to_weekday(turns_70 - timedelta(days=1))


def _value(fact: Any) -> Any:
    try:
        return date.fromisoformat(fact)
    except (TypeError, ValueError):
        return fact


_BY: dict[str, Callable[[dict[str, Any]], date]] = {
    "counted": _counted,
    "before_max_date": lambda facts: facts["max_date"] - timedelta(weeks=facts["count"]),
    "before_meeting": lambda facts: facts["meeting"] - timedelta(days=facts["count"]),
    "agreed": lambda facts: facts["due_on"],
    "max_date": _max_date,
    "first_day": lambda facts: facts["day"],
    "activity": lambda facts: facts["start"] + timedelta(weeks=facts["weeks"], days=-1),
    "meeting_2_candidate": lambda facts: facts["start"] + timedelta(days=facts["days"]),
    "meeting_need": lambda facts: facts["start"] + timedelta(days=facts["opens"]),
    "weeks": lambda facts: facts["start"] + timedelta(weeks=facts["weeks"]),
}
