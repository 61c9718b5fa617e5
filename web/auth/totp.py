"""Decides whether a code from an authenticator app is right: one of three half minutes, each good for one sign-in."""

import secrets
from datetime import datetime
from uuid import UUID

import pyotp
import sqlalchemy as sa

from workflow.adapters.persistence.sealing import place
from workflow.adapters.persistence.tables import totp_factor
from workflow.services.ports import Cipher

STEP_SECONDS = 30
STEPS_ASIDE = 1
DIGITS = 6
ISSUER = "Tilbake"


def new_secret() -> str:
    """A secret for an app, 160 random bits."""
    return pyotp.random_base32()


def address_for_app(secret: str, username: str) -> str:
    """What the picture on the page says to the app."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def step_at(now: datetime) -> int:
    """Which half minute it is."""
    return int(now.timestamp()) // STEP_SECONDS


def code_of(secret: str, step: int) -> str:
    """The code of a half minute."""
    return pyotp.TOTP(secret).generate_otp(step)


def right_step(secret: str, typed: str, now: datetime) -> int | None:
    """The half minute a code belongs to, if it is this one or the one before or after; the server's clock alone counts."""
    digits = "".join(typed.split())
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    here = step_at(now)
    steps = range(here - STEPS_ASIDE, here + STEPS_ASIDE + 1)
    found = [step for step in steps if secrets.compare_digest(code_of(secret, step), digits)]
    return found[0] if found else None


def keep_secret(
    connection: sa.Connection, keys: Cipher, account_id: UUID, secret: str, *, step: int, at: datetime
) -> None:
    """Make this the app of an account, in place of the one before; the code it was shown with is used up."""
    connection.execute(sa.delete(totp_factor).where(totp_factor.c.account_id == account_id))
    connection.execute(
        sa.insert(totp_factor).values(
            account_id=account_id,
            secret_sealed=keys.encrypt_text(secret, context=_place(account_id)),
            made_at=at,
            last_step=step,
        )
    )


def use_code(connection: sa.Connection, keys: Cipher, account_id: UUID, typed: str, now: datetime) -> bool:
    """Whether a code is right and has not been used; of two at the same time one wins."""
    sealed = connection.scalar(
        sa.select(totp_factor.c.secret_sealed).where(totp_factor.c.account_id == account_id)
    )
    if sealed is None:
        return False
    step = right_step(keys.decrypt_text(sealed, context=_place(account_id)), typed, now)
    if step is None:
        return False
    used = sa.update(totp_factor).where(
        totp_factor.c.account_id == account_id, totp_factor.c.last_step < step
    )
    return connection.execute(used.values(last_step=step)).rowcount == 1


def last_step(connection: sa.Connection, account_id: UUID) -> int | None:
    """The half minute of the last code that was used."""
    return connection.scalar(sa.select(totp_factor.c.last_step).where(totp_factor.c.account_id == account_id))


def forget_app(connection: sa.Connection, account_id: UUID) -> bool:
    """Take the app away; False when there was none."""
    gone = sa.delete(totp_factor).where(totp_factor.c.account_id == account_id)
    return connection.execute(gone).rowcount == 1


def _place(account_id: UUID) -> str:
    return place("totp_factor", "secret", account_id)
