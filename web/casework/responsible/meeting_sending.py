"""Does what a form about a meeting asks: plans it, invites to it, moves it, or keeps the day Nav has called it to."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from flask import request
from flask_babel import gettext as _

from forms.base import AnswerForm, DocumentForm
from forms.steps.nav_meeting import NavMeetingForm
from web.casework.filling import filled_in
from web.casework.responsible.meeting_reached import meeting_address
from web.current import actor, reading, wiring
from web.i18n import language
from web.posted import case_version, submission
from web.queries.followed_case import FollowedCase
from workflow.domain.documents import SEVERAL
from workflow.domain.meetings import Guest, MeetingKind
from workflow.services.file_document import file_document
from workflow.services.meeting_records import MeetingWords
from workflow.services.meetings_of_papers import KIND
from workflow.services.nav_meeting import CalledTo
from workflow.services.plan_meeting import PlannedMeeting, plan_meeting
from workflow.services.tell_dates import note_nav_meeting

PLAN_ONLY = "plan_only"
"""The button that stores a meeting without telling anybody yet."""


@dataclass(kw_only=True, slots=True)
class Sent:
    """A form on its way in; afterwards `address` is the page of the meeting it made or changed."""

    followed: FollowedCase
    kind: MeetingKind
    known: UUID | None
    is_done: bool = field(default=False, init=False)

    def do(self, form: AnswerForm) -> str:
        """Do it, and return the sentence that tells of it."""
        sentence = self._done(form)
        self.is_done = True
        return sentence

    @property
    def address(self) -> str:
        """Where it can be seen."""
        with reading() as tx:
            open_ones = [
                one for one in tx.meetings.of_case(self.followed.id) if one.is_open and one.kind is self.kind
            ]
        known = self.known or (open_ones[-1].id if open_ones else None)
        return meeting_address(self.followed.id, known) if known else ""

    def _done(self, form: AnswerForm) -> str:
        if isinstance(form, NavMeetingForm):
            self._keep_navs_date(form)
            return str(_("Nav's date is kept, and the deadlines follow it."))
        if PLAN_ONLY in request.form:
            self._plan(form)
            return str(
                _(
                    "The meeting is planned. Nobody gets word of it before you send the invitation; until then %(name)s sees only the day on their own page.",
                    name=self.followed.given_name,
                )
            )
        if isinstance(form, DocumentForm):
            self._invite(form)
        return str(_("The invitation is sent, and the meeting goes into both calendars."))

    def _keep_navs_date(self, form: NavMeetingForm) -> None:
        note_nav_meeting(
            wiring().office,
            self.followed.id,
            form.meeting_on.data,
            CalledTo(at_time=form.meeting_time.data, place=form.place.data or ""),
            actor=actor(),
            version=case_version(),
            submission=submission(),
        )

    def _plan(self, form: AnswerForm) -> None:
        data = form.data
        words = {name: data.get(name) or "" for name in MeetingWords.__dataclass_fields__}
        planned = PlannedMeeting(
            kind=self.kind,
            on_day=data["meeting_on"],
            at_time=data["meeting_time"],
            length_minutes=data["length_minutes"],
            guests=tuple(Guest(code) for code in data["invited"] or ()),
            words=MeetingWords(**words),
        )
        self.known = plan_meeting(
            wiring().office,
            self.followed.id,
            planned,
            actor=actor(),
            version=case_version(),
            known=self.known,
            submission=submission(),
        )

    def _invite(self, form: DocumentForm) -> None:
        office = wiring().office
        about = (self.known or office.new_id()) if form.kind in SEVERAL else None
        filled = filled_in(form, language(), about)
        filled = replace(filled, facts={**filled.facts, KIND: self.kind.value})
        file_document(
            office,
            self.followed.id,
            filled,
            actor=actor(),
            version=case_version(),
            submission=submission(),
        )
        self.known = self.known or about
