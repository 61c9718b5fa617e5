"""Everybody asks for everything of a case: what each relation to the case opens stands in one small table.

An address with an id of a case in it that is missing in the table fails here, so a new page cannot be forgotten.
"""

import uuid
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import NamedTuple

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.web.followed import follow
from tests.web.relations import Relation, Subject, fingerprint, prepare
from tests.web.world import Browser, add_somebody, signed_in
from web.roles import access_of
from workflow.domain.access import Relation as L
from workflow.domain.access import granted
from workflow.domain.people import Role

R = Relation
MANAGERS = {R.OWN_MANAGER, R.SUBSTITUTE}
HR = {R.HR}
SELF = {R.EMPLOYEE, R.HR_ON_LEAVE, R.MANAGER_ON_LEAVE, R.REP_ON_LEAVE, R.SUBSTITUTE_ON_LEAVE}
INVITED = {R.REP_OF_MEETING, R.REP_OF_PLAN, R.REP_OF_CASE}
READS_PLAN = {R.REP_OF_PLAN, R.REP_OF_CASE}
READS_ALL = {R.REP_OF_CASE}
PAYROLL = {R.PAYROLL}

# Pages that managers and HR have alike, each for the cases they follow up.
RESPONSIBLE = (
    "case_page", "dates_data", "readers", "take_step_now", "settle", "copy", "copy_word", "document_page",
    "measure", "measure_new", "measure_new_now", "measure_new_draft", "measure_new_forget",
    "measure_change", "measure_change_now", "measure_change_draft", "measure_change_forget",
    "measure_evaluation", "measure_evaluation_now", "measure_evaluation_draft", "measure_evaluation_forget",
    "printed", "printed_word", "meeting_minutes", "meeting_minutes_now", "meeting_minutes_draft", "meeting_minutes_forget",
    "revision", "revision_now", "revision_draft", "revision_forget",
    "silence_form", "silence_form_now", "silence_form_draft", "silence_form_forget",
    "meeting_new", "meeting_new_now", "meeting_new_draft", "meeting_new_forget", "meeting",
    "meeting_invitation", "meeting_invitation_now", "meeting_invitation_draft", "meeting_invitation_forget",
    "meeting_cancel", "meeting_cancel_now", "meeting_outcome", "meeting_outcome_now",
    "sick_note", "told", "told_now", "told_draft", "told_forget",
    "register", "register_now", "register_draft", "register_forget",
    "correct_period", "correct_period_now", "correct_period_draft", "correct_period_forget",
    "withdraw_period", "withdraw_period_now",
    "preparation", "preparation_tick", "talk", "talk_begin", "talk_question", "talk_note",
    "talk_summary", "talk_summary_now",
    "document_form", "document_form_now", "document_form_draft", "document_form_forget",
    "contacts", "quick_contact", "contact_rhythm", "contact_rhythm_now", "consents", "paper_consent", "paper_consent_now", "paper_consent_draft", "paper_consent_forget",
    "no_show", "no_show_now", "no_show_draft", "no_show_forget",
    "into_plan", "into_plan_now", "plan_answers", "plan_answers_now", "plan_answers_draft", "plan_answers_forget",
    "plan_answers_ask", "plan_together", "plan_together_now", "plan_together_draft", "share_plan", "share_plan_now", "preview_plan",
    "plan_delivery", "plan_delivery_now",
    "absence_form", "absence_form_now", "absence_form_draft", "absence_form_forget",
    "prevention_form", "prevention_form_now", "prevention_form_draft", "prevention_form_forget",
    "request", "request_move", "request_move_now", "difficulty", "difficulty_now", "difficulty_end", "difficulty_help",
    "folder", "narrow_folder", "paper_form", "take_paper", "paper", "withdraw_paper", "withdraw_paper_now",
)  # fmt: skip

