"""Accounts for web tests, made straight in the database, and a browser that knows the forms' token."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from http.cookies import SimpleCookie
from typing import Any

import sqlalchemy as sa
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from web.auth.entering import enter
from web.auth.identity import FACTOR_ROLES
from web.auth.totp import code_of, keep_secret, step_at
from web.current import WIRING
from web.demo.offered import OFFERED
from workflow.adapters.persistence.tables import account, account_role, person, totp_factor
from workflow.bootstrap import Wiring
from workflow.domain.people import Role

CODE_PAGE = "/sign-in/code"
APP_SECRET = "GULSYKKELUNDERBROENGULSYKKELUNDE"
PASSWORD = "gul sykkel under broen"
# As little work as the library allows: these tests are about sessions, not about Argon2.
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
TODAY = date(2026, 3, 2)
EARLIER = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Somebody:
    account_id: uuid.UUID
    person_id: uuid.UUID
    username: str


def wiring_of(app: Flask) -> Wiring:
    found = app.extensions[WIRING]
    assert isinstance(found, Wiring)
    return found


def add_somebody(
    app: Flask,
    *roles: Role,
    username: str = "",
    language: str = "nb",
    one_time_until: datetime | None = None,
    with_factor: bool | None = None,
) -> Somebody:
    """An account; who cannot be without a second factor has one, unless a test says otherwise."""
    who = Somebody(
        account_id=uuid.uuid4(), person_id=uuid.uuid4(), username=username or f"{uuid.uuid4().hex}@example.no"
    )
    with wiring_of(app).engine.begin() as connection:
        connection.execute(
            sa.insert(person).values(
                id=who.person_id,
                given_name="Aud",
                family_name="Berg",
                sort_name="berg aud",
                language=language,
            )
        )
        connection.execute(
            sa.insert(account).values(
                id=who.account_id,
                person_id=who.person_id,
                username=who.username,
                password_hash=CHEAP.hash(PASSWORD),
                one_time_until=one_time_until,
                created_at=EARLIER,
            )
        )
        for role in roles:
            connection.execute(sa.insert(account_role).values(account_id=who.account_id, role=role))
        if with_factor if with_factor is not None else FACTOR_ROLES.intersection(roles):
            keys = wiring_of(app).keys
            keep_secret(connection, keys, who.account_id, APP_SECRET, step=0, at=EARLIER)
    return who


def give_factor(app: Flask, who: Somebody) -> None:
    """A second factor for somebody whose role began to need one."""
    with wiring_of(app).engine.begin() as connection:
        keep_secret(connection, wiring_of(app).keys, who.account_id, APP_SECRET, step=0, at=EARLIER)


def next_code(app: Flask, username: str) -> str:
    """The code the app shows now; what was used before is forgotten, for most tests stand still in one half minute."""
    wiring = wiring_of(app)
    with wiring.engine.begin() as connection:
        whose = sa.select(account.c.id).where(account.c.username == username).scalar_subquery()
        connection.execute(
            sa.update(totp_factor).where(totp_factor.c.account_id == whose).values(last_step=0)
        )
    offered = OFFERED.secrets.get(username, APP_SECRET)
    return code_of(offered, step_at(wiring.clock.wall()))


def token_on(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found, "the page has no form"
    return found[1]


class Browser:
    """One browser: keeps its cookies and sends the token with every form, as a page would."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.token = ""

    def get(self, path: str, **rest: Any) -> TestResponse:
        answer = self.client.get(path, **rest)
        content = answer.data  # read before it is closed: a file is read as it is sent
        page = content.decode() if answer.mimetype == "text/html" else ""
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        self.token = found[1] if found else self.token
        answer.close()  # a style sheet is a file
        return answer

    def post(self, path: str, data: Mapping[str, object] | None = None, **rest: Any) -> TestResponse:
        return self.client.post(path, data={"csrf_token": self.token, **(data or {})}, **rest)

    def sign_in(self, who: Somebody, password: str = PASSWORD, next_path: str = "/account/") -> TestResponse:
        self.get("/sign-in")
        answer = self.post("/sign-in", {"username": who.username, "password": password, "next": next_path})
        if answer.status_code == 303 and answer.location == CODE_PAGE:
            self.get(CODE_PAGE)
            answer = self.post(CODE_PAGE, {"code": next_code(self.client.application, who.username)})
        if answer.status_code == 303:
            self.get("/account/")
        return answer

    def cookie(self, name: str = "tilbake") -> str | None:
        found = self.client.get_cookie(name)
        return found.value if found else None


def signed_in(app: Flask, who: Somebody) -> Browser:
    """A browser with the session that signing in leaves; the pages on the way have tests of their own and take a while."""
    browser = Browser(app)
    with app.test_request_context("/sign-in", method="POST"):
        enter(who.account_id)
        answer = app.process_response(app.response_class())
    for line in answer.headers.getlist("Set-Cookie"):
        for name, morsel in SimpleCookie(line).items():
            if morsel.value:
                browser.client.set_cookie(name, morsel.value)
    browser.get("/account/")
    return browser
