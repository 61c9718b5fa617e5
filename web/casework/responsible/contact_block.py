"""Decides what the page of a case shows of contact: the last ones, tries without an answer, a form for seconds."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from flask import url_for

from forms.steps.contact_attempt import ContactAttemptForm
from web.casework.contact_words import consent_lines, short_line
from web.casework.responsible.form_context import context_of_case
from web.casework.responsible.next_step import form_href
from web.casework.rhythm_words import next_contact, rhythm_said, wish_said
from web.current import actor, today, wiring
from web.queries.consents import ConsentLine, case_consents
from web.queries.contact_rhythm import keeping_in_touch
from web.queries.contacts import ContactLine, case_contacts
from web.queries.followed_case import FollowedCase
from workflow.domain.consents import Party, Use, any_holds
from workflow.domain.contacts import unanswered_tries
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.people import Role
from workflow.domain.rules import UNANSWERED_TRIES
from workflow.domain.stages import TIMELINE

LAST = 3
K = DocumentKind


def contact_block(connection: sa.Connection, followed: FollowedCase) -> dict[str, Any]:
    """What case/parts/contact.html reads."""
    lines, consents = case_contacts(connection, followed.id), case_consents(connection, followed.id, today())
    tries = tries_since_answer(lines, followed)
    may_write = can_be_filed(followed.file.stage, K.CONTACT_ATTEMPT, actor().role)
    return {
        "last": [short_line(line) for line in reversed(lines[-LAST:])],
        "tries": tries,
        "suggest_hr": is_time_for_hr(tries, followed),
        "asks_hr": actor().role is Role.MANAGER,
        "log_href": url_for(".contacts", case_id=followed.id),
        "submission": uuid4(),
        "form": quick_form(followed) if may_write else None,
        "consents": [line for line in consent_lines(consents) if line["holds"]],
        "doors": _doors(followed, consents),
        "keeping": _keeping(connection, followed),
    }


def quick_form(followed: FollowedCase) -> ContactAttemptForm:
    """A note as it most often is: today, by phone, and we talked."""
    return ContactAttemptForm(context=context_of_case(followed), data={"outcome": "talked"})


def _keeping(connection: sa.Connection, followed: FollowedCase) -> dict[str, Any] | None:
    """How often contact is agreed, and what the employee would like, while somebody is away."""
    if followed.file.stage not in TIMELINE:
        return None
    found = keeping_in_touch(wiring(), connection, followed.id)
    wish = wish_said(found)
    return {
        "now": rhythm_said(found),
        "next_on": next_contact(followed.record.contact_next_on, today()),
        "wish": wish if wish and wish["is_new"] else None,
        "href": url_for(".contact_rhythm", case_id=followed.id),
    }


def tries_since_answer(lines: Sequence[ContactLine], followed: FollowedCase) -> int:
    """How many tries in the running absence nobody answered since the last time the two were in touch."""
    return unanswered_tries(line.counted for line in lines if line.spell == followed.record.spell)


def is_time_for_hr(tries: int, followed: FollowedCase) -> bool:
    """Whether the house suggests asking HR by now; a suggestion, and nothing follows by itself."""
    return tries >= followed.file.rules.value(UNANSWERED_TRIES, followed.record.first_day)


def _doors(followed: FollowedCase, consents: Sequence[ConsentLine]) -> dict[str, str]:
    """The forms for when it is hard, as far as there is a place for them now."""
    stage, role = followed.file.stage, actor().role
    doors = {
        kind.value: form_href(followed.id, kind)
        for kind in (K.NO_SHOW_NOTE, K.DISAGREEMENT_MINUTES, K.DOCTOR_LETTER, K.HELP_REQUEST)
        if can_be_filed(stage, kind, role)
    }
    kept = (line.consent for line in consents)
    if not any_holds(kept, Party.DOCTOR, today(), Use.CONTACT):
        doors.pop(K.DOCTOR_LETTER.value, None)
    if can_be_filed(stage, K.CONTACT_ATTEMPT, role):
        doors[K.CONSENT.value] = url_for(".paper_consent", case_id=followed.id)
    return doors
