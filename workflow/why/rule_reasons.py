"""Says since when a number counts, and which change of the employer's routine came too late for an absence."""

from collections.abc import Iterator
from itertools import pairwise

from workflow.domain.absence.reasons import Fact, Reason
from workflow.domain.case import CaseFile
from workflow.domain.dated_rules import CountsBy, DatedNumber
from workflow.domain.text import N_

LAW_SINCE = N_("The number counts since %(since)s.")
HOUSE_SINCE = N_("The employer's routine has said %(value)s since %(since)s.")
HOUSE_UNCHANGED = N_("The employer decides the number. It is as it came with Tilbake.")
CHANGED_LATER = N_(
    "From %(since)s the routine says %(value)s. That counts for absences that begin then or later, so not for this one."
)


def rule_reasons(number: DatedNumber, file: CaseFile) -> Iterator[Reason]:
    """About a number that counts by the first day of the absence."""
    versions = file.rules.versions(number)
    is_house_rule = number.bounds is not None
    valid = next((one for one in reversed(versions) if one.covers(file.first_day)), versions[0])
    facts: dict[str, Fact] = {"value": valid.value}
    if valid.valid_from is not None:
        sentence = HOUSE_SINCE if is_house_rule else LAW_SINCE
        yield Reason("rule_since", sentence, number.law.code, {**facts, "since": valid.valid_from})
    elif is_house_rule and len(versions) == 1:
        yield Reason("rule_unchanged", HOUSE_UNCHANGED, number.law.code, facts)
    if number.counts_by is CountsBy.FIRST_DAY:
        for before, after in pairwise(versions):
            if before == valid and after.valid_from is not None and after.valid_from > file.first_day:
                later: dict[str, Fact] = {"value": after.value, "since": after.valid_from}
                yield Reason("rule_changed_later", CHANGED_LATER, number.law.code, later)
