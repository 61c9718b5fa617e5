"""Decides whether somebody is who they say: one way in, the same work and the same words for every failure."""

from dataclasses import dataclass
from uuid import UUID

import structlog

from web.auth.accounts import Account, find_account, normal_username, set_password_hash
from web.auth.noting import note_at_door
from web.auth.passwords import hash_password, needs_new_hash, verify_password
from web.auth.throttle import begin_attempt, note_success
from workflow.bootstrap import Wiring
from workflow.services.security_log import Happening

log = structlog.get_logger("web.sign_in")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The account somebody proved to be, or nothing; `wait` are seconds before the next try makes sense."""

    account_id: UUID | None = None
    wait: int = 0


def check_password(wiring: Wiring, *, username: str, password: str, address: str) -> Outcome:
    """Whether user name and password belong together, unless too many tries went before."""
    now = wiring.clock.wall()
    with wiring.engine.begin() as connection:
        attempt = begin_attempt(connection, wiring.keys, normal_username(username), address, now)
    if isinstance(attempt, int):
        log.warning("sign_in_slowed_down", from_address=_mark(wiring, address), wait=attempt)
        note_at_door(wiring, Happening.SIGN_IN_SLOWED_DOWN, None)
        return Outcome(wait=attempt)
    with wiring.reading.connect() as connection:
        account = find_account(connection, username=username)
    # The password is looked at in any case: how long an answer takes must not tell which accounts there are.
    right = verify_password(account.password_hash if account else None, password)
    if account is None or not right or not account.is_open(now):
        log.warning(
            "sign_in_failed",
            account=str(account.id) if account else None,
            from_address=_mark(wiring, address),
        )
        note_at_door(wiring, Happening.SIGN_IN_FAILED, account.id if account else None)
        return Outcome()
    with wiring.engine.begin() as connection:
        note_success(connection, attempt, now)
        if _is_kept_too_cheaply(account):
            set_password_hash(
                connection, account.id, hash_password(password), one_time_until=account.one_time_until
            )
    return Outcome(account_id=account.id)


def _is_kept_too_cheaply(account: Account) -> bool:
    return account.password_hash is not None and needs_new_hash(account.password_hash)


def _mark(wiring: Wiring, address: str) -> str:
    """An address in the log: equal marks are equal addresses, and nobody can tell which."""
    return wiring.keys.blind_index(address, context="log.address")[:12]
