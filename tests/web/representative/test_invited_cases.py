"""Representatives see what they are invited to, while they are, and nothing else."""

import ast
import uuid
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

import web.representative
from tests.web.counting import counted
from tests.web.followed import Followed, follow
from tests.web.world import TODAY, Browser, Somebody, add_somebody, signed_in, wiring_of
from web.queries.invitations import given_invitations
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import account_role, meeting
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import Invalid
from workflow.domain.people import Role
from workflow.services.representatives import invite_representative, withdraw_invitation

UNTIL = TODAY + timedelta(days=14)
PLAN_WORDS = "Skaffer vikar til fredag."


@pytest.fixture
def rep(app: Flask) -> Somebody:
    return add_somebody(app, Role.EMPLOYEE_REP)


@pytest.fixture
def browser(app: Flask, rep: Somebody) -> Browser:
    return signed_in(app, rep)


def invite(
    followed: Followed, rep: Somebody, scope: str, until: date = UNTIL, *, meeting_id: uuid.UUID | None = None
) -> None:
    invite_representative(
        followed.wiring.office,
        followed.case_id,
        rep.person_id,
        scope,
        until,
        actor=followed.by_employee,
        meeting_id=meeting_id,
    )


def case_path(followed: Followed) -> str:
    return f"/representative/cases/{followed.case_id}"


def test_without_an_invitation_there_is_nothing_and_the_page_says_who_gives_one(
    followed: Followed, browser: Browser
) -> None:
    assert "Kari Nordmann" not in browser.get("/representative/").text
    assert "tb-empty" in browser.get("/representative/").text
    assert browser.get(case_path(followed)).status_code == 404
    assert followed.readings() == []


@pytest.mark.parametrize("role", [Role.EMPLOYEE_REP, Role.SAFETY_REP])
def test_an_invitation_shows_the_case_until_its_last_day_and_not_the_day_after(
    app: Flask, followed: Followed, clock: FixedClock, role: Role
) -> None:
    who = add_somebody(app, role)
    invite(followed, who, "case")
    clock.move_to(UNTIL)
    assert signed_in(app, who).get(case_path(followed)).status_code == 200
    clock.move_to(UNTIL + timedelta(days=1))
    browser = signed_in(app, who)
    assert browser.get(case_path(followed)).status_code == 404
    assert "Kari Nordmann" not in browser.get("/representative/").text


def test_an_invitation_taken_back_shows_nothing_from_that_moment(
    followed: Followed, rep: Somebody, browser: Browser
) -> None:
    document = followed.file_plan()
    invite(followed, rep, "case")
    assert browser.get(f"/representative/documents/{document}").status_code == 200
    withdraw_invitation(followed.wiring.office, _invitation(followed), actor=followed.by_employee)
    for path in (case_path(followed), f"/representative/documents/{document}"):
        assert browser.get(path).status_code == 404
    assert "Kari Nordmann" not in browser.get("/representative/").text


def test_somebody_who_is_a_representative_no_more_sees_nothing(
    app: Flask, followed: Followed, rep: Somebody, browser: Browser
) -> None:
    invite(followed, rep, "case")
    with wiring_of(app).engine.begin() as connection:
        connection.execute(
            account_role.update().where(account_role.c.account_id == rep.account_id).values(role="employee")
        )
    assert browser.get(case_path(followed)).status_code == 404


def test_another_representative_s_invitation_opens_nothing(
    app: Flask, followed: Followed, rep: Somebody, browser: Browser
) -> None:
    invite(followed, add_somebody(app, Role.EMPLOYEE_REP), "case")
    assert browser.get(case_path(followed)).status_code == 404


def test_the_meeting_scope_shows_when_the_meetings_are_and_no_stage_deadline_document_or_grade(
    followed: Followed, rep: Somebody, browser: Browser
) -> None:
    document = followed.file_plan()
    _add_meeting(followed)
    invite(followed, rep, "meeting")
    page = browser.get(case_path(followed)).text
    assert "9. mars 2026" in page
    for kept_away in ("100 %", "tb-steps", 'id="dates"'):
        assert kept_away not in page
    assert "Første samtale" not in browser.get("/representative/").text
    assert str(document) not in page
    assert browser.get(f"/representative/documents/{document}").status_code == 404
    assert followed.readings() == [("employee_rep", "meetings"), ("employee_rep", "list")]


def test_a_meeting_whose_day_has_passed_is_not_said_to_be_held_when_nothing_is_written(
    app: Flask, followed: Followed, rep: Somebody, clock: FixedClock
) -> None:
    _add_meeting(followed)
    invite(followed, rep, "meeting")
    assert 'data-kind="soon"' in signed_in(app, rep).get(case_path(followed)).text
    clock.move_to(date(2026, 3, 10))
    assert 'data-kind="done"' not in signed_in(app, rep).get(case_path(followed)).text


