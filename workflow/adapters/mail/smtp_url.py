"""Decides what an SMTP address in the configuration means."""

from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import unquote, urlsplit

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class BadSmtpUrl(ValueError):
    """The configured address cannot be used; the message never quotes it, because it may hold a password."""


class Encryption(Enum):
    """How the connection is protected; the value is the scheme in the address."""

    NONE = "smtp"
    STARTTLS = "smtp+starttls"
    TLS = "smtps"


_USUAL_PORT = {Encryption.NONE: 25, Encryption.STARTTLS: 587, Encryption.TLS: 465}


@dataclass(frozen=True, kw_only=True)
class SmtpServer:
    """Where mail is handed over, and as whom."""

    host: str
    port: int
    encryption: Encryption
    user: str = ""
    password: str = field(default="", repr=False)


def read_smtp_url(url: str) -> SmtpServer:
    """`smtp://`, `smtp+starttls://` or `smtps://` with host, and port, user and password where needed."""
    try:
        parts = urlsplit(url)
        encryption = Encryption(parts.scheme)
        port = parts.port or _USUAL_PORT[encryption]
    except ValueError:
        # The parser's own message quotes the address.
        raise BadSmtpUrl("the mail server must be smtp://, smtp+starttls:// or smtps://host:port") from None
    if not parts.hostname:
        raise BadSmtpUrl("the mail server's address has no host")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if user and encryption is Encryption.NONE and parts.hostname not in _LOOPBACK:
        raise BadSmtpUrl("a password must not travel unprotected: use smtp+starttls:// or smtps://")
    return SmtpServer(host=parts.hostname, port=port, encryption=encryption, user=user, password=password)
