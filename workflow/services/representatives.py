"""The employee invites a representative to a case, to a scope and an end date, and can take it back at once.

The newest invitation counts: whoever is invited again, to less or to more, no longer holds what they held before.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.effects import Effect
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import REPRESENTATIVES, Actor
from workflow.domain.text import N_
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only, reach
from workflow.services.records import Event, Work
from workflow.services.security_log import Happening, SecurityEvent

WRITE = Right(Act.WRITE, Thing.INVITATION)

SCOPES = ("meeting", "plan", "case")


def invite_representative(
    office: Office, case_id: UUID, representative_id: UUID, scope: str, until: date, *, actor: Actor,
    submission: UUID | None = None, meeting_id: UUID | None = None,
) -> None:  # fmt: skip
    """Let a representative read: with the scope *meeting* one of them, or all when none is named.

    Raises `NotFound`, `AlreadyDone`, `Invalid` with the field to mend.
    """
    only(actor, WRITE)
    today, now = office.clock.today(), office.clock.now()
    if scope not in SCOPES:
        raise Invalid("scope", N_("Choose what the representative may see."))
    if until < today:
        raise Invalid("until", N_("The last day must be today or later."))
    with office.once(submission) as tx:
        tx.history.refuse_again(submission)  # an invitation changes no version of the case
        case = reach(tx, case_id, actor, WRITE, today)
        known = {person.id for role in REPRESENTATIVES for person in tx.people.with_role(role)}
        if representative_id not in known or representative_id == case.employee_id:
            raise Invalid("representative", N_("Choose a representative from the list."))
        if meeting_id is not None and not _is_ahead(tx, case.id, scope, meeting_id):
            raise Invalid("meeting", N_("Choose a meeting, or all of them."))
        older = tx.beside.invitations_held(case.id, representative_id)
        for invitation_id in older:
            _end(office, tx, case.id, invitation_id, actor)
        invitation_id = office.new_id()
        tx.beside.invite(invitation_id, case.id, representative_id, scope, until, now, meeting_id)
        event = Event(
            event="representative_invited",
            word=scope,
            actor_id=actor.person_id,
            acted_as=actor.role,
            detail={"until": str(until)},
            submission=submission,
        )
        meeting = {"meeting": str(meeting_id)} if meeting_id else {}
        given = SecurityEvent(
            what=Happening.INVITATION_GIVEN,
            actor_id=actor.person_id,
            acted_as=actor.role,
            case_id=case.id,
            object_id=invitation_id,
            detail={"representative": str(representative_id), "scope": scope, "until": str(until), **meeting},
        )
        tx.audit.note(office.clock.wall(), given)
        if older:
            tx.history.add(case.id, now, _told("invitation_replaced", actor))
        tx.history.add(case.id, now, event)
        word = Work(
            effect=Effect.TELL_REPRESENTATIVE,
            about=scope,
            period=invitation_id.hex,
            subject_id=representative_id,
        )
        tx.outbox.add(case.id, office.clock.wall(), [word])


def withdraw_invitation(
    office: Office, invitation_id: UUID, *, actor: Actor, submission: UUID | None = None
) -> None:
    """Take an invitation back; from this moment the representative sees nothing. Raises `NotFound`."""
    only(actor, WRITE)
    with office.once(submission) as tx:
        found = tx.beside.invitation(invitation_id)
        if found is None:
            raise NotFound
        case = reach(tx, found[0], actor, WRITE, office.clock.today())
        _end(office, tx, case.id, invitation_id, actor)
        tx.history.add(case.id, office.clock.now(), _told("invitation_withdrawn", actor, submission))


def extend_invitation(
    office: Office, invitation_id: UUID, until: date, *, actor: Actor, submission: UUID | None = None
) -> None:
    """Give an invitation that stands a later last day. Raises `NotFound`, `AlreadyDone` and `Invalid`."""
    only(actor, WRITE)
    with office.once(submission) as tx:
        tx.history.refuse_again(submission)
        found, last = tx.beside.invitation(invitation_id), tx.beside.invited_until(invitation_id)
        if found is None or last is None or last < office.clock.today():
            raise NotFound
        case = reach(tx, found[0], actor, WRITE, office.clock.today())
        if until <= last:
            raise Invalid("until", N_("Write a day after the last day it has now."))
        tx.beside.prolong(invitation_id, until)
        longer = SecurityEvent(
            what=Happening.INVITATION_EXTENDED,
            actor_id=actor.person_id,
            acted_as=actor.role,
            case_id=case.id,
            object_id=invitation_id,
            detail={"until": until.isoformat()},
        )
        tx.audit.note(office.clock.wall(), longer)
        event = _told("invitation_extended", actor, submission)
        tx.history.add(case.id, office.clock.now(), replace(event, detail={"until": str(until)}))


def _is_ahead(tx: Transaction, case_id: UUID, scope: str, meeting_id: UUID) -> bool:
    found = tx.meetings.load(meeting_id)
    return scope == "meeting" and found is not None and found.case_id == case_id and found.is_open


def _end(office: Office, tx: Transaction, case_id: UUID, invitation_id: UUID, actor: Actor) -> None:
    tx.beside.withdraw(invitation_id, office.clock.now())
    taken_back = SecurityEvent(
        what=Happening.INVITATION_WITHDRAWN,
        actor_id=actor.person_id,
        acted_as=actor.role,
        case_id=case_id,
        object_id=invitation_id,
    )
    tx.audit.note(office.clock.wall(), taken_back)


def _told(event: str, actor: Actor, submission: UUID | None = None) -> Event:
    return Event(
        event=event,
        word="representative",
        actor_id=actor.person_id,
        acted_as=actor.role,
        submission=submission,
    )