MAY: dict[str, set[Relation]] = {
    **{f"manager.{page}": MANAGERS for page in RESPONSIBLE},
    **{f"hr.{page}": HR for page in RESPONSIBLE},
    "hr.hand_over": HR,
    "hr.access_reason": HR,
    "hr.access_reason_now": HR,
    "hr.hand_over_now": HR,
    "hr.new_request": HR,
    "hr.new_request_now": HR,
    "hr.task_done": HR,
    "hr.hold": HR,
    "hr.hold_now": HR,
    "hr.lift_hold_now": HR,
    "hr.keep_hold_now": HR,
    "hr.order_package_now": HR,
    "hr.take_package": HR,
    "employee.case_page": SELF,
    "employee.dates_data": SELF,
    "employee.request": SELF,
    "employee.earlier_meeting": SELF,
    "employee.earlier_meeting_now": SELF,
    "employee.earlier_meeting_draft": SELF,
    "employee.earlier_meeting_forget": SELF,
    "employee.self_certification": SELF,
    "employee.self_certification_now": SELF,
    "employee.self_certification_draft": SELF,
    "employee.self_certification_forget": SELF,
    "employee.plan_answers": SELF,
    "employee.plan_answers_now": SELF,
    "employee.plan_answers_draft": SELF,
    "employee.plan_answers_forget": SELF,
    "employee.plan_together": SELF,
    "employee.plan_shared": SELF,
    "employee.readers": SELF,
    "employee.invite": SELF,
    "employee.invite_now": SELF,
    "employee.withdraw": SELF,
    "employee.longer_invitation": SELF,
    "employee.let_last_longer": SELF,
    "employee.contacts": SELF,
    "employee.contact_wish": SELF,
    "employee.contact_wish_now": SELF,
    "employee.consents": SELF,
    "employee.give_consent_now": SELF,
    "employee.withdraw_consent_now": SELF,
    "employee.copy": SELF,
    "employee.copy_word": SELF,
    "employee.document": SELF,
    "employee.printed": SELF,
    "employee.printed_word": SELF,
    "employee.answer": SELF,
    "employee.answer_draft": SELF,
    "employee.answer_forget": SELF,
    "employee.preparation": SELF,
    "employee.preparation_now": SELF,
    "employee.preparation_tick": SELF,
    "employee.meeting": SELF,
    "employee.answer_meeting_now": SELF,
    "employee.task_done": SELF,
    "employee.measure": SELF,
    "employee.measure_voice": SELF,
    "employee.measure_voice_draft": SELF,
    "employee.measure_voice_forget": SELF,
    "employee.folder": SELF,
    "employee.narrow_folder": SELF,
    "employee.paper_form": SELF,
    "employee.take_paper": SELF,
    "employee.paper": SELF,
    "employee.withdraw_paper": SELF,
    "employee.withdraw_paper_now": SELF,
    "employee.order_package_now": SELF,
    "employee.take_package": SELF,
    "payroll.task_done": PAYROLL,
    "representative.case": INVITED,
    "representative.contacts": READS_ALL,
    "representative.document": READS_ALL,
    "representative.printed": READS_ALL,
    "representative.printed_word": READS_ALL,
}
"""Who may ask for what; everything not said here is not found."""

MAY_READ_PLAN = {
    **MAY,
    **{f"representative.{page}": READS_PLAN for page in ("document", "printed", "printed_word")},
}
"""The same, when the document asked for is the plan."""

NO_CASE = {
    "account_id",
    "change_id",
    "coverage_id",
    "export_id",
    "filename",
    "identity_id",
    "key",
    "manager_id",
    "mark",
    "name",
    "option_id",
    "passkey_id",
    "public_id",
    "routine_id",
    "rule_name",
    "run_id",
    "storm_id",
    "substitution_id",
    "token",
    "unit_id",
    "view_id",
}
"""Values in addresses that have nothing to do with a case; every other one has."""

TASKS = {
    "manager.settle": "managers_task",
    "hr.settle": "hrs_task",
    "hr.task_done": "hrs_other_task",
    "payroll.task_done": "payrolls_task",
    "employee.task_done": "employees_task",
}
WORDS = {
    "slug": "follow-up-plan", "trigger": "conclude_plan", "language": "nn", "question": "how_it_is", "item": "time",
    "move": "withdraw", "code": "trial",
    "token": "an-address-nobody-has",
}  # fmt: skip
ANSWERS = {HTTPStatus.OK, HTTPStatus.NO_CONTENT, HTTPStatus.SEE_OTHER, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}  # fmt: skip
SAID_OF_EACH_REQUEST = {"Date", "Set-Cookie", "Content-Length"}


class Question(NamedTuple):
    endpoint: str
    method: str
    path: str
    may: bool

    def __str__(self) -> str:
        return f"{self.method} {self.endpoint}"


def about_a_case(rule: Rule) -> bool:
    return bool(rule.arguments - NO_CASE)


