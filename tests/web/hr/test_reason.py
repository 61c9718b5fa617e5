"""HR says why before a case is opened outside an open task; every page of a case asks, and the employee sees the answer."""

import uuid
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, follow, name_person
from tests.web.relations import Relation, fingerprint, prepare
from tests.web.test_access_relations import Question, ask, questions
from tests.web.world import EARLIER, Browser, Somebody, add_somebody, signed_in
from web.hr.reason_gate import NOT_OPENED
from web.roles import allow
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.history_rows import HistoryRows
from workflow.domain.access import Act, Thing
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.services.records import Event

CHOICE, WORDS = "access_reason-choice", "access_reason-words"


@pytest.fixture
def browser(app: Flask) -> Browser:
    return signed_in(app, add_somebody(app, Role.HR))


def address(followed: Followed, rest: str = "") -> str:
    return f"/hr/cases/{followed.case_id}{rest}"


def say_why(browser: Browser, followed: Followed, choice: str = "manager_asked", words: str = "") -> None:
    browser.get(address(followed, "/reason"))
    assert browser.post(address(followed, "/reason"), {CHOICE: choice, WORDS: words}).status_code == 303


def settle_everything(followed: Followed) -> None:
    """No task, no request, no failure is open any more, and nothing was done by HR."""
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(t.work_item).values(done_at=EARLIER))
        connection.execute(sa.update(t.escalation).values(status="closed", settled_at=EARLIER))
        connection.execute(sa.update(t.outbox).values(outcome="done"))


def first_look(app: Flask, browser: Browser, followed: Followed) -> str:
    """The page that asks names the employee, which is noted once a day like a list."""
    browser.get(address(followed, "/reason"))
    return fingerprint(app)


def asked_of_hr(app: Flask) -> Iterator[tuple[Browser, Followed, Question]]:
    browser, subject = prepare(app, Relation.HR)
    settle_everything(subject.followed)
    for question in questions(app, Relation.HR, subject):
        if question.may and question.endpoint.startswith("hr.") and question.endpoint not in NOT_OPENED:
            yield browser, subject.followed, question


def test_every_page_of_a_case_asks_why_and_does_nothing_before_it_knows(app: Flask) -> None:
    wrong: list[str] = []
    asked, before = 0, ""
    for browser, followed, question in asked_of_hr(app):
        before = before or first_look(app, browser, followed)
        answer = ask(browser, question)
        asked += 1
        if question.method == "GET" and answer.status_code != 303:
            wrong.append(f"{question} showed a page")
        elif question.method == "GET" and f"/hr/cases/{followed.case_id}/reason?next=" not in str(
            answer.location
        ):
            wrong.append(f"{question} led to {answer.location}")
        elif question.method == "POST" and (answer.status_code != 422 or CHOICE not in answer.text):
            wrong.append(f"{question} gave {answer.status_code}")
    assert wrong == []
    assert asked > 120
    assert fingerprint(app) == before


def test_after_the_reason_every_page_answers_as_it_does_with_a_task(app: Flask) -> None:
    said: set[str] = set()
    wrong = []
    every = sorted(asked_of_hr(app), key=lambda each: each[2].method)
    for browser, followed, question in every:
        if not said:
            say_why(browser, followed)
            said.add("yes")
        answer = ask(browser, question)
        if "/reason" in (answer.location or "") or CHOICE.encode() in answer.get_data():
            wrong.append(str(question))
    assert wrong == []


def test_a_reason_leads_on_to_the_page_that_was_asked_for(browser: Browser, followed: Followed) -> None:
    document = followed.file(DocumentKind.FIRST_CONVERSATION_MINUTES)
    wanted = address(followed, f"/documents/{document}")
    answer = browser.get(wanted)
    assert answer.status_code == 303
    page = browser.get(answer.location).text
    assert "Hvorfor åpner du denne saken?" in page
    answer = browser.post(address(followed, "/reason"), {CHOICE: "employee_asked", "next": wanted})
    assert (answer.status_code, answer.location) == (303, wanted)
    assert browser.get(wanted).status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/manager/", "/sign-out", "x"]
)
def test_it_leads_nowhere_else(browser: Browser, followed: Followed, elsewhere: str) -> None:
    browser.get(address(followed, "/reason"))
    answer = browser.post(address(followed, "/reason"), {CHOICE: "employee_asked", "next": elsewhere})
    assert answer.location == address(followed)


def test_something_else_needs_words(browser: Browser, followed: Followed) -> None:
    browser.get(address(followed, "/reason"))
    answer = browser.post(address(followed, "/reason"), {CHOICE: "other"})
    assert answer.status_code == 422
    assert "Skriv med noen få ord hva det gjelder." in answer.text
    assert browser.post(address(followed, "/reason"), {}).status_code == 422
    assert browser.get(address(followed)).status_code == 303


