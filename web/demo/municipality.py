"""Fills the organisation tables: units, people, employments, accounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import sqlalchemy as sa

from web.auth.totp import keep_secret
from web.demo.numbers import invented_identity_number, invented_organisation_number
from web.demo.offered import OFFERED
from web.demo.roster import COST_NAMES, PEOPLE, SECOND_POSITIONS, Place, SecondPosition, Somebody
from workflow.adapters.persistence.audit_events import note_event
from workflow.adapters.persistence.sealing import place
from workflow.adapters.persistence.tables import account, account_role, employment, person, unit
from workflow.domain.names import sort_name
from workflow.domain.people import Role
from workflow.services.ports import Cipher
from workflow.services.security_log import Happening, SecurityEvent

LEFT_AGO = timedelta(days=45)
MAIL_DOMAIN = "lerkedal.example"
"""Reserved for examples: mail to it can reach nobody."""


@dataclass(frozen=True)
class Municipality:
    """The rows of the organisation, named from one space of names: the same space gives the same ids."""

    names: UUID
    today: date

    def id_of(self, what: str, name: str) -> UUID:
        """The id of a unit, person, employment or account."""
        return uuid5(self.names, f"{what}:{name}")

    def employed_from(self, who: Somebody) -> date:
        """The first day of an employment."""
        return date(self.today.year - who.years, 1 + who.age % 12, 1)

    def fill(self, connection: sa.Connection, keys: Cipher, password_hash: str, now: datetime) -> None:
        """Store everything."""
        connection.execute(unit.insert(), [self._unit(nth, where) for nth, where in enumerate(Place, 1)])
        connection.execute(person.insert(), [self._person(nth, who, keys) for nth, who in enumerate(PEOPLE)])
        connection.execute(employment.insert(), [self._employment(who) for who in PEOPLE])
        connection.execute(employment.insert(), [self._second(other) for other in SECOND_POSITIONS])
        accounts = [self._account(who, password_hash, now) for who in PEOPLE]
        connection.execute(account.insert(), accounts)
        for who in PEOPLE:
            self._give_roles(connection, keys, who, now)
        for username, secret in OFFERED.secrets.items():
            keep_secret(connection, keys, self.id_of("account", username), secret, step=0, at=now)

    def _unit(self, nth: int, where: Place) -> Mapping[str, Any]:
        top = where is Place.TOWN_HALL
        return {
            "id": self.id_of("unit", where),
            "parent_id": None if top else self.id_of("unit", Place.TOWN_HALL),
            "kind": "legal_entity" if top else "unit",
            "name": where.value,
            "organisation_number": invented_organisation_number(nth),
            "cost_name": COST_NAMES[where],
        }

    def _person(self, nth: int, who: Somebody, keys: Cipher) -> Mapping[str, Any]:
        person_id = self.id_of("person", who.username)
        born_on = date(self.today.year - who.age, 1 + nth % 12, 1 + nth % 28)
        number = invented_identity_number(born_on, nth)
        return {
            "id": person_id,
            "given_name": who.given_name,
            "family_name": who.family_name,
            "sort_name": sort_name(who.given_name, who.family_name),
            "email": f"{who.username}@{MAIL_DOMAIN}",
            "phone": None,
            "language": who.language,
            "born_on": born_on,
            "national_id_sealed": keys.encrypt_text(
                number, context=place("person", "national_id", person_id)
            ),
            "national_id_index": keys.blind_index(number, context="person.national_id"),
        }

    def _employment(self, who: Somebody) -> Mapping[str, Any]:
        return {
            "id": self.id_of("employment", who.username),
            "person_id": self.id_of("person", who.username),
            "unit_id": self.id_of("unit", who.place),
            "manager_id": self.id_of("person", who.manager) if who.manager else None,
            "position": who.position,
            "percentage": who.percentage,
            "start_on": self.employed_from(who),
            "end_on": self.today - LEFT_AGO if who.has_left else None,
        }

    def _second(self, other: SecondPosition) -> Mapping[str, Any]:
        who = next(one for one in PEOPLE if one.username == other.username)
        return {
            "id": self.id_of("second employment", other.username),
            "person_id": self.id_of("person", other.username),
            "unit_id": self.id_of("unit", other.place),
            "manager_id": self.id_of("person", other.manager),
            "position": other.position,
            "percentage": other.percentage,
            "start_on": self.employed_from(who),
            "end_on": None,
        }

    def _account(self, who: Somebody, password_hash: str, now: datetime) -> Mapping[str, Any]:
        return {
            "id": self.id_of("account", who.username),
            "person_id": self.id_of("person", who.username),
            "username": who.username,
            "password_hash": password_hash,
            "created_at": now,
            "disabled_at": now - LEFT_AGO if who.has_left else None,
        }

    def _give_roles(self, connection: sa.Connection, keys: Cipher, who: Somebody, now: datetime) -> None:
        account_id, roles = self.id_of("account", who.username), sorted((*who.roles, Role.EMPLOYEE))
        rows = [{"account_id": account_id, "role": role.value} for role in roles]
        connection.execute(account_role.insert(), rows)
        detail = {"roles": ",".join(roles), "by": "demonstration"}
        added = SecurityEvent(what=Happening.ACCOUNT_ADDED, account_id=account_id, detail=detail)
        note_event(connection, keys, now, added)
