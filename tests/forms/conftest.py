"""A fixed day, a case that began some weeks ago, and a representative to choose."""

from datetime import date

import pytest

from forms.base import FormContext


@pytest.fixture
def context() -> FormContext:
    return FormContext(
        today=date(2026, 11, 21),
        first_day=date(2026, 10, 1),
        employed_from=date(2020, 8, 1),
        choices={
            "representative": (("rep-1", "Randi Røst"), ("rep-2", "Ola Li")),
            "channel": (("through_employee", "Gjennom den ansatte"), ("post", "Med posten")),
        },
    )
