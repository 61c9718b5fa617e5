"""The personnel folder on pages: papers sent and taken, who sees what of them, finding things, and the package."""

import re
import uuid
from http import HTTPStatus
from io import BytesIO

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.web.counting import counted
from tests.web.folder import put_package, put_paper
from tests.web.followed import Followed, follow
from tests.web.world import TODAY, Browser, add_somebody, signed_in
from tests.workflow.papers import pdf, word
from web.casework.folder import folder_page
from web.casework.folder.groups import GROUP_NAMES, KINDS_OF_GROUPS, Group
from workflow.adapters.persistence.sealing import place
from workflow.adapters.persistence.tables import confirmation, delivery, filed_copy, history, received_paper
from workflow.domain.documents import DocumentKind
from workflow.domain.papers import CheckState
from workflow.domain.people import Actor, Role
from workflow.domain.plan_sharing import Channel, Ended, Recipient
from workflow.services.delivery_names import CHANNEL_NAMES, ENDED_NAMES, RECIPIENT_NAMES
from workflow.services.doctor_letters import CONSENT_WITHDRAWN
from workflow.services.letters_by_hand import REPLACED

OK = HTTPStatus.OK
NAME = 'Brev "Nav"\r\nX-A: b;æøå.pdf'


def address(followed: Followed, who: str, rest: str) -> str:
    return f"/{who}/cases/{followed.case_id}/{rest}"


def send(browser: Browser, path: str, content: bytes, name: str = "brev.pdf", **answers: str) -> TestResponse:
    browser.get("/account/")
    given = {"csrf_token": browser.token, "kind": "letter_from_nav", "received_on": "2.3.2026", "line": ""}
    file = FileStorage(BytesIO(content), name, content_type="application/pdf")
    boundary, body = encode_multipart({**given, **answers, "file": file})
    return browser.client.post(path, data=body, content_type=f'multipart/form-data; boundary="{boundary}"')


def rows(followed: Followed, table: sa.Table) -> list[sa.Row[tuple[object, ...]]]:
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(sa.select(table)).all())


def test_a_paper_is_sent_seen_by_both_and_handed_out_as_a_file_with_our_name(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    answer = send(manager, address(followed, "manager", "papers/new"), pdf(), NAME, line="Om møtet")
    assert answer.status_code == HTTPStatus.SEE_OTHER
    for browser, who in ((manager, "manager"), (employee, "me")):
        page = browser.get(address(followed, who, "folder")).text
        assert "Om møtet" in page
        found = re.search(rf'href="(/{who}/[^"]+/papers/[0-9a-f-]{{36}})" download', page)
        assert found
        file = browser.client.get(found[1])
        assert file.data == pdf()
        assert file.headers["Content-Disposition"] == 'attachment; filename="Brev fra Nav, 2026-03-02.pdf"'
        assert file.headers["X-Content-Type-Options"] == "nosniff"
        assert file.headers["Cache-Control"] == "no-store"
    assert {("manager", "paper"), ("employee", "paper"), ("manager", "folder")} <= set(followed.readings())
    assert "æøå" not in repr(rows(followed, received_paper)) + repr(rows(followed, history))


def test_names_with_norwegian_letters_are_written_as_rfc_6266_asks(
    followed: Followed, employee: Browser
) -> None:
    plan = followed.file_plan()
    paper = put_paper(followed, followed.by_employee, document_id=plan)
    file = employee.client.get(address(followed, "me", f"papers/{paper}"))
    assert (
        "filename*=UTF-8''Brev%20fra%20Nav%2C%20Oppf%C3%B8lgingsplan" in file.headers["Content-Disposition"]
    )


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"<html><script>1</script></html>", "brev.pdf", "Dette er en nettside"),
        (pdf(password="x"), "brev.pdf", "låst med passord"),
        (b"", "brev.pdf", "Filen er tom"),
        (b"x", "", "Velg filen."),
    ],
)  # fmt: skip
def test_a_file_that_is_not_kept_is_told_beside_its_field(
    followed: Followed, manager: Browser, content: bytes, name: str, sentence: str
) -> None:
    answer = send(manager, address(followed, "manager", "papers/new"), content, name, line="Dette står igjen")
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in answer.text
    assert "Dette står igjen" in answer.text
    assert rows(followed, received_paper) == []


