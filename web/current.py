"""Decides what a view has at hand: the wiring, the settings, who is asking, which day it is."""

from contextlib import AbstractContextManager
from datetime import date
from typing import cast

from flask import current_app, g, session

from web.auth.identity import Identity
from web.auth.web_session import WebSession
from web.settings import Settings
from workflow.adapters.persistence.relations import Condition, case_in_reach
from workflow.bootstrap import Wiring
from workflow.domain.access import Right
from workflow.domain.people import Actor
from workflow.services.questions import Transaction

WIRING = "tilbake.wiring"
SETTINGS = "tilbake.settings"


def wiring() -> Wiring:
    """The parts the service is made of."""
    return cast(Wiring, current_app.extensions[WIRING])


def reading() -> AbstractContextManager[Transaction]:
    """A transaction that only reads: a page that shows something never waits for somebody who writes (SQLite)."""
    return wiring().press.reading.transaction()


def settings() -> Settings:
    """The settings of this process."""
    return cast(Settings, current_app.extensions[SETTINGS])


def today() -> date:
    """The calendar day in Norway; follows a shifted clock."""
    return wiring().clock.today()


def web_session() -> WebSession:
    """The session of this request, a stranger's or that of somebody signed in."""
    return cast(WebSession, session._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 the way Flask documents


def identity() -> Identity | None:
    """Who is signed in, with everything they may be; None for a stranger."""
    return web_session().identity


def signed_in() -> Identity:
    """Who is signed in, on pages that are closed to strangers."""
    found = identity()
    if found is None:
        raise RuntimeError("this page is open to strangers: use identity()")
    return found


def actor() -> Actor:
    """The person and the role they act in on this page; only where strangers and the role-less are kept out."""
    return cast(Actor, g.actor)


def sight() -> Condition:
    """The cases in which whoever asks may do what the view declares."""
    return case_in_reach(actor(), cast(Right, g.right), today())
