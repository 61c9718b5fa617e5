"""What the employment comes to after long absence, and the grounds; it records a decision and never suggests one."""

from typing import Any, ClassVar

from wtforms import ValidationError

from forms.base import DocumentForm, Section
from forms.choices import ChoiceAnswer, YesNoAnswer
from forms.dates import Toward, shown_date
from forms.fields import DateAnswer, NumberAnswer, only_if
from forms.options import options_of
from forms.stated import StatedAnswer
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from forms.validators import not_before_absence, not_in_future
from workflow.domain.dismissal import CONSIDERED, GROUNDS, OTHER_GROUNDS, protected_until, still_missing
from workflow.domain.documents import DocumentKind, Fact

OUTCOMES = (
    ("own_position", _l("Back in own position")),
    ("own_position_adapted", _l("Back in own position, adapted")),
    ("other_position", _l("Back in another position")),
    ("reduced_percentage", _l("Back with a smaller percentage")),
    ("position_bank", _l("In the position bank, looking for other work")),
    ("disability", _l("Disability benefit or pension")),
    ("resigned", _l("The employee has resigned")),
    (CONSIDERED, _l("Ending the employment is being considered")),
)
BACK = only_if("outcome", "own_position", "own_position_adapted", "other_position", "reduced_percentage")
ANOTHER_CONTRACT = only_if("outcome", "other_position", "reduced_percentage")
DISMISSAL = only_if("outcome", CONSIDERED)


def not_for_illness_while_protected(form: Any, field: Any) -> None:
    """In the first twelve months illness is no ground (aml § 15-8)."""
    first_day = form.context.first_day
    if first_day is None or field.data in OTHER_GROUNDS:
        return
    until = protected_until(first_day)
    if form.context.today <= until:
        raise ValidationError(
            _l(
                "Until and including %(day)s nobody can be dismissed because of illness (Working Environment Act § 15-8). "
                "Choose another outcome, or say which other grounds there are.",
                day=shown_date(until),
            )
        )


def _protection(form: Any) -> str:
    """Until when illness is no ground, and from which day that is counted."""
    first_day = form.context.first_day
    if first_day is None:
        return str(_l("Not known"))
    until = protected_until(first_day)
    days = {"first": shown_date(first_day), "until": shown_date(until)}
    if form.context.today > until:
        return str(
            _l(
                "Over since %(until)s, counted from the first day of this absence, %(first)s. If the employee was back at work "
                "in between, a later day may count.",
                **days,
            )
        )
    return str(
        _l(
            "Not over: it lasts until and including %(until)s, counted from the first day of this absence, %(first)s. In that time "
            "a dismissal counts as based on the illness unless something else is clearly more likely.",
            **days,
        )
    )


def _protected_until(form: Any) -> Fact:
    first_day = form.context.first_day
    return protected_until(first_day).isoformat() if first_day else None


def _missing(form: Any) -> str:
    """What is asked about and not in place, one a line."""
    found = still_missing({name: form[name].fact() for name in form.ASKED_ABOUT})
    if not found:
        return str(_l("Nothing of what is asked here. That says nothing about whether there are grounds."))
    return "\n".join(str(_l(sentence)) for sentence in found)


