"""Reads a consent out of its form, and the paper of one that is taken back out of the paper it was given on."""

from datetime import date

from forms.base import FormContext, answers_to_edit
from forms.steps.consent import ConsentForm, ConsentTakenBackForm, PaperConsentTakenBackForm
from web.casework.filling import filled_in
from web.i18n import language
from workflow.domain.consents import Party, Use
from workflow.domain.documents import Answers
from workflow.services.file_document import Filled
from workflow.services.keep_consent import Given


def given_from(form: ConsentForm) -> Given:
    """What was agreed to; a form that asks for the day of a paper is of a paper."""
    return Given(
        party=Party(form.party.data),
        covers=frozenset(Use(code) for code in form.covers.data),
        until=form.until.data,
        paper=filled_in(form, language()),
        signed_on=form["signed_on"].data if "signed_on" in form else None,
    )


def taken_back(former: Answers, today: date, *, on_paper: bool) -> Filled:
    """The same answers with the day the consent was taken back."""
    form_class = PaperConsentTakenBackForm if on_paper else ConsentTakenBackForm
    form = form_class(
        context=FormContext(today=today), data={**answers_to_edit(former), "taken_back_on": today}
    )
    return filled_in(form, language())