def test_the_plan_scope_shows_the_plan_that_counts_and_no_other_document(
    followed: Followed, rep: Somebody, browser: Browser
) -> None:
    minutes = followed.file(DocumentKind.FIRST_CONVERSATION_MINUTES)
    former, plan = followed.file_plan(), followed.file_plan()
    invite(followed, rep, "plan")
    page = browser.get(case_path(followed)).text
    assert str(plan) in page
    assert str(minutes) not in page
    assert str(former) not in page
    assert PLAN_WORDS in browser.get(f"/representative/documents/{plan}").text
    for document in (minutes, former):
        assert browser.get(f"/representative/documents/{document}").status_code == 404
    assert followed.readings() == [("employee_rep", "plan_and_meetings"), ("employee_rep", "document")]


def test_the_case_scope_shows_facts_documents_and_dates_but_not_who_has_read(
    followed: Followed, rep: Somebody, browser: Browser
) -> None:
    minutes, plan = followed.file(DocumentKind.FIRST_CONVERSATION_MINUTES), followed.file_plan()
    invite(followed, rep, "case")
    page = browser.get(case_path(followed)).text
    assert str(minutes) in page
    assert str(plan) in page
    assert "100 %" in page
    assert "readers" not in page
    assert browser.get(f"/representative/documents/{minutes}").status_code == 200
    assert followed.readings() == [("employee_rep", "case"), ("employee_rep", "document")]


def test_a_narrower_invitation_ends_the_wider_one_and_the_employee_is_told(
    app: Flask, followed: Followed, rep: Somebody, browser: Browser
) -> None:
    document = followed.file_plan()
    other = add_somebody(app, Role.EMPLOYEE_REP)
    for who, scope in ((rep, "case"), (other, "case"), (rep, "meeting")):
        invite(followed, who, scope)
    assert browser.get("/representative/").text.count(case_path(followed)) == 1
    assert "100 %" not in browser.get(case_path(followed)).text
    assert browser.get(f"/representative/documents/{document}").status_code == 404
    assert signed_in(app, other).get(f"/representative/documents/{document}").status_code == 200
    employee = signed_in(app, followed.employee)
    page = employee.get(f"/me/cases/{followed.case_id}/representatives").text
    assert page.count("erstattet av en nyere") == 1
    assert "En ny invitasjon erstattet en tidligere" in employee.get(f"/me/cases/{followed.case_id}").text


@pytest.mark.parametrize("scope", ["meeting", "plan", "case"])
def test_the_place_of_a_meeting_is_told_as_the_invitation_has_it(
    followed: Followed, rep: Somebody, browser: Browser, scope: str
) -> None:
    followed.file(DocumentKind.DIALOGUE_MEETING_1_INVITATION, place="Møterom Bjørka")
    _add_meeting(followed, followed.file(DocumentKind.FIRST_CONVERSATION_MINUTES), "follow_up_conversation")
    invite(followed, rep, scope)
    page = browser.get(case_path(followed)).text
    assert page.count("Møterom Bjørka") == 1
    assert "Vi snakkes på telefon" not in page


def test_a_document_of_a_case_one_is_not_invited_to_is_not_there(
    app: Flask, followed: Followed, rep: Somebody, browser: Browser
) -> None:
    invite(followed, rep, "case")
    other = follow(app, names=("Ola", "Dunk"))
    assert browser.get(f"/representative/documents/{other.file_plan()}").status_code == 404
    assert browser.get(f"/representative/documents/{uuid.uuid4()}").status_code == 404
    assert other.readings() == []


def test_nothing_a_representative_opens_writes_to_a_case(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("representative.")]
    assert len(rules) >= 3
    for rule in rules:
        assert (rule.methods or set()) <= {"GET", "HEAD", "OPTIONS"}, rule


def test_the_representatives_package_imports_no_form_and_no_use_case() -> None:
    files = list(Path(str(web.representative.__file__)).parent.glob("**/*.py"))
    assert len(files) >= 4
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            for module in _imported(node):
                assert not module.startswith(
                    ("forms", "workflow.services", "workflow.machine", "workflow.tasks")
                ), (file, module)


def test_no_page_for_representatives_has_a_form_of_its_own() -> None:
    templates = Path(str(web.representative.__file__)).parents[1] / "templates" / "representative"
    for template in templates.glob("*.html"):
        text = template.read_text("utf-8")
        assert "<form" not in text, template
        assert "form_start" not in text, template
        assert "button_form" not in text, template


def test_the_list_asks_a_fixed_number_of_questions(
    app: Flask, followed: Followed, rep: Somebody, browser: Browser
) -> None:
    invite(followed, rep, "case")
    before = counted(followed.wiring.engine, lambda: browser.get("/representative/"))
    for number in range(4):
        invite(follow(app, names=("Ola", f"Dunk{number}")), rep, "case")
    assert counted(followed.wiring.engine, lambda: browser.get("/representative/")) == before


