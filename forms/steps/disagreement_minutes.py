"""Minutes of a disagreement on how to adapt the work: every proposal, both views, and at least one measure or why none."""

from typing import Any, ClassVar

from forms.base import DocumentForm, Section, Standing
from forms.choices import SeveralAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, only_if
from forms.steps.proposals import (
    ADD_ROW,
    ROWS,
    ask_for,
    is_used,
    names_of,
    proposal_fields,
    rows_wanted,
    section_of,
)
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.documents import DocumentKind, Fact, ShownSection

SUPPORT = (
    ("bht", _l("Occupational health service")),
    ("safety_rep", _l("Safety representative")),
    ("employee_rep", _l("Employee representative")),
    ("nav", _l("Nav")),
    ("doctor", _l("The doctor, through the employee and with consent")),
    ("none", _l("Nobody yet")),
)


class DisagreementMinutesForm(DocumentForm):
    """Written together; the employee reads and answers it. Proposals have a row each, shown as they are needed."""

    kind = DocumentKind.DISAGREEMENT_MINUTES
    title = _l("Minutes of a disagreement")
    intro = _l(
        "You need not agree on everything. Write down every proposal, how you looked at it, and why one was not taken up; "
        "then both can stand behind what is written."
    )
    submit_label = _l("Send the minutes to the employee")
    more = _l("Add a proposal")
    advice: ClassVar[tuple[str, ...]] = (
        _l("Acknowledge first: say what you heard, before you say what you think."),
        _l("Explore: what would make it possible, for how long, in which part of the work?"),
        _l("Ask why something cannot be done, and write down that reason, not the first no."),
        _l("Look for one thing both can accept, however small, for a time. Then look at it again."),
        _l("Take a break or bring somebody in when you get stuck. It is no defeat."),
    )
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The talk"), ("held_on", "subject")),
        *(section_of(row) for row in ROWS),
        Section(_l("What you found"), ("measure_agreed", "measures", "why_none")),
        Section(_l("How each sees it"), ("employee_view", "manager_view")),
        Section(_l("Support"), ("support_offered", "next_on")),
    )

    held_on = DateAnswer(
        _l("When did you talk?"),
        toward=Toward.PAST,
        required=_l("Write the day you talked, for instance “today” or “yesterday”."),
        checks=(not_in_future, not_before_absence),
    )
    subject = TextAnswer(
        _l("What do you disagree on?"),
        rows=3,
        required=_l("Write in a line or two what you disagree on."),
        hint=_l("The work and how it is adapted. Not the illness."),
    )
    measure_agreed = YesNoAnswer(
        _l("Did you agree on at least one measure?"),
        required=_l("Answer whether you agreed on at least one measure."),
    )
    measures = TextAnswer(
        _l("Which, and for how long?"),
        when=only_if("measure_agreed", "yes"),
        required=_l("Write the measure you agreed on, from when until when."),
        hint=_l("Concrete and for a time: what, from when, until when, who does it."),
    )
    why_none = TextAnswer(
        _l("Why did you find none?"),
        when=only_if("measure_agreed", "no"),
        required=_l("Write why there is no measure both accept, and what happens now."),
    )
    employee_view = TextAnswer(
        _l("How does the employee see it?"),
        required=_l(
            "Write the employee's view in the employee's own words. “Did not want to say” is an answer too."
        ),
        hint=_l("In the employee's own words, read aloud before you send it."),
    )
    manager_view = TextAnswer(
        _l("How do you see it?"), required=_l("Write how you see it, in your own words.")
    )
    support_offered = SeveralAnswer(
        _l("Which support did you offer?"),
        options=SUPPORT,
        required=_l("Choose whom you offered to bring in, or “Nobody yet”."),
    )
    next_on = DateAnswer(_l("When do you talk again?"), toward=Toward.FUTURE)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.rows_shown = rows_wanted(self, self._posted)
        for row in ROWS:
            ask_for(self, row, needed=is_used(self, row))

    def standing(self, section: Section) -> Standing:
        """Rows of proposals are shown as far as they are needed."""
        row = _ROW_OF.get(section.fields)
        if row is None:
            return Standing()
        is_last = row == self.rows_shown
        return Standing(
            is_open=row <= self.rows_shown,
            is_new=is_last and ADD_ROW in (self._posted or ()),
            with_more=is_last and row < ROWS[-1],
        )

    def facts(self) -> dict[str, Fact]:
        """Without the rows that are not used."""
        unused = {name for row in ROWS if not is_used(self, row) for name in names_of(row)}
        return {name: fact for name, fact in super().facts().items() if name not in unused}

    def _shown_section(self, section: Section) -> ShownSection:
        row = _ROW_OF.get(section.fields)
        if row is not None and not is_used(self, row):
            return ShownSection(title=str(section.title), answers=())
        shown = super()._shown_section(section)
        if row is None:
            return shown
        number = sum(is_used(self, earlier) for earlier in ROWS if earlier <= row)
        return ShownSection(title=str(section_of(number).title), answers=shown.answers)


for _row in ROWS:
    for _name, _field in proposal_fields(_row):
        setattr(DisagreementMinutesForm, _name, _field)

_ROW_OF = {section_of(row).fields: row for row in ROWS}
