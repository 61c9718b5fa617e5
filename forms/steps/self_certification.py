"""The employee's own certificate of a few days away: which days, whose illness, and that it is right."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, ConfirmAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.translating import _l
from forms.validators import end_not_before_start, not_in_future, not_older_than, while_employed
from workflow.domain.documents import DocumentKind

WHOSE = (
    ("own", _l("I was ill or injured myself")),
    ("child", _l("My child, or whoever looks after my child, was ill")),
)
A_YEAR = 366


class SelfCertificationForm(DocumentForm):
    """Says nothing of what was wrong; the days are counted where the absence is registered, not here once more."""

    kind = DocumentKind.SELF_CERTIFICATION
    title = _l("Self-certification")
    intro = _l(
        "You confirm yourself that you could not work on these days (National Insurance Act §§ 8-23 to 8-27). "
        "You never say what was wrong. The days are counted once, from the absence you have reported."
    )
    submit_label = _l("Hand in the self-certification")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The days"), ("first_day", "last_day", "whose")),
        Section(_l("Your word"), ("confirmed",)),
    )

    first_day = DateAnswer(
        _l("First day away"),
        toward=Toward.PAST,
        required=_l("Write the first day you were away."),
        checks=(not_in_future, while_employed, not_older_than(A_YEAR)),
    )
    last_day = DateAnswer(
        _l("Last day away"),
        required=_l("Write the last day you were away, or the day you expect it to be."),
        hint=_l("If you are still away, write the last day you certify yourself."),
        checks=(end_not_before_start("first_day"), while_employed),
    )
    whose = ChoiceAnswer(_l("Why were you away?"), options=WHOSE, required=_l("Choose why you were away."))
    confirmed = ConfirmAnswer(
        _l("I confirm"),
        statement=_l("What I have written is right, and I could not work on these days."),
        required=_l("Tick that what you have written is right."),
    )

    def defaults(self) -> Mapping[str, object]:
        """Usually for oneself."""
        return {"whose": "own"}
