"""Roles a provider tells: those of the map are given and taken, word by word; all others stay as administered here."""

from http import HTTPStatus
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.oidc.local_provider import LocalProvider
from tests.web.oidc.trip import change_provider, sign_in_through
from tests.web.world import Browser, Somebody, wiring_of
from workflow.adapters.persistence.tables import account_role, audit_event
from workflow.domain.people import Role
from workflow.services.security_log import Happening

MAP = {"leaders": Role.MANAGER, "7f1c-hr": Role.HR}


def roles_of(app: Flask, who: Somebody) -> set[str]:
    with wiring_of(app).reading.connect() as connection:
        found = connection.scalars(
            sa.select(account_role.c.role).where(account_role.c.account_id == who.account_id)
        )
        return set(found)


def give(app: Flask, who: Somebody, *roles: Role) -> None:
    with wiring_of(app).engine.begin() as connection:
        connection.execute(sa.delete(account_role))
        rows = [{"account_id": who.account_id, "role": role} for role in roles]
        connection.execute(sa.insert(account_role), rows)


@pytest.mark.parametrize(
    ("before", "told", "after"),
    [
        ([Role.EMPLOYEE], ["leaders"], {"employee", "manager"}),
        ([Role.EMPLOYEE, Role.HR], ["leaders"], {"employee", "manager"}),
        ([Role.EMPLOYEE, Role.MANAGER], [], {"employee"}),
        ([Role.EMPLOYEE, Role.MANAGER], None, {"employee"}),
        ([Role.EMPLOYEE], "7f1c-hr", {"employee", "hr"}),
        ([Role.ADMIN], ["leaders"], {"admin", "manager"}),
        ([Role.EMPLOYEE], ["admin", "hr", "LEADERS", "leaders ", "*"], {"employee"}),
        ([Role.EMPLOYEE], [{"leaders": 1}, 7, ["leaders"]], {"employee"}),
    ],
)
def test_roles_of_the_map_are_replaced_at_each_sign_in(
    app: Flask, aud: Somebody, provider: LocalProvider, before: list[Role], told: Any, after: set[str]
) -> None:
    change_provider(app, role_claim="groups", role_map=MAP)
    give(app, aud, *before)
    provider.claims = {"groups": told}
    assert sign_in_through(Browser(app)).location == "/account/"
    assert roles_of(app, aud) == after


def test_roles_a_provider_gave_stand_on_the_log(app: Flask, aud: Somebody, provider: LocalProvider) -> None:
    change_provider(app, role_claim="groups", role_map=MAP)
    give(app, aud, Role.EMPLOYEE)
    for told in (["leaders"], ["leaders"]):
        provider.claims = {"groups": told}
        sign_in_through(Browser(app))
    with wiring_of(app).reading.connect() as connection:
        query = sa.select(audit_event.c.account_id, audit_event.c.detail)
        lines = connection.execute(query.where(audit_event.c.event == Happening.ROLES_CHANGED)).all()
    assert [(line.account_id, line.detail["roles"]) for line in lines] == [
        (aud.account_id, "employee,manager")
    ]


def test_without_a_map_what_the_provider_says_of_roles_is_not_heard(
    app: Flask, aud: Somebody, provider: LocalProvider
) -> None:
    change_provider(app, role_claim="groups")
    provider.claims = {"groups": ["admin"], "roles": ["admin"]}
    sign_in_through(Browser(app))
    assert roles_of(app, aud) == {"manager"}


def test_whoever_has_no_role_left_is_told_so_and_is_not_in(
    app: Flask, aud: Somebody, provider: LocalProvider
) -> None:
    change_provider(app, role_claim="groups", role_map=MAP)
    provider.claims = {"groups": []}
    browser = Browser(app)
    assert sign_in_through(browser).status_code == HTTPStatus.FORBIDDEN
    assert browser.cookie() is None
    assert roles_of(app, aud) == set()


@pytest.mark.parametrize("told", [{"hasgroups": True}, {"_claim_names": {"groups": "src1"}}])
def test_too_many_groups_to_be_told_take_no_role_away(
    app: Flask, aud: Somebody, provider: LocalProvider, told: dict[str, Any]
) -> None:
    change_provider(app, role_claim="groups", role_map=MAP)
    provider.claims = told
    assert sign_in_through(Browser(app)).status_code == HTTPStatus.FORBIDDEN
    assert roles_of(app, aud) == {"manager"}


def test_a_change_of_roles_renews_the_sessions_elsewhere(
    app: Flask, aud: Somebody, provider: LocalProvider
) -> None:
    change_provider(app, role_claim="groups", role_map=MAP)
    provider.claims = {"groups": ["leaders"]}
    there = Browser(app)
    sign_in_through(there)
    before = there.cookie()
    provider.claims = {"groups": ["7f1c-hr"]}
    sign_in_through(Browser(app))
    assert there.get("/manager/").status_code == HTTPStatus.NOT_FOUND
    assert (there.get("/hr/").location or "").startswith(
        "/account/authenticator"
    )  # HR needs a second factor first
    assert there.cookie() != before
