"""The mail that left: read as it comes, by Message-ID, and how often each was delivered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

_DELIVERY = re.compile(rb"^X-Tilbake-Delivery: ([^;\r\n]+); ([^\r\n]+)\r\n", re.MULTILINE)


@dataclass(frozen=True)
class Letter:
    """A mail as it came."""

    message_id: str
    to: tuple[str, ...]
    subject: str
    text: str


@dataclass
class PostBox:
    """The folder of the mail catcher, which keeps a Message-ID once however often it is delivered."""

    folder: Path
    letters: dict[str, Letter] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def new(self) -> Sequence[Letter]:
        """What came since the last look."""
        found = []
        for file in self.folder.glob("*.eml"):
            if file.name not in self._seen:
                self._seen.add(file.name)
                letter = _letter(file.read_bytes())
                self.letters[letter.message_id] = letter
                found.append(letter)
        return found

    def delivered_again(self) -> dict[str, list[datetime]]:
        """The instants of each delivery of what was delivered more than once."""
        found = {}
        for file in self.folder.glob("*.eml"):
            marks = _marks(file.read_bytes())
            instants = sorted({datetime.fromisoformat(at.decode()) for at, _ in marks})
            if len(instants) > 1:
                found[file.stem] = instants
        return found


def _letter(content: bytes) -> Letter:
    marks = _marks(content)
    message = message_from_bytes(_DELIVERY.sub(b"", content), policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(preferencelist=("plain",))
    return Letter(
        message_id=str(message["Message-ID"]).strip().strip("<>"),
        to=tuple(sorted({to.decode() for _, to in marks})),
        subject=str(message["Subject"]),
        text=str(body.get_content()) if body else "",
    )


def _marks(content: bytes) -> list[tuple[bytes, bytes]]:
    return _DELIVERY.findall(content)
