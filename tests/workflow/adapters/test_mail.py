"""Mail on the wire: what a server receives, which refusals are final, and what nobody can smuggle in."""

import io
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.fixtures.ports import free_port
from workflow.adapters.clock import FixedClock
from workflow.adapters.mail import BadSmtpUrl, ConsoleMailer, RememberingMailer, SmtpMailer
from workflow.adapters.mail.smtp_url import Encryption, read_smtp_url
from workflow.services.ports import Attachment, DeliveryFailed, Mail, Mailer

SENDER = "Tilbake <tilbake@fjellvik.example>"
CLOCK = FixedClock(date(2026, 11, 21))
MAIL = Mail(
    to_address="kari@fjellvik.example",
    subject="En oppgave venter på deg – logg inn",
    text="Hei\n\nEn oppgave venter på deg.\n.\nÆØÅ",
    message_id="outbox-7.0@tilbake.example",
    language="nb",
)
INVITATION = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Møte på Å\r\nEND:VCALENDAR\r\n".encode()


class Postbox:
    """A server's memory, with answers it can be told to give."""

    def __init__(self) -> None:
        self.arrived: list[bytes] = []
        self.envelopes: list[tuple[str | None, list[str]]] = []
        self.to_recipient = "250 OK"
        self.to_content = "250 OK"
        self.to_goodbye = "221 Bye"

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.arrived.append(envelope.content)
        self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
        return self.to_content

    async def handle_QUIT(self, _server: SMTP, _session: Session, _envelope: Envelope) -> str:  # noqa: N802
        return self.to_goodbye

    def only(self) -> EmailMessage:
        (content,) = self.arrived
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        return message


@contextmanager
def server(postbox: Postbox, **settings: Any) -> Iterator[int]:
    controller = Controller(postbox, hostname="127.0.0.1", port=free_port(), **settings)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def send(postbox: Postbox) -> Iterator[Callable[[Mail], None]]:
    with server(postbox) as port:
        yield SmtpMailer(f"smtp://127.0.0.1:{port}", SENDER, CLOCK).send


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


def test_every_mailer_is_what_the_services_ask_for() -> None:
    for mailer in (
        SmtpMailer("smtp://localhost", SENDER, CLOCK),
        ConsoleMailer(io.StringIO()),
        RememberingMailer(),
    ):
        assert isinstance(mailer, Mailer)


def test_a_mail_arrives_with_its_own_id_text_and_language(
    send: Callable[[Mail], None], postbox: Postbox
) -> None:
    send(MAIL)
    arrived = postbox.only()

    assert postbox.envelopes == [("tilbake@fjellvik.example", ["kari@fjellvik.example"])]
    assert arrived["Message-ID"] == "<outbox-7.0@tilbake.example>"
    assert arrived["Subject"] == MAIL.subject
    assert arrived["From"] == SENDER
    assert arrived["Content-Language"] == "nb"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["Date"].datetime == CLOCK.wall()
    assert arrived.get_content().splitlines() == MAIL.text.splitlines()


def test_a_mail_sent_again_carries_the_same_id(send: Callable[[Mail], None], postbox: Postbox) -> None:
    send(MAIL)
    send(MAIL)

    assert postbox.arrived[0] == postbox.arrived[1]


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_an_invitation_stands_beside_the_text_and_names_its_method(
    send: Callable[[Mail], None], postbox: Postbox, method: str
) -> None:
    calendar = INVITATION.replace(b"REQUEST", method.encode())
    send(replace(MAIL, calendar=calendar))
    arrived = postbox.only()
    plain, invitation = arrived.iter_parts()

    assert arrived.get_content_type() == "multipart/alternative"
    assert plain.get_content_type() == "text/plain"
    assert invitation.get_content_type() == "text/calendar"
    assert invitation["Content-Type"].params["method"] == method
    assert invitation["Content-Type"].params["charset"] == "utf-8"
    assert invitation.get_content().splitlines() == calendar.decode().splitlines()


def test_attachments_come_with_their_norwegian_names(send: Callable[[Mail], None], postbox: Postbox) -> None:
    file = Attachment(filename="plan på Å.pdf", media_type="application/pdf", content=b"%PDF-1.7")
    send(replace(MAIL, attachments=(file,), calendar=INVITATION))
    (attached,) = postbox.only().iter_attachments()

    assert attached.get_filename() == "plan på Å.pdf"
    assert attached.get_content() == b"%PDF-1.7"


def test_a_subject_cannot_smuggle_in_headers_or_recipients(
    send: Callable[[Mail], None], postbox: Postbox
) -> None:
    send(replace(MAIL, subject="Hei\r\nBcc: thief@evil.example\r\n\r\nbody", language="nb\nBcc: x@y.example"))
    arrived = postbox.only()

    assert arrived["Bcc"] is None
    assert arrived["Subject"] == "Hei Bcc: thief@evil.example body"
    assert postbox.envelopes[0][1] == ["kari@fjellvik.example"]


def test_half_a_character_in_a_text_does_not_keep_it_from_going_out(
    send: Callable[[Mail], None], postbox: Postbox
) -> None:
    send(replace(MAIL, subject="halv \ud83d", text="halv \ud83d"))

    assert postbox.only().get_content().strip() == "halv ?"


