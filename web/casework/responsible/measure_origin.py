"""Decides what a new measure begins with: what was agreed in a paper of the case, or an entry of the unit's list."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from uuid import UUID

from flask import abort, request

from web.current import actor, reading, wiring
from web.queries.followed_case import FollowedCase
from web.queries.reading_log import Reading, note_reading
from workflow.domain.documents import Answers

AGREED = frozenset({"agreed", "measures"})
"""What the question is called in the forms that ask what was agreed; about a disagreement, which measures."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a measure comes from; `begin_with` are the answers it is shown with."""

    option_id: UUID | None = None
    source_id: UUID | None = None
    begin_with: Mapping[str, object] = field(default_factory=dict)

    @property
    def in_address(self) -> dict[str, UUID]:
        """The part of an address that says so."""
        named = {"option": self.option_id, "from": self.source_id}
        return {name: value for name, value in named.items() if value is not None}

    def drafted_under(self, case_id: UUID) -> UUID:
        """What a draft is kept under, so that two beginnings do not take each other's place."""
        return self.option_id or self.source_id or case_id


def named_origin(asked: Mapping[str, str]) -> UUID | None:
    """The entry or the paper an address names, whether or not there is such a one."""
    with suppress(ValueError):
        return UUID(asked.get("option") or asked.get("from") or "")
    return None


def asked_origin(followed: FollowedCase) -> Origin:
    """The origin the address names; not found when it does not belong to the case or its unit."""
    option_id, source_id = _id("option"), _id("from")
    if option_id is not None:
        return _from_list(followed, option_id)
    return _from_paper(followed, source_id) if source_id is not None else Origin()


def agreed_in(answers: Answers) -> str:
    """What was agreed in a paper; nothing when it was not asked."""
    found = (answer for section in answers.sections for answer in section.answers if answer.name in AGREED)
    return next((answer.shown for answer in found if answer.shown), "")


def _from_list(followed: FollowedCase, option_id: UUID) -> Origin:
    with reading() as tx:
        standing = {one.id: one for one in tx.unit_lists.standing(followed.record.unit_id)}
    if option_id not in standing:
        abort(HTTPStatus.NOT_FOUND)
    entry = standing[option_id]
    return Origin(option_id=option_id, begin_with={"what": entry.words, "area": entry.area.value})


def _from_paper(followed: FollowedCase, source_id: UUID) -> Origin:
    """Showing what was agreed is a reading of that paper, and noted."""
    with reading() as tx:
        paper = tx.documents.load(source_id)
        answers = tx.documents.answers(source_id) if paper and paper.case_id == followed.id else None
    agreed = agreed_in(answers) if answers else ""
    if not agreed:
        abort(HTTPStatus.NOT_FOUND)
    if request.method == "GET":
        note_reading(wiring(), actor(), followed.id, Reading.DOCUMENT, source_id)
    return Origin(source_id=source_id, begin_with={"what": agreed})


def _id(name: str) -> UUID | None:
    text = request.args.get(name, "")
    try:
        return UUID(text) if text else None
    except ValueError:
        abort(HTTPStatus.NOT_FOUND)
