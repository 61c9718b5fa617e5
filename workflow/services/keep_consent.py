"""The employee gives a consent and takes it back; or a paper the employee signed is noted by whoever follows up.

Each is filed in the folder: a consent as the first version of a paper of its own, taking it back as the next.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.consents import Consent, Party, Use, is_overridden
from workflow.domain.documents import DocumentKind
from workflow.domain.effects import Effect
from workflow.domain.errors import Invalid, NotFound, Stale, StepNotOpen
from workflow.domain.meetings import OUTSIDE, Guest
from workflow.domain.people import Actor, Role
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.consents import consent_holds, invited_without_consent
from workflow.services.doctor_letters import CONSENT_WITHDRAWN, close_letters
from workflow.services.file_document import Filled, file_in
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only_role, reach
from workflow.services.records import CaseRecord, Event, Work

WRITE = Right(Act.WRITE, Thing.CONSENT)

KIND = DocumentKind.CONSENT
STANDS_ALREADY = N_(
    "A consent for this stands already. The employee can change it or take it back in the service."
)
TAKEN_BACK_SINCE = N_(
    "The employee has changed or taken back a consent on this day or later, and that counts. Ask for a new one."
)
ENDS_BEFORE = N_("The last day is before the day it was signed.")
T = TypeVar("T")
TRIES = 3
"""Somebody else may change the case at the same instant; taking a consent back must not fail for that."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What is agreed to, with the form as it was filled in; `signed_on` is the day on a paper."""

    party: Party
    covers: frozenset[Use]
    until: date
    paper: Filled
    signed_on: date | None = None


def give_consent(
    office: Office, case_id: UUID, given: Given, *, actor: Actor, submission: UUID | None = None
) -> UUID:
    """Store the employee's own consent, which takes the place of an older one to the same.

    Raises `NotFound`, `AlreadyDone`, and `StepNotOpen` on a closed case.
    """
    only_role(actor, Role.EMPLOYEE)
    return _despite_others(lambda: _give(office, case_id, given, actor, submission))


def note_paper_consent(
    office: Office,
    case_id: UUID,
    given: Given,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
) -> UUID:
    """Store a consent from a paper. What the employee has said since, or what stands, goes before it. Raises as above."""
    only_role(actor, Role.MANAGER, Role.HR)
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, WRITE, office.clock.today(), version=version)
        _check_open(case)
        consent = _new(office, case, given)
        if consent.until_on < consent.given_on:
            raise Invalid("until", ENDS_BEFORE)
        if _standing(tx, case.id, given.party, office.clock.today()):
            raise Invalid("party", STANDS_ALREADY)
        if is_overridden(tx.consents.of_case(case.id), given.party, consent.given_on):
            raise Invalid("signed_on", TAKEN_BACK_SINCE)
        _file(office, tx, case, consent, given.paper, actor, submission)
        tx.consents.add(consent, by=actor.person_id, at=office.clock.now())
        _tell(office, tx, consent, "consent_noted", actor)
        return consent.id


def withdraw_consent(
    office: Office, consent_id: UUID, paper: Filled, *, actor: Actor, submission: UUID | None = None
) -> None:
    """Take a consent back: from this moment it does not hold, and no letter that waits goes out. Raises `NotFound`."""
    only_role(actor, Role.EMPLOYEE)
    _despite_others(lambda: _withdraw(office, consent_id, paper, actor, submission))


def _give(office: Office, case_id: UUID, given: Given, actor: Actor, submission: UUID | None) -> UUID:
    today, now = office.clock.today(), office.clock.now()
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, WRITE, today)
        _check_open(case)
        consent = _new(office, case, given)
        older = _standing(tx, case.id, given.party, today)
        _file(office, tx, case, consent, given.paper, actor, submission)
        tx.consents.add(consent, by=actor.person_id, at=now)
        for one in older:
            tx.consents.end(one.id, on=today, at=now, replaced_by=consent.id)
        _close_letters(office, tx, consent)
        if not invited_without_consent(tx, case.id, today):
            tx.beside.drop_duty(case.id, Chore.TAKE_DOCTOR_OUT, now, "consent_given")
        _tell(office, tx, consent, "consent_given", actor)
        return consent.id


def _withdraw(office: Office, consent_id: UUID, paper: Filled, actor: Actor, submission: UUID | None) -> None:
    with office.once(submission) as tx:
        consent = tx.consents.find(consent_id)
        if consent is None or consent.withdrawn_on is not None:
            raise NotFound
        case = reach(tx, consent.case_id, actor, WRITE, office.clock.today())
        _file(office, tx, case, consent, paper, actor, submission)
        tx.consents.end(consent.id, on=office.clock.today(), at=office.clock.now())
        _close_letters(office, tx, consent)
        _keep_invitation_from_doctor(office, tx, case)
        _tell(office, tx, consent, "consent_withdrawn", actor)


def _close_letters(office: Office, tx: Transaction, changed: Consent) -> None:
    """No letter goes out that no consent covers any more."""
    today = office.clock.today()
    if changed.party is Party.DOCTOR and not consent_holds(
        tx, changed.case_id, Party.DOCTOR, today, Use.CONTACT
    ):
        close_letters(tx, changed.case_id, office.clock.now(), CONSENT_WITHDRAWN)


def _keep_invitation_from_doctor(office: Office, tx: Transaction, case: CaseRecord) -> None:
    """Nobody is asked to hand an invitation on to a doctor who should not come, unless others wait for it as well."""
    meetings = invited_without_consent(tx, case.id, office.clock.today())
    others = set(OUTSIDE) - {Guest.DOCTOR}
    if meetings and not any(others & set(one.guests) for one in meetings):
        tx.beside.drop_duty(case.id, Chore.HAND_ON_INVITATION, office.clock.now(), CONSENT_WITHDRAWN)


def _despite_others(do: Callable[[], T]) -> T:
    """Do it, also when somebody else changes the case at the very instant."""
    for _ in range(TRIES):
        with suppress(Stale):
            return do()
    return do()


def _new(office: Office, case: CaseRecord, given: Given) -> Consent:
    return Consent(
        id=office.new_id(),
        case_id=case.id,
        party=given.party,
        covers=given.covers,
        given_on=given.signed_on or office.clock.today(),
        until_on=given.until,
        on_paper=given.signed_on is not None,
    )


def _standing(tx: Transaction, case_id: UUID, party: Party, today: date) -> Sequence[Consent]:
    """Those to the same that are not ended, whatever they cover."""
    return [
        consent
        for consent in tx.consents.of_case(case_id)
        if consent.party is party and consent.withdrawn_on is None and consent.until_on >= today
    ]


def _check_open(case: CaseRecord) -> None:
    if case.stage is Stage.CLOSED:
        raise StepNotOpen(KIND, case.stage)


def _file(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    consent: Consent,
    paper: Filled,
    actor: Actor,
    submission: UUID | None,
) -> None:
    """The paper in the folder; first of all, so that of two at the same instant the second finds a changed case."""
    filled = replace(paper, facts={"party": consent.party.value}, about_id=consent.id)
    file_in(office, tx, case, filled, actor=actor, submission=submission)


def _tell(office: Office, tx: Transaction, consent: Consent, event: str, actor: Actor) -> None:
    """A line of history, and a word to the other side."""
    now = office.clock.now()
    told = Event(event=event, word=consent.party, actor_id=actor.person_id, acted_as=actor.role)
    tx.history.add(consent.case_id, now, told)
    word = Work(effect=Effect.TELL_OF_CONSENT, about=event, period=f"{consent.id.hex}/{event}")
    tx.outbox.add(consent.case_id, office.clock.wall(), [word])
