"""Decides what an agreed conversation looks like in a calendar, and who is invited to it."""

import uuid
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from workflow.domain.documents import SEVERAL, DocumentKind
from workflow.domain.meetings import MeetingKind
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.meeting_records import MeetingRecord
from workflow.services.meetings_of_papers import SUGGESTED_MINUTES
from workflow.services.norway import NORWAY
from workflow.services.notices import Notice, message_id
from workflow.services.ports import Attendee, CalendarEvent, Mail
from workflow.services.records import DocumentRecord, PersonRecord
from workflow.services.results import Meeting, Post, Task
from workflow.services.scene import NotWanted, Scene

FOLLOW_UP = MeetingKind.FOLLOW_UP_CONVERSATION
DIALOGUE_1 = MeetingKind.DIALOGUE_MEETING_1
AFTERCARE = MeetingKind.AFTERCARE_CONVERSATION
SUMMARY = N_("Conversation")
INVITED = N_("An appointment for your calendar.")
MOVED = N_("An appointment in your calendar has a new time.")
CANCELLED = N_("An appointment in your calendar is cancelled.")
SIGN_IN = N_("Sign in to see what it is about:")
ANSWER = N_("Sign in to see what it is about and to answer whether you come:")

_FIRST = (DocumentKind.FIRST_CONVERSATION_MINUTES, "next_conversation_on", FOLLOW_UP)
_ABOUT: dict[str, tuple[DocumentKind, str, str]] = {
    "conclude_first_conversation": _FIRST,  # until 0017 the step ordered it, and such orders may still wait
    DocumentKind.FIRST_CONVERSATION_MINUTES: _FIRST,
    DocumentKind.DIALOGUE_MEETING_1_MINUTES: (
        DocumentKind.DIALOGUE_MEETING_1_MINUTES,
        "next_conversation_on",
        FOLLOW_UP,
    ),
    DocumentKind.DIALOGUE_MEETING_2_OUTCOME: (
        DocumentKind.DIALOGUE_MEETING_2_OUTCOME,
        "next_conversation_on",
        FOLLOW_UP,
    ),
    DocumentKind.MEETING_MINUTES: (DocumentKind.MEETING_MINUTES, "next_conversation_on", FOLLOW_UP),
    DocumentKind.DIALOGUE_MEETING_3_OUTCOME: (
        DocumentKind.DIALOGUE_MEETING_3_OUTCOME,
        "next_conversation_on",
        FOLLOW_UP,
    ),
    "return_to_work": (DocumentKind.RETURN_NOTE, "follow_up_on", AFTERCARE),
    "clarify_return": (DocumentKind.RETURN_NOTE, "follow_up_on", AFTERCARE),
    DocumentKind.AFTERCARE_NOTE: (DocumentKind.AFTERCARE_NOTE, "next_on", AFTERCARE),
}
"""Where the day stands for each trigger or document that orders an appointment."""


def agreed(scene: Scene) -> Meeting:
    """The conversation as the document on file has it. Raises `NotWanted` when it has none any more."""
    kind, day_fact, meeting_kind = _ABOUT[scene.order.about]
    if kind in SEVERAL and scene.case.stage is Stage.AFTERCARE:
        meeting_kind = AFTERCARE
    if scene.case.stage is Stage.AFTERCARE and meeting_kind != AFTERCARE:
        raise NotWanted("back_at_work")
    document = _document(scene)
    meeting_id = uuid.uuid5(uuid.NAMESPACE_URL, _seed(scene, meeting_kind))
    return Meeting(
        id=meeting_id,
        uid=f"{meeting_id}@{scene.bench.domain}",
        sequence=0,
        kind=meeting_kind,
        on_day=_day(document, day_fact),
        at_time=None,
        length_minutes=SUGGESTED_MINUTES,
        document_id=document.id,
    )


def standing(scene: Scene) -> Sequence[Meeting]:
    """What lies ahead. A talk the document itself tells of was held: it stays where it was when the next is agreed."""
    held_on = _document(scene).facts.get("held_on")
    is_told_of_today = held_on == scene.today.isoformat()
    return scene.tx.folder.meetings(scene.case.id, scene.today + timedelta(days=is_told_of_today))


def appointment(meeting: MeetingRecord) -> Meeting:
    """A meeting of the case as it stands in calendars."""
    return Meeting(**{name: getattr(meeting, name) for name in Meeting.__dataclass_fields__})


def invitations(scene: Scene, meeting: Meeting) -> Notice:
    """To manager and employee; whoever had it in the calendar is told that it changed."""
    told = _told(scene, meeting)
    return _to_both(scene, meeting, lambda person: MOVED if told(person) else INVITED, cancelled=False)


