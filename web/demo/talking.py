"""What happens around the meetings of a case: invited to, answered, prepared, called off, not held, called by Nav."""

from datetime import date, timedelta
from typing import Any

from forms.steps.meeting_answer import MeetingAnswerForm
from forms.steps.meeting_invitation import MeetingInvitationForm
from forms.steps.nav_meeting import NavMeetingForm
from web.demo.desk import Desk, Posted, UnreadableStory
from workflow.domain.contact_rhythm import ContactWay
from workflow.domain.documents import DocumentKind
from workflow.domain.guide import Ask
from workflow.domain.meetings import Guest, MeetingAnswer, MeetingKind, NotHeld
from workflow.services.agree_contact import Agreed, Wish, agree_rhythm, say_wish
from workflow.services.answer_meeting import Said, answer_meeting
from workflow.services.cancel_meeting import cancel_meeting
from workflow.services.hold_meeting import hold_meeting, note_not_held
from workflow.services.meeting_records import MeetingRecord
from workflow.services.meetings_of_papers import KIND
from workflow.services.nav_meeting import CalledTo
from workflow.services.save_preparation import save_preparation
from workflow.services.talks import Writing
from workflow.services.tell_dates import note_nav_meeting
from workflow.services.tick_preparation import tick_preparation
from workflow.services.unit_list import accommodation_lines

INVITATION = DocumentKind.MEETING_INVITATION


class Talking(Desk):
    """Meetings, told in verbs."""

    def call_to(self, kind: MeetingKind, *, by: str | None = None, **posted: Posted) -> None:
        """The manager invites to a conversation."""
        self.read(by=by)
        who = self._writer(by)
        asked = {"length_minutes": "45", **posted}
        with self._office.store.transaction() as tx:
            lines = tuple(line.words for line in accommodation_lines(tx, self._case.unit_id))
        told = {KIND: kind.value}
        self._file(INVITATION, MeetingInvitationForm, asked, who, facts=told, possibilities=lines)

    def reply(self, kind: MeetingKind, answer: MeetingAnswer, **posted: Posted) -> None:
        """The employee answers the invitation, later the same day."""
        self._minutes_pass(90)
        meeting = self._meeting(kind)
        form = self._filled(MeetingAnswerForm, {"answer": answer.value, **posted}, self._employee)
        told: dict[str, Any] = {
            field.short_name: field.data for section in form.sections for field in form.asked(section)
        }
        said = Said(
            answer=answer,
            proposed_on=told.get("proposed_on"),
            proposed_time=told.get("proposed_time"),
            words=told.get("words") or "",
            brings=tuple(Guest(code) for code in told.get("brings") or ()),
            names=told.get("names") or "",
        )
        actor = self._actor(self._employee)
        answer_meeting(self._office, meeting.id, said, actor=actor, sequence=meeting.sequence)

    def keep_in_touch(
        self, *, weeks: int, way: ContactWay, first: date | None = None, by: str | None = None
    ) -> None:
        """The two agree on how often they are in touch, from a day on (a week from now, unless told)."""
        self.read(by=by)
        agreed = Agreed(
            every_weeks=weeks,
            way=way,
            from_on=first or self._clock.today() + timedelta(weeks=1),
            together=True,
        )
        actor, version = self._actor(self._writer(by)), self._case.version
        agree_rhythm(self._office, self._id, agreed, actor=actor, version=version)
        self._minutes_pass()

    def wish_for_contact(
        self, words: str, *, weeks: int | None = None, way: ContactWay | None = None
    ) -> None:
        """The employee says how they would like to be contacted."""
        wish = Wish(every_weeks=weeks, way=way, words=words)
        say_wish(self._office, self._id, wish, actor=self._actor(self._employee))
        self._minutes_pass()

    def call_off(self, kind: MeetingKind, *, by: str | None = None) -> None:
        """The manager cancels a meeting that lies ahead."""
        actor = self._actor(self._writer(by))
        cancel_meeting(self._office, self._meeting(kind).id, actor=actor, version=self._case.version)
        self._minutes_pass()

    def not_held(self, kind: MeetingKind, because: NotHeld, *, by: str | None = None) -> None:
        """The manager notes that a meeting was not held."""
        self.read(by=by)
        actor, version = self._actor(self._writer(by)), self._case.version
        note_not_held(self._office, self._meeting(kind).id, because, actor=actor, version=version)
        self._minutes_pass()

    def hold_agreed_talks(self) -> None:
        """The talks the two had agreed on were held on their day, as the manager notes afterwards."""
        case, today = self._case, self._clock.today()
        actor = self._actor(self._writer(None))
        with self._office.store.transaction() as tx:
            come = [one for one in tx.meetings.of_case(case.id) if one.is_open and one.on_day < today]
        for meeting in come:
            if meeting.kind is MeetingKind.FOLLOW_UP_CONVERSATION:
                version = self._case.version
                hold_meeting(self._office, meeting.id, meeting.on_day, actor=actor, version=version)

    def nav_calls(self, *, by: str | None = None, **posted: Posted) -> None:
        """The manager keeps the day that Nav's letter says."""
        who = self._writer(by)
        form = self._filled(NavMeetingForm, posted, who)
        note_nav_meeting(
            self._office,
            self._id,
            form["meeting_on"].data,
            CalledTo(at_time=form["meeting_time"].data, place=form["place"].data or ""),
            actor=self._actor(who),
            version=self._case.version,
        )
        self._minutes_pass()

    def think_over(self, kind: MeetingKind, question: Ask, words: str, *, share: bool) -> None:
        """The employee answers a question of the guide beforehand."""
        actor = self._actor(self._employee)
        new = Writing(text=words, revision=0)
        save_preparation(self._office, self._meeting(kind).id, question, new, share=share, actor=actor)
        self._minutes_pass(3)

    def tick(self, kind: MeetingKind, *items: str, by: str | None = None) -> None:
        """The manager ticks things off before the meeting."""
        meeting_id, actor = self._meeting(kind).id, self._actor(self._writer(by))
        for item in items:
            tick_preparation(self._office, meeting_id, item, ticked=True, actor=actor)

    def _meeting(self, kind: MeetingKind) -> MeetingRecord:
        with self._office.store.transaction() as tx:
            open_ones = [one for one in tx.meetings.of_case(self._id) if one.is_open and one.kind is kind]
        if not open_ones:
            raise UnreadableStory(f"{self._employee.username} has no {kind} ahead")
        return open_ones[-1]