def test_a_word_file_named_pdf_is_kept_as_word_and_said_to_be_one(
    followed: Followed, manager: Browser
) -> None:
    send(manager, address(followed, "manager", "papers/new"), word(), "plan.pdf")
    page = manager.get(address(followed, "manager", "folder")).text
    assert "Etter innholdet er dette en Word-fil" in page
    assert ">Word<" in page


def test_thirty_megabytes_are_refused_unread_with_what_to_do(followed: Followed, employee: Browser) -> None:
    employee.get("/account/")

    class Unread(BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("a byte of it was read")

    answer = employee.client.post(
        address(followed, "me", "papers/new"),
        input_stream=Unread(),
        environ_overrides={"CONTENT_LENGTH": str(30 * 1024 * 1024)},
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "større enn 20 MB" in answer.text
    assert "200 punkter per tomme" in answer.text


def test_a_signed_copy_is_the_answer_and_both_see_that_it_stands_on_paper(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    plan = followed.file_plan()
    page = manager.get(address(followed, "manager", f"papers/new?document={plan}")).text
    assert f'value="{plan}" selected' in page
    signed = {"kind": "signed_copy", "document_id": str(plan), "says": "confirmed"}
    send(manager, address(followed, "manager", "papers/new"), pdf(), **signed)
    assert [(row.outcome, row.given_as) for row in rows(followed, confirmation)] == [("confirmed", "manager")]
    for browser, path in (
        (manager, address(followed, "manager", f"documents/{plan}")),
        (employee, f"/me/documents/{plan}"),
    ):
        assert "Signert på papir, lagt inn av Aud Berg" in browser.get(path).text
    answer = {
        "outcome": "objected",
        "statement": "Slik var det ikke.",
        "case_version": str(followed.row.version),
    }
    employee.get(f"/me/documents/{plan}")
    assert employee.post(f"/me/documents/{plan}/answer", answer).status_code == HTTPStatus.SEE_OTHER
    assert [row.outcome for row in rows(followed, confirmation)] == ["objected"]


def test_a_document_of_another_case_is_no_choice(app: Flask, followed: Followed, manager: Browser) -> None:
    foreign = follow(app).file_plan()
    signed = {"kind": "signed_copy", "document_id": str(foreign), "says": "confirmed"}
    answer = send(manager, address(followed, "manager", "papers/new"), pdf(), **signed)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.parametrize("state", [CheckState.WAITING, CheckState.REFUSED])
def test_nobody_opens_what_the_scanner_has_not_passed(
    followed: Followed, manager: Browser, state: CheckState
) -> None:
    paper = put_paper(followed, followed.by_manager, checked=state)
    assert manager.get(address(followed, "manager", f"papers/{paper}")).status_code == HTTPStatus.NOT_FOUND
    assert f'papers/{paper}" download' not in manager.get(address(followed, "manager", "folder")).text


def test_a_paper_is_taken_away_by_who_sent_it_and_the_folder_tells_why(
    followed: Followed, manager: Browser, employee: Browser
) -> None:
    paper = put_paper(followed, followed.by_employee)
    away = address(followed, "me", f"papers/{paper}/withdraw")
    assert manager.get(away.replace("/me/", "/manager/")).status_code == HTTPStatus.NOT_FOUND
    employee.get(away)
    assert employee.post(away).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert employee.post(away, {"because": "Det var feil brev"}).status_code == HTTPStatus.SEE_OTHER
    page = manager.get(address(followed, "manager", "folder")).text
    assert "Det var feil brev" in page
    assert employee.get(address(followed, "me", f"papers/{paper}")).status_code == HTTPStatus.NOT_FOUND


def test_the_folder_is_narrowed_by_kind_word_and_day_and_no_word_stands_in_an_address(
    followed: Followed, manager: Browser
) -> None:
    followed.file_plan()
    followed.file(DocumentKind.CONTACT_ATTEMPT)
    put_paper(followed, followed.by_manager)
    path = address(followed, "manager", "folder")
    assert "Brev fra Nav" in manager.get(path).text
    assert "Oppfølgingsplan" not in titles(manager.get(f"{path}?kind=contact").text)
    answer = manager.post(path, {"text": "PLAN", "first": "", "last": "", "kind": ""})
    assert "PLAN" not in answer.location
    assert titles(manager.get(path).text) == ["Oppfølgingsplan"]
    manager.post(path, {"text": "", "first": "3.3.2026", "last": "", "kind": ""})
    assert "Ingenting her passer" in manager.get(path).text
    assert manager.post(path, {"first": "en dag"}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    manager.post(path, {"forget": "1"})
    assert len(titles(manager.get(path).text)) > 2


def test_a_long_folder_comes_a_page_at_a_time_and_in_few_questions(
    app: Flask, followed: Followed, manager: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_page, "PAGE", 3)
    for _ in range(7):
        put_paper(followed, followed.by_manager)
    path, seen = address(followed, "manager", "folder?kind=received"), []
    while path:
        page = manager.get(path).text
        seen += re.findall(r"/papers/([0-9a-f-]{36})/withdraw", page)
        found = re.search(r'href="([^"]+)" rel="next"', page)
        path = found[1].replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == 7
    path, engine = address(followed, "manager", "folder"), followed.wiring.engine
    few = counted(engine, lambda: manager.get(path))
    for _ in range(7):
        put_paper(followed, followed.by_manager)
    assert counted(engine, lambda: manager.get(path)) == few < 25


def test_an_open_delivery_is_told_and_mails_that_only_call_are_not_in_the_way(
    followed: Followed, employee: Browser
) -> None:
    plan = followed.file_plan()
    row = {"case_id": followed.case_id, "message": "x", "made_at": followed.wiring.clock.now()}
    to_doctor = {"id": uuid.uuid4(), "recipient": "doctor", "channel": "by_hand", "document_id": plan}
    a_mail = {"id": uuid.uuid4(), "recipient": "employee", "channel": "mail", "document_id": None}
    with followed.wiring.engine.begin() as connection:
        connection.execute(delivery.insert(), [row | to_doctor, row | a_mail])
    page = employee.get(address(followed, "me", "folder")).text
    assert "Til legen: Oppfølgingsplan, versjon 1" in titles(page)
    assert "Ikke overlevert ennå" in page
    assert "Til deg: en melding" not in titles(page)
    assert "Til deg: en melding" in titles(
        employee.get(address(followed, "me", "folder?kind=deliveries")).text
    )


def test_a_delivery_that_ended_is_no_open_one_and_tells_its_reason(
    followed: Followed, manager: Browser
) -> None:
    plan, keys = followed.file_plan(), followed.wiring.keys
    row = {"case_id": followed.case_id, "message": "x", "made_at": followed.wiring.clock.now()}
    ended, gone = uuid.uuid4(), uuid.uuid4()
    words = keys.encrypt_text("Legen har sluttet", context=place("delivery", "reason", ended))
    given_up = {"id": ended, "recipient": "doctor", "channel": "by_hand", "document_id": plan}
    given_up |= {"ended_because": "not_delivered", "reason_sealed": words, "ended_at": row["made_at"]}
    sent = {"id": gone, "recipient": "nav", "channel": "nav_pages", "document_id": plan}
    sent |= {"sent_on": TODAY, "sent_at": row["made_at"], "sent_by": followed.manager.person_id}
    with followed.wiring.engine.begin() as connection:
        connection.execute(delivery.insert(), row | given_up)
        connection.execute(delivery.insert(), row | sent)
    page = manager.get(address(followed, "manager", "folder?kind=deliveries")).text
    assert "Ikke overlevert ennå" not in page
    assert "Ikke levert" in page
    assert "Legen har sluttet" in page
    assert "På Navs egne nettsider" in page
    assert "nav_pages" not in page
    assert "Til Nav: Oppfølgingsplan, versjon 1" in titles(page)


def test_the_plan_is_offered_in_each_language_and_the_letter_with_it_is_a_letter(
    followed: Followed, manager: Browser
) -> None:
    plan = followed.file_plan()
    names = {"Oppfølgingsplan, versjon 1": "nb", "Follow-up plan, version 1 (English)": "en"}
    names |= {"Brev til legen, 02.03.2026": "nb"}
    with followed.wiring.engine.begin() as connection:
        for name, language in names.items():
            put_copy(connection, followed, plan, name, language)
    page = manager.get(address(followed, "manager", "folder")).text
    plain = page.replace("<span", "\n<span")
    assert [label for label in ("PDF, bokmål", "PDF, English") if f">{label}\n" in plain] == [
        "PDF, bokmål",
        "PDF, English",
    ]
    letters = titles(manager.get(address(followed, "manager", "folder?kind=letters")).text)
    assert letters == ["Brev til legen, 02.03.2026"]


def put_copy(
    connection: sa.Connection, followed: Followed, document_id: uuid.UUID, name: str, language: str
) -> None:
    row = {"id": uuid.uuid4(), "case_id": followed.case_id, "document_id": document_id, "name": name}
    content = {"media_type": "application/pdf", "content_sealed": b"x", "sha256": "0" * 64}
    made = {"language": language, "made_at": followed.wiring.clock.now()}
    connection.execute(filed_copy.insert(), row | content | made)


def test_every_kind_of_paper_and_delivery_has_its_place_and_its_name() -> None:
    kinds = [kind for group in KINDS_OF_GROUPS.values() for kind in group]
    assert sorted(kinds) == sorted(DocumentKind)
    assert set(GROUP_NAMES) == set(Group)
    assert {*Recipient, *(set(Role) - {Role.ADMIN})} <= set(RECIPIENT_NAMES)
    assert {*Channel, "mail", "calendar"} <= set(CHANNEL_NAMES)
    assert {*Ended, CONSENT_WITHDRAWN, REPLACED} <= set(ENDED_NAMES)


def test_the_package_is_ordered_and_taken_by_hr_and_the_employee_never_the_manager(
    app: Flask, followed: Followed, manager: Browser, employee: Browser
) -> None:
    hr = add_somebody(app, Role.HR)
    followed.give_task(Role.HR, "anything")  # a ground for HR to open the case
    package = put_package(followed, Actor(person_id=hr.person_id, role=Role.HR))
    browser = signed_in(app, hr)
    browser.get(address(followed, "hr", "folder"))
    file = browser.post(address(followed, "hr", f"evidence/{package}/take"))
    assert (file.status_code, file.data) == (OK, b"PK pakke")
    assert file.headers["Content-Disposition"] == "attachment; filename=tilbake-2026-01-01.zip"
    employee.get(address(followed, "me", "folder"))
    assert (
        employee.post(address(followed, "me", f"evidence/{package}/take")).status_code == HTTPStatus.NOT_FOUND
    )
    assert employee.post(address(followed, "me", "evidence")).status_code == HTTPStatus.SEE_OTHER
    assert "Lages nå" in employee.get(address(followed, "me", "folder")).text
    manager.get(address(followed, "manager", "folder"))
    assert manager.post(address(followed, "manager", "evidence")).status_code == HTTPStatus.NOT_FOUND
    assert {("hr", "package"), ("employee", "package")} <= set(followed.readings())
    assert [row.event for row in rows(followed, history)][-2:] == ["package_taken", "package_ordered"]


def titles(page: str) -> list[str]:
    """What the list names, in order."""
    found = re.findall(r'tb-documents__title">(?:<a[^>]*>)?([^<]+)<', page)
    return [one.strip() for one in found]