def questions(app: Flask, relation: Relation, subject: Subject) -> Iterator[Question]:
    """Every address of a case by every method it answers; those with a document twice: a plan and minutes."""
    for rule in app.url_map.iter_rules():
        if about_a_case(rule):
            documents = _documents_for(rule)
            for document in documents:
                table = MAY_READ_PLAN if document == "plan" else MAY
                for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                    path = path_of(rule, {**subject.ids, "document_id": subject.ids[document]})
                    yield Question(rule.endpoint, method, path, _stated(relation, rule, table[rule.endpoint]))


def _stated(relation: Relation, rule: Rule, table: set[Relation]) -> bool:
    """Shortly after an absence its manager may all that the responsible manager may; later only what is of the employment."""
    still = relation is R.MANAGER_LONG_AFTER and "employment_id" in rule.arguments
    return (R.OWN_MANAGER if still or relation is R.MANAGER_SHORTLY_AFTER else relation) in table


def _documents_for(rule: Rule) -> tuple[str, ...]:
    """A new version of one of several papers is asked of such a paper."""
    if rule.endpoint.rpartition(".")[2].startswith("revision"):
        return ("contact",)
    if rule.endpoint.rpartition(".")[2].startswith("into_plan"):
        return ("minutes",)  # the plan itself has nothing that goes into the plan
    return ("plan", "minutes") if "document_id" in rule.arguments else ("plan",)


def path_of(rule: Rule, ids: Mapping[str, str]) -> str:
    task = TASKS.get(rule.endpoint, "managers_task")
    values = {**WORDS, **ids, "task_id": ids[task], "item_id": ids[task]}
    built = rule.build({name: _converted(name, values[name]) for name in rule.arguments})
    assert built is not None
    return built[1]


def _converted(name: str, value: str) -> str | uuid.UUID:
    return uuid.UUID(value) if name.endswith("_id") else value


def ask(browser: Browser, question: Question) -> TestResponse:
    if question.method == "GET":
        return browser.client.get(question.path)
    return browser.post(question.path)


def headers_of(answer: TestResponse) -> dict[str, str]:
    return {name: value for name, value in answer.headers if name not in SAID_OF_EACH_REQUEST}


HOLDS: dict[Relation, tuple[Role, L]] = {
    R.OWN_MANAGER: (Role.MANAGER, L.RESPONSIBLE),
    R.MANAGER_SHORTLY_AFTER: (Role.MANAGER, L.RESPONSIBLE),
    R.SUBSTITUTE: (Role.MANAGER, L.SUBSTITUTE),
    **dict.fromkeys(SELF, (Role.EMPLOYEE, L.OWN)),
    R.HR: (Role.HR, L.OVERSIGHT),
    R.PAYROLL: (Role.PAYROLL, L.PAY),
    R.REP_OF_MEETING: (Role.EMPLOYEE_REP, L.INVITED_TO_MEETING),
    R.REP_OF_PLAN: (Role.EMPLOYEE_REP, L.INVITED_TO_PLAN),
    R.REP_OF_CASE: (Role.SAFETY_REP, L.INVITED_TO_CASE),
}
"""The role and the relation each of them holds to the case; who is missing holds none."""


def test_the_table_here_says_what_the_access_table_says(app: Flask) -> None:
    """Two tables written apart: the one in the code for each right, the one above for each address."""
    differ = []
    for endpoint, stated in MAY_READ_PLAN.items():
        access = access_of(app, endpoint)
        assert access is not None
        assert access.right is not None, endpoint
        opened = {
            relation
            for relation, (role, held) in HOLDS.items()
            if role in access.roles and held in granted(role, access.right)
        }
        if opened - {R.MANAGER_SHORTLY_AFTER} != stated - {R.MANAGER_SHORTLY_AFTER}:
            differ.append((endpoint, str(access.right), opened ^ stated))
    assert differ == []


def test_every_address_of_a_case_stands_in_the_table(app: Flask) -> None:
    asked = {rule.endpoint for rule in app.url_map.iter_rules() if about_a_case(rule)}
    assert asked - set(MAY) == set(), "say who may open them"
    assert set(MAY) - asked == set(), "these are gone"


