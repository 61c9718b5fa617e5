"""Shows and takes in the form that plans a meeting, invites to it or moves it; for Nav's meetings, what Nav wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.base import AnswerForm, answers_to_edit
from forms.steps.dialogue_meeting_1_invitation import DialogueMeeting1InvitationForm
from forms.steps.meeting_invitation import MeetingInvitationForm
from forms.steps.nav_meeting import NavMeetingForm
from web.casework.meetings import NAMES
from web.casework.responsible.draft import forget_draft, keep_draft, keep_draft_and_say, kept_draft
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.form_page import Beside, FormPlace, Page, case_address, show_form
from web.casework.responsible.meeting_reached import meeting_address, reached_meeting
from web.casework.responsible.meeting_sending import PLAN_ONLY, Sent
from web.casework.responsible.reached import followed_case
from web.casework.responsible.sending import send
from web.casework.responsible.unavailable import show_not_open
from web.casework.route_table import FormViews
from web.current import actor, reading, wiring
from web.posted import case_version
from web.queries.followed_case import FollowedCase
from web.queries.read_meeting import ReadMeeting
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import DocumentKind
from workflow.domain.meetings import CALLED_BY_NAV, MeetingKind, plannable

NEW, MOVED = "meeting_new", "meeting_invitation"
"""What drafts are kept under, beside the case or the meeting."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The form that is asked for: of which kind of meeting, and which one where it is there already."""

    followed: FollowedCase
    kind: MeetingKind
    read: ReadMeeting | None = None

    @property
    def subject(self) -> tuple[UUID, str]:
        """What a draft is kept under."""
        return (self.read.record.id, MOVED) if self.read else (self.followed.id, NEW)

    @property
    def form_class(self) -> type[AnswerForm]:
        """The form for this kind."""
        if self.kind in CALLED_BY_NAV:
            return NavMeetingForm
        if self.kind is MeetingKind.DIALOGUE_MEETING_1:
            return DialogueMeeting1InvitationForm
        return MeetingInvitationForm

    @property
    def may_be_only_planned(self) -> bool:
        """Whether it can be stored without telling anybody yet."""
        record = self.read.record if self.read else None
        is_untold = record is None or (record.invited_at is None and record.told_sequence is None)
        return is_untold and self.form_class is MeetingInvitationForm


def show_new_meeting(case_id: UUID) -> str | Page:
    """The kinds to choose from, or the form of the one that was chosen."""
    followed = followed_case(case_id)
    possible = plannable(followed.file.stage)
    if not possible:
        return show_not_open(followed)
    asked = _new(followed)
    if asked is None:
        kinds = [{"href": _new_href(followed.id, kind), "label": _(NAMES[kind])} for kind in possible]
        return render_template("case/meeting_kinds.html", followed=followed, kinds=kinds)
    return _shown(asked)


def take_new_meeting(case_id: UUID) -> Response | Page:
    """Plan it, invite to it, or show what must be put right first."""
    followed = followed_case(case_id)
    asked = _new(followed)
    return _taken(asked) if asked else show_not_open(followed)


