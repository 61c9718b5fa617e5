"""Shows a letter as it will leave the house before it is filed; a letter that nobody may write yet is explained."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _

from forms.base import DocumentForm
from forms.health_warning import KEPT, SHOWN
from web.casework.letters import drawn_letter
from web.casework.responsible.form_page import FormPlace, Page
from web.current import actor, reading, today, wiring
from web.i18n import language
from web.posted import posted_answers, submission
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from workflow.domain.consents import Party, Use
from workflow.domain.documents import DocumentKind
from workflow.services.consents import LETTER_NEEDS_CONSENT, consent_holds
from workflow.services.possibilities import WorkAsPlanned, work_as_planned

LETTER = DocumentKind.DOCTOR_LETTER
PREVIEWED = "previewed"


def missing_consent(followed: FollowedCase, kind: DocumentKind) -> Page | None:
    """What to do first when the doctor may not be written to; None when nothing is in the way."""
    if kind is not LETTER:
        return None
    with reading() as tx:
        if consent_holds(tx, followed.id, Party.DOCTOR, today(), Use.CONTACT):
            return None
    page = render_template(
        "page_message.html",
        title=_("The employee's consent comes first"),
        text=[
            _(LETTER_NEEDS_CONSENT),
            _(
                "Explain why you want to ask the doctor, and that the letter is about work only. The employee reads it first."
            ),
            _("The employee gives the consent under “Your consents”, or signs a paper that you note here."),
        ],
        href=url_for(".consents", case_id=followed.id),
        label=_("See the consents"),
    )
    return page, HTTPStatus.CONFLICT


def what_the_plan_says(followed: FollowedCase, kind: DocumentKind) -> dict[str, str]:
    """What is filled in beforehand: the work as the plan has it. Showing it is a reading of the plan, and noted."""
    if kind is not LETTER:
        return {}
    with reading() as tx:
        planned = work_as_planned(tx, followed.record)
    if planned.plan_id is not None:
        note_reading(wiring(), actor(), followed.id, Reading.DOCUMENT, planned.plan_id)
    return _beforehand(planned)


def preview_of(form: DocumentForm, place: FormPlace, followed: FollowedCase) -> str | None:
    """The letter to look at, when the form is filled in as it should be and was not looked at yet."""
    if form.kind is not LETTER or PREVIEWED in request.form or not form.validate():
        return None
    return render_template(
        "case/letter_preview.html",
        place=place,
        given_name=followed.given_name,
        letter=drawn_letter(form.answers(language()), language()),
        kept=_kept(),
        submission=submission(),
    )


def _beforehand(planned: WorkAsPlanned) -> dict[str, str]:
    found = {"tasks": planned.tasks, "possibilities": "\n".join(planned.possibilities)}
    return {name: text for name, text in found.items() if text}


def _kept() -> Sequence[tuple[str, str]]:
    """Everything that was posted, to be posted again: the answers, and which words of health were read and kept."""
    answers: dict[str, Any] = posted_answers()
    told = [(name, value) for name in (SHOWN, KEPT) for value in request.form.getlist(name)[:1]]
    return [(name, value) for name, values in answers.items() for value in values] + told
