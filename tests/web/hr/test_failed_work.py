"""The page of what failed: in plain words, tried one by one or all of a kind, as many rows as the start page counts."""

import re
import uuid

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed
from tests.web.hr.test_acting import keep_trying, rows
from tests.web.world import EARLIER, Browser, add_somebody, signed_in
from workflow.adapters.persistence.tables import outbox, work_item
from workflow.domain.people import Role

FAILED = {
    "about": "x", "queue": "documents", "due_at": EARLIER, "created_at": EARLIER, "attempts": 8, "outcome": "failed",
    "reason": "PrintingFailed",
}  # fmt: skip


def add(followed: Followed, effect: str, period: str, case_id: uuid.UUID | None, **more: object) -> int:
    with followed.wiring.engine.begin() as connection:
        row = {**FAILED, "effect": effect, "period": period, "case_id": case_id, **more}
        made = connection.execute(outbox.insert(), row).inserted_primary_key
    assert made is not None
    return int(made[0])


@pytest.fixture
def browser(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.HR))


@pytest.fixture
def failing(followed: Followed) -> Followed:
    """One still tried, three letters and a copy given up, and work of no case."""
    keep_trying(followed)
    for number in range(3):
        add(followed, "letter_to_nav", f"p{number}", followed.case_id)
    add(followed, "archive_document", "p9", followed.case_id, reason="TypeError")
    add(followed, "tell_of_account", "p1", None, queue="messages", reason="DeliveryFailed")
    return followed


def door(browser: Browser) -> int:
    told = browser.get("/hr/").text.partition('href="/hr/failed-work"')[2][:300]
    found = re.search(r">(\d+)<", told)
    assert found is not None
    return int(found[1])


def cards(page: str) -> int:
    return page.count('class="tb-card"')


def test_the_start_page_counts_the_rows_of_the_page(failing: Followed, browser: Browser) -> None:
    page = browser.get("/hr/failed-work").text
    assert door(browser) == cards(page) == 5
    assert "Beskjed til noen om kontoen" not in page


def test_each_says_in_plain_words_what_why_and_what_to_do(failing: Followed, browser: Browser) -> None:
    page = browser.get("/hr/failed-work").text
    assert "Brev til Nav: Kari Nordmann" in page
    assert "Papiret kunne ikke lages." in page
    assert "Dette kan du gjøre" in page
    assert "PrintingFailed" not in page
    assert "TypeError" in page  # what nobody has words for is called what the log calls it


def test_all_letters_are_tried_again_with_one_button_and_a_second_press_finds_nothing(
    failing: Followed, browser: Browser
) -> None:
    assert "Prøv alle 3 på nytt" in browser.get("/hr/failed-work").text
    for told in ("3 prøves på nytt", "Det var ingenting igjen å gjøre"):
        assert browser.post("/hr/failed-work/retry-kind", {"effect": "letter_to_nav"}).status_code == 303
        assert told in browser.get("/hr/failed-work").text
    assert browser.post("/hr/failed-work/retry-kind", {"effect": "no_such"}).status_code == 404


def test_what_went_well_meanwhile_is_said_and_not_done_again(failing: Followed, browser: Browser) -> None:
    work_id = rows(failing, outbox)[1].id
    with failing.wiring.engine.begin() as connection:
        connection.execute(sa.update(outbox).where(outbox.c.id == work_id).values(outcome="done"))
    assert browser.post("/hr/failed-work/retry", {"work_id": str(work_id)}).status_code == 303
    assert "Det var ingenting igjen å gjøre" in browser.get("/hr/failed-work").text
    assert rows(failing, outbox)[1].outcome == "done"


def test_setting_a_letter_aside_leaves_the_task_and_the_history_says_why(
    failing: Followed, browser: Browser
) -> None:
    work_id = rows(failing, outbox)[1].id
    form = {"work_id": str(work_id), "reason": "by_hand", "submission": str(uuid.uuid4())}
    assert [browser.post("/hr/failed-work/drop", form).status_code for _ in range(2)] == [303, 303]
    (task,) = [row for row in rows(failing, work_item) if row.task == "send_letter_to_nav"]
    assert task.role == "manager"
    case = signed_in(failing.app, failing.manager).get(f"/manager/cases/{failing.case_id}").text
    assert "Noe som hadde feilet, ble lagt til side: Brev til Nav" in case
    assert "Det må gjøres for hånd: legg igjen en oppgave" in case


def test_the_administrator_sees_work_of_no_case_and_of_the_rest_only_numbers(
    app: Flask, failing: Followed
) -> None:
    admin = signed_in(app, add_somebody(app, Role.ADMIN))
    page = admin.get("/admin/failed-work").text
    assert cards(page) == 1
    assert "Beskjed til noen om kontoen" in page
    for word in ("Kari", "Nordmann", "Brev til Nav", str(failing.case_id)):
        assert word not in page
    numbers = page.partition('id="of-cases"')[2]
    assert "Brev, kopier og pakker" in numbers
    assert "Papiret kunne ikke lages." in numbers
    of_case = rows(failing, outbox)[1].id
    for action in ("retry", "hurry", "drop"):
        answer = admin.post(f"/admin/failed-work/{action}", {"work_id": str(of_case), "reason": "not_needed"})
        assert answer.status_code == 404
    own = rows(failing, outbox)[-1].id
    assert admin.post("/admin/failed-work/retry", {"work_id": str(own)}).status_code == 303
    assert rows(failing, outbox)[-1].outcome is None
    refused = admin.post("/admin/failed-work/drop", {"work_id": str(own), "reason": "by_hand"})
    assert refused.status_code == 422  # there is nobody to leave the task to