@pytest.mark.parametrize("relation", Relation)
def test_a_case_opens_to_each_relation_as_the_table_says(app: Flask, relation: Relation) -> None:
    browser, subject = prepare(app, relation)
    every = list(questions(app, relation, subject))
    refused = [question for question in every if not question.may]
    wrong = turned_away(app, browser, refused) if relation is R.STRANGER else not_found(app, browser, refused)
    # Reading first: what is written could close what is read.
    allowed = sorted((question for question in every if question.may), key=lambda question: question.method)
    wrong += [problem for question in allowed if (problem := _not_answered(browser, question))]
    assert wrong == []


def not_found(app: Flask, browser: Browser, refused: list[Question]) -> list[str]:
    """Where a refusal differs from an address that does not exist, or leaves anything behind."""
    unknown, before, wrong = browser.client.get("/there-is-no-such-page"), fingerprint(app), []
    for question in refused:
        answer = ask(browser, question)
        if answer.status_code != HTTPStatus.NOT_FOUND:
            wrong.append(f"{question} gave {answer.status_code}")
        elif answer.data != unknown.data or headers_of(answer) != headers_of(unknown):
            wrong.append(f"{question} can be told from an unknown address")
    # the whole database once, not after each: a change of any one of them is seen all the same
    return wrong if fingerprint(app) == before else [*wrong, "a refusal changed the database"]


def turned_away(app: Flask, browser: Browser, refused: list[Question]) -> list[str]:
    """Where a stranger is not led to the sign-in page, or leaves anything behind."""
    browser.get("/sign-in")
    before, wrong = fingerprint(app), []
    for question in refused:
        answer = ask(browser, question)
        if answer.status_code != HTTPStatus.SEE_OTHER or not answer.location.startswith("/sign-in"):
            wrong.append(f"{question} gave {answer.status_code}")
    return wrong if fingerprint(app) == before else [*wrong, "a stranger changed the database"]


def _not_answered(browser: Browser, question: Question) -> str:
    answer = ask(browser, question)
    answered = answer.status_code in ANSWERS and not (answer.location or "").startswith("/sign-in")
    return "" if answered else f"{question} gave {answer.status_code}"


@pytest.mark.parametrize("relation", [R.OWN_MANAGER, R.HR, R.EMPLOYEE])
def test_a_thing_of_another_case_is_not_found_through_ones_own(app: Flask, relation: Relation) -> None:
    """The address begins with a case one may open; the document, copy, task or invitation belongs to another."""
    browser, subject = prepare(app, relation)
    _, other = prepare(app, R.STRANGER)
    ids = {**other.ids, "case_id": subject.ids["case_id"]}
    nested = [
        Question(rule.endpoint, method, path_of(rule, ids | {"document_id": ids["minutes"]}), may=False)
        for rule in app.url_map.iter_rules()
        if "case_id" in rule.arguments and rule.arguments - NO_CASE - {"case_id", "slug", "trigger", "code"}
        if relation in MAY[rule.endpoint]
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]
    assert nested
    assert not_found(app, browser, nested) == []


def test_a_document_is_not_found_under_a_case_that_never_was(app: Flask) -> None:
    browser, subject = prepare(app, R.OWN_MANAGER)
    path = f"/manager/cases/{uuid.uuid4()}/documents/{subject.ids['plan']}"
    assert not_found(app, browser, [Question("manager.document_page", "GET", path, may=False)]) == []


def test_a_withdrawn_invitation_closes_the_case_while_the_representative_reads(app: Flask) -> None:
    browser, subject = prepare(app, R.REP_OF_CASE)
    path = f"/representative/cases/{subject.ids['case_id']}"
    assert browser.get(path).status_code == HTTPStatus.OK
    employee = signed_in(app, subject.followed.employee)
    page = employee.get(f"/me/cases/{subject.ids['case_id']}/representatives").text
    for address in {part.partition('"')[0] for part in page.split('action="')[1:]}:
        if address.endswith("/withdraw"):
            assert employee.post(address).status_code == HTTPStatus.SEE_OTHER
    assert not_found(app, browser, [Question("representative.case", "GET", path, may=False)]) == []


def test_an_account_that_is_closed_opens_nothing_at_once(app: Flask) -> None:
    followed = follow(app)
    browser, admin = signed_in(app, followed.manager), signed_in(app, add_somebody(app, Role.ADMIN))
    assert browser.get(f"/manager/cases/{followed.case_id}").status_code == HTTPStatus.OK
    admin.post(f"/admin/users/{followed.manager.account_id}/close")
    answer = browser.get(f"/manager/cases/{followed.case_id}")
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert answer.location.startswith("/sign-in")
