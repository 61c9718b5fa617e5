"""The evidence package: the same case gives the same bytes, nothing can be changed unseen, and it never lies whole in memory."""

import json
import random
import subprocess
import sys
import tracemalloc
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from tests.tasks.desk import Desk, K
from tests.workflow.papers import pdf, send_paper
from workflow.adapters.crypto.signatures import is_signed
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.errors import Invalid, NotFound
from workflow.services.evidence.archive import zipped
from workflow.services.evidence.names import numbered, safe_name
from workflow.services.evidence.verify import Findings, Unreadable, verify
from workflow.services.order_package import order_package, package_to_take
from workflow.services.withdraw_paper import withdraw_paper

CHANGES = 300


def whole(desk: Desk, package_id: UUID) -> bytes:
    with desk.work.office.store.transaction() as tx:
        package = tx.packages.load(package_id)
        assert package is not None
        assert package.attempt is not None
        parts: list[bytes] = []
        while (part := tx.packages.part(package_id, package.attempt, len(parts))) is not None:
            parts.append(part)
    return b"".join(parts)


def packed(desk: Desk) -> tuple[UUID, bytes]:
    case_id = desk.work.open()
    plan = desk.work.plan(case_id)
    desk.confirm(plan.id, ConfirmationOutcome.OBJECTED)
    desk.work.file(case_id, K.CONTACT_ATTEMPT, channel="phone")
    gone = send_paper(desk.work, case_id, pdf("feil sak")).paper
    withdraw_paper(desk.work.office, gone.id, "Gjelder en annen", actor=desk.work.manager)
    send_paper(desk.work, case_id, line="Brev fra Nav om møtet")
    desk.drain()
    package = order_package(desk.work.office, case_id, "nb", actor=desk.work.hr)
    desk.drain()
    return package.id, whole(desk, package.id)


def looked_at(content: bytes, desk: Desk | None = None) -> Findings:
    return verify(BytesIO(content), is_signed, desk.bench.seal.public_key if desk else None)


def is_noticed(content: bytes) -> bool:
    try:
        return bool(looked_at(content).problems)
    except Unreadable:
        return True


