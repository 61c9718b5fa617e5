"""The mail sink: real SMTP, kept by Message-ID, counted, readable."""

import asyncio
import smtplib
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.fixtures.ports import free_port
from workflow.adapters.mail.mailbox import find_message, list_messages, store
from workflow.adapters.mail.sink import serve

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def mail(
    message_id: str = "<one@tilbake.example>", subject: str = "En oppgave venter på deg"
) -> EmailMessage:
    message = EmailMessage()
    message["Message-ID"] = message_id
    message["From"] = "Tilbake <tilbake@example.no>"
    message["To"] = "berit@example.no"
    message["Subject"] = subject
    message.set_content("Logg inn for å se hva det gjelder. Ærlig talt: 🌱\n")
    return message


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """A sink that is listening, on a port of its own."""
    number = free_port()
    loop = asyncio.new_event_loop()
    times = iter(NOON + timedelta(minutes=minute) for minute in range(1000))
    task = loop.create_task(serve(host="127.0.0.1", port=number, folder=tmp_path, now=lambda: next(times)))

    def run() -> None:
        try:
            loop.run_until_complete(task)
        except asyncio.CancelledError:
            loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    yield number
    loop.call_soon_threadsafe(task.cancel)
    thread.join(timeout=5)


def send(port: int, message: EmailMessage) -> None:
    for attempt in range(50):
        try:
            with smtplib.SMTP("127.0.0.1", port, timeout=5) as client:
                client.send_message(message)
                return
        except ConnectionRefusedError:
            if attempt == 49:
                raise
            threading.Event().wait(0.05)


def test_a_mail_sent_over_smtp_can_be_read(port: int, tmp_path: Path) -> None:
    send(port, mail())
    (found,) = list_messages(tmp_path)
    assert found.subject == "En oppgave venter på deg"
    assert found.recipients == ("berit@example.no",)
    assert found.sender == "Tilbake <tilbake@example.no>"
    assert "Ærlig talt: 🌱" in found.text
    assert found.received_at == NOON
    assert find_message(tmp_path, found.key) == found


def test_the_same_message_id_twice_is_one_mail_delivered_twice(port: int, tmp_path: Path) -> None:
    send(port, mail())
    send(port, mail())
    send(port, mail("<two@tilbake.example>", subject="Noe annet"))
    newest, first = list_messages(tmp_path)
    assert (newest.subject, newest.deliveries) == ("Noe annet", 1)
    assert (first.deliveries, first.received_at) == (2, NOON)


def test_mails_without_a_message_id_are_told_apart_by_their_content(tmp_path: Path) -> None:
    for content in (b"Subject: a\r\n\r\na", b"Subject: b\r\n\r\nb", b"Subject: a\r\n\r\na"):
        store(tmp_path, content, recipients=("x@example.no",), at=NOON)
    assert sorted(found.subject for found in list_messages(tmp_path)) == ["a", "b"]


def test_attachments_are_named_and_a_wild_message_id_makes_no_wild_file_name(tmp_path: Path) -> None:
    message = mail("<../../etc/passwd>")
    message.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="møte.ics")
    key = store(tmp_path, message.as_bytes(), recipients=("x@example.no",), at=NOON)
    assert [file.name for file in tmp_path.iterdir()] == [f"{key}.eml"]
    found = find_message(tmp_path, key)
    assert found is not None
    assert found.attachments == ("møte.ics",)


def test_an_empty_inbox_is_empty(tmp_path: Path) -> None:
    assert list_messages(tmp_path / "nothing") == []