def test_a_form_that_comes_without_a_ground_goes_on_with_its_answers(
    browser: Browser, followed: Followed
) -> None:
    browser.get("/hr/cases")
    item = {"task": str(uuid.uuid4())}
    sent = {"case_version": str(followed.row.version), "submission": str(uuid.uuid4()), **item}
    path = address(followed, "/folder")
    answer = browser.post(path, sent | {"text": "arbeidstid"})
    assert answer.status_code == 422
    assert f'action="{path}"' in answer.text
    assert 'name="text" value="arbeidstid"' in answer.text
    answer = browser.post(path, sent | {"text": "arbeidstid", CHOICE: "deadline_control"})
    assert answer.status_code == 303
    assert 'value="arbeidstid"' in browser.get(path).text


def test_a_script_gets_no_page_to_answer(browser: Browser, followed: Followed) -> None:
    browser.get("/hr/cases")
    answer = browser.post(
        address(followed, "/follow-up-plan/draft"), {}, headers={"X-Requested-With": "autosave"}
    )
    assert answer.status_code == 403


def test_a_reason_counts_for_its_case_and_session_and_an_hour(
    app: Flask, browser: Browser, followed: Followed
) -> None:
    other = follow(app)
    say_why(browser, followed)
    assert browser.get(address(followed)).status_code == 200
    assert browser.get(address(other)).status_code == 303
    with browser.client.session_transaction() as session:
        kept = session["access_reasons"][followed.case_id.hex]
        session["access_reasons"] = {followed.case_id.hex: [kept[0], "2020-01-01T00:00:00+00:00"]}
    assert browser.get(address(followed)).status_code == 303


GROUNDS = ["hr_task", "escalation", "failed_work", "no_responsible", "ongoing"]


@pytest.mark.parametrize("ground", GROUNDS)
def test_an_open_task_request_failure_or_missing_responsible_is_ground_enough(
    app: Flask, followed: Followed, ground: str
) -> None:
    who = add_somebody(app, Role.HR)
    browser = signed_in(app, who)
    with followed.wiring.engine.begin() as connection:
        if ground == "no_responsible":
            connection.execute(sa.update(t.case).values(manager_id=None))
        if ground == "failed_work":
            connection.execute(
                sa.update(t.outbox).where(t.outbox.c.case_id == followed.case_id).values(outcome="failed")
            )
    if ground == "hr_task":
        followed.give_task(Role.HR, "anything")
    if ground == "escalation":
        followed.file(DocumentKind.HELP_REQUEST)
        with followed.wiring.engine.begin() as connection:
            connection.execute(sa.update(t.work_item).values(done_at=EARLIER))
    if ground == "ongoing":
        say_why(browser, followed)
        browser.post(address(followed, "/evidence"), {"submission": str(uuid.uuid4())})
        with browser.client.session_transaction() as session:
            del session["access_reasons"]
    assert browser.get(address(followed)).status_code == 200
    assert last_purpose(followed) == ground


def works(followed: Followed, who: Somebody, event: str = "paper_added") -> None:
    """HR does something on the case, which its history tells."""
    wiring = followed.wiring
    done = Event(event=event, word="paper", actor_id=who.person_id, acted_as=Role.HR)
    with wiring.engine.begin() as connection:
        HistoryRows(connection, wiring.keys).add(followed.case_id, wiring.clock.now(), done)


