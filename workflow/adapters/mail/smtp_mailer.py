"""Decides how a mail is handed to the post, and which refusals are final; when to try again is the outbox's."""

import smtplib
import ssl
from email.message import EmailMessage

from workflow.adapters.mail.message import address_of, written
from workflow.adapters.mail.smtp_url import Encryption, SmtpServer, read_smtp_url
from workflow.services.ports import Clock, DeliveryFailed, Mail

SECONDS_TO_WAIT = 20
_FIRST_FINAL_CODE = 500


class SmtpMailer:
    """Hands each mail over in a connection of its own; raises `DeliveryFailed`, never anything else.

    `tls` replaces the machine's trusted authorities, for a mail server with a certificate of the house.
    """

    def __init__(
        self, smtp_url: str, sender: str, clock: Clock, *, tls: ssl.SSLContext | None = None
    ) -> None:
        self._server = read_smtp_url(smtp_url)
        self._sender = address_of(sender)
        self._clock = clock
        self._tls = tls

    def send(self, mail: Mail) -> None:
        """Returns when the server took responsibility."""
        message = written(mail, sender=self._sender, at=self._clock.wall())
        try:
            connection = _connected(self._server, self._tls or ssl.create_default_context())
        except (smtplib.SMTPException, OSError) as error:
            raise DeliveryFailed(f"the mail server cannot be reached ({type(error).__name__})") from None
        try:
            _hand_over(connection, message)
        finally:
            _leave(connection)


def _connected(server: SmtpServer, tls: ssl.SSLContext) -> smtplib.SMTP:
    if server.encryption is Encryption.TLS:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=SECONDS_TO_WAIT, context=tls
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS_TO_WAIT)
    try:
        if server.encryption is Encryption.STARTTLS:
            connection.starttls(context=tls)
        if server.user:
            connection.login(server.user, server.password)
    except (smtplib.SMTPException, OSError):
        connection.close()
        raise
    return connection


def _hand_over(connection: smtplib.SMTP, message: EmailMessage) -> None:
    # The server's own words stay here: they repeat the recipient's address.
    try:
        connection.send_message(message)
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        raise DeliveryFailed(f"the recipient was refused ({codes})", permanent=_all_final(codes)) from None
    except smtplib.SMTPDataError as refused:
        code = refused.smtp_code
        raise DeliveryFailed(f"the mail was refused ({code})", permanent=_all_final([code])) from None
    except smtplib.SMTPNotSupportedError:
        raise DeliveryFailed("the mail server cannot write to this address", permanent=True) from None
    except (smtplib.SMTPException, OSError) as error:
        raise DeliveryFailed(f"the mail was not taken ({type(error).__name__})") from None


def _all_final(codes: list[int]) -> bool:
    return all(code >= _FIRST_FINAL_CODE for code in codes)


def _leave(connection: smtplib.SMTP) -> None:
    # The mail is already taken, or already failed: a rude goodbye must not make it go out a second time.
    try:
        connection.quit()
    except (smtplib.SMTPException, OSError):
        connection.close()