def test_an_invitation_to_one_meeting_shows_that_one_and_nothing_else_of_the_case(
    app: Flask, followed: Followed, rep: Somebody, browser: Browser
) -> None:
    document = followed.file_plan()
    one, other = _add_meeting(followed), _add_meeting(followed, kind="follow_up_conversation", day=17)
    invite(followed, rep, "meeting", meeting_id=one)
    page = browser.get(case_path(followed)).text
    assert "9. mars 2026" in page
    assert "17. mars 2026" not in page
    for kept_away in ("100 %", "tb-steps", 'id="dates"', str(document)):
        assert kept_away not in page
    assert "Ett møte" in browser.get("/representative/").text
    invite(followed, rep, "meeting", meeting_id=other)
    page = browser.get(case_path(followed)).text
    assert "9. mars 2026" not in page
    assert "17. mars 2026" in page


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        ("meeting", "Møtene: når og hvor"),
        ("plan", "Møtene, datoene og hvordan det står til med planen"),
        ("case", "Saken din"),
        ("one meeting", "Et møte"),
    ],
)
def test_the_employee_reads_what_a_representative_really_saw(
    followed: Followed, rep: Somebody, browser: Browser, employee: Browser, scope: str, told: str
) -> None:
    one = _add_meeting(followed) if scope == "one meeting" else None
    invite(followed, rep, "meeting" if one else scope, meeting_id=one)
    browser.get(case_path(followed))
    rows = _main(employee.get(f"/me/cases/{followed.case_id}/readers").text).partition("</table>")[0]
    assert f">{told}<" in rows
    assert "Datoer og prosenter" not in rows


def test_a_meeting_agreed_later_is_not_in_an_invitation_to_one(
    followed: Followed, rep: Somebody, browser: Browser
) -> None:
    invite(followed, rep, "meeting", meeting_id=_add_meeting(followed))
    before = _main(browser.get(case_path(followed)).text)
    _add_meeting(followed, kind="follow_up_conversation", day=17)
    assert _main(browser.get(case_path(followed)).text) == before


def test_a_meeting_of_another_case_is_no_choice(app: Flask, followed: Followed, rep: Somebody) -> None:
    elsewhere = _add_meeting(follow(app, names=("Ola", "Dunk")))
    with pytest.raises(Invalid) as refusal:
        invite(followed, rep, "meeting", meeting_id=elsewhere)
    assert refusal.value.field == "meeting"


def test_the_employee_chooses_the_meeting_and_sees_what_was_read(
    app: Flask, followed: Followed, rep: Somebody, employee: Browser
) -> None:
    one = _add_meeting(followed)
    address = f"/me/cases/{followed.case_id}/representatives"
    posted = {"representative": str(rep.person_id), "scope": "meeting", "until": "16.3.2026"}
    employee.get(address)
    assert employee.post(address, posted).status_code == 422
    assert employee.post(address, {**posted, "meeting": str(one)}).status_code == 303
    page = employee.get(address).text
    assert "Har ikke lest noe ennå" in page
    assert "9. mars 2026" in page
    signed_in(app, rep).get(case_path(followed))
    assert "Har lest én gang" in employee.get(address).text


@pytest.mark.parametrize(
    ("day", "status"), [("2.4.2026", 303), ("16.3.2026", 422), ("10.3.2026", 422), ("2.4.2028", 422)]
)
def test_only_the_employee_lets_an_invitation_last_longer_and_only_longer(
    app: Flask, followed: Followed, rep: Somebody, employee: Browser, clock: FixedClock, day: str, status: int
) -> None:
    invite(followed, rep, "case")
    address = f"/me/cases/{followed.case_id}/invitations/{_invitation(followed)}/longer"
    assert signed_in(app, rep).get(address).status_code == 404
    assert signed_in(app, followed.manager).get(address).status_code == 404
    assert employee.get(address).status_code == 200
    assert employee.post(address, {"until": day}).status_code == status
    clock.move_to(UNTIL + timedelta(days=1))
    expected = 200 if status == 303 else 404
    assert signed_in(app, rep).get(case_path(followed)).status_code == expected


def test_an_invitation_that_has_ended_is_not_made_longer(
    followed: Followed, rep: Somebody, employee: Browser, clock: FixedClock
) -> None:
    invite(followed, rep, "case")
    employee.get("/account/")
    withdraw_invitation(followed.wiring.office, _invitation(followed), actor=followed.by_employee)
    address = f"/me/cases/{followed.case_id}/invitations/{_invitation(followed)}/longer"
    assert employee.get(address).status_code == 404
    assert employee.post(address, {"until": "2.4.2026"}).status_code == 404


def test_a_representative_has_no_page_to_ask_for_more(app: Flask) -> None:
    own = [rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.startswith("representative.")]
    assert not [name for name in own if "longer" in name or "extend" in name]


def _main(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def _invitation(followed: Followed) -> uuid.UUID:
    with followed.wiring.reading.connect() as connection:
        return given_invitations(connection, followed.case_id, TODAY)[0].id


def _add_meeting(
    followed: Followed, document: uuid.UUID | None = None, kind: str = "dialogue_meeting_1", *, day: int = 9
) -> uuid.UUID:
    meeting_id = uuid.uuid4()
    with followed.wiring.engine.begin() as connection:
        connection.execute(
            meeting.insert(),
            {
                "id": meeting_id, "case_id": followed.case_id, "kind": kind, "document_id": document,
                "on_day": date(2026, 3, day), "length_minutes": 45, "uid": str(meeting_id), "sequence": 0,
            },
        )  # fmt: skip
    return meeting_id