def rewritten(content: bytes, change: Any) -> bytes:
    """The package with other files, as somebody would write it who knows how."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    return b"".join(zipped(change(files).items()))


def test_a_package_holds_what_the_case_has_and_is_as_it_was_made(desk: Desk) -> None:
    _, content = packed(desk)
    found = looked_at(content, desk)
    assert found.problems == []
    assert (found.language, found.documents) == ("nb", 4)
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        index = json.loads(package.read("data/index.json"))
        history = json.loads(package.read("data/history.json"))["history"]
        plan = next(name for name in names if name.startswith("Dokumenter/") and "Oppfølgingsplan" in name)
        assert json.loads(package.read(plan))["answer_of_employee"]["words"] == "Jeg ser det slik."
    assert names[0] == "Innhold.pdf"
    assert sum(name.startswith("Mottatte papirer/") for name in names) == 1
    assert {paper["gone_because"] for paper in index["received_papers"]} == {"Gjelder en annen", ""}
    assert {one["recipient"] for one in index["deliveries"]} >= {"manager", "employee"}
    assert history[-1]["event"] == "package_ordered"
    assert {event["event"] for event in history} >= {"paper_received", "paper_withdrawn", "document_answered"}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_whatever_byte_is_changed_is_noticed(desk: Desk) -> None:
    _, content = packed(desk)
    chance = random.Random(7)
    places = {
        *chance.sample(range(len(content)), CHANGES),
        *range(60),
        *range(len(content) - 120, len(content)),
    }
    for place in places:
        changed = bytearray(content)
        changed[place] ^= 1 << chance.randrange(8)
        assert is_noticed(bytes(changed)), place


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_files_that_are_added_taken_away_or_renamed_are_named(desk: Desk) -> None:
    _, content = packed(desk)
    one = "data/history.json"

    def renamed(files: dict[str, bytes]) -> dict[str, bytes]:
        return {("data/other.json" if name == one else name): kept for name, kept in files.items()}

    def problems(change: Any) -> str:
        return "; ".join(looked_at(rewritten(content, change)).problems)

    assert "data/other.json: was called data/history.json" in problems(renamed)
    assert f"{one}: is missing" in problems(lambda files: {n: c for n, c in files.items() if n != one})
    assert "more.txt: was added" in problems(lambda files: files | {"more.txt": b"x"})
    assert f"{one}: is changed" in problems(lambda files: files | {one: b"{}"})
    assert "in another order" in problems(lambda files: dict(reversed(files.items())))
    assert is_noticed(content + b"x")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_whoever_rewrites_the_list_too_needs_the_employer_s_key(desk: Desk) -> None:
    _, content = packed(desk)

    def new_list(files: dict[str, bytes]) -> dict[str, bytes]:
        listing = json.loads(files["manifest.json"])
        listing["case"] = "another"
        return files | {"manifest.json": json.dumps(listing).encode()}

    assert looked_at(rewritten(content, new_list)).problems == [
        "manifest.json: is not the list that was sealed"
    ]
    assert looked_at(content, desk).problems == []
    other = verify(BytesIO(content), is_signed, "00" * 32)
    assert other.problems == ["seal.json: was made with another key than the employer's"]


def test_the_same_order_made_again_gives_the_same_bytes(desk: Desk) -> None:
    package_id, content = packed(desk)
    with desk.work.engine.begin() as connection:
        connection.execute(sa.update(t.evidence_package).values(ready_at=None))
        again = {"outcome": None, "done_at": None, "leased_until": None}
        connection.execute(
            sa.update(t.outbox).where(t.outbox.c.effect == "make_evidence_package").values(again)
        )
    desk.drain()
    assert whole(desk, package_id) == content
    assert {row.attempt for row in desk.rows(t.evidence_part)} == {2}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_large_package_is_kept_in_small_sealed_parts(desk: Desk) -> None:
    case_id = desk.work.open()
    for number in range(4):
        send_paper(desk.work, case_id, pdf(f"{number}" + "x" * 1_500_000))
    package = order_package(desk.work.office, case_id, "nb", actor=desk.work.hr)
    desk.drain()
    parts = desk.rows(t.evidence_part, package_id=package.id)
    assert len(parts) > 5
    assert max(len(part.content_sealed) for part in parts) < 1_100_000
    assert b"PK\x03\x04" not in parts[0].content_sealed
    assert looked_at(whole(desk, package.id), desk).problems == []


def test_writing_a_package_holds_no_more_than_one_file_at_a_time() -> None:
    megabyte, parts = 1024 * 1024, 0
    tracemalloc.start()
    for piece in zipped((f"{number}", bytes(megabyte)) for number in range(40)):
        parts += len(piece)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert parts > 40 * megabyte
    assert peak < 4 * megabyte


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_package_is_for_hr_and_the_employee_who_ordered_it_and_goes_after_its_time(desk: Desk) -> None:
    work = desk.work
    case_id = work.open()
    with pytest.raises(NotFound):
        order_package(work.office, case_id, "nb", actor=work.manager)
    own = order_package(work.office, case_id, "nn", actor=work.employee)
    with pytest.raises(Invalid):
        order_package(work.office, case_id, "nn", actor=work.employee)
    with pytest.raises(NotFound):
        package_to_take(work.office, case_id, own.id, actor=work.employee)
    desk.drain()
    package_to_take(work.office, case_id, own.id, actor=work.employee)
    with pytest.raises(NotFound):
        package_to_take(work.office, case_id, own.id, actor=work.hr)
    assert [row.event for row in desk.rows(t.history)][-2:] == ["package_ordered", "package_taken"]
    work.clock.advance(days=timedelta(days=8).days)
    desk.sweep()
    with pytest.raises(NotFound):
        package_to_take(work.office, case_id, own.id, actor=work.employee)
    assert desk.rows(t.evidence_part) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_command_says_what_it_checked_and_what_is_wrong(desk: Desk, tmp_path: Path) -> None:
    _, content = packed(desk)
    file = tmp_path / "pakke.zip"

    def told(written: bytes) -> tuple[int, str]:
        file.write_bytes(written)
        environment = {"TILBAKE_KEY_FILE": str(tmp_path / "keys")}
        command = [str(Path(sys.executable).with_name("tilbake")), "evidence", "verify", str(file)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    status, words = told(content)
    assert (status, "Norwegian bokmål" in words, "That is the employer's key" in words) == (0, True, True)
    status, words = told(rewritten(content, lambda files: files | {"Innhold.pdf": b"%PDF-1.7"}))
    assert (status, "CHANGED  Innhold.pdf: is changed" in words) == (1, True)
    assert told(b"no package at all")[0] == 2
    assert {told(content[: len(content) * part // 10])[0] for part in (4, 7, 9)} == {2}


@pytest.mark.parametrize(
    "words",
    ["../../etc/passwd", "a/b\\c:d*e?", "CON.", " .hidden", "æøå ÆØÅ đ", "x" * 300, "\u202egpj.exe", ""],
)
def test_a_name_leads_nowhere_and_can_be_written_anywhere(words: str) -> None:
    name = numbered("Mottatt", 1, words, "pdf")
    assert name.count("/") == 1
    assert not set('\\:*?"<>|\0\u202e') & set(name)
    assert safe_name(words).strip(" .") == safe_name(words) != ""
    assert len(name) < 120
