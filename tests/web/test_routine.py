"""The routine on the pages: HR writes it, the employee reads it and says so, the manager sees who has not."""

import uuid
from datetime import date
from io import BytesIO

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, follow, hidden, name_person
from tests.web.world import Browser, Somebody, add_somebody, signed_in, wiring_of
from tests.workflow.papers import pdf
from workflow.adapters.persistence import tables as t
from workflow.domain.people import Role

NASTY = "<b>x</b> {{7*7}} #set page() áŋšŧž \u05e9\u05dc\u05d5\u05dd"


@pytest.fixture
def hr(app: Flask) -> Somebody:
    return add_somebody(app, Role.HR)


def write(browser: Browser, unit_id: uuid.UUID, **changes: object) -> int:
    path = f"/hr/routine/{unit_id}/write"
    page = browser.get(path).text
    posted = {
        "reporting": "Ring lederen din. Første dag.",
        "timeline": "Dag 1: Du melder fra.",
        "roles": "HR hjelper.",
        "written_in": "nb",
        "published_on": "02.03.2026",
        "based_on": hidden(page, "based_on"),
        "submission": hidden(page, "submission"),
    }
    return browser.post(path, posted | changes).status_code


def rows(app: Flask, table: sa.Table) -> list[sa.Row[tuple[object, ...]]]:
    with wiring_of(app).reading.connect() as connection:
        return list(connection.execute(sa.select(table)).all())


def test_hr_begins_with_a_text_in_a_language_and_nothing_is_published_by_itself(
    app: Flask, followed: Followed, hr: Somebody
) -> None:
    page = signed_in(app, hr).get(f"/hr/routine/{followed.unit_id}/write?begin=nn").text
    assert "Ring næraste leiar den første dagen" in page
    assert rows(app, t.routine) == []


def test_what_hr_publishes_is_read_by_the_employee_who_says_so(
    app: Flask, followed: Followed, hr: Somebody
) -> None:
    assert write(signed_in(app, hr), followed.unit_id, contacts=NASTY) == 303
    browser = signed_in(app, followed.employee)
    assert "Ikke lest ennå" in browser.get("/me/").text
    page = browser.get("/me/routine").text
    assert "Ring lederen din." in page
    assert "&lt;b&gt;x&lt;/b&gt; {{7*7}} #set page() áŋšŧž" in page
    assert browser.post("/me/routine/read", {"routine": hidden(page, "routine")}).status_code == 303
    assert "Du leste den" in browser.get("/me/routine").text
    assert "Ikke lest ennå" not in browser.get("/me/").text


def test_a_new_version_asks_anew_and_shows_what_is_new(app: Flask, followed: Followed, hr: Somebody) -> None:
    at_hr, browser = signed_in(app, hr), signed_in(app, followed.employee)
    write(at_hr, followed.unit_id)
    page = browser.get("/me/routine").text
    browser.post("/me/routine/read", {"routine": hidden(page, "routine")})
    write(at_hr, followed.unit_id, reporting="Ring lederen din. Før klokken åtte.")
    old, page = hidden(page, "routine"), browser.get("/me/routine").text
    assert "<ins>Før klokken åtte.</ins>" in page
    assert "<del>Første dag.</del>" in page
    browser.post("/me/routine/read", {"routine": old})
    assert "nyere versjon" in browser.get("/me/routine").text
    assert len(rows(app, t.routine_reading)) == 1


