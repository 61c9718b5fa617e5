"""Reads an entry of the list from its form."""

from forms.measures.unit_list import EntryForm
from workflow.domain.accommodation import OptionKind
from workflow.domain.measures import MeasureArea
from workflow.services.keep_unit_list import Entry


def entry_in(form: EntryForm) -> Entry:
    """The entry as it was worded."""
    return Entry(
        kind=OptionKind(form.kind.data), area=MeasureArea(form.area.data), words=str(form.words.data)
    )
