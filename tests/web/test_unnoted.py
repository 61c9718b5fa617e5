"""Nothing of a case goes out unnoted: what a view forgets, the net below notes, whatever the answer looks like."""

import uuid
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus

import pytest
from flask import Response, abort, jsonify, redirect
from flask.typing import ResponseReturnValue

from tests.web.followed import Followed
from tests.web.world import signed_in
from web.current import actor, wiring
from web.queries.reading_log import NotNoted, Reading, note_reading
from web.reading_ground import mark_receipt
from web.roles import allow
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role

Answering = Callable[[uuid.UUID], ResponseReturnValue]
METHODS = ("get", "post")
WORDS = "Noe om saken"


class Stub:
    """A page of a case that answers as a test says, asked for by the case's manager."""

    def __init__(self, followed: Followed) -> None:
        self._followed = followed
        self._answering: Answering = lambda _case_id: WORDS
        view = allow(Act.READ, Thing.CASE_LIST, Role.MANAGER)(partial(self._show))
        rule = "/manager/cases/<uuid:case_id>/stub"
        followed.app.add_url_rule(rule, "manager.stub", view, methods=["GET", "POST"])
        self._manager = signed_in(followed.app, followed.manager)

    def _show(self, case_id: uuid.UUID) -> ResponseReturnValue:
        return self._answering(case_id)

    def ask(self, method: str, answering: Answering, case_id: uuid.UUID | None = None) -> int:
        self._answering = answering
        path = f"/manager/cases/{case_id or self._followed.case_id}/stub"
        return int(getattr(self._manager, method)(path).status_code)


@pytest.fixture
def stub(followed: Followed) -> Stub:
    return Stub(followed)


def streamed() -> Iterator[bytes]:
    yield WORDS.encode()


SHOWN: dict[str, Answering] = {
    "a page": lambda _: WORDS,
    "what was made": lambda _: (WORDS, HTTPStatus.CREATED),
    "what is under way": lambda _: (WORDS, HTTPStatus.ACCEPTED),
    "a part of a file": lambda _: (WORDS, HTTPStatus.PARTIAL_CONTENT),
    "data": lambda _: jsonify(words=WORDS),
    "a file as it is made": lambda _: Response(streamed(), mimetype="application/zip"),
    "what somebody else wrote": lambda _: (jsonify(text=WORDS), HTTPStatus.CONFLICT),
    "a refused form": lambda _: (WORDS, HTTPStatus.UNPROCESSABLE_ENTITY),
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("what", SHOWN)
def test_what_is_shown_of_a_case_is_noted_whatever_it_looks_like(
    followed: Followed, stub: Stub, method: str, what: str
) -> None:
    stub.ask(method, SHOWN[what])
    assert followed.readings() == [("manager", "form")]


NOTHING: dict[str, Answering] = {
    "nothing": lambda _: ("", HTTPStatus.NO_CONTENT),
    "the way elsewhere": lambda _: redirect("/manager/", HTTPStatus.SEE_OTHER),
    "not found": lambda _: abort(HTTPStatus.NOT_FOUND),
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("what", NOTHING)
def test_what_shows_nothing_of_a_case_is_not_noted(
    followed: Followed, stub: Stub, method: str, what: str
) -> None:
    stub.ask(method, NOTHING[what])
    assert followed.readings() == []


def test_a_receipt_for_what_was_sent_is_no_reading(followed: Followed, stub: Stub) -> None:
    def kept(_case_id: uuid.UUID) -> Response:
        mark_receipt()
        return jsonify(revision=2)

    assert stub.ask("post", kept) == HTTPStatus.OK
    assert followed.readings() == []


def test_what_the_view_noted_is_not_noted_twice(followed: Followed, stub: Stub) -> None:
    def read(case_id: uuid.UUID) -> str:
        note_reading(wiring(), actor(), case_id, Reading.CASE)
        return WORDS

    stub.ask("get", read)
    assert followed.readings() == [("manager", "case")]


@pytest.mark.parametrize("what", SHOWN)
def test_what_cannot_be_noted_is_not_shown(stub: Stub, what: str) -> None:
    with pytest.raises(NotNoted):
        stub.ask("get", SHOWN[what], uuid.uuid4())
