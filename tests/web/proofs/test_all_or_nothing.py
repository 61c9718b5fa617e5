"""A failure at any statement or in any view leaves no half of a change, and tells nothing of itself."""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from structlog.testing import capture_logs

from tests.forms.examples import example
from tests.web.followed import FIRST_DAY
from tests.web.proofs.town import Town, all_but_readings
from tests.web.world import TODAY, wiring_of

SECRET = "kanariinthefailure"


@contextmanager
def failing_at(engine: sa.Engine, number: int) -> Iterator[list[int]]:
    """The statement of that number fails, and is counted; those that begin and end a transaction are not."""
    sent = [0]

    def fail(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if (
            statement.upper().startswith(("INSERT", "UPDATE", "DELETE"))
            and " web_session " not in f" {statement} "
        ):
            sent[0] += 1
            if sent[0] == number:
                raise RuntimeError(SECRET)

    event.listen(engine, "before_cursor_execute", fail)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", fail)


USES = (
    ("manager", "/manager/cases/{case_id}/help-request", "help_request"),
    ("employee", "/me/cases/{case_id}/consents", "consent"),
    ("manager", "/manager/cases/{case_id}/contact-attempt", "contact_attempt"),
)


@pytest.mark.parametrize(("viewer", "path", "form"), USES, ids=lambda value: str(value).rpartition("/")[2])
def test_a_failure_at_any_statement_leaves_nothing_behind(
    town: Town, viewer: str, path: str, form: str
) -> None:
    engine, browser = wiring_of(town.app).engine, town.browsers[viewer]
    address = path.format(**town.ids)
    page = browser.get(address).text
    posted = {**example(form, TODAY, FIRST_DAY), "submission": str(uuid.uuid4())}
    posted |= dict(re.findall(r'name="(case_version|about)" value="([^"]*)"', page))
    before, number = all_but_readings(town), 0
    town.app.testing = False
    try:
        while True:
            number += 1
            with failing_at(engine, number) as sent:
                answer = browser.post(address, posted)
            if sent[0] < number:
                break
            assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR, number
            assert SECRET not in answer.text
            assert all_but_readings(town) == before, f"the failure at change {number} left something"
    finally:
        town.app.testing = True
    assert answer.status_code == HTTPStatus.SEE_OTHER, answer.text[-3000:]
    assert number > 2
    assert all_but_readings(town) != before


def test_a_failure_in_any_view_is_a_page_with_a_number_and_nothing_of_the_failure(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError(SECRET)

    town.app.testing = False
    try:
        for rule in town.app.url_map.iter_rules():
            if rule.endpoint in {"static", "account.sign_out"}:
                continue
            view = town.app.view_functions[rule.endpoint]
            failing = type(
                "Failing", (), {"__call__": staticmethod(fails), "access": getattr(view, "access", None)}
            )()
            monkeypatch.setitem(town.app.view_functions, rule.endpoint, failing)
            audience = rule.endpoint.partition(".")[0]
            browser = town.browsers[
                {"representative": "rep_of_case"}.get(
                    audience, audience if audience in town.browsers else "manager"
                )
            ]
            with capture_logs() as lines:
                path = town.path(rule)
                answer = browser.client.get(path) if "GET" in (rule.methods or ()) else browser.post(path)
            assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR, rule.endpoint
            (incident,) = [line for line in lines if line["event"] == "incident"]
            assert incident["incident"] in answer.text, rule.endpoint
            assert SECRET not in answer.text + str(lines), rule.endpoint
            assert "Traceback" not in answer.text
    finally:
        town.app.testing = True