def withdrawals(scene: Scene, meeting: Meeting) -> Notice:
    """To manager and employee, as far as they had it: out of the calendars again."""
    told = _told(scene, meeting)
    return _to_both(scene, meeting, lambda person: CANCELLED if told(person) else None, cancelled=True)


def _told(scene: Scene, meeting: Meeting) -> Callable[[PersonRecord], bool]:
    """Who has the appointment already; where only some of its mails went out, those who got one."""
    if meeting.told_sequence is not None:
        return lambda _person: True
    reached = scene.tx.meetings.told(meeting.uid)
    return lambda person: person.id in reached


def _document(scene: Scene) -> DocumentRecord:
    kind, *_ = _ABOUT[scene.order.about]
    if kind in SEVERAL:
        if not scene.subject.is_current:
            raise NotWanted("replaced")
        return scene.subject
    document = scene.tx.documents.current(scene.case, kind)
    if document is None:
        raise NotWanted("document_gone")
    if scene.order.subject_id and scene.order.subject_id != document.id:
        raise NotWanted("replaced")
    return document


def _to_both(
    scene: Scene, meeting: Meeting, words: Callable[[PersonRecord], str | None], *, cancelled: bool
) -> Notice:
    # One that is just being agreed on has no page before this work is done.
    own_page = f"meetings/{meeting.id}" if meeting.made_at or meeting.told_sequence is not None else ""
    invited = [(Role.EMPLOYEE, scene.employee, f"/me/{own_page}")]
    path = f"/manager/cases/{scene.case.id}/{own_page}".rstrip("/")
    invited += [(Role.MANAGER, person, path) for person in scene.followers]
    notice = Notice()
    for role, person, path in invited:
        sentence = words(person)
        if sentence is None:
            continue
        if person.email:
            notice += Notice((_post(scene, meeting, sentence, role, person, path, cancelled=cancelled),))
        elif role is Role.EMPLOYEE:
            told = Task(task=Chore.TELL_EMPLOYEE, role=scene.responsible, due_on=meeting.on_day)
            notice += Notice(results=(told,))
    return notice


def _post(
    scene: Scene,
    meeting: Meeting,
    sentence: str,
    role: Role,
    person: PersonRecord,
    path: str,
    *,
    cancelled: bool,
) -> Post:
    language, url = person.language, f"{scene.bench.base_url}{path}"
    event = _event(scene, meeting, person, url, cancelled=cancelled)
    writer = scene.bench.calendar
    is_asked = role is Role.EMPLOYEE and meeting.invited_at is not None and not cancelled
    sign_in = scene.say(language, ANSWER if is_asked else SIGN_IN)
    text = f"{scene.say(language, sentence)} {sign_in}\n\n{url}\n"
    mail = Mail(
        to_address=person.email or "",
        subject=scene.say(language, sentence),
        text=text,
        message_id=message_id(scene, f"{role}/{meeting.uid}", person.id),
        language=language,
        calendar=writer.cancel(event) if cancelled else writer.request(event),
    )
    return Post(
        recipient=role,
        person_id=person.id,
        mail=mail,
        document_id=meeting.document_id,
        meeting_uid=meeting.uid,
    )


def _event(
    scene: Scene, meeting: Meeting, person: PersonRecord, url: str, *, cancelled: bool
) -> CalendarEvent:
    starts, ends = _span(meeting)
    return CalendarEvent(
        uid=meeting.uid,
        sequence=meeting.sequence + cancelled,
        stamped_at=scene.bench.office.clock.wall(),
        starts=starts,
        ends=ends,
        summary=scene.say(person.language, SUMMARY),
        description=f"{scene.say(person.language, SIGN_IN)} {url}",
        organizer_address=scene.bench.mailbox,
        attendees=(Attendee(address=person.email or ""),),
        url=url,
        language=person.language,
    )


def _span(meeting: Meeting) -> tuple[date, date]:
    if meeting.at_time is None:
        return meeting.on_day, meeting.on_day
    starts = datetime.combine(meeting.on_day, meeting.at_time, NORWAY)
    return starts, starts + timedelta(minutes=meeting.length_minutes)


def _seed(scene: Scene, kind: str) -> str:
    # The same for every attempt: a retry must not put a second appointment into a calendar.
    return f"{scene.order.id}/{scene.order.created_at.isoformat()}/{kind}"


def _day(document: DocumentRecord, fact: str) -> date:
    value = document.facts.get(fact)
    if not isinstance(value, str) or not value:
        raise NotWanted("no_day_agreed")
    return date.fromisoformat(value)
