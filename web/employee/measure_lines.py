"""Decides what the employee's own page says of accommodation: what is agreed now, and how earlier measures went."""

from collections.abc import Sequence
from datetime import date

from flask import url_for

from web.casework.measure_words import measure_line
from workflow.services.measures import MeasureRecord


def own_measure_lines(measures: Sequence[MeasureRecord], today: date) -> dict[str, list[dict[str, object]]]:
    """What is in use or to be looked at, and what is over."""
    return {
        "now": [_line(one, today) for one in measures if not one.is_over(today)],
        "over": [_line(one, today) for one in reversed(measures) if one.is_over(today)],
    }


def _line(measure: MeasureRecord, today: date) -> dict[str, object]:
    return measure_line(measure, today, url_for("employee.measure", measure_id=measure.id))
