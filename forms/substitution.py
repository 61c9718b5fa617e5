"""Who stands in for a manager, from when to when, and what they may decide."""

from typing import ClassVar

from forms.accounts.choose import ListAnswer
from forms.base import AnswerForm, Section
from forms.choices import ConfirmAnswer, SeveralAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.steps.delegation import MAY
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import end_not_before_start


class SubstitutionForm(AnswerForm):
    """A mandate that opens the manager's cases for a time; the people to choose from come from the context."""

    name = "substitution"
    title = _l("Name a substitute")
    intro = _l(
        "Whoever stands in follows up all open cases of the manager, from the first to the last day. "
        "Their own case they never see this way, and you can end it at once."
    )
    submit_label = _l("Name this substitute")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("Who, and for how long"), ("substitute", "from_on", "to_on")),
        Section(_l("The mandate"), ("may", "authority", "told_of_confidentiality")),
    )

    substitute = ListAnswer(_l("Who stands in?"), required=_l("Choose who stands in."))
    from_on = DateAnswer(_l("From which day?"), toward=Toward.FUTURE, required=_l("Write the first day."))
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