class ClarificationOutcomeForm(DocumentForm):
    """The employment follows the contract until it is changed; this form changes nothing by itself."""

    ASKED_ABOUT = (
        "adaptation_tried",
        "other_work_considered",
        "position_bank_considered",
        "discussion_meeting_held",
    )

    kind = DocumentKind.CLARIFICATION_OUTCOME
    form_version = "2"
    title = _l("Clarification of the employment")
    intro = _l(
        "Write what you have come to together, and what it builds on. "
        "The employment goes on as the contract says until something else is agreed or decided in the proper way."
    )
    submit_label = _l("File the clarification")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(
            _l("The outcome"),
            (
                "outcome",
                "decided_on",
                "from_on",
                "percentage",
                "position",
                "agreed_in_writing",
                "benefit_decided",
                "resigned_in_writing",
                "last_day",
                "grounds",
                "employee_view",
            ),
        ),
        Section(
            _l("Before anything is decided about ending the employment"),
            (
                "dismissal_ground",
                "protected_until",
                "other_grounds",
                *ASKED_ABOUT,
                "discussion_meeting_on",
                "dismissal_notes",
                "still_missing",
            ),
            _l(
                "These questions are a reminder of what the law asks (Working Environment Act §§ 4-6, 15-1, 15-7, 15-8). "
                "Talk to HR before you go on. The answers are no advice for or against."
            ),
        ),
    )

    outcome = ChoiceAnswer(
        _l("What have you come to?"), options=OUTCOMES, required=_l("Choose what you have come to.")
    )
    decided_on = DateAnswer(
        _l("When was this clear?"),
        toward=Toward.PAST,
        required=_l("Write the day this was clear."),
        checks=(not_in_future, not_before_absence),
    )
    from_on = DateAnswer(
        _l("From which day is the employee back?"), when=BACK, required=_l("Write from which day.")
    )
    percentage = NumberAnswer(
        _l("In how large a position?"),
        low=1,
        high=100,
        unit="%",
        when=BACK,
        required=_l("Write how large the position is, in per cent of full time."),
    )
    position = LineAnswer(
        _l("In which position?"),
        when=only_if("outcome", "other_position"),
        required=_l("Write the unit and the position."),
        unchecked="a unit and a position",
    )
    agreed_in_writing = YesNoAnswer(
        _l("Is the change of the contract agreed in writing?"),
        when=ANOTHER_CONTRACT,
        required=_l("Answer whether the change is agreed in writing."),
        hint=_l("Without that the contract counts as it is."),
    )
    benefit_decided = YesNoAnswer(
        _l("Is the benefit or pension decided?"),
        when=only_if("outcome", "disability"),
        required=_l("Answer whether it is decided."),
        hint=_l("A decision about benefits does not end the employment by itself."),
    )
    resigned_in_writing = YesNoAnswer(
        _l("Has the employee resigned in writing?"),
        when=only_if("outcome", "resigned"),
        required=_l("Answer whether it was in writing."),
        hint=_l("Resigning is the employee's own choice, and is done in writing (§ 15-4)."),
    )
    last_day = DateAnswer(
        _l("What is the last day of the employment?"),
        when=only_if("outcome", "resigned"),
        required=_l("Write the last day of the employment."),
    )
    grounds = TextAnswer(
        _l("What does it build on?"),
        limit=4000,
        rows=6,
        required=_l("Write what it builds on: what was tried, what was weighed, who took part."),
        hint=_l("Facts both of you recognise. Not the illness."),
    )
    employee_view = TextAnswer(
        _l("How does the employee see it?"),
        rows=4,
        hint=_l(
            "As you understood it. The employee reads this, and may add to it or object in their own words."
        ),
    )
    dismissal_ground = ChoiceAnswer(
        _l("What would it be based on?"),
        options=options_of(GROUNDS),
        when=DISMISSAL,
        required=_l("Choose what it would be based on."),
        checks=(not_for_illness_while_protected,),
    )
    protected_until = StatedAnswer(
        _l("Protection from dismissal because of illness (§ 15-8)"),
        says=_protection,
        code=_protected_until,
        when=DISMISSAL,
    )
    other_grounds = TextAnswer(
        _l("Which are these grounds?"),
        limit=4000,
        when=only_if("dismissal_ground", *sorted(OTHER_GROUNDS)),
        required=_l("Write which other grounds there are."),
        hint=_l("What has happened or is planned, when, and how it is known. Not the illness."),
    )
    adaptation_tried = YesNoAnswer(
        _l("Has adapted work been tried as far as possible?"),
        when=DISMISSAL,
        required=_l("Answer whether adapted work has been tried as far as possible."),
    )
    other_work_considered = YesNoAnswer(
        _l("Has other suitable work with the employer been considered?"),
        when=DISMISSAL,
        required=_l("Answer whether other suitable work has been considered."),
    )
    position_bank_considered = YesNoAnswer(
        _l("Has the position bank been considered?"),
        when=DISMISSAL,
        required=_l("Answer whether the position bank has been considered."),
        hint=_l("HR registers there, after an assessment and a trial of other work."),
    )
    discussion_meeting_held = YesNoAnswer(
        _l("Has the discussion meeting with the employee been held?"),
        when=DISMISSAL,
        required=_l("Answer whether the discussion meeting has been held."),
        hint=_l("The employee may bring somebody. The meeting comes before any decision (§ 15-1)."),
    )
    discussion_meeting_on = DateAnswer(
        _l("On which day?"),
        toward=Toward.PAST,
        when=only_if("discussion_meeting_held", "yes"),
        required=_l("Write the day of the discussion meeting."),
        checks=(not_in_future, not_before_absence),
    )
    dismissal_notes = TextAnswer(
        _l("What was tried and considered, and what is left to do?"),
        limit=4000,
        when=DISMISSAL,
        required=_l("Write what was tried and considered, and what is left to do."),
    )
    still_missing = StatedAnswer(_l("Not in place yet"), says=_missing, when=DISMISSAL, on_page=False)
