"""Decides how the reasons behind a reckoned date are told: the sentence with its facts, and the rule it rests on."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from flask_babel import gettext as _

from web.i18n import format_day
from workflow.domain.absence.reasons import JOINING_RULE, Reason
from workflow.domain.text import N_
from workflow.why.paragraphs import law_of

JOINING = N_("Nav's rule for which absences belong together")
AS_WRITTEN: Mapping[str, str] = MappingProxyType({})


def reason_lines(reasons: Iterable[Reason], words: Mapping[str, str] = AS_WRITTEN) -> list[dict[str, str]]:
    """Each reason as a sentence and its rule; `words` says some sentences otherwise, to the one they are about."""
    return [{"text": told(reason, words), "law": paragraph_words(reason.paragraph)} for reason in reasons]


def told(reason: Reason, words: Mapping[str, str] = AS_WRITTEN) -> str:
    """The sentence with its facts, days as they are written in the language of the page."""
    facts = {
        name: format_day(fact) if isinstance(fact, date) else str(fact) for name, fact in reason.facts.items()
    }
    sentence = str(_(words.get(reason.sentence, reason.sentence)))
    said = sentence % facts
    return said[:1].upper() + said[1:]  # a sentence may begin with the name of a weekday


def paragraph_words(paragraph: str) -> str:
    """The paragraph on one line with its number; nothing where a date only follows from the calendar."""
    law = law_of(paragraph)
    words = JOINING if paragraph == JOINING_RULE else law.paragraph if law else ""
    return str(_(words)).replace("§ ", "§\u00a0") if words else ""
