"""What tests press on the pages of a case: the form as it is sent, with its hidden parts."""

import uuid
from collections.abc import Mapping
from datetime import timedelta

from werkzeug.test import TestResponse

from tests.forms.examples import example
from tests.web.followed import Followed, hidden
from tests.web.world import Browser
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.services.answer_document import answer_document
from workflow.services.take_step import take_step


def case_path(followed: Followed) -> str:
    return f"/manager/cases/{followed.case_id}"


def form_path(followed: Followed, kind: DocumentKind) -> str:
    return f"{case_path(followed)}/{kind.replace('_', '-')}"


def answered(followed: Followed, kind: DocumentKind, **changes: str) -> dict[str, str]:
    """Answers the form accepts."""
    today = followed.wiring.clock.today()
    return {**example(kind.value, today, followed.row.first_day), **changes}


def on_page(page: str) -> dict[str, str]:
    """The hidden parts of the form a page shows."""
    return {"case_version": hidden(page, "case_version"), "submission": hidden(page, "submission")}


def send_form(
    browser: Browser, followed: Followed, kind: DocumentKind, answers: Mapping[str, str] | None = None
) -> TestResponse:
    """Open the form, fill it in, and send it."""
    path = form_path(followed, kind)
    page = browser.get(path).text
    return browser.post(path, {**on_page(page), **(answers or answered(followed, kind))})


def press(browser: Browser, followed: Followed, trigger: str, **changes: str) -> TestResponse:
    """Press the main button of the case page."""
    parts = {"case_version": str(followed.row.version), "submission": str(uuid.uuid4()), **changes}
    browser.get(case_path(followed))
    return browser.post(f"{case_path(followed)}/steps/{trigger}", parts)


def go_to_plan(followed: Followed) -> None:
    """On to the plan, without pages."""
    followed.file(DocumentKind.FIRST_CONVERSATION_MINUTES)
    take(followed, "conclude_first_conversation")


def take(followed: Followed, trigger: str) -> None:
    """A step, without pages."""
    office = followed.wiring.office
    take_step(office, followed.case_id, trigger, actor=followed.by_manager, version=followed.row.version)


def confirm(followed: Followed, document_id: uuid.UUID) -> None:
    """The employee's yes, without pages."""
    answer_document(
        followed.wiring.office,
        document_id,
        ConfirmationOutcome.CONFIRMED,
        "",
        actor=followed.by_employee,
        version=followed.row.version,
    )


def in_days(followed: Followed, days: int) -> str:
    return (followed.wiring.clock.today() + timedelta(days=days)).strftime("%d.%m.%Y")
