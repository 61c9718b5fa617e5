"""What hangs on a case besides its documents is in its package too, and what somebody kept to themselves is not."""

import json
import zipfile
from datetime import time, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.tasks.desk import Desk, K
from tests.tasks.test_evidence import looked_at, whole
from tests.tasks.test_markup_in_papers import words_of_pdf
from tests.workflow.services.conftest import MONDAY, filled
from tests.workflow.services.test_contact_rhythm import agree as agree_contact
from tests.workflow.services.test_measures import agree, evaluate
from workflow.domain.documents import Answers
from workflow.domain.guide import Ask
from workflow.domain.measures import WhatNext
from workflow.domain.meetings import Guest, MeetingAnswer, MeetingKind, NotHeld
from workflow.domain.plan_sharing import Ended, Grounds, Recipient
from workflow.services.agree_contact import Wish, say_wish
from workflow.services.deliver_plan import Told, tell_delivery
from workflow.services.file_document import Filled, file_document
from workflow.services.meeting_records import GivenAnswer, MeetingRecord, MeetingWords
from workflow.services.order_package import order_package
from workflow.services.plan_records import NewCopy
from workflow.services.talks import Kept

PRIVATE = ("Bare for meg, lederens notat", "Bare for meg, det jeg tenkte")
SHARED = "Delt før samtalen"


def put_meeting(desk: Desk, case_id: UUID) -> UUID:
    """One that was moved, answered twice, and not held."""
    meeting_id, now = uuid4(), desk.work.clock.now()
    missed = MeetingRecord(
        id=meeting_id,
        case_id=case_id,
        kind=MeetingKind.FOLLOW_UP_CONVERSATION,
        on_day=MONDAY + timedelta(days=9),
        at_time=time(10),
        length_minutes=45,
        uid=f"{meeting_id}@x",
        sequence=1,
        guests=(Guest.HR,),
        made_at=now,
        invited_at=now,
        not_held_at=now,
        not_held_because=NotHeld.DID_NOT_COME,
    )
    with desk.bench.store.transaction() as tx:
        tx.meetings.put(missed, MeetingWords(place="Møterom 2", purpose="Se på oppgavene"))
        for sequence, answer in enumerate((MeetingAnswer.ANOTHER_TIME, MeetingAnswer.COMES)):
            tx.meetings.put_answer(
                GivenAnswer(
                    id=uuid4(), meeting_id=meeting_id, sequence=sequence, answer=answer, answered_at=now
                )
            )
    return meeting_id


def keep_to_themselves(desk: Desk, meeting_id: UUID) -> None:
    """A note of the manager's, an answer the employee did not share, and one that was."""
    work, asks = desk.work, list(Ask)
    manager, employee, now = work.manager.person_id, work.employee.person_id, work.clock.now()

    def kept(text: str, *, shared: bool = False) -> Kept:
        return Kept(text=text, revision=1, tab=None, count=1, shared=shared)

    with desk.bench.store.transaction() as tx:
        tx.talks.begin(meeting_id, manager, now)
        tx.talks.keep_note(meeting_id, asks[0], kept(PRIVATE[0]), manager, now)
        tx.talks.keep_answer(meeting_id, employee, asks[0], kept(PRIVATE[1]), now)
        tx.talks.keep_answer(meeting_id, employee, asks[1], kept(SHARED, shared=True), now)


def undelivered(desk: Desk, case_id: UUID, plan_id: UUID) -> None:
    work, copy_id = desk.work, uuid4()
    copy = NewCopy(
        id=copy_id,
        case_id=case_id,
        document_id=plan_id,
        recipient=Recipient.DOCTOR,
        language="nb",
        grounds=Grounds.PART_OF_PLAN,
        made_by=work.manager.person_id,
        made_at=work.clock.now(),
    )
    with desk.bench.store.transaction() as tx:
        tx.plan_copies.add(copy)
    tell_delivery(
        work.office,
        case_id,
        copy_id,
        Told(reason="Legen har sluttet"),
        actor=work.manager,
        submission=uuid4(),
    )


def keep_in_touch(desk: Desk, case_id: UUID) -> None:
    work = desk.work
    agree_contact(work, case_id)
    say_wish(work.office, case_id, Wish(words="Helst etter klokka tolv"), actor=work.employee)


def in_english_too(desk: Desk, case_id: UUID) -> None:
    written = filled(K.CONTACT_ATTEMPT, channel="phone")
    english = Answers(form="x", form_version="1", language="en", title="Contact", sections=())
    paper = Filled(written.kind, written.answers, written.facts, None, (english,))
    version = desk.work.case(case_id).version
    file_document(desk.work.office, case_id, paper, actor=desk.work.manager, version=version)


