"""Whose account an identity is: bound once by a claim that was verified, never moved, and nobody is made up."""

import uuid
from http import HTTPStatus
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from structlog.testing import capture_logs

from tests.web.oidc.local_provider import LocalProvider
from tests.web.oidc.trip import be_there, change_provider, everything_stored, go, sign_in_through
from tests.web.world import Browser, Somebody, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import account, oidc_identity, person, web_session
from workflow.domain.people import Role

NUMBER = "01017012345"


def close(app: Flask, who: Somebody) -> None:
    with wiring_of(app).engine.begin() as connection:
        connection.execute(
            sa.update(account)
            .where(account.c.id == who.account_id)
            .values(disabled_at=wiring_of(app).clock.wall())
        )


def refused_page(app: Flask) -> str:
    before = everything_stored(app)
    browser = Browser(app)
    answer = sign_in_through(browser)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert browser.cookie() is None
    assert everything_stored(app) == before
    return answer.text.replace(browser.token, "")


def test_somebody_unknown_is_told_whom_to_ask_and_nothing_is_made(app: Flask) -> None:
    assert "administrator" in refused_page(app)


def test_a_closed_account_stays_out_and_looks_like_none_bound_or_not(
    app: Flask, aud: Somebody, provider: LocalProvider
) -> None:
    provider.person["email"] = "nobody@example.no"
    unknown = refused_page(app)
    provider.person["email"] = aud.username
    sign_in_through(Browser(app))
    close(app, aud)
    assert refused_page(app) == unknown
    provider.person["sub"] = "person-2"
    assert refused_page(app) == unknown


@pytest.mark.parametrize(
    "told",
    [
        {"email": None},
        {"email": ""},
        {"email": ["aud.berg@example.no"]},
        {"email": "aud.berg@example.no" + "x" * 300},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": None, "preferred_username": "aud.berg@example.no"},
    ],
)
def test_only_the_one_claim_binds_and_only_when_it_is_verified(
    app: Flask, aud: Somebody, provider: LocalProvider, told: dict[str, Any]
) -> None:
    provider.claims = told
    refused_page(app)


def test_no_claim_binds_anybody_where_none_is_named(app: Flask, aud: Somebody) -> None:
    change_provider(app, identity_claim="")
    refused_page(app)


def test_the_name_may_be_written_in_capitals(app: Flask, aud: Somebody, provider: LocalProvider) -> None:
    provider.person["email"] = "Aud.Berg@Example.NO"
    assert sign_in_through(Browser(app)).location == "/account/"


def test_somebody_is_found_by_their_national_number_which_is_kept_and_logged_nowhere(
    app: Flask, aud: Somebody, provider: LocalProvider
) -> None:
    index = wiring_of(app).keys.blind_index(NUMBER, context="person.national_id")
    with wiring_of(app).engine.begin() as connection:
        connection.execute(
            sa.update(person).where(person.c.id == aud.person_id).values(national_id_index=index)
        )
    change_provider(app, identity_claim="pid", by_national_id=True)
    provider.person = {"sub": "person-1", "pid": NUMBER}
    with capture_logs() as lines:
        assert sign_in_through(Browser(app)).location == "/account/"
    assert NUMBER not in str(lines)
    assert NUMBER not in str(everything_stored(app))


@pytest.mark.parametrize("told", ["01017012346", "1017012345", "01017012345 ", "٠١٠١٧٠١٢٣٤٥", 1017012345])
def test_another_number_or_none_finds_nobody(
    app: Flask, aud: Somebody, provider: LocalProvider, told: object
) -> None:
    change_provider(app, identity_claim="pid", by_national_id=True)
    provider.person = {"sub": "person-1", "pid": told}
    refused_page(app)


def test_a_user_name_that_changes_does_not_move_the_identity(
    app: Flask, aud: Somebody, provider: LocalProvider
) -> None:
    sign_in_through(Browser(app))
    other = add_somebody(app, Role.HR, username="new@example.no")
    provider.person["email"] = other.username
    browser = Browser(app)
    sign_in_through(browser)
    assert browser.get("/manager/").status_code == HTTPStatus.OK
    assert browser.get("/hr/").status_code == HTTPStatus.NOT_FOUND


def test_an_account_that_is_bound_is_not_bound_again_by_somebody_who_took_over_the_address(
    app: Flask, aud: Somebody, provider: LocalProvider
) -> None:
    sign_in_through(Browser(app))
    provider.person["sub"] = "somebody-new"
    refused_page(app)


