"""Decides whether a typed code proves the second factor: the app's or a recovery code, slowed down like passwords are."""

from dataclasses import dataclass
from uuid import UUID

import structlog

from web.auth.recovery_codes import use_recovery_code
from web.auth.throttle import PAIR, begin_attempt, note_success
from web.auth.totp import DIGITS, use_code
from workflow.adapters.persistence.account_rows import tell_holder
from workflow.bootstrap import Wiring
from workflow.domain.account_news import AccountNews

log = structlog.get_logger("web.sign_in")


@dataclass(frozen=True, kw_only=True)
class CodeOutcome:
    """Whether the code was right; `wait` are seconds before the next try makes sense."""

    right: bool = False
    wait: int = 0


def check_code(wiring: Wiring, account_id: UUID, typed: str, address: str) -> CodeOutcome:
    """Whether a code is right, unless too many tries went before; a right one is used up."""
    now = wiring.clock.wall()
    with wiring.engine.begin() as connection:
        attempt = begin_attempt(connection, wiring.keys, f"second factor\n{account_id}", address, now)
    if isinstance(attempt, int):
        log.warning("second_factor_slowed_down", account=str(account_id), wait=attempt)
        return CodeOutcome(wait=attempt)
    with wiring.engine.begin() as connection:
        if _is_of_app(typed):
            right = use_code(connection, wiring.keys, account_id, typed, now)
        else:
            right = use_recovery_code(connection, wiring.keys, account_id, typed, now)
            if right:
                tell_holder(connection, account_id, AccountNews.CODE_USED, now)
                log.info("recovery_code_used", account=str(account_id))
        if right:
            note_success(connection, attempt, now)
        else:
            failures = attempt.failures_before + 1
            log.warning("second_factor_failed", account=str(account_id), failures=failures)
            if failures == PAIR.free:
                tell_holder(connection, account_id, AccountNews.WRONG_CODES, now)
    return CodeOutcome(right=right)


def _is_of_app(typed: str) -> bool:
    plain = "".join(typed.split())
    return len(plain) <= DIGITS or plain.isdigit()
