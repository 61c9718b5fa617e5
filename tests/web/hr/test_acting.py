"""What HR does from its lists: moves requests, tries failed work again, gives cases to others, closes tasks."""

import re
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, hidden, name_person
from tests.web.world import EARLIER, Browser, add_somebody, signed_in
from workflow.adapters.persistence.tables import case, employment, history, outbox
from workflow.domain.people import Role
from workflow.domain.stages import Stage


@pytest.fixture
def browser(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.HR))


def rows(followed: Followed, table: sa.Table) -> list[Any]:
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(sa.select(table)))


def fail_work(followed: Followed, **changes: object) -> int:
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.delete(outbox))
        made = connection.execute(
            outbox.insert(),
            {
                "case_id": followed.case_id, "effect": "letter_to_nav", "about": "request_earlier_meeting", "period": "v3",
                "queue": "documents", "due_at": EARLIER, "created_at": EARLIER, "attempts": 8, "outcome": "failed",
                "reason": "DeliveryFailed",
            } | changes,
        )  # fmt: skip
    assert made.inserted_primary_key is not None
    return int(made.inserted_primary_key[0])


def test_failed_work_is_tried_again_and_leaves_the_list(followed: Followed, browser: Browser) -> None:
    work_id = fail_work(followed)
    page = browser.get("/hr/failed-work").text
    assert "DeliveryFailed" not in page
    assert not re.search(rf'="/[^"]*\b{work_id}"', page), "no number of ours in an address"
    form = {"work_id": work_id, "submission": str(uuid.uuid4())}
    assert [browser.post("/hr/failed-work/retry", form).status_code for _ in range(2)] == [303, 303]
    (work,) = rows(followed, outbox)
    assert work.outcome is None
    assert "tb-empty" in browser.get("/hr/failed-work").text


def test_failed_work_is_set_aside_only_with_a_reason(followed: Followed, browser: Browser) -> None:
    work_id = fail_work(followed)
    browser.get("/hr/failed-work")
    refused = browser.post("/hr/failed-work/drop", {"work_id": work_id, "reason": "Kari ville ikke"})
    assert refused.status_code == 422
    assert 'id="reason-error"' in refused.text
    assert (
        browser.post("/hr/failed-work/drop", {"work_id": work_id, "reason": "done_by_hand"}).status_code
        == 303
    )
    (work,) = rows(followed, outbox)
    assert (work.outcome, work.reason) == ("dropped", "done_by_hand")


def keep_trying(followed: Followed, **changes: object) -> int:
    """Work that failed three times and is tried again in an hour."""
    later = datetime.now(UTC) + timedelta(hours=1)
    return fail_work(followed, **{"outcome": None, "attempts": 3, "due_at": later} | changes)


def test_work_that_is_still_being_tried_is_counted_shown_and_made_due_at_once(
    followed: Followed, browser: Browser
) -> None:
    work_id = keep_trying(followed)
    door = browser.get("/hr/").text.partition('href="/hr/failed-work"')[2][:300]
    assert ">1<" in door
    page = browser.get("/hr/failed-work").text
    assert "Prøves fortsatt" in page
    assert "Kari Nordmann" in page
    form = {"work_id": work_id, "submission": str(uuid.uuid4())}
    assert [browser.post("/hr/failed-work/hurry", form).status_code for _ in range(2)] == [303, 303]
    (work,) = rows(followed, outbox)
    assert work.due_at <= datetime.now(UTC)
    assert (work.outcome, work.attempts) == (None, 3)
    assert [row.word for row in rows(followed, history) if row.event == "work_retried"] == ["letter_to_nav"]


def test_what_failed_only_once_or_is_in_hand_for_the_second_time_is_nobodys_worry_yet(
    followed: Followed, browser: Browser
) -> None:
    soon = datetime.now(UTC) + timedelta(minutes=1)
    for changes in ({"attempts": 1}, {"attempts": 2, "leased_until": soon}):
        keep_trying(followed, **changes)
        assert "tb-empty" in browser.get("/hr/failed-work").text


def test_hurrying_what_was_done_or_given_up_meanwhile_is_no_error(
    followed: Followed, browser: Browser
) -> None:
    work_id = keep_trying(followed, outcome="done")
    browser.get("/hr/failed-work")
    assert browser.post("/hr/failed-work/hurry", {"work_id": work_id}).status_code == 303
    assert rows(followed, outbox)[0].outcome == "done"
    work_id = fail_work(followed)
    assert browser.post("/hr/failed-work/hurry", {"work_id": work_id}).status_code == 303
    assert rows(followed, outbox)[0].outcome is None


