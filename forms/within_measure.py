"""Decides which days a measure may have; the house says how long one may last."""

from typing import Any

from wtforms.validators import ValidationError

from forms.dates import shown_date
from forms.translating import _l
from workflow.domain.measures import latest_end


def not_beyond_house_rule(form: Any, field: Any) -> None:
    """Not longer than the house allows without a renewal, unless it was agreed so already."""
    begun, stands_until = form["from_on"].data, form.context.measure_until
    if begun is None or (stands_until is not None and field.data <= stands_until):
        return
    last = latest_end(begun, form.context.measure_weeks)
    if field.data > last:
        raise ValidationError(
            _l(
                "A measure lasts at most %(weeks)s weeks before it is renewed. The latest you can write is %(day)s.",
                weeks=form.context.measure_weeks,
                day=shown_date(last),
            )
        )


def within_measure(form: Any, field: Any) -> None:
    """The day of evaluation is one of the days of the measure."""
    begins, ends = form["from_on"].data, form["until_on"].data
    if (begins and field.data < begins) or (ends and field.data > ends):
        raise ValidationError(_l("Choose a day within the measure."))
