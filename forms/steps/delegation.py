"""That somebody else follows up for a time: who, from when to when, and what they may decide."""

from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ConfirmAnswer, SeveralAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from forms.validators import end_not_before_start
from workflow.domain.documents import DocumentKind

MAY = (
    ("talk", _l("Hold conversations and meetings")),
    ("plan", _l("Write the plan together with the employee")),
    ("accommodate", _l("Agree on accommodation")),
    ("sign", _l("Sign letters and forms")),
)


class DelegationForm(DocumentForm):
    """A mandate on file; it opens no door by itself."""

    kind = DocumentKind.DELEGATION
    title = _l("Give somebody a mandate")
    intro = _l(
        "Following up may be left to somebody else only with a mandate that is written down. "
        "This is the mandate; it does not give access to the case by itself."
    )
    submit_label = _l("File the mandate")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("Who, and for how long"), ("delegate", "delegate_position", "from_on", "to_on")),
        Section(_l("What it covers"), ("may", "authority", "told_of_confidentiality")),
    )

    delegate = LineAnswer(_l("Who gets the mandate?"), required=_l("Write the name."), unchecked="a name")
    delegate_position = LineAnswer(_l("Which position have they?"), unchecked="a position")
    from_on = DateAnswer(_l("From which day?"), required=_l("Write the first day."))
    to_on = DateAnswer(
        _l("Until which day?"),
        toward=Toward.FUTURE,
        required=_l("Write the last day; a mandate has an end."),
        checks=(end_not_before_start("from_on"),),
    )
    may = SeveralAnswer(_l("What may they do?"), options=MAY)
    authority = TextAnswer(
        _l("What may they decide, and what not?"),
        required=_l("Write what they may decide."),
        hint=_l("For instance: may agree on hours and tasks, but not on money."),
    )
    told_of_confidentiality = ConfirmAnswer(
        _l("Confidentiality"),
        statement=_l("They have been told that they are bound by confidentiality."),
        required=_l("Tick it when they have been told."),
    )
