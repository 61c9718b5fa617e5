"""The virus scanner, asked over its own protocol: what waits cannot be read, what is found is deleted, what is away is asked again."""

import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from tests.tasks.desk import Desk
from tests.workflow.papers import pdf, send_paper
from workflow.adapters.papers import BadScannerAddress, ClamavScanner
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.papers import PaperKind
from workflow.services.paper_ports import ScannerAway

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LARGEST = 5 * 1024 * 1024


@dataclass
class Daemon:
    """Speaks INSTREAM as clamd does, and hangs up on whoever does not."""

    listener: socket.socket
    asked: list[int] = field(default_factory=list)
    says: bytes | None = None

    @property
    def address(self) -> str:
        name = self.listener.getsockname()
        return f"unix://{name}" if isinstance(name, str) else f"tcp://127.0.0.1:{name[1]}"

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as heard:
                connection.sendall(self._answer(heard))

    def _answer(self, heard: BinaryIO) -> bytes:
        if heard.read(10) != b"zINSTREAM\0":
            return b"UNKNOWN COMMAND\0"
        content = b""
        while size := struct.unpack(">I", heard.read(4))[0]:
            content += heard.read(size)
            if len(content) > LARGEST:
                return b"INSTREAM size limit exceeded. ERROR\0"
        self.asked.append(len(content))
        if self.says is not None:
            return self.says
        return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"


@pytest.fixture(params=["tcp", "unix"])
def daemon(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Daemon]:
    if request.param == "tcp":
        listener = socket.create_server(("127.0.0.1", 0))
    else:
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(tmp_path / "c"))
        listener.listen()
    found = Daemon(listener)
    thread = threading.Thread(target=found.serve, daemon=True)
    thread.start()
    yield found
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join(5)


def test_a_scanner_finds_what_is_harmful_and_passes_the_rest(daemon: Daemon) -> None:
    scanner = ClamavScanner(daemon.address)
    assert scanner.is_harmful(b"%PDF-1.7 " + EICAR)
    assert not scanner.is_harmful(b"x" * 200_000)
    assert daemon.asked == [len(EICAR) + 9, 200_000]


def test_everything_but_a_clear_answer_means_ask_again(daemon: Daemon) -> None:
    for says in (b"", b"stream: OK, but\0", b"INSTREAM: Can't allocate memory ERROR\0", b"\xff\0"):
        daemon.says = says
        with pytest.raises(ScannerAway):
            ClamavScanner(daemon.address).is_harmful(b"x")
    with pytest.raises(ScannerAway):
        ClamavScanner("unix:///nowhere/at/all").is_harmful(b"x")


@pytest.mark.parametrize(
    "address", ["clamav:3310", "tcp://host", "tcp://host:x", "unix://relative", "http://a:1"]
)
def test_an_address_that_is_none_is_refused_at_the_start(address: str) -> None:
    with pytest.raises(BadScannerAddress):
        ClamavScanner(address)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_paper_waits_for_the_scanner_and_is_read_when_it_is_clean(desk: Desk, daemon: Daemon) -> None:
    case_id = desk.work.open()
    desk.drain()
    send_paper(desk.work, case_id, scans=True)
    desk.bench = replace(desk.bench, scanner=ClamavScanner("unix:///nowhere/at/all"))
    desk.drain()
    work = desk.rows(t.outbox, effect="check_paper")[0]
    assert (work.outcome, work.reason, work.attempts) == (None, "ScannerAway", 1)
    assert desk.rows(t.received_paper)[0].checked == "waiting"
    desk.bench = replace(desk.bench, scanner=ClamavScanner(daemon.address))
    desk.wait(minutes=1)
    desk.drain()
    assert desk.rows(t.received_paper)[0].checked == "clean"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_the_scanner_finds_is_deleted_and_told_and_its_answer_does_not_count(
    desk: Desk, daemon: Daemon
) -> None:
    case_id = desk.work.open()
    plan = desk.work.plan(case_id)
    desk.drain()
    desk.bench = replace(desk.bench, scanner=ClamavScanner(daemon.address))
    infected = pdf(EICAR.decode("ascii").replace("\\", "x")) + b"\n"
    daemon.says = b"stream: Eicar-Test-Signature FOUND\0"
    signed: dict[str, Any] = {"document_id": plan.id, "says": ConfirmationOutcome.CONFIRMED}
    send_paper(desk.work, case_id, infected, scans=True, kind=PaperKind.SIGNED_COPY, **signed)
    told = len(desk.post.to("Mona"))
    desk.drain()
    row = desk.rows(t.received_paper)[0]
    assert (row.checked, row.content_sealed) == ("refused", None)
    assert desk.rows(t.confirmation) == []
    assert len(desk.post.to("Mona")) == told + 1
    assert [one.event for one in desk.rows(t.history)][-1] == "paper_refused"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_where_the_scanner_was_switched_off_a_waiting_paper_can_be_read(desk: Desk) -> None:
    case_id = desk.work.open()
    send_paper(desk.work, case_id, scans=True)
    desk.drain()
    assert desk.rows(t.received_paper)[0].checked == "not_scanned"
