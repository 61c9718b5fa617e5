"""Decides which minutes a talk leads to, and where they are written."""

from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from forms.steps import FORMS
from web.casework.responsible.form_context import context_of_case
from web.current import actor
from web.queries.followed_case import FollowedCase
from web.queries.talks import TalkMeeting
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.guide_kinds import known_kind
from workflow.domain.meetings import TOLD_IN
from workflow.domain.notes_to_minutes import GENERAL_MINUTES
from workflow.domain.text import N_

GENERAL_FIELDS = {
    "discussed": N_("What you talked about"),
    "agreed": N_("What you agreed"),
    "next_conversation_on": N_("When you talk next"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Minutes:
    """The form of the minutes, what its draft is kept under, and the page of the form."""

    form: str
    subject_id: UUID
    href: str


def minutes_of(followed: FollowedCase, meeting: TalkMeeting) -> Minutes:
    """The minutes of their own that a kind of meeting has while the case stands there, else the general ones."""
    known = known_kind(meeting.kind)
    own = TOLD_IN.get(known) if known else None
    if own is not None and can_be_filed(followed.file.stage, own, actor().role):
        slug = own.replace("_", "-")
        href = url_for(".document_form", case_id=followed.id, slug=slug)
        return Minutes(form=own, subject_id=followed.id, href=href)
    return Minutes(form=GENERAL_MINUTES, subject_id=meeting.id, href=general_minutes_href(meeting))


def general_minutes_href(meeting: TalkMeeting) -> str:
    """Where minutes of any meeting are written; the draft is found under the meeting and `meeting_minutes`."""
    return url_for(".meeting_minutes", case_id=meeting.case_id, meeting_id=meeting.id)


def field_names(followed: FollowedCase, form: str) -> dict[str, str]:
    """What the fields of the minutes are called, as messages or already translated."""
    if form == GENERAL_MINUTES:
        return GENERAL_FIELDS
    kind = DocumentKind(form)
    fields = FORMS[kind](context=context_of_case(followed, kind))
    return {field.short_name: str(field.label.text) for field in fields}
