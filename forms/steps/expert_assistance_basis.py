"""The basis of an application for expert assistance: Nav's questions, with the ceiling that counts today."""

from typing import Any, ClassVar

from wtforms.validators import ValidationError

from forms.base import DocumentForm, Section
from forms.choices import ConfirmAnswer, YesNoAnswer
from forms.dates import Toward
from forms.fields import DateAnswer, NumberAnswer, only_if
from forms.kroner import KronerAnswer, in_kroner
from forms.posted import Submitted
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from forms.validators import not_in_past
from workflow.domain.documents import DocumentKind

MOST_HOURS = 500
MOST_KRONER = 999_999


def within_ceiling(form: Any, field: Any) -> None:
    """No more than Nav covers."""
    ceiling = form.context.expert_kroner
    if field.data > ceiling:
        raise ValidationError(
            _l("Nav covers %(amount)s kroner at most. Write that amount or less.", amount=in_kroner(ceiling))
        )


class ExpertAssistanceBasisForm(DocumentForm):
    """The employee need not be away; what counts is that the ordinary means are used up and all three agree."""

    kind = DocumentKind.EXPERT_ASSISTANCE_BASIS
    title = _l("Basis for expert assistance")
    intro = _l(
        "A neutral expert from outside looks at the situation and proposes measures; Nav can cover it. The employer, "
        "the employee and Nav must agree, the ordinary follow-up must have been tried, and Nav must say yes before it "
        "begins. It is no treatment."
    )
    submit_label = _l("File the basis and make the letter to Nav")
    asked_anew = frozenset({"employee_agrees"})
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The workplace"), ("sub_unit", "contact_name", "contact_reach")),
        Section(_l("The expert"), ("expert_name", "expert_firm", "expert_competence")),
        Section(
            _l("Why it is needed"),
            ("nav_consulted", "nav_contact", "work_situation", "absence_and_tried", "help_wanted"),
        ),
        Section(_l("How much, and when"), ("hours", "amount", "start_on")),
        Section(_l("Confirmations"), ("employee_agrees", "expert_is_neutral")),
    )

    sub_unit = LineAnswer(
        _l("Unit"), required=_l("Write the unit where the employee works."), unchecked="the name of a unit"
    )
    contact_name = LineAnswer(
        _l("Contact at the employer"), required=_l("Write who Nav can ask."), unchecked="a name"
    )
    contact_reach = LineAnswer(
        _l("Telephone or e-mail of the contact"),
        required=_l("Write how Nav reaches the contact."),
        unchecked="a number or an address",
    )
    expert_name = LineAnswer(
        _l("The expert's name"), required=_l("Write the expert's name."), unchecked="a name"
    )
    expert_firm = LineAnswer(
        _l("The expert's firm"), required=_l("Write where the expert works."), unchecked="the name of a firm"
    )
    expert_competence = TextAnswer(
        _l("What is the expert competent in?"),
        rows=3,
        required=_l("Write the expert's training and authorisation."),
        hint=_l("Recognised competence in working life and follow-up, and independent of both sides."),
        unchecked="trades and titles",
    )
    nav_consulted = YesNoAnswer(
        _l("Have you talked it over with Nav?"),
        required=_l("Answer whether you have talked it over with Nav."),
        hint=_l("Nav must have taken part in deciding on it."),
    )
    nav_contact = LineAnswer(
        _l("Whom at Nav have you talked with?"),
        when=only_if("nav_consulted", "yes"),
        required=_l("Write whom at Nav you have talked with."),
        unchecked="a name",
    )
    work_situation = TextAnswer(
        _l("The situation at work"),
        required=_l("Write about tasks, hours and surroundings."),
        hint=_l("What works and what does not. Not the illness."),
    )
    absence_and_tried = TextAnswer(
        _l("The absence, and what was tried"),
        required=_l("Write how long or how often, and what was tried."),
        hint=_l("Dates and measures, also those that did not help."),
    )
    help_wanted = TextAnswer(
        _l("What should the expert help with?"), required=_l("Write what the expert should help with.")
    )
    hours = NumberAnswer(
        _l("How many hours?"),
        low=1,
        high=MOST_HOURS,
        required=_l("Write how many whole hours the expert needs."),
    )
    amount = KronerAnswer(
        _l("How much does it cost?"),
        low=1,
        high=MOST_KRONER,
        required=_l("Write what the expert takes, in whole kroner."),
        checks=(within_ceiling,),
    )
    start_on = DateAnswer(
        _l("When should it begin?"),
        toward=Toward.FUTURE,
        required=_l("Write the day it should begin."),
        hint=_l("Not before Nav has said yes."),
        checks=(not_in_past,),
    )
    employee_agrees = ConfirmAnswer(
        _l("The employee"),
        statement=_l("The employee wants this and has read what is written here."),
        required=_l("Tick it when the employee has agreed; without that Nav says no."),
    )
    expert_is_neutral = ConfirmAnswer(
        _l("The expert"),
        statement=_l("The expert is neutral, gives no treatment, and begins after Nav has said yes."),
        required=_l("Tick it when this is so; Nav asks for it."),
    )

    def __init__(self, formdata: Submitted | None = None, **rest: Any) -> None:
        super().__init__(formdata, **rest)
        amount = in_kroner(self.context.expert_kroner)
        self.amount.description = _l("Nav covers %(amount)s kroner at most.", amount=amount)
