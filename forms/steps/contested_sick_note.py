"""That the employer contests a sick note: which one, on what grounds, and that it was talked about first."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, only_if
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import end_not_before_start, not_before_absence, not_in_future
from workflow.domain.documents import DocumentKind


class ContestedSickNoteForm(DocumentForm):
    """Grounds are what was seen at work, with dates; guesses about health are none."""

    kind = DocumentKind.CONTESTED_SICK_NOTE
    title = _l("Contest a sick note")
    intro = _l(
        "Only with good grounds that can be shown, and after you have talked with the employee (National Insurance Act "
        "§§ 8-4 and 8-7). Nav decides. The employee can read all of it and say their view."
    )
    submit_label = _l("File the grounds and make the letter to Nav")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The sick note"), ("note_from", "note_to")),
        Section(_l("The grounds"), ("grounds", "evidence")),
        Section(_l("Before you send it"), ("talked", "talked_on", "employee_view", "pay_stops_on")),
    )

    note_from = DateAnswer(
        _l("First day of the sick note"),
        required=_l("Write the first day of the sick note."),
        checks=(not_before_absence,),
    )
    note_to = DateAnswer(
        _l("Last day of the sick note"),
        required=_l("Write the last day of the sick note."),
        checks=(end_not_before_start("note_from"),),
    )
    grounds = TextAnswer(
        _l("What are the grounds?"),
        limit=4000,
        required=_l("Write the grounds; without them nothing can be contested."),
        hint=_l("What was seen or said, with dates. Never a guess about health."),
    )
    evidence = TextAnswer(_l("What can show it?"), hint=_l("Papers, messages, who was there."))
    talked = YesNoAnswer(
        _l("Have you talked with the employee about it?"),
        required=_l("Answer whether you have talked about it."),
        hint=_l("An early talk settles most of it."),
    )
    talked_on = DateAnswer(
        _l("When did you talk?"),
        toward=Toward.PAST,
        when=only_if("talked", "yes"),
        required=_l("Write the day you talked."),
        checks=(not_in_future,),
    )
    employee_view = TextAnswer(_l("What does the employee say?"), when=only_if("talked", "yes"), rows=3)
    pay_stops_on = DateAnswer(
        _l("From which day is sick pay from the employer held back?"),
        hint=_l("Leave it open if pay goes on. The employee can then ask Nav to pay in advance."),
    )