def after(browser: Browser, clock: FixedClock, minutes: int) -> None:
    """Time passes, and the session is kept alive on a page that is about no case."""
    for _ in range(minutes // 5):
        clock.advance(seconds=300)
        browser.get("/hr/rules")


def last_purpose(followed: Followed) -> str | None:
    with followed.wiring.reading.connect() as connection:
        query = sa.select(t.read_log.c.purpose).order_by(t.read_log.c.id.desc()).limit(1)
        return connection.scalar(query)


def test_work_goes_on_for_an_hour_after_the_reason_and_never_renews_itself(
    app: Flask, followed: Followed, clock: FixedClock
) -> None:
    who = add_somebody(app, Role.HR)
    browser = signed_in(app, who)
    say_why(browser, followed)
    with browser.client.session_transaction() as session:
        del session["access_reasons"]  # as in another session
    for _ in range(2):
        after(browser, clock, 25)
        works(followed, who)
        assert browser.get(address(followed)).status_code == 200
        assert last_purpose(followed) == "ongoing"
    after(browser, clock, 15)
    assert browser.get(address(followed)).status_code == 303


def test_whoever_opens_a_case_goes_on_with_it_for_an_hour(
    app: Flask, followed: Followed, clock: FixedClock
) -> None:
    who = add_somebody(app, Role.HR)
    browser = signed_in(app, who)
    works(followed, who)
    assert browser.get(address(followed)).status_code == 303
    works(followed, who, "case_opened")
    assert browser.get(address(followed)).status_code == 200
    after(browser, clock, 65)
    works(followed, who)
    assert browser.get(address(followed)).status_code == 303


def test_work_goes_on_for_an_hour_after_the_last_page_read_for_a_task(
    app: Flask, followed: Followed, clock: FixedClock
) -> None:
    who = add_somebody(app, Role.HR)
    browser = signed_in(app, who)
    followed.give_task(Role.HR, "anything")
    for _ in range(3):
        after(browser, clock, 25)
        assert browser.get(address(followed)).status_code == 200
        assert last_purpose(followed) == "hr_task"
    settle_everything(followed)
    assert browser.get(address(followed)).status_code == 303  # nothing was done
    works(followed, who)
    for _ in range(2):
        after(browser, clock, 25)
        works(followed, who)
        assert browser.get(address(followed)).status_code == 200
        assert last_purpose(followed) == "ongoing"
    after(browser, clock, 15)
    assert browser.get(address(followed)).status_code == 303


def test_an_address_with_two_ways_to_a_case_is_there_only_where_both_lead_to_the_same(app: Flask) -> None:
    @allow(Act.READ, Thing.CASE, Role.HR)
    def both(case_id: uuid.UUID, escalation_id: uuid.UUID) -> str:
        return f"{case_id} {escalation_id}"

    app.add_url_rule("/hr/cases/<uuid:case_id>/requests/<uuid:escalation_id>", "hr.both", both)
    followed, other = follow(app), follow(app)
    for each in (followed, other):
        each.file(DocumentKind.HELP_REQUEST)
    browser = signed_in(app, add_somebody(app, Role.HR))
    with followed.wiring.reading.connect() as connection:
        query = sa.select(t.escalation.c.case_id, t.escalation.c.id)
        requests = {row.case_id: row.id for row in connection.execute(query)}
    for mine, theirs in ((followed, other), (other, followed)):
        assert browser.get(address(mine, f"/requests/{requests[mine.case_id]}")).status_code == 200
        assert browser.get(address(mine, f"/requests/{requests[theirs.case_id]}")).status_code == 404
        assert browser.get(address(mine, f"/requests/{uuid.uuid4()}")).status_code == 404
    settle_everything(followed)
    wanted = address(followed, f"/requests/{requests[followed.case_id]}")
    assert f"/hr/cases/{followed.case_id}/reason" in (browser.get(wanted).location or "")


def test_the_employee_sees_role_time_purpose_and_the_reason_and_no_name(
    browser: Browser, employee: Browser, followed: Followed
) -> None:
    say_why(browser, followed, "other", "Spørsmål fra tilsynet")
    browser.get(address(followed))
    page = employee.get(f"/me/cases/{followed.case_id}/readers").text
    assert "Noe annet: Spørsmål fra tilsynet" in page
    assert "HR" in page
    assert "Aud Berg" not in page.partition("<table")[2].partition("</table>")[0]


def test_hr_sees_who_it_was(app: Flask, browser: Browser, followed: Followed) -> None:
    say_why(browser, followed)
    browser.get(address(followed))
    other = signed_in(app, add_somebody(app, Role.HR))
    say_why(other, followed)
    page = other.get(address(followed, "/readers")).text
    assert "Aud Berg, HR" in page
    assert "Lederen ba om det" in page


def test_the_words_of_a_reason_lie_sealed(browser: Browser, followed: Followed) -> None:
    say_why(browser, followed, "other", "Spørsmål fra tilsynet")
    with followed.wiring.reading.connect() as connection:
        sealed = connection.scalar(sa.select(t.access_reason.c.words_sealed))
        events = connection.execute(sa.select(t.audit_event)).all()
    assert sealed
    assert b"tilsynet" not in sealed
    assert "tilsynet" not in str(events)


def test_ones_own_case_asks_nothing_because_it_is_not_there(app: Flask) -> None:
    browser, subject = prepare(app, Relation.HR_ON_LEAVE)
    assert browser.get(f"/hr/cases/{subject.ids['case_id']}").status_code == 404
    assert browser.get(f"/hr/cases/{subject.ids['case_id']}/reason").status_code == 404
    assert browser.get(f"/hr/cases/{uuid.uuid4()}/reason").status_code == 404


def test_lists_and_searches_are_noted_once_a_day_and_need_no_reason(
    browser: Browser, followed: Followed
) -> None:
    for _ in range(3):
        assert browser.get("/hr/cases").status_code == 200
    assert followed.readings().count(("hr", "list")) == 1
    name_person(followed.app, followed.employee, "Åse", "Vik")
    browser.post("/hr/cases/search", {"name": "åse"})
    for _ in range(2):
        browser.get("/hr/cases?named=1")
    assert followed.readings().count(("hr", "search")) == 1
