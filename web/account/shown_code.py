"""Decides what the demonstration shows of a code: its accounts' secrets are in everybody's hands, and nobody has their app."""

from dataclasses import dataclass
from uuid import UUID

from web.auth.accounts import find_account
from web.auth.totp import STEP_SECONDS, STEPS_ASIDE, code_of, last_step, step_at
from web.current import settings, wiring
from web.queries.demonstration import demonstration


@dataclass(frozen=True, kw_only=True)
class ShownCode:
    """The code that counts now; without one there are some seconds to wait, because it is used."""

    code: str = ""
    wait: int = 0


def shown_code(account_id: UUID) -> ShownCode | None:
    """The code of an account the demonstration offers; None for everybody else, and wherever there is no demonstration."""
    if settings().is_production or not settings().demonstration:
        return None
    offered = demonstration(settings().data)
    with wiring().reading.connect() as connection:
        found = find_account(connection, account_id=account_id)
        used = last_step(connection, account_id)
    secret = offered.secrets.get(found.username) if offered and found else None
    if secret is None or used is None:
        return None
    now = wiring().clock.wall()
    step = max(step_at(now), used + 1)
    if step > step_at(now) + STEPS_ASIDE:
        return ShownCode(wait=STEP_SECONDS - int(now.timestamp()) % STEP_SECONDS)
    return ShownCode(code=code_of(secret, step))
