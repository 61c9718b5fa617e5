"""Reads what was agreed from the form of a measure that is filled in as it should be."""

from typing import Any

from forms.base import DocumentForm
from forms.steps.accommodation_measure import AccommodationMeasureForm
from web.i18n import language
from workflow.domain.measures import MeasureArea
from workflow.services.agree_measure import Agreement
from workflow.services.file_document import Filled


def agreement_in(form: AccommodationMeasureForm) -> Agreement:
    """What was agreed, and from when to when."""
    said: dict[str, Any] = {name: form[name].data for name in ("what", "from_on", "until_on", "evaluate_on")}
    return Agreement(area=MeasureArea(form.area.data), **said)


def filled_in(form: DocumentForm) -> Filled:
    """The form as a paper in the language of the page; whom it is about is said by the use case."""
    return Filled(form.kind, form.answers(language()), form.facts())
