"""Decides how passkeys are asked for and believed: only for our own address, each challenge once, counters never back."""

import ipaddress
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import sqlalchemy as sa
import webauthn
from sqlalchemy.exc import IntegrityError
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from web.variables import is_loopback
from workflow.adapters.persistence.tables import passkey, used_challenge

CHALLENGE_BYTES = 32
CHALLENGE_LIVES = timedelta(minutes=10)
LONGEST_ANSWER = 20_000
LONGEST_NAME = 60
MOST_PASSKEYS = 10
OWN_NAME = "localhost"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where passkeys count: the host alone, and the whole origin; both from the address people use."""

    host: str
    origin: str


@dataclass(frozen=True, kw_only=True)
class Passkey:
    """A passkey as its owner sees it."""

    id: UUID
    name: str
    credential_id: bytes
    made_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Proved:
    """Whose passkey answered, and whether the device made sure who held it (a finger, a face, a PIN)."""

    account_id: UUID
    user_verified: bool


def place_of(base_url: str) -> Place | None:
    """Where passkeys count: never under a bare number, which browsers refuse, so for this machine's own under its name."""
    parts = urlsplit(base_url)
    host, netloc = parts.hostname or "", parts.netloc
    if is_loopback(host):
        host, netloc = OWN_NAME, f"{OWN_NAME}:{parts.port}" if parts.port else OWN_NAME
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return Place(host=host, origin=f"{parts.scheme}://{netloc}") if host else None
    return None


def new_challenge(now: datetime) -> str:
    """Random, and good for ten minutes; it lies in the session that shall be answered from."""
    return f"{int(now.timestamp())}.{bytes_to_base64url(secrets.token_bytes(CHALLENGE_BYTES))}"


def making_options(
    place: Place, challenge: str, *, account_id: UUID, username: str, known: Sequence[Passkey]
) -> str:
    """What the browser is asked when a passkey is made, as JSON."""
    return webauthn.options_to_json(
        webauthn.generate_registration_options(
            rp_id=place.host,
            rp_name="Tilbake",
            user_id=account_id.bytes,
            user_name=username,
            challenge=_bytes_of(challenge),
            exclude_credentials=[PublicKeyCredentialDescriptor(id=one.credential_id) for one in known],
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.PREFERRED,
                user_verification=UserVerificationRequirement.PREFERRED,
            ),
        )
    )


def asking_options(place: Place, challenge: str, *, known: Sequence[Passkey] = (), alone: bool) -> str:
    """What the browser is asked at sign-in, as JSON; `alone` for a passkey that stands for both factors."""
    required, preferred = UserVerificationRequirement.REQUIRED, UserVerificationRequirement.PREFERRED
    return webauthn.options_to_json(
        webauthn.generate_authentication_options(
            rp_id=place.host,
            challenge=_bytes_of(challenge),
            allow_credentials=[PublicKeyCredentialDescriptor(id=one.credential_id) for one in known],
            user_verification=required if alone else preferred,
        )
    )


def take_passkey(
    connection: sa.Connection,
    place: Place,
    *,
    account_id: UUID,
    answer: str,
    challenge: str,
    name: str,
    now: datetime,
) -> bool:
    """Keep the passkey a browser has made; False for an answer that is not to our question, or a passkey known already."""
    credential = _parsed(answer)
    if credential is None or not _is_fresh(challenge, now):
        return False
    try:
        made = webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=_bytes_of(challenge),
            expected_rp_id=place.host,
            expected_origin=place.origin,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return False
    if not _use_up(connection, challenge, now) or _is_known(connection, made.credential_id):
        return False
    connection.execute(
        sa.insert(passkey).values(
            id=uuid4(),
            account_id=account_id,
            name=name[:LONGEST_NAME],
            credential_id=made.credential_id,
            public_key=made.credential_public_key,
            sign_count=made.sign_count,
            made_at=now,
        )
    )
    return True


def believe_passkey(
    connection: sa.Connection,
    place: Place,
    *,
    answer: str,
    challenge: str,
    now: datetime,
    account_id: UUID | None = None,
) -> Proved | None:
    """Whose passkey answered; without `account_id` it stands alone and must know its holder."""
    credential = _parsed(answer)
    if credential is None or not _is_fresh(challenge, now):
        return None
    row = _asked(connection, credential, account_id)
    if row is None:
        return None
    try:
        proof = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=_bytes_of(challenge),
            expected_rp_id=place.host,
            expected_origin=place.origin,
            credential_public_key=row.public_key,
            credential_current_sign_count=row.sign_count,
            require_user_verification=account_id is None,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    counted = sa.update(passkey).where(passkey.c.id == row.id, passkey.c.sign_count == row.sign_count)
    values = counted.values(sign_count=proof.new_sign_count, last_used_at=now)
    if not _use_up(connection, challenge, now) or connection.execute(values).rowcount != 1:
        return None
    return Proved(account_id=row.account_id, user_verified=proof.user_verified)


def passkeys_of(connection: sa.Connection, account_id: UUID) -> tuple[Passkey, ...]:
    """The passkeys of an account, the oldest first."""
    columns = [passkey.c[name] for name in Passkey.__dataclass_fields__]
    rows = connection.execute(
        sa.select(*columns).where(passkey.c.account_id == account_id).order_by(passkey.c.made_at)
    )
    return tuple(Passkey(**row._asdict()) for row in rows)


def forget_passkey(connection: sa.Connection, account_id: UUID, passkey_id: UUID) -> bool:
    """Take one away; False when it is not theirs."""
    gone = sa.delete(passkey).where(passkey.c.account_id == account_id, passkey.c.id == passkey_id)
    return connection.execute(gone).rowcount == 1


def _bytes_of(challenge: str) -> bytes:
    return base64url_to_bytes(challenge.partition(".")[2])


def _is_fresh(challenge: str, now: datetime) -> bool:
    made = challenge.partition(".")[0]
    return made.isdecimal() and 0 <= now.timestamp() - int(made) <= CHALLENGE_LIVES.total_seconds()


def _use_up(connection: sa.Connection, challenge: str, now: datetime) -> bool:
    """Whether nobody has answered this challenge before; what is too old to be answered is forgotten."""
    connection.execute(sa.delete(used_challenge).where(used_challenge.c.used_at < now - 2 * CHALLENGE_LIVES))
    digest = sha256(challenge.encode()).hexdigest()
    try:
        with connection.begin_nested():
            connection.execute(sa.insert(used_challenge).values(challenge_hash=digest, used_at=now))
    except IntegrityError:
        return False
    return True


def _is_known(connection: sa.Connection, credential_id: bytes) -> bool:
    query = sa.select(passkey.c.id).where(passkey.c.credential_id == credential_id)
    return connection.scalar(query) is not None


def _parsed(answer: str) -> dict[str, Any] | None:
    if len(answer) > LONGEST_ANSWER:
        return None
    try:
        found = json.loads(answer)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("rawId"), str) else None


def _asked(connection: sa.Connection, credential: dict[str, Any], account_id: UUID | None) -> Any:
    try:
        credential_id = base64url_to_bytes(credential["rawId"])
    except ValueError:
        return None
    query = sa.select(passkey).where(passkey.c.credential_id == credential_id)
    if account_id:
        query = query.where(passkey.c.account_id == account_id)
    return connection.execute(query).one_or_none()