@pytest.mark.parametrize(
    "address",
    ["", "kari", "kari@", "@fjellvik.example", "a@x.example, b@y.example", "a@x.example\r\nBcc: b@y.example",
     "a@x.example b@y.example", "<a@x.example>, <b@y.example>", "a@x.example;b@y.example"],
)  # fmt: skip
def test_what_is_not_one_address_is_refused_for_good(
    send: Callable[[Mail], None], postbox: Postbox, address: str
) -> None:
    with pytest.raises(DeliveryFailed) as told:
        send(replace(MAIL, to_address=address))

    assert told.value.permanent
    assert postbox.arrived == []


@pytest.mark.parametrize("message_id", ["", "no-domain", "a@b\r\nBcc: x@y", "a b@c"])
def test_a_mail_without_a_proper_id_of_its_own_is_refused(
    send: Callable[[Mail], None], message_id: str
) -> None:
    with pytest.raises(DeliveryFailed, match="Message-ID"):
        send(replace(MAIL, message_id=message_id))


def test_a_calendar_part_without_a_method_is_refused(send: Callable[[Mail], None]) -> None:
    with pytest.raises(DeliveryFailed, match="METHOD"):
        send(replace(MAIL, calendar=b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"))


@pytest.mark.parametrize(("answer", "final"), [("550 no such user", True), ("450 mailbox busy", False)])
def test_a_refused_recipient_is_final_only_when_the_server_says_so(
    send: Callable[[Mail], None], postbox: Postbox, answer: str, final: bool
) -> None:
    postbox.to_recipient = answer

    with pytest.raises(DeliveryFailed) as told:
        send(MAIL)

    assert told.value.permanent is final
    assert "kari" not in str(told.value)


@pytest.mark.parametrize(("answer", "final"), [("554 not wanted", True), ("451 try later", False)])
def test_a_refused_content_is_final_only_when_the_server_says_so(
    send: Callable[[Mail], None], postbox: Postbox, answer: str, final: bool
) -> None:
    postbox.to_content = answer

    with pytest.raises(DeliveryFailed) as told:
        send(MAIL)

    assert told.value.permanent is final


def test_a_rude_goodbye_after_the_mail_was_taken_is_no_failure(
    send: Callable[[Mail], None], postbox: Postbox
) -> None:
    postbox.to_goodbye = "421 going away"

    send(MAIL)

    assert len(postbox.arrived) == 1


def test_a_server_that_is_away_is_a_failure_to_try_again() -> None:
    with pytest.raises(DeliveryFailed) as told:
        SmtpMailer(f"smtp://127.0.0.1:{free_port()}", SENDER, CLOCK).send(MAIL)

    assert not told.value.permanent


def test_mail_goes_out_over_starttls_with_user_and_password(postbox: Postbox, certificate: Path) -> None:
    def welcome(
        _server: SMTP, _session: Session, _envelope: Envelope, _kind: str, login: object
    ) -> AuthResult:
        return AuthResult(success=login == LoginPassword(b"tilbake", b"p@ss/word"), handled=False)

    inside = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    inside.load_cert_chain(certificate)
    trusted = ssl.create_default_context(cafile=certificate)
    with server(
        postbox, tls_context=inside, require_starttls=True, authenticator=welcome, auth_required=True
    ) as port:
        url = f"smtp+starttls://tilbake:{{}}@localhost:{port}"
        SmtpMailer(url.format("p%40ss%2Fword"), SENDER, CLOCK, tls=trusted).send(MAIL)
        with pytest.raises(DeliveryFailed) as told:
            SmtpMailer(url.format("wrong"), SENDER, CLOCK, tls=trusted).send(MAIL)

    assert len(postbox.arrived) == 1
    assert not told.value.permanent


def test_a_server_nobody_vouches_for_gets_no_mail(postbox: Postbox, certificate: Path) -> None:
    inside = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    inside.load_cert_chain(certificate)
    with server(postbox, tls_context=inside) as port, pytest.raises(DeliveryFailed, match="SSLCert"):
        SmtpMailer(f"smtp+starttls://localhost:{port}", SENDER, CLOCK).send(MAIL)

    assert postbox.arrived == []


@pytest.mark.parametrize(
    ("url", "encryption", "port"),
    [
        ("smtp://localhost", Encryption.NONE, 25),
        ("smtp+starttls://mail.example", Encryption.STARTTLS, 587),
        ("smtps://mail.example", Encryption.TLS, 465),
        ("smtps://mail.example:2465", Encryption.TLS, 2465),
    ],
)
def test_the_address_says_how_the_connection_is_protected(
    url: str, encryption: Encryption, port: int
) -> None:
    read = read_smtp_url(url)

    assert (read.encryption, read.port) == (encryption, port)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://u:secret@mail.example",
        "smtp://u:secret@h:x",
    ],
)
def test_an_unusable_address_is_refused_without_quoting_it(url: str) -> None:
    with pytest.raises(BadSmtpUrl) as told:
        read_smtp_url(url)

    assert "secret" not in str(told.value)


def test_the_password_does_not_show_when_the_server_is_printed() -> None:
    assert "secret" not in repr(read_smtp_url("smtps://u:secret@mail.example"))


def test_the_console_shows_the_mail_and_the_memory_keeps_it() -> None:
    shown, kept = io.StringIO(), RememberingMailer()

    ConsoleMailer(shown).send(replace(MAIL, calendar=INVITATION))
    kept.send(MAIL)

    assert MAIL.text in shown.getvalue()
    assert "invitation" in shown.getvalue()
    assert kept.sent == [MAIL]