@pytest.fixture
def opened(desk: Desk) -> tuple[bytes, dict[str, Any]]:
    """The bytes of a package and its index as data."""
    work = desk.work
    case_id = work.open()
    plan = work.plan(case_id)
    keep_to_themselves(desk, put_meeting(desk, case_id))
    work.take_back(work.consent(case_id))
    evaluate(work, case_id, agree(work, case_id), what_next=WhatNext.STOP)
    keep_in_touch(desk, case_id)
    undelivered(desk, case_id, plan.id)
    in_english_too(desk, case_id)
    work.file(case_id, K.NO_SHOW_NOTE, missed_on="2026-02-11")
    work.file(case_id, K.ACTIVITY_STATEMENT, outcome="not_possible")
    desk.drain()
    package = order_package(work.office, case_id, "nb", actor=work.hr)
    desk.drain()
    content = whole(desk, package.id)
    assert looked_at(content, desk).problems == []
    with zipfile.ZipFile(BytesIO(content)) as files:
        return content, json.loads(files.read("data/index.json"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_meetings_measures_consents_and_deliveries_are_told_as_they_ended(
    opened: tuple[bytes, dict[str, Any]],
) -> None:
    _content, index = opened
    missed = next(one for one in index["meetings"] if one["not_held_because"])
    assert (missed["not_held_because"], missed["called_by"], missed["guests"]) == (
        "did_not_come",
        "employer",
        ["hr"],
    )
    assert [one["answer"] for one in missed["answers"]] == ["another_time", "comes"]
    assert missed["place"] == "Møterom 2"
    (measure,) = index["measures"]
    assert measure["stopped_on"] is not None
    assert [one["what_next"] for one in measure["evaluations"]] == ["stop"]
    (consent,) = index["consents"]
    assert consent["withdrawn_on"] == str(MONDAY)
    ended = [one for one in index["deliveries"] if one["ended_because"] == Ended.NOT_DELIVERED]
    assert [(one["recipient"], one["reason"], one["grounds"]) for one in ended] == [
        ("doctor", "Legen har sluttet", "part_of_plan")
    ]
    assert [one["kind"] for one in index["documents"] if one["is_exemption"]] == ["activity_statement"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_how_often_contact_was_agreed_lies_there_with_the_wish(opened: tuple[bytes, dict[str, Any]]) -> None:
    kept = opened[1]["keeping_in_touch"]
    (rhythm,) = kept["rhythms"]
    assert (rhythm["every_weeks"], rhythm["way"], rhythm["together"]) == (2, "phone", True)
    assert kept["wish"]["words"] == "Helst etter klokka tolv"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_document_lies_there_in_every_language_it_was_kept_in(opened: tuple[bytes, dict[str, Any]]) -> None:
    content, index = opened
    (contact,) = [one for one in index["documents"] if one["kind"] == K.CONTACT_ATTEMPT]
    with zipfile.ZipFile(BytesIO(content)) as files:
        data = json.loads(files.read(contact["file"]))
    assert (data["language"], data["answers"]["language"]) == ("nb", "nb")
    assert [one["language"] for one in data["other_wordings"]] == ["en"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_first_page_says_it_in_words(opened: tuple[bytes, dict[str, Any]]) -> None:
    with zipfile.ZipFile(BytesIO(opened[0])) as files:
        page = words_of_pdf(files.read("Innhold.pdf"))
    for said in (
        "Ble ikke holdt. Medarbeideren kom ikke",
        "Svar på innkallingen: Kommer",
        "Ikke levert. Legen har sluttet",
        "Trukket tilbake eller erstattet",
        "Uker mellom hver gang: 2. På telefon",
        "Andre varsler, hver med sitt tidspunkt i data/index.json",
        "Evaluert mandag 2. februar 2026: Det hjalp delvis",
    ):
        assert said in page, said
    assert not {"did_not_come", "not_delivered", "by_hand", "part_of_plan"} & set(page.split())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_somebody_kept_to_themselves_is_in_no_file_of_it(opened: tuple[bytes, dict[str, Any]]) -> None:
    with zipfile.ZipFile(BytesIO(opened[0])) as files:
        assert not any("talk" in name or "routine" in name for name in files.namelist())
        for name in files.namelist():
            content = files.read(name)
            told = words_of_pdf(content) if name.endswith(".pdf") else content.decode("utf-8", "ignore")
            if name.endswith(".docx"):
                with zipfile.ZipFile(BytesIO(content)) as parts:
                    told = parts.read("word/document.xml").decode()
            assert not [words for words in (*PRIVATE, SHARED) if words in told], name
