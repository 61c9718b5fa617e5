"""Shows a note of a contact that is filled in already: one click leads here, the next one keeps it."""

from uuid import UUID, uuid4

from flask import render_template

from web.casework.responsible.contact_block import quick_form
from web.casework.responsible.form_page import Page
from web.casework.responsible.reached import followed_case
from web.casework.responsible.unavailable import show_not_open
from web.current import actor
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed


def show_quick_contact(case_id: UUID) -> str | Page:
    """The note; it is sent like any other paper, so what is wrong comes back in the form that says everything."""
    followed = followed_case(case_id)
    if not can_be_filed(followed.file.stage, DocumentKind.CONTACT_ATTEMPT, actor().role):
        return show_not_open(followed)
    return render_template(
        "case/quick_contact.html", followed=followed, form=quick_form(followed), submission=uuid4()
    )
