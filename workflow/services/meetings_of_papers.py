"""Decides what a filed paper means for the meetings of its case: it invites to one, moves it, says that it was held or is left out."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time

from workflow.domain.documents import Answers, DocumentKind, Fact
from workflow.domain.errors import NotFound, StepNotOpen
from workflow.domain.meetings import HELD_BY, LEFT_OUT_BY, Guest, MeetingKind, NotHeld, plannable
from workflow.services.chores import Chore
from workflow.services.discard_notes import discard_notes
from workflow.services.hold_meeting import note_as_held, note_as_missed
from workflow.services.meeting_records import MeetingRecord, MeetingWords
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord, DocumentRecord
from workflow.services.telling_of_meetings import take_out

SUGGESTED_MINUTES = 45
UID_DOMAIN = "meetings.tilbake"
"""Appointments are named under a domain of their own: the address of the service may change, their names may not."""
INVITATIONS = frozenset({DocumentKind.MEETING_INVITATION, DocumentKind.DIALOGUE_MEETING_1_INVITATION})
KIND = "meeting_kind"
"""The fact of an invitation that says which kind of meeting it is to."""


def follow_paper(
    office: Office, tx: Transaction, case: CaseRecord, document: DocumentRecord, answers: Answers
) -> None:
    """Make or move the meeting an invitation is to, or note that the one that was told of was held or is left out."""
    if document.kind in INVITATIONS:
        _invite(office, tx, case, document, answers)
    elif document.kind is DocumentKind.MEETING_MINUTES:
        _hold_told(office, tx, case, document)
    elif document.kind is DocumentKind.NO_SHOW_NOTE:
        _miss_told(office, tx, case, document)
    elif document.kind in HELD_BY:
        _hold(office, tx, case, document)
    elif document.kind in LEFT_OUT_BY:
        _leave_out(office, tx, case, document)


def doctor_may_come(facts: Mapping[str, Fact]) -> bool:
    """Whether the employee has agreed that the doctor is invited."""
    return facts.get("doctor_consent") is True


def new_uid(meeting_id: uuid.UUID) -> str:
    """What a meeting is called in calendars, for as long as it is there."""
    return f"{meeting_id}@{UID_DOMAIN}"


def moved(known: MeetingRecord, new: MeetingRecord, *, elsewhere: bool = False) -> MeetingRecord:
    """The meeting as `new` has it; told anew when day, time, length or place is another."""
    differs = known.when != new.when or elsewhere
    return replace(new, sequence=known.sequence + differs)


def _invite(
    office: Office, tx: Transaction, case: CaseRecord, document: DocumentRecord, answers: Answers
) -> None:
    on_day = _day(document.facts.get("meeting_on"))
    known = _invited_to(tx, case, document)
    if on_day is None:
        return
    if known is not None and not known.is_open:
        raise StepNotOpen(document.kind, case.stage)
    now, words = office.clock.now(), _words(answers)
    meeting_id = known.id if known else _id_of(document)
    new = MeetingRecord(
        id=meeting_id,
        case_id=case.id,
        kind=known.kind if known else _kind(case, document),
        on_day=on_day,
        at_time=_time(document.facts.get("meeting_time")),
        length_minutes=_minutes(document.facts.get("length_minutes")),
        uid=known.uid if known else new_uid(meeting_id),
        sequence=0,
        document_id=document.id,
        guests=_guests(document.facts),
        made_at=(known.made_at if known else None) or now,
        invited_at=now,
        told_sequence=known.told_sequence if known else None,
        told_at=known.told_at if known else None,
    )
    if known is not None:
        former = tx.meetings.words(known.id)
        # One that was only agreed on and gets a written invitation is told of in full, whatever its day.
        new = moved(known, new, elsewhere=former.place != words.place or known.invited_at is None)
        if new.sequence != known.sequence:
            tx.beside.settle_duty(case.id, Chore.SEE_MEETING_ANSWER, now, document.filed_by)
    tx.meetings.put(new, words)


def _invited_to(tx: Transaction, case: CaseRecord, document: DocumentRecord) -> MeetingRecord | None:
    """The meeting an invitation is about: the one it names, or the dialogue meeting 1 that is still to be held."""
    if document.kind is DocumentKind.MEETING_INVITATION:
        found = tx.meetings.load(document.about_id)
        if found is not None and found.case_id != case.id:
            raise NotFound
        return found
    open_ones = [one for one in tx.meetings.of_case(case.id) if one.is_open]
    return next((one for one in open_ones if one.kind is MeetingKind.DIALOGUE_MEETING_1), None)


def _hold(office: Office, tx: Transaction, case: CaseRecord, document: DocumentRecord) -> None:
    """The meeting of the kind that has come; one that lies ahead is another one."""
    kind, today = HELD_BY[document.kind], office.clock.today()
    come = [
        one
        for one in tx.meetings.of_case(case.id)
        if one.is_open and one.kind is kind and one.on_day <= today
    ]
    if come:
        held_on = _day(document.facts.get("held_on")) or come[-1].on_day
        note_as_held(office, tx, case, come[-1], held_on, by=document.filed_by)
        discard_notes(tx, come[-1].id, document.filed_at)


def _hold_told(office: Office, tx: Transaction, case: CaseRecord, document: DocumentRecord) -> None:
    """The very meeting the minutes are about; minutes without a meeting hold none.

    Notes end with the minutes, also when those were begun without them. Of what was called off there are no minutes.
    """
    told = _told(tx, case, document)
    if told is None:
        return
    if told.is_called_off:
        raise StepNotOpen(document.kind, case.stage)
    if told.is_open:
        held_on = _day(document.facts.get("held_on")) or told.on_day
        note_as_held(office, tx, case, told, held_on, by=document.filed_by)
    discard_notes(tx, told.id, document.filed_at)


def _miss_told(office: Office, tx: Transaction, case: CaseRecord, document: DocumentRecord) -> None:
    """The very meeting nobody came to, once its day has come; a note without a meeting ends none."""
    told = _told(tx, case, document)
    if told is not None and told.is_open and told.on_day <= office.clock.today():
        note_as_missed(office, tx, case, told, NotHeld.DID_NOT_COME, by=document.filed_by)


def _told(tx: Transaction, case: CaseRecord, document: DocumentRecord) -> MeetingRecord | None:
    """The meeting of this case that a paper is about."""
    found = tx.meetings.load(document.about_id)
    return found if found is not None and found.case_id == case.id else None


def _leave_out(office: Office, tx: Transaction, case: CaseRecord, document: DocumentRecord) -> None:
    """What is exempted does not go on standing in calendars."""
    kind = LEFT_OUT_BY[document.kind]
    for one in tx.meetings.of_case(case.id):
        if one.is_open and one.kind is kind and one.on_day >= office.clock.today():
            take_out(office, tx, case, one, by=document.filed_by)


def _id_of(document: DocumentRecord) -> uuid.UUID:
    """A paper about one meeting bears its id; dialogue meeting 1 may be held several times, so it gets one of its own."""
    if document.kind is DocumentKind.MEETING_INVITATION:
        return document.about_id
    return uuid.uuid5(document.id, MeetingKind.DIALOGUE_MEETING_1)


def _kind(case: CaseRecord, document: DocumentRecord) -> MeetingKind:
    if document.kind is DocumentKind.DIALOGUE_MEETING_1_INVITATION:
        return MeetingKind.DIALOGUE_MEETING_1
    possible = plannable(case.stage)
    told = document.facts.get(KIND)
    if isinstance(told, str) and told in possible:
        return MeetingKind(told)
    return MeetingKind.FOLLOW_UP_CONVERSATION if len(possible) != 1 else possible[0]


def _guests(facts: Mapping[str, Fact]) -> tuple[Guest, ...]:
    told = facts.get("invited")
    codes = told.split(",") if isinstance(told, str) else []
    named = tuple(Guest(code) for code in codes if code in set(Guest))
    return tuple(guest for guest in named if guest is not Guest.DOCTOR or doctor_may_come(facts))


def _words(answers: Answers) -> MeetingWords:
    said = {answer.name: answer.shown for section in answers.sections for answer in section.answers}
    return MeetingWords(**{name: said.get(name, "") for name in MeetingWords.__dataclass_fields__})


def _day(fact: Fact) -> date | None:
    return date.fromisoformat(fact) if isinstance(fact, str) and fact else None


def _time(fact: Fact) -> time | None:
    return time.fromisoformat(fact) if isinstance(fact, str) and fact else None


def _minutes(fact: Fact) -> int:
    return fact if isinstance(fact, int) and fact > 0 else SUGGESTED_MINUTES
