"""Many absences at once, for trials in which parts of the service die: what was accepted is noted, to be compared later."""

import random
import re
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.cookiejar import CookieJar
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from forms.base import FormContext
from forms.steps import FORMS
from tests.forms.examples import example
from tests.journeys.newcomers import Newcomer
from tests.journeys.service import PASSWORD, RunningService
from web.casework.filling import filled_in
from workflow.adapters.persistence.tables import case
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.documents import DocumentKind as K
from workflow.domain.errors import AlreadyDone
from workflow.services.answer_document import answer_document
from workflow.services.file_document import Filled, file_document
from workflow.services.open_case import open_case
from workflow.services.take_step import take_step

LOST_CONNECTION = (urllib.error.URLError, ConnectionError, TimeoutError, OSError)
STEPS = ["register_absence", "conclude_first_conversation", "conclude_plan"]
DOCUMENTS = [K.ABSENCE_NOTICE, K.FIRST_CONVERSATION_MINUTES, K.FOLLOW_UP_PLAN]


@dataclass
class Member:
    """Somebody who falls ill while parts die."""

    who: Newcomer
    case_id: UUID | None = None


class Deskwork:
    """One member's way from the notice to the concluded plan, by the use cases; each thing is asked for twice, as a retry would."""

    def __init__(self, service: RunningService, member: Member, chance: random.Random) -> None:
        self.service = service
        self.office = service.wiring.office
        self.member = member
        self.chance = chance

    def go(self) -> None:
        self._twice(self._report)
        for kind, trigger in zip(DOCUMENTS[1:], STEPS[1:], strict=True):
            document_id = self._twice(partial(self._file, kind, self._version()))
            self._twice(partial(self._answer, document_id, self._version()))
            self._twice(partial(self._step, trigger, self._version()))

    def _twice(self, act: Callable[[UUID], Any]) -> Any:
        submission = uuid.uuid4()
        done = act(submission)
        try:
            act(submission)
        except AlreadyDone:
            time.sleep(self.chance.uniform(0.05, 0.4))
            return done
        raise AssertionError("a form that was sent twice was taken twice")

    def _report(self, submission: UUID) -> None:
        notice = _filled(self.service, K.ABSENCE_NOTICE)
        by, whose = self.member.who.by_manager, self.member.who.employment_id
        self.member.case_id = open_case(self.office, whose, notice, actor=by, submission=submission)

    def _file(self, kind: K, version: int, submission: UUID) -> UUID:
        filled, by = _filled(self.service, kind), self.member.who.by_manager
        filed = file_document(
            self.office, self._case, filled, actor=by, version=version, submission=submission
        )
        return filed.document.id

    def _answer(self, document_id: UUID, version: int, submission: UUID) -> None:
        yes, by = ConfirmationOutcome.CONFIRMED, self.member.who.themself
        answer_document(self.office, document_id, yes, "", actor=by, version=version, submission=submission)

    def _step(self, trigger: str, version: int, submission: UUID) -> None:
        by = self.member.who.by_manager
        take_step(self.office, self._case, trigger, actor=by, version=version, submission=submission)

    @property
    def _case(self) -> UUID:
        assert self.member.case_id is not None
        return self.member.case_id

    def _version(self) -> int:
        (row,) = self.service.rows(sa.select(case.c.version).where(case.c.id == self._case))
        return int(row["version"])


def _filled(service: RunningService, kind: K) -> Filled:
    today = service.today()
    form = FORMS[kind](example(kind, today, today), context=FormContext(today=today, first_day=today))
    assert form.validate(), form.errors
    return filled_in(form, "nb")


class Stubborn:
    """A browser without script whose owner sends the same form again when the connection is lost."""

    def __init__(self, service: RunningService, username: str) -> None:
        self.service = service
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.lost = 0
        page, _ = self.ask("/sign-in")
        self.send("/sign-in", page, {"username": username, "password": PASSWORD})

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[str, str]:
        """A page and its address; asked again for as long as nobody answers."""
        data = urllib.parse.urlencode(fields).encode() if fields is not None else None
        deadline = time.monotonic() + 45
        while True:
            try:
                with self.opener.open(f"{self.service.address}{path}", data, timeout=10) as answer:
                    return answer.read().decode(), answer.url.removeprefix(self.service.address)
            except urllib.error.HTTPError as refusal:
                raise AssertionError(f"{path} gave {refusal.code}: {refusal.read().decode()}") from refusal
            except LOST_CONNECTION:
                self.lost += 1
                assert time.monotonic() < deadline, f"nobody answers at {path}"
                time.sleep(0.2)

    def send(self, path: str, page: str, fields: dict[str, str]) -> tuple[str, str]:
        """Send the form of a page with its hidden values."""
        hidden = {
            name: hidden_value(page, path, name)
            for name in ("csrf_token", "submission", "case_version", "step")
        }
        return self.ask(path, {name: value for name, value in hidden.items() if value} | fields)

    def go_through_pages(self, members: list[Member]) -> None:
        """Notice and first conversation of each, by the manager's pages."""
        for member in members:
            self._go_through_pages(member)

    def _go_through_pages(self, member: Member) -> None:
        today = self.service.today()
        notice = f"/manager/absences/new/{member.who.employment_id}"
        page, _ = self.ask(notice)
        _, place = self.send(notice, page, example(K.ABSENCE_NOTICE, today, today))
        member.case_id = UUID(place.rpartition("/")[2].partition("?")[0])
        form = f"{place}/first-conversation-minutes"
        page, _ = self.ask(form)
        page, _ = self.send(form, page, example(K.FIRST_CONVERSATION_MINUTES, today, today))
        self.send(f"{place}/steps/conclude_first_conversation", page, {})


def hidden_value(page: str, action: str, name: str) -> str:
    """A hidden value of the form that is sent to an address; of the page's first form when it does not say where."""
    forms = re.findall(r"<form[^>]*>.*?</form>", page, re.DOTALL)
    own = next((form for form in forms if f'action="{action}"' in form), forms[0] if forms else "")
    found = re.search(rf'name="{name}" value="([^"]*)"', own)
    return found[1] if found else ""
