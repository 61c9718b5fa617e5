"""Decides what recovery codes are: ten, random, kept as keyed hashes, each good for one sign-in, new ones end the old."""

import secrets
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import recovery_code
from workflow.services.ports import Cipher

HOW_MANY = 10
FEW = 2
GROUPS, LETTERS = 3, 6
# Letters and digits that cannot be mistaken for each other on paper: 18 of them are 89 bits.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def make_codes(connection: sa.Connection, keys: Cipher, account_id: UUID) -> tuple[str, ...]:
    """Ten codes in place of those before; nobody can read them again afterwards."""
    codes = tuple(_code() for _ in range(HOW_MANY))
    connection.execute(sa.delete(recovery_code).where(recovery_code.c.account_id == account_id))
    rows = [{"account_id": account_id, "code_hash": _hash(keys, account_id, code)} for code in codes]
    connection.execute(sa.insert(recovery_code), rows)
    return codes


def use_recovery_code(
    connection: sa.Connection, keys: Cipher, account_id: UUID, typed: str, at: datetime
) -> bool:
    """Whether a code is right and has not been used; of two at the same time one wins."""
    used = sa.update(recovery_code).where(
        recovery_code.c.account_id == account_id,
        recovery_code.c.code_hash == _hash(keys, account_id, typed),
        recovery_code.c.used_at.is_(None),
    )
    return connection.execute(used.values(used_at=at)).rowcount == 1


def codes_left(connection: sa.Connection, account_id: UUID) -> int:
    """How many are not used."""
    left = connection.scalar(
        sa.select(sa.func.count())
        .select_from(recovery_code)
        .where(recovery_code.c.account_id == account_id, recovery_code.c.used_at.is_(None))
    )
    return int(left or 0)


def forget_codes(connection: sa.Connection, account_id: UUID) -> None:
    """Take them away."""
    connection.execute(sa.delete(recovery_code).where(recovery_code.c.account_id == account_id))


def _code() -> str:
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))


def _hash(keys: Cipher, account_id: UUID, code: str) -> str:
    plain = "".join(letter for letter in code.casefold() if letter.isalnum())
    return keys.blind_index(f"{account_id}\n{plain}", context="recovery_code")
