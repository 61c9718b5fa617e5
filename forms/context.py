"""Decides what a form may know about the case besides what is typed; who may submit it is decided elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from workflow.domain.rules_of_absence import EXPERT_ASSISTANCE_KRONER


@dataclass(frozen=True, kw_only=True)
class FormContext:
    """The day it is, the frame of the absence and the employment, and what is already known.

    `measure_weeks` is how long a measure may last before it is renewed, `measure_until` the end one was given already.
    `expert_kroner` is how much Nav covers of expert assistance at most on the day it is.
    An absence shorter than `aftercare_from_days` calendar days may end without a talk after the return.
    `answer_by` is the last day an answer is awaited. An absence shorter than `aftercare_from_days` calendar days may end without a talk after the return.
    `plan_version` is the version of the follow-up plan on file, None where there is none.
    `known` holds prefilled answers as they would be posted (dates as ISO); `choices` holds the options of fields
    whose options differ from case to case, as (code, label) pairs under the name of the field. `possibilities` are the
    lines of the unit's list of what can be adapted.
    """

    today: date
    first_day: date | None = None
    employed_from: date | None = None
    employed_to: date | None = None
    grade: int | None = None
    aftercare_from_days: int = 1
    measure_weeks: int = 26
    measure_until: date | None = None
    expert_kroner: int = EXPERT_ASSISTANCE_KRONER.versions[-1].value
    answer_by: date | None = None
    plan_version: int | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    possibilities: Sequence[str] = ()
