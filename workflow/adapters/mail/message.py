"""Decides how a mail is written on the wire; who gets it and what it says is the caller's."""

import re
from datetime import datetime
from email.errors import HeaderParseError, MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from workflow.services.ports import Attachment, DeliveryFailed, Mail

_METHOD = re.compile(rb"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
_MESSAGE_ID = re.compile(r"[!-;=?-~]+@[!-;=?-~]+")


def written(mail: Mail, *, sender: Address, at: datetime) -> EmailMessage:
    """The mail as it is sent; raises a permanent `DeliveryFailed` for an address or id that cannot be written."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = address_of(mail.to_address)
    message["Subject"] = _one_line(mail.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = _message_id(mail.message_id)
    # Out-of-office replies to a machine help nobody.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_encodable(mail.text), cte="quoted-printable")
    message["Content-Language"] = _one_line(mail.language)
    if mail.calendar is not None:
        _add_calendar(message, mail.calendar)
    for attachment in mail.attachments:
        _attach(message, attachment)
    return message


def address_of(text: str) -> Address:
    """One address, with or without a name before it; raises a permanent `DeliveryFailed`."""
    name, plain = parseaddr(text)
    if not plain or not text.isprintable() or text.count("@") != plain.count("@"):
        raise DeliveryFailed("the address is not one e-mail address", permanent=True)
    try:
        address = Address(display_name=name, addr_spec=plain)
    except (MessageError, HeaderParseError, ValueError, IndexError):
        raise DeliveryFailed("the address is not one e-mail address", permanent=True) from None
    if not address.username or not address.domain:
        raise DeliveryFailed("the address is not one e-mail address", permanent=True)
    return address


def _message_id(text: str) -> str:
    plain = text.removeprefix("<").removesuffix(">")
    if not _MESSAGE_ID.fullmatch(plain):
        raise DeliveryFailed("the Message-ID must look like part@domain", permanent=True)
    return f"<{plain}>"


def _add_calendar(message: EmailMessage, calendar: bytes) -> None:
    # Calendars act on an invitation only when the part names the method its content names.
    found = _METHOD.search(calendar)
    if found is None:
        raise DeliveryFailed("the calendar part names no METHOD", permanent=True)
    message.add_alternative(
        calendar.decode("utf-8"),
        subtype="calendar",
        cte="base64",
        params={"method": found.group(1).decode("ascii")},
    )


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    main, _, sub = attachment.media_type.partition("/")
    message.add_attachment(
        attachment.content,
        maintype=_one_line(main),
        subtype=_one_line(sub),
        filename=_one_line(attachment.filename),
    )


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in _encodable(text)).split())


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
