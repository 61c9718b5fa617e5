"""The logo: given by the administrator alone, checked by what it is, shown on every page."""

import re
import uuid
from http import HTTPStatus
from io import BytesIO

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.web.world import Browser, add_somebody, signed_in, wiring_of
from tests.workflow.adapters.pictures import SECRET, claims, jpeg, png
from workflow.adapters.persistence.tables import unit, unit_logo
from workflow.domain.people import Role

NO_PICTURE = "neither a PNG nor a JPEG picture"
TOO_LARGE = "larger than 1 MB"
TOO_MANY_POINTS = "more than 4000 points"


@pytest.fixture
def admin(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.ADMIN, language="en"))


def add_unit(app: Flask, name: str, parent: uuid.UUID | None = None) -> uuid.UUID:
    unit_id = uuid.uuid4()
    kind = "unit" if parent else "legal_entity"
    with wiring_of(app).engine.begin() as connection:
        connection.execute(unit.insert(), {"id": unit_id, "kind": kind, "name": name, "parent_id": parent})
    return unit_id


def logos(app: Flask) -> int:
    with wiring_of(app).reading.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(unit_logo)) or 0


def send(browser: Browser, unit_id: uuid.UUID, content: bytes, name: str = "logo.png") -> TestResponse:
    browser.get("/account/")
    file = FileStorage(BytesIO(content), name, content_type="image/png")
    # As bytes: the client would spool a large body to a file that it leaves open.
    boundary, body = encode_multipart({"csrf_token": browser.token, "logo": file})
    kind = f'multipart/form-data; boundary="{boundary}"'
    return browser.client.post(f"/admin/units/{unit_id}/logo", data=body, content_type=kind)


def shown_on(page: str) -> str:
    found = re.search(r'class="tb-employer"><img src="([^"]+)" alt="">', page)
    assert found, "no logo on the page"
    return found[1]


def test_the_employer_s_logo_stands_on_every_page_and_can_be_kept_by_browsers(app_on_both: Flask) -> None:
    admin = signed_in(app_on_both, add_somebody(app_on_both, Role.ADMIN))
    employer = add_unit(app_on_both, "Fjellvik kommune")
    assert "<img" not in admin.get("/sign-in").text.partition("tb-employer")[2].partition("</p>")[0]
    answer = send(admin, employer, png())
    assert answer.status_code == HTTPStatus.SEE_OTHER
    for browser, path in ((admin, "/admin/units/"), (Browser(app_on_both), "/sign-in")):
        address = shown_on(browser.get(path).text)
        picture = Browser(app_on_both).client.get(address)
        assert picture.headers["Content-Type"] == "image/png"
        assert "immutable" in picture.headers["Cache-Control"]
        assert SECRET.encode() not in picture.data
    send(admin, employer, jpeg(), "logo.jpg")
    assert shown_on(admin.get("/admin/units/").text) != address, "else browsers would show the old one"
    assert Browser(app_on_both).get(address).status_code == HTTPStatus.NOT_FOUND
    assert logos(app_on_both) == 1


def test_a_unit_shows_its_own_logo_on_its_page_and_it_can_be_taken_away(app: Flask, admin: Browser) -> None:
    school = add_unit(app, "Skolen", add_unit(app, "Fjellvik kommune"))
    page = f"/admin/units/{school}"
    assert "nearest unit above" in admin.get(page).text
    send(admin, school, png())
    assert re.search(rf'<img src="{page}/logo\?v=[0-9a-f]{{16}}" alt="Logo of Skolen">', admin.get(page).text)
    assert admin.client.get(f"{page}/logo").status_code == HTTPStatus.OK
    assert 'class="tb-employer"><img' not in admin.get(page).text, "the employer itself has none"
    admin.get(page)
    assert admin.post(f"{page}/logo/remove").status_code == HTTPStatus.SEE_OTHER
    assert logos(app) == 0
    assert admin.get(f"{page}/logo").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Choose a file"),
        (b"%PDF-1.7 a paper", NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", NO_PICTURE),
        (claims(60_000, 60_000), TOO_MANY_POINTS),
        (png()[:-100], "cannot be opened"),
        (png() + b" " * 1024 * 1024, TOO_LARGE),
    ],
    ids=["nothing", "a pdf", "a drawing with a script", "a bomb", "cut off", "too large"],
)
def test_what_cannot_be_a_logo_is_refused_beside_the_field(
    app: Flask, admin: Browser, content: bytes, sentence: str
) -> None:
    answer = send(admin, add_unit(app, "Fjellvik kommune"), content)
    assert 'id="logo-error"' in answer.text
    assert sentence in answer.text
    assert logos(app) == 0


def test_thirty_megabytes_are_refused_with_a_page_that_says_so(app: Flask, admin: Browser) -> None:
    answer = send(admin, add_unit(app, "Fjellvik kommune"), png() + b" " * 30 * 1024 * 1024)
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "8 MB" in answer.text
    assert logos(app) == 0


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_nobody_but_the_administrator_gives_or_takes_a_logo(app: Flask, admin: Browser, role: Role) -> None:
    employer = add_unit(app, "Fjellvik kommune")
    other = signed_in(app, add_somebody(app, role))
    assert send(other, employer, png()).status_code == HTTPStatus.NOT_FOUND
    send(admin, employer, png())
    assert other.post(f"/admin/units/{employer}/logo/remove").status_code == HTTPStatus.NOT_FOUND
    assert logos(app) == 1


def test_a_unit_that_is_not_there_gets_no_logo(app: Flask, admin: Browser) -> None:
    assert send(admin, uuid.uuid4(), png()).status_code == HTTPStatus.NOT_FOUND
    assert logos(app) == 0