def test_somebody_who_published_meanwhile_is_told_of_and_the_text_is_kept(
    app: Flask, followed: Followed, hr: Somebody
) -> None:
    browser = signed_in(app, hr)
    write(browser, followed.unit_id)
    path = f"/hr/routine/{followed.unit_id}/write"
    stale = {"reporting": "Mitt.", "timeline": "a", "roles": "b", "written_in": "nb", "published_on": "i dag"}
    answer = browser.post(path, stale | {"based_on": "0", "submission": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert "mens du skrev" in answer.text
    assert "Mitt." in answer.text
    assert len(rows(app, t.routine)) == 1


def test_a_double_click_publishes_once_and_too_long_is_said_before_it_is_lost(
    app: Flask, followed: Followed, hr: Somebody
) -> None:
    browser, submission = signed_in(app, hr), str(uuid.uuid4())
    assert write(browser, followed.unit_id, reporting="a" * 10_000) == 422
    for _click in range(2):
        assert write(browser, followed.unit_id, submission=submission, based_on="0") == 303
    assert len(rows(app, t.routine)) == 1


def test_a_manager_sees_only_ones_own_people_and_notes_that_it_was_gone_through(
    app: Flask, followed: Followed, hr: Somebody
) -> None:
    other = follow(app, names=("Per", "Fremmed"))
    at_hr = signed_in(app, hr)
    for one in (followed, other):
        write(at_hr, one.unit_id)
    browser = signed_in(app, followed.manager)
    page = browser.get("/manager/routine").text
    assert "Kari Nordmann" in page
    assert "Per Fremmed" not in page
    assert "Ikke gått gjennom dette kvartalet" in browser.get("/manager/").text
    note = {"routine": hidden(page, "routine"), "held_on": "i dag", "submission": str(uuid.uuid4())}
    present = {"present": str(followed.employee.person_id)}
    routine = next(one.id for one in rows(app, t.routine) if one.unit_id == followed.unit_id)
    foreign = next(one.id for one in rows(app, t.routine) if one.unit_id == other.unit_id)
    assert (
        browser.post("/manager/routine/talk", note | present | {"routine": str(foreign)}).status_code == 404
    )
    wrong = {"present": str(other.employee.person_id)}
    assert browser.post("/manager/routine/talk", note | wrong | {"routine": str(routine)}).status_code == 422
    assert (
        browser.post("/manager/routine/talk", note | present | {"routine": str(routine)}).status_code == 303
    )
    assert "Ikke gått gjennom dette kvartalet" not in browser.get("/manager/").text
    assert rows(app, t.routine_reading) == []
    employee = signed_in(app, followed.employee)
    talk = hidden(employee.get("/me/routine").text, "talk")
    assert signed_in(app, other.employee).post("/me/routine/present", {"talk": talk}).status_code == 404
    assert employee.post("/me/routine/present", {"talk": talk}).status_code == 303
    assert [row.person_id for row in rows(app, t.routine_reading)] == [followed.employee.person_id]


def test_hr_sees_who_has_not_read_it_in_each_unit_and_what_each_version_said(
    app: Flask, followed: Followed, hr: Somebody
) -> None:
    browser = signed_in(app, hr)
    write(browser, followed.unit_id)
    write(browser, followed.unit_id, roles="HR hjelper begge.")
    assert "0 av 1" in browser.get("/hr/routine").text
    page = browser.get(f"/hr/routine/{followed.unit_id}").text
    assert "Kari Nordmann" in page
    first, second = sorted(rows(app, t.routine), key=lambda one: one.version)
    assert "HR hjelper." in browser.get(f"/hr/routine/versions/{first.id}").text
    assert "<ins>HR hjelper begge.</ins>" in browser.get(f"/hr/routine/versions/{second.id}").text
    assert browser.get(f"/hr/routine/versions/{uuid.uuid4()}").status_code == 404
    assert browser.get(f"/hr/routine/{uuid.uuid4()}").status_code == 404


def test_who_has_left_stands_on_no_list(app: Flask, followed: Followed, hr: Somebody) -> None:
    write(signed_in(app, hr), followed.unit_id)
    name_person(app, followed.employee, "Kari", "Nordmann")
    with wiring_of(app).engine.begin() as connection:
        connection.execute(sa.update(t.employment).values(end_on=date(2026, 3, 1)))
    assert "Kari Nordmann" not in signed_in(app, hr).get(f"/hr/routine/{followed.unit_id}").text
    assert "finnes ingen rutine" in signed_in(app, followed.employee).get("/me/routine").text


NO_TEXT = {"reporting": "", "timeline": "", "roles": ""}


def test_a_file_may_be_the_routine_and_is_read_with_the_version_it_belongs_to(
    app: Flask, followed: Followed, hr: Somebody
) -> None:
    at_hr, content = signed_in(app, hr), pdf("første")
    assert write(at_hr, followed.unit_id, **NO_TEXT) == 422
    assert write(at_hr, followed.unit_id, **NO_TEXT, file=(BytesIO(content), "Vår rutine.pdf")) == 303
    (first,) = rows(app, t.routine)
    browser = signed_in(app, followed.employee)
    page = browser.get("/me/routine").text
    assert "Åpne filen: Vår rutine.pdf" in page
    for reader, path in (
        (browser, f"/me/routine/file/{first.id}"),
        (signed_in(app, followed.manager), f"/manager/routine/file/{first.id}"),
        (at_hr, f"/hr/routine/versions/{first.id}/file"),
    ):
        answer = reader.get(path)
        assert (answer.status_code, answer.data) == (200, content)
        assert answer.mimetype == "application/pdf"
        assert answer.headers["Content-Disposition"].startswith("attachment; ")
        assert answer.headers["Content-Disposition"].endswith("filename*=UTF-8''V%C3%A5r%20rutine.pdf")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer.headers["Cache-Control"]
    browser.post("/me/routine/read", {"routine": hidden(page, "routine")})
    assert "Versjon 1 har en fil" in at_hr.get(f"/hr/routine/{followed.unit_id}/write").text
    write(at_hr, followed.unit_id, **NO_TEXT, file=(BytesIO(pdf("annen")), "b.pdf"))
    assert "Filen er byttet ut" in browser.get("/me/routine").text
    assert browser.get(f"/me/routine/file/{first.id}").status_code == 404
    write(at_hr, followed.unit_id)
    last = max(rows(app, t.routine), key=lambda one: one.version)
    assert "Med filen Vår rutine.pdf." in at_hr.get(f"/hr/routine/{followed.unit_id}").text
    assert "ikke lenger noen fil" in at_hr.get(f"/hr/routine/versions/{last.id}").text
    assert at_hr.get(f"/hr/routine/versions/{last.id}/file").status_code == 404


def test_the_file_of_another_unit_is_not_found(app: Flask, followed: Followed, hr: Somebody) -> None:
    other = follow(app, names=("Per", "Fremmed"))
    at_hr = signed_in(app, hr)
    for one in (followed, other):
        write(at_hr, one.unit_id, file=(BytesIO(pdf()), "a.pdf"))
    foreign = next(one.id for one in rows(app, t.routine) if one.unit_id == other.unit_id)
    for who, path in ((followed.employee, "me"), (followed.manager, "manager")):
        browser = signed_in(app, who)
        answer = browser.get(f"/{path}/routine/file/{foreign}")
        assert answer.status_code == 404
        assert answer.data == browser.get(f"/{path}/routine/file/{uuid.uuid4()}").data
        assert browser.get(f"/hr/routine/versions/{foreign}/file").status_code == 404


def test_a_web_page_named_pdf_is_refused_and_the_text_is_kept(
    app: Flask, followed: Followed, hr: Somebody
) -> None:
    browser = signed_in(app, hr)
    path = f"/hr/routine/{followed.unit_id}/write"
    page = browser.get(path).text
    posted = {
        "reporting": "Mitt.",
        "written_in": "nb",
        "published_on": "i dag",
        "based_on": hidden(page, "based_on"),
        "file": (BytesIO(b"<html><script>alert(1)</script></html>"), "rutine.pdf", "application/pdf"),
    }
    answer = browser.post(path, posted)
    assert answer.status_code == 422
    assert "Dette er en nettside" in answer.text
    assert "Mitt." in answer.text
    assert rows(app, t.routine) == []


def test_a_draft_is_kept_without_its_file(app: Flask, followed: Followed, hr: Somebody) -> None:
    browser = signed_in(app, hr)
    file = (BytesIO(pdf()), "a.pdf")
    assert write(browser, followed.unit_id, reporting="Halvt.", save_draft="yes", file=file) == 303
    page = browser.get(f"/hr/routine/{followed.unit_id}/write").text
    assert "Halvt." in page
    assert "Et utkast tar ikke vare på filen: velg den når du publiserer. Høyst 20 MB." in page
    assert rows(app, t.routine) == []
