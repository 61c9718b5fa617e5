"""The rules and deadlines the service reckons with: what counts now, where it stands, what is to come and what was."""

from collections.abc import Sequence
from datetime import date

from flask import render_template, url_for
from flask_babel import gettext as _

from web.casework.rule_values import value_in_words
from web.current import today, wiring
from web.hr import blueprint
from web.hr.house_rules_words import days_in_words, why_fixed
from web.i18n import format_day, format_instant, format_short_day
from web.queries.house_rules import ChangeLine, rule_book, rule_changes
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.domain.rule_table import ALL_RULES, RULE_GROUPS
from workflow.domain.rules import DatedNumber, RuleBook
from workflow.domain.text import N_
from workflow.services.house_rules import Ended

ENDED: dict[str, str] = {
    Ended.WITHDRAWN: N_("Taken back by %(who)s %(when)s."),
    Ended.REPLACED: N_("Replaced by %(who)s %(when)s."),
}


@blueprint.get("/rules")
@allow(Act.READ, Thing.HOUSE_RULES, Role.HR)
def rules() -> str:
    """Every rule in its group."""
    with wiring().reading.connect() as connection:
        book, changes = rule_book(connection), rule_changes(connection)
    groups = [
        {"title": _(title), "rows": [_row(rule, book, changes, today()) for rule in group]}
        for title, group in RULE_GROUPS.items()
    ]
    return render_template("hr/rules.html", groups=groups)


@blueprint.get("/rules/history")
@allow(Act.READ, Thing.HOUSE_RULES, Role.HR)
def rules_history() -> str:
    """Every change ever made, the newest first."""
    with wiring().reading.connect() as connection:
        changes = rule_changes(connection)
    return render_template("hr/rules_history.html", items=[_history_line(line) for line in changes])


def coming_changes(rule: DatedNumber, changes: Sequence[ChangeLine], day: date) -> list[dict[str, object]]:
    """What is decided for this rule and has not begun, the soonest first."""
    ahead = [
        line
        for line in changes
        if line.rule == rule.name and line.ended_because is None and line.valid_from > day
    ]
    return [
        {
            "what": _(
                "From %(day)s: %(value)s",
                day=format_day(line.valid_from),
                value=value_in_words(rule, line.value),
            ),
            "withdraw_href": url_for("hr.withdraw_rule_change", change_id=line.id),
        }
        for line in sorted(ahead, key=lambda line: line.valid_from)
    ]


def _row(rule: DatedNumber, book: RuleBook, changes: Sequence[ChangeLine], day: date) -> dict[str, object]:
    versions = book.versions(rule)
    now = next((one for one in reversed(versions) if one.covers(day)), versions[0])
    return {
        "name": rule.name,
        "title": _(rule.title),
        "value": value_in_words(rule, now.value),
        "since": format_short_day(now.valid_from) if now.valid_from else "",
        "law": _(rule.law.paragraph),
        "source": _(rule.source),
        "checked": format_short_day(rule.checked_on),
        "fixed": why_fixed(rule),
        "href": url_for("hr.rule_change", rule_name=rule.name) if rule.bounds else "",
        "coming": coming_changes(rule, changes, day),
        "former": [
            f"{value_in_words(rule, one.value)} {days_in_words(one)}"
            for one in reversed(versions)
            if one.valid_to is not None and one.valid_to < day
        ],
    }


def _history_line(line: ChangeLine) -> dict[str, object]:
    rule = ALL_RULES.get(line.rule)
    old, new = (value_in_words(rule, value) if rule else str(value) for value in (line.old_value, line.value))
    ended = ENDED.get(line.ended_because or "")
    return {
        "when": format_instant(line.set_at),
        "what": _(
            "%(rule)s: %(new)s instead of %(old)s",
            rule=_(rule.title) if rule else line.rule,
            new=new,
            old=old,
        ),
        "who": line.set_by,
        "rule": _("counts from %(day)s", day=format_short_day(line.valid_from)),
        "detail": _(ended, who=line.ended_by, when=format_instant(line.ended_at))
        if ended and line.ended_at
        else "",
    }
