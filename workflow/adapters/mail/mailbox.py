"""Decides how caught mail is kept: one file a Message-ID, however often it is delivered, and how it is read again."""

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

_DELIVERY = b"X-Tilbake-Delivery: "
_DELIVERIES = re.compile(rb"\A(?:X-Tilbake-Delivery: [^\r\n]*\r\n)+")


@dataclass(frozen=True, kw_only=True)
class StoredMail:
    """A caught mail as an inbox page shows it; `key` finds it again, `received_at` is its first delivery (UTC)."""

    key: str
    message_id: str
    received_at: datetime
    sender: str
    recipients: tuple[str, ...]
    subject: str
    text: str
    attachments: tuple[str, ...]
    deliveries: int


def store(folder: Path, content: bytes, *, recipients: tuple[str, ...], at: datetime) -> str:
    """Keep a mail and answer its key; the same Message-ID again only adds one line that says when (UTC)."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"{key_of(content)}.eml"
    kept = file.read_bytes() if file.exists() else content
    lines = b"".join(_DELIVERY + f"{at.isoformat()}; {one}".encode() + b"\r\n" for one in recipients)
    # Written aside and renamed: an inbox page that reads at the same moment sees no half mail.
    handle, aside = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as new:
        new.write(lines + kept)
    Path(aside).replace(file)
    return file.stem


def key_of(content: bytes) -> str:
    """What makes two deliveries the same mail: the Message-ID, or the whole content of a mail that has none."""
    message_id = str(_parsed(content)["Message-ID"] or "").strip()
    return hashlib.sha256(message_id.encode("utf-8", "surrogateescape") or content).hexdigest()[:32]


def list_messages(folder: Path) -> list[StoredMail]:
    """All caught mail, the newest first."""
    found = [_read(file) for file in folder.glob("*.eml")]
    return sorted(found, key=lambda mail: (mail.received_at, mail.key), reverse=True)


def find_message(folder: Path, key: str) -> StoredMail | None:
    """The caught mail with a key, or None."""
    return next((mail for mail in list_messages(folder) if mail.key == key), None)


def _parsed(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=policy.default)


def _read(file: Path) -> StoredMail:
    content = file.read_bytes()
    marks = _DELIVERIES.match(content)
    lines = marks.group().decode().split("\r\n")[:-1] if marks else []
    pairs = [line.removeprefix(_DELIVERY.decode()).split("; ", 1) for line in lines]
    message = _parsed(content[marks.end() :] if marks else content)
    return StoredMail(
        key=file.stem,
        message_id=str(message["Message-ID"] or ""),
        received_at=min(
            (datetime.fromisoformat(at) for at, _ in pairs), default=datetime.fromtimestamp(0, UTC)
        ),
        sender=str(message["From"] or ""),
        recipients=tuple(sorted({one for _, one in pairs})),
        subject=str(message["Subject"] or ""),
        text=_text(message),
        attachments=tuple(
            part.get_filename() or part.get_content_type() for part in message.iter_attachments()
        ),
        deliveries=len({at for at, _ in pairs}),
    )


def _text(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    return str(body.get_content()) if body else ""
