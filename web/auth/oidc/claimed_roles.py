"""Decides which roles somebody has after signing in where a provider tells them: those of the map alone, word by word."""

from typing import Any

from web.auth.oidc.provider import Provider
from web.auth.oidc.refusals import Refusal, Refused
from workflow.domain.people import Role


def roles_after(provider: Provider, claims: dict[str, Any], before: frozenset[Role]) -> frozenset[Role]:
    """The roles from now on: a role of the map is given and taken as told, any other stays as administered here."""
    governed = frozenset(provider.role_map.values())
    if not governed:
        return before
    told = _values(provider.role_claim, claims)
    given = {role for value, role in provider.role_map.items() if value in told}
    return (before - governed) | given


def _values(claim: str, claims: dict[str, Any]) -> set[str]:
    told = claims.get(claim)
    elsewhere = claims.get("_claim_names")
    if told is None and (claims.get("hasgroups") or (isinstance(elsewhere, dict) and claim in elsewhere)):
        # Too many to be sent: that is not the same as none, and nobody loses a role by it.
        raise Refused(Refusal.NO_ROLE, "roles_not_told")
    several = told if isinstance(told, list) else [told]
    return {value for value in several if isinstance(value, str)}