def keep_new_meeting_draft(case_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    return _kept(followed_case(case_id).id, NEW)


def forget_new_meeting_draft(case_id: UUID) -> Response:
    """Begin anew."""
    followed = followed_case(case_id)
    forget_draft(followed.id, NEW)
    asked = _new(followed)
    return redirect(_new_href(case_id, asked.kind if asked else None), HTTPStatus.SEE_OTHER)


def show_invitation(case_id: UUID, meeting_id: UUID) -> str | Page:
    """The invitation as it stands; with another time the employee proposed, that one."""
    followed, read = reached_meeting(case_id, meeting_id)
    if not read.record.is_open:
        return show_not_open(followed)
    note_reading(wiring(), actor(), case_id, Reading.MEETING, meeting_id)
    return _shown(Asked(followed=followed, kind=read.record.kind, read=read))


def take_invitation(case_id: UUID, meeting_id: UUID) -> Response | Page:
    """Send it, or show what must be put right first."""
    followed, read = reached_meeting(case_id, meeting_id)
    if not read.record.is_open:
        return show_not_open(followed)
    return _taken(Asked(followed=followed, kind=read.record.kind, read=read))


def keep_invitation_draft(case_id: UUID, meeting_id: UUID) -> tuple[str, HTTPStatus]:
    """Keep what is written so far; asked by the page itself."""
    reached_meeting(case_id, meeting_id)
    return _kept(meeting_id, MOVED)


def forget_invitation_draft(case_id: UUID, meeting_id: UUID) -> Response:
    """Begin anew."""
    reached_meeting(case_id, meeting_id)
    forget_draft(meeting_id, MOVED)
    return redirect(
        url_for(".meeting_invitation", case_id=case_id, meeting_id=meeting_id), HTTPStatus.SEE_OTHER
    )


def _new(followed: FollowedCase) -> Asked | None:
    wanted = request.args.get("kind", "")
    found = (kind for kind in plannable(followed.file.stage) if kind == wanted)
    return next((Asked(followed=followed, kind=kind) for kind in found), None)


def _shown(asked: Asked) -> str:
    draft = kept_draft(*asked.subject)
    context = context_of_case(asked.followed, _kind_of_paper(asked))
    form = asked.form_class(
        draft.answers if draft else None,
        context=context,
        data=_as_it_stands(asked.read) if asked.read else None,
    )
    return show_form(form, _place(asked), Beside(draft=draft))


def _taken(asked: Asked) -> Response | Page:
    if "save_draft" in request.form:
        keep_draft_and_say(*asked.subject)
        return redirect(_place(asked).action, HTTPStatus.SEE_OTHER)
    form = asked.form_class(request.form, context=context_of_case(asked.followed, _kind_of_paper(asked)))
    known = asked.read.record.id if asked.read else None
    sent = Sent(followed=asked.followed, kind=asked.kind, known=known)
    place = _place(asked, case_version())
    answer = send(form, place, asked.followed, partial(sent.do, form), to=lambda: sent.address)
    if sent.is_done:
        forget_draft(*asked.subject)
    return answer


def _kept(subject_id: UUID, form: str) -> tuple[str, HTTPStatus]:
    fits = keep_draft(subject_id, form)
    return "", HTTPStatus.NO_CONTENT if fits else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def _kind_of_paper(asked: Asked) -> DocumentKind | None:
    return getattr(asked.form_class, "kind", None)


def _as_it_stands(read: ReadMeeting) -> Mapping[str, object]:
    """The answers the meeting was made of, on the day that stands now or that the employee proposed."""
    former: dict[str, str] = {}
    if read.invitation is not None:
        with reading() as tx:
            former = answers_to_edit(tx.documents.answers(read.invitation))
    meeting, given = read.record, read.given
    on_day, at_time = meeting.on_day, meeting.at_time
    if given is not None and given.proposed_on is not None:
        on_day, at_time = given.proposed_on, given.proposed_time or at_time
    return former | {
        "meeting_on": on_day.isoformat(),
        "meeting_time": f"{at_time:%H.%M}" if at_time else "",
        "length_minutes": str(meeting.length_minutes),
        "place": read.words.place,
        "purpose": read.words.purpose,
        "message": read.words.message,
        "invited": ",".join(meeting.guests),
    }


def _new_href(case_id: UUID, kind: MeetingKind | None) -> str:
    return url_for(".meeting_new", case_id=case_id, kind=kind.value if kind else None)


def _place(asked: Asked, version: int | None = None) -> FormPlace:
    followed, read = asked.followed, asked.read
    where: dict[str, Any] = {"case_id": followed.id}
    if read is None:
        action, name = _new_href(followed.id, asked.kind), ".meeting_new"
        where["kind"] = asked.kind.value
        back, back_label = case_address(followed.id), _("Back to the case")
    else:
        where["meeting_id"] = read.record.id
        action, name = url_for(".meeting_invitation", **where), ".meeting_invitation"
        back, back_label = meeting_address(followed.id, read.record.id), _("Back to the meeting")
    only = {"label": _("Plan it without inviting yet"), "name": PLAN_ONLY, "value": "yes"}
    return FormPlace(
        about=f"{followed.employee}: {_(NAMES[asked.kind])}",
        version=followed.record.version if version is None else version,
        action=action,
        draft_href=url_for(f"{name}_draft", **where),
        forget_href=url_for(f"{name}_forget", **where),
        back=back,
        back_label=back_label,
        secondary=(only,) if asked.may_be_only_planned else (),
    )


NEW_VIEWS = FormViews(show_new_meeting, take_new_meeting, keep_new_meeting_draft, forget_new_meeting_draft)
INVITATION_VIEWS = FormViews(show_invitation, take_invitation, keep_invitation_draft, forget_invitation_draft)
