"""Decides how the reasons behind a reckoned date are told: the sentence with its facts, and the rule it rests on."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _

from web.i18n import format_day
from workflow.domain.absence.reasons import JOINING_RULE, Reason
from workflow.domain.law import FTRL_8_12
from workflow.domain.text import N_

RULES: dict[str, str] = {
    JOINING_RULE: N_("Nav's rule for which absences belong together"),
    "ftrl § 8-12": FTRL_8_12.paragraph,
    "ftrl § 8-19": N_("National Insurance Act section 8-19"),
    "ftrl § 8-51": N_("National Insurance Act section 8-51"),
}
"""The paragraphs of the engine in the words of the pages."""


def reason_lines(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    """Each reason as a sentence and its rule."""
    return [
        {"text": str(_(reason.sentence, **_told(reason))), "law": _rule(reason.paragraph)}
        for reason in reasons
    ]


def _rule(paragraph: str) -> str:
    """Kept on one line with its number."""
    return str(_(RULES[paragraph])).replace("§ ", "§\u00a0")


def _told(reason: Reason) -> dict[str, str]:
    return {
        name: format_day(fact) if isinstance(fact, date) else str(fact) for name, fact in reason.facts.items()
    }
