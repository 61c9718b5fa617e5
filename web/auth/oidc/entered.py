"""Decides what a session remembers of having come through a provider; it lies sealed with the rest of the session.

`was_vouched_for` is what the step of the second factor asks: true when the provider itself told of one.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

HELD = "oidc"


@dataclass(frozen=True, kw_only=True)
class Entered:
    """Whose identity at which provider; `id_token` is kept for signing out there, `sid_index` to be signed out from there."""

    provider: str
    identity_id: str
    id_token: str = field(repr=False)
    sid_index: str = ""
    vouched: bool = False


def as_kept(entered: Entered) -> dict[str, Any]:
    """What goes into the session, under its name."""
    return {HELD: asdict(entered)}


def entered_through(data: Mapping[str, Any]) -> Entered | None:
    """How a session came through a provider; None for one that came with a password."""
    held = data.get(HELD)
    return Entered(**held) if isinstance(held, dict) else None


def was_vouched_for(data: Mapping[str, Any]) -> bool:
    """Whether the provider vouched for a second factor, so that ours need not be asked."""
    entered = entered_through(data)
    return entered is not None and entered.vouched


def through_columns(data: Mapping[str, Any]) -> dict[str, Any]:
    """What of it a session is found by when the provider ends it or an administrator unbinds the identity."""
    entered = entered_through(data)
    if entered is None:
        return {}
    return {"identity_id": UUID(entered.identity_id), "sid_index": entered.sid_index or None}
