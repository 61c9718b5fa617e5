"""Decides how an explanation looks to a machine: codes, ISO dates and paragraphs; no names and no free text."""

from datetime import date
from typing import Any

from workflow.domain.absence.reasons import Reason
from workflow.domain.law import Law
from workflow.why.explained import Behind, Rule, Why
from workflow.why.paragraphs import law_of


def as_data(why: Why) -> dict[str, Any]:
    """The explanation as plain JSON values; sentences in English with their facts filled in."""
    return {
        "about": why.about,
        "day": why.day.isoformat(),
        "until": _iso(why.until),
        "origin": why.origin.value,
        "reckoned_here": _iso(why.reckoned_here),
        "law": _law(why.law),
        "rule": _rule(why.rule) if why.rule else None,
        "sentence": _reason(why.sentence),
        "reasons": [_reason(reason) for reason in why.reasons],
        "periods": [_period(period) for period in why.periods],
        "gaps": [
            {"first": gap.start.isoformat(), "last": gap.end.isoformat(), "days": gap.days}
            for gap in why.gaps
        ],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    facts = {name: _iso(fact) if isinstance(fact, date) else fact for name, fact in reason.facts.items()}
    return {
        "code": reason.code,
        "law": _law(law_of(reason.paragraph)),
        "text": reason.in_english(),
        "facts": facts,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "name": rule.name,
        "value": rule.value,
        "unit": rule.unit,
        "law": _law(rule.law),
        "house_rule": rule.is_house_rule,
        "source": rule.source,
        "checked_on": rule.checked_on.isoformat(),
        "valid_from": _iso(rule.valid_from),
        "valid_to": _iso(rule.valid_to),
    }


def _period(period: Behind) -> dict[str, Any]:
    return {
        "first": period.first.isoformat(),
        "last": _iso(period.last),
        "kind": period.kind.value if period.kind else None,
        "grade": period.grade,
        "other_employment": period.elsewhere,
    }


def _law(law: Law | None) -> dict[str, str] | None:
    return {"code": law.code, "paragraph": law.paragraph} if law else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
