"""Decides when the employee's consent holds: for whom, for what, and on which days. Who may give it is the services'.

A consent is the employee's alone. It has an end, it can be taken back at once, and the newest word counts: what was
taken back on a day is not brought back by a paper from that day or from before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Party(StrEnum):
    """Who the employee lets the workplace be in touch with."""

    DOCTOR = "doctor"
    OCCUPATIONAL_HEALTH = "occupational_health"
    REPRESENTATIVE = "representative"


class Use(StrEnum):
    """What a consent can cover."""

    CONTACT = "contact"
    MEETING = "meeting"


@dataclass(frozen=True, kw_only=True, slots=True)
class Consent:
    """A consent as it is kept. `given_on` is the day it was given, on a paper the day that stands there.

    `until_on` is its last day; `withdrawn_on` the day it was taken back or replaced by a newer one.
    """

    id: UUID
    case_id: UUID
    party: Party
    covers: frozenset[Use]
    given_on: date
    until_on: date
    on_paper: bool = False
    withdrawn_on: date | None = None


def holds(consent: Consent, to: Party, today: date, use: Use | None = None) -> bool:
    """Whether a consent lets the workplace be in touch with `to` today; for any use, or for this one."""
    if consent.party is not to or consent.withdrawn_on is not None:
        return False
    covered = bool(consent.covers) if use is None else use in consent.covers
    return covered and consent.given_on <= today <= consent.until_on


def any_holds(consents: Iterable[Consent], to: Party, today: date, use: Use | None = None) -> bool:
    """Whether one of the consents of a case does."""
    return any(holds(consent, to, today, use) for consent in consents)


def is_overridden(former: Iterable[Consent], to: Party, paper_of: date) -> bool:
    """Whether the employee took a consent to `to` back on the day of a paper, or later: then the paper counts no more."""
    return any(
        consent.party is to and consent.withdrawn_on is not None and consent.withdrawn_on >= paper_of
        for consent in former
    )
