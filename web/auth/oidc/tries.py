"""Decides how a sign-in that was begun is known again: bound to the browser, sealed, ten minutes, once.

What is secret of it travels in the browser's own session cookie, unreadable even there; a try is taken out when it is looked at.
"""

import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass
from datetime import datetime

from web.auth.oidc.refusals import Refusal, Refused
from web.auth.web_session import WebSession
from workflow.services.ports import Cipher, UnreadableText

HELD = "oidc_try"
CONTEXT = "oidc.try"
LIVES_SECONDS = 600
RANDOM_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class Try:
    """One try at one provider; `begun_at` is real time in seconds, `next_path` where the person wanted to go."""

    provider: str
    state: str
    nonce: str
    verifier: str
    next_path: str
    begun_at: int


def begin_try(session: WebSession, keys: Cipher, provider: str, next_path: str, now: datetime) -> Try:
    """Begin one; it takes the place of an earlier one in this browser."""
    begun = Try(
        provider=provider,
        state=secrets.token_urlsafe(RANDOM_BYTES),
        nonce=secrets.token_urlsafe(RANDOM_BYTES),
        verifier=secrets.token_urlsafe(RANDOM_BYTES),
        next_path=next_path,
        begun_at=int(now.timestamp()),
    )
    sealed = keys.encrypt_text(json.dumps(asdict(begun)), context=CONTEXT)
    session[HELD] = urlsafe_b64encode(sealed).decode()
    return begun


def take_try(session: WebSession, keys: Cipher, provider: str, state: str, now: datetime) -> Try:
    """The try an answer belongs to; raises `Refused` for the answer to somebody else's, to another provider's or to none."""
    held = session.get(HELD)
    if not isinstance(held, str):
        raise Refused(Refusal.STRAY, "no_try")
    try:
        begun = Try(**json.loads(keys.decrypt_text(urlsafe_b64decode(held), context=CONTEXT)))
    except (UnreadableText, ValueError, TypeError):
        raise Refused(Refusal.STRAY, "no_try") from None
    if not hmac.compare_digest(begun.state.encode(), state.encode()):
        # The one that was begun stays: a stranger's link must not undo it.
        raise Refused(Refusal.STRAY, "forged_state")
    session.pop(HELD)
    if begun.provider != provider:
        raise Refused(Refusal.STRAY, "other_provider")
    if not 0 <= now.timestamp() - begun.begun_at <= LIVES_SECONDS:
        raise Refused(Refusal.STRAY, "too_late")
    return begun