def test_the_same_subject_of_another_issuer_is_somebody_else(app: Flask, aud: Somebody) -> None:
    with wiring_of(app).engine.begin() as connection:
        at = wiring_of(app).clock.wall()
        connection.execute(
            sa.insert(oidc_identity).values(
                id=uuid.uuid4(),
                account_id=aud.account_id,
                issuer="https://issuer.example.no",
                subject="person-1",
                bound_at=at,
                last_used_at=at,
            )
        )
    change_provider(app, identity_claim="")
    refused_page(app)


def admin_of(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.ADMIN))


def test_an_administrator_sees_the_connection_and_removes_it_and_the_sessions_from_there_end(
    app: Flask, aud: Somebody, provider: LocalProvider
) -> None:
    theirs, by_password = Browser(app), signed_in(app, aud)
    sign_in_through(theirs)
    admin = admin_of(app)
    page = admin.get(f"/admin/users/{aud.account_id}").text
    assert "Huset" in page
    assert "person-1" not in page
    with wiring_of(app).reading.connect() as connection:
        identity = connection.scalar(sa.select(oidc_identity.c.id))
    path = f"/admin/users/{aud.account_id}/identities/{identity}/unbind"
    assert admin.post(path).status_code == HTTPStatus.SEE_OTHER
    assert theirs.get("/account/").status_code == HTTPStatus.SEE_OTHER
    assert by_password.get("/account/").status_code == HTTPStatus.OK
    assert admin.post(path).status_code == HTTPStatus.NOT_FOUND
    provider.person["sub"] = "somebody-new"
    assert sign_in_through(Browser(app)).location == "/account/"


def test_an_identity_is_unbound_only_on_the_page_of_its_owner_and_by_nobody_else(
    app: Flask, aud: Somebody
) -> None:
    sign_in_through(Browser(app))
    other = add_somebody(app, Role.HR)
    with wiring_of(app).reading.connect() as connection:
        identity = connection.scalar(sa.select(oidc_identity.c.id))
    before = everything_stored(app)["oidc_identity"]
    wrong = f"/admin/users/{other.account_id}/identities/{identity}/unbind"
    assert admin_of(app).post(wrong).status_code == HTTPStatus.NOT_FOUND
    right = f"/admin/users/{aud.account_id}/identities/{identity}/unbind"
    assert signed_in(app, other).post(right).status_code == HTTPStatus.NOT_FOUND
    assert everything_stored(app)["oidc_identity"] == before


def test_an_administrator_closes_the_password_of_others_and_opens_it_again(app: Flask, aud: Somebody) -> None:
    admin = admin_of(app)
    path = f"/admin/users/{aud.account_id}/local-password"
    admin.post(path, {"counts": "no"})
    assert Browser(app).sign_in(aud).status_code == HTTPStatus.OK
    admin.post(path, {"counts": "yes"})
    assert Browser(app).sign_in(aud).status_code == HTTPStatus.SEE_OTHER
    unknown = f"/admin/users/{uuid.uuid4()}/local-password"
    assert admin.post(unknown, {"counts": "no"}).status_code == HTTPStatus.NOT_FOUND


def test_an_administrators_password_is_closed_by_nobody(app: Flask) -> None:
    other = add_somebody(app, Role.ADMIN)
    admin = admin_of(app)
    admin.post(f"/admin/users/{other.account_id}/local-password", {"counts": "no"})
    assert Browser(app).sign_in(other).status_code == HTTPStatus.SEE_OTHER


def test_ones_own_page_says_through_whom_one_signs_in(app: Flask, aud: Somebody) -> None:
    change_provider(app, only=True)
    browser = Browser(app)
    sign_in_through(browser)
    page = browser.get("/account/").text
    assert "Huset" in page
    assert "/account/password" not in page


def test_unbinding_works_on_both_databases(app_on_both: Flask) -> None:
    who = add_somebody(app_on_both, Role.HR, username="aud.berg@example.no")
    sign_in_through(Browser(app_on_both))
    with wiring_of(app_on_both).reading.connect() as connection:
        identity = connection.scalar(sa.select(oidc_identity.c.id))
    path = f"/admin/users/{who.account_id}/identities/{identity}/unbind"
    assert admin_of(app_on_both).post(path).status_code == HTTPStatus.SEE_OTHER
    with wiring_of(app_on_both).reading.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(oidc_identity)) == 0
        assert connection.scalars(
            sa.select(web_session.c.ended_at).where(web_session.c.account_id == who.account_id)
        ).one()


def test_going_there_twice_at_once_binds_once(app: Flask, aud: Somebody) -> None:
    one, other = Browser(app), Browser(app)
    first, second = be_there(go(one)), be_there(go(other))
    assert one.get(first).location == "/account/"
    assert other.get(second).location == "/account/"
    assert len(everything_stored(app)["oidc_identity"]) == 1
