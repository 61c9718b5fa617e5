"""How a copy of the plan reached its recipient, or why it did not."""

from collections.abc import Mapping
from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, only_if
from forms.text_fields import TextAnswer
from forms.translating import _l
from forms.validators import not_in_future

OUTCOMES = (("delivered", _l("It is delivered")), ("not_delivered", _l("It was not delivered")))


class PlanDeliveryForm(AnswerForm):
    """Told of one copy. The ways it can have gone are those of its recipient."""

    name = "plan_delivery"
    title = _l("How did it go?")
    intro = _l(
        "Say how the plan was delivered, so that everybody can see who has it. The employee sees it too."
    )
    submit_label = _l("Note this")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("outcome", "channel", "on", "reason")),)

    outcome = ChoiceAnswer(
        _l("What happened?"), options=OUTCOMES, required=_l("Choose whether it was delivered.")
    )
    channel = ChoiceAnswer(
        _l("How was it delivered?"),
        when=only_if("outcome", "delivered"),
        required=_l("Choose how it was delivered."),
    )
    on = DateAnswer(
        _l("On which day?"),
        toward=Toward.PAST,
        when=only_if("outcome", "delivered"),
        required=_l("Write the day it was delivered, for instance “today” or “yesterday”."),
        checks=(not_in_future,),
    )
    reason = TextAnswer(
        _l("Why was it not delivered?"),
        limit=500,
        rows=2,
        when=only_if("outcome", "not_delivered"),
        required=_l("Write why it was not delivered."),
        hint=_l("For instance that the doctor has changed. Not the illness."),
    )

    def defaults(self) -> Mapping[str, object]:
        """Usually told right away."""
        return {"on": self.context.today}