def test_work_in_a_workers_hand_stays_in_it(followed: Followed, browser: Browser) -> None:
    until = datetime.now(UTC) + timedelta(minutes=1)
    work_id = keep_trying(followed, leased_until=until)
    before = rows(followed, outbox)
    browser.get("/hr/failed-work")
    assert browser.post("/hr/failed-work/hurry", {"work_id": work_id}).status_code == 303
    assert rows(followed, outbox) == before


@pytest.mark.parametrize("reason", ["WorkerDied", "ValueError", None])
def test_why_something_failed_is_said_in_words(
    followed: Followed, browser: Browser, reason: str | None
) -> None:
    fail_work(followed, reason=reason)
    page = browser.get("/hr/failed-work").text
    assert "WorkerDied" not in page
    assert f"<dd>{reason}</dd>" not in page


@pytest.mark.parametrize("work_id", ["", "x", "-1", "999999", "9" * 400])
def test_work_that_is_not_there_is_not_found(followed: Followed, browser: Browser, work_id: str) -> None:
    fail_work(followed)
    browser.get("/hr/failed-work")
    for way in ("retry", "hurry"):
        assert browser.post(f"/hr/failed-work/{way}", {"work_id": work_id}).status_code == 404
    assert rows(followed, outbox)[0].outcome == "failed"


def test_a_case_is_given_to_another_manager_for_good(
    app: Flask, followed: Followed, browser: Browser
) -> None:
    other = add_somebody(app, Role.MANAGER)
    followed.give_task(Role.HR, "anything")
    path = f"/hr/cases/{followed.case_id}/hand-over"
    page = browser.get(path).text
    form = {name: hidden(page, name) for name in ("case_version", "submission")} | {
        "manager": str(other.person_id)
    }
    assert [browser.post(path, form).status_code for _ in range(2)] == [303, 303]
    assert rows(followed, case)[0].manager_id == other.person_id
    assert rows(followed, employment)[0].manager_id == other.person_id
    assert len([row for row in rows(followed, history) if row.event == "handed_over"]) == 1


def test_a_case_that_changed_meanwhile_is_not_given_away_unseen(
    app: Flask, followed: Followed, browser: Browser
) -> None:
    other = add_somebody(app, Role.MANAGER)
    followed.give_task(Role.HR, "anything")
    path = f"/hr/cases/{followed.case_id}/hand-over"
    page = browser.get(path).text
    form = {name: hidden(page, name) for name in ("case_version", "submission")} | {
        "manager": str(other.person_id)
    }
    followed.file_plan()
    assert browser.post(path, form).status_code == 409
    assert rows(followed, case)[0].manager_id == followed.manager.person_id


def test_a_case_is_never_given_to_the_one_it_is_about_or_to_no_manager(
    app: Flask, followed: Followed, browser: Browser
) -> None:
    path = f"/hr/cases/{followed.case_id}/hand-over"
    for whom in (followed.employee.person_id, add_somebody(app, Role.HR).person_id, uuid.uuid4(), "", "x"):
        page = browser.get(path).text
        form = {name: hidden(page, name) for name in ("case_version", "submission")} | {"manager": str(whom)}
        assert browser.post(path, form).status_code == 422, whom
    assert rows(followed, case)[0].manager_id == followed.manager.person_id


def test_hr_is_told_whom_to_ask_for_a_missing_statement_and_not_to_write_it(
    app: Flask, followed: Followed, browser: Browser
) -> None:
    name_person(app, followed.manager, "Mona", "Dahl")
    followed.give_task(Role.HR, Stage.ACTIVITY_CHECK)
    for path in ("/hr/", "/hr/tasks"):
        page = browser.get(path).text
        assert "Redegjørelsen om aktivitet mangler. Be Mona Dahl" in page
        assert "Dokumenter aktiviteten" not in page
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(case).values(manager_id=None))
    assert "ingen ansvarlig er å få tak i" in browser.get("/hr/tasks").text


def test_tasks_of_hr_are_listed_and_closed(followed: Followed, browser: Browser) -> None:
    item = followed.give_task(Role.HR, "see_case")
    page = browser.get("/hr/tasks").text
    form = {"submission": hidden(page, "submission")}
    assert [browser.post(f"/hr/tasks/{item}/done", form).status_code for _ in range(2)] == [303, 303]
    assert str(item) not in browser.get("/hr/tasks").text
