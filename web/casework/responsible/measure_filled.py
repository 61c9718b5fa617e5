"""Reads what was agreed from the form of a measure that is filled in as it should be."""

from typing import Any

from forms.steps.accommodation_measure import AccommodationMeasureForm
from workflow.domain.measures import MeasureArea
from workflow.services.agree_measure import Agreement


def agreement_in(form: AccommodationMeasureForm) -> Agreement:
    """What was agreed, and from when to when."""
    said: dict[str, Any] = {name: form[name].data for name in ("what", "from_on", "until_on", "evaluate_on")}
    return Agreement(area=MeasureArea(form.area.data), **said)
