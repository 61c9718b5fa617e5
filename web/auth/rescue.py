"""Decides what becomes of a form that was sent after its session had lapsed: it is kept as a draft of its writer.

How a draft is stored is the business of the callable put in at the start; only forms whose token was made in the
lapsed session, and whose writer may still open the page, get that far.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from flask import Flask, current_app, request

from web.auth.web_session import WebSession
from web.roles import OWN_ROLES, access_of
from web.security.csrf import FIELD, is_of_lapsed_session
from workflow.domain.people import Actor

KEEPER = "tilbake.rescue"


@dataclass(frozen=True, kw_only=True)
class LateForm:
    """A posted form whose writer is known but no longer signed in; `fields` is without the token, `asked` what its address asked."""

    account_id: UUID
    actor: Actor
    endpoint: str
    view_args: Mapping[str, Any]
    fields: Mapping[str, list[str]]
    asked: Mapping[str, str] = field(default_factory=dict)


Keep = Callable[[LateForm], bool]
"""Stores a late form as a draft; False when there is no draft of such a form."""


def start_rescue(app: Flask, keep: Keep) -> None:
    """Say how late forms are kept."""
    app.extensions[KEEPER] = keep


def rescue_form(session: WebSession) -> bool:
    """Keep the form of this request if it belongs to the session that has just lapsed; whether it was kept."""
    late = _late_form(session)
    keep = cast(Keep | None, current_app.extensions.get(KEEPER))
    return late is not None and keep is not None and keep(late)


def _late_form(session: WebSession) -> LateForm | None:
    if not session.lapsed or not request.endpoint:
        return None
    if not is_of_lapsed_session(session, request.form.get(FIELD)):
        return None
    who = session.lapsed.identity
    access = access_of(current_app, request.endpoint)
    role = access.role_for(who.roles, OWN_ROLES.get(request.blueprint or "", ())) if access else None
    if role is None:
        return None
    return LateForm(
        account_id=who.account_id,
        actor=Actor(person_id=who.person_id, role=role),
        endpoint=request.endpoint,
        view_args=dict(request.view_args or {}),
        fields={name: values for name, values in request.form.lists() if name != FIELD},
        asked=request.args.to_dict(),
    )
