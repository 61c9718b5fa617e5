"""Decides how mail is caught where none should leave the machine: a real SMTP server that delivers into a folder."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from workflow.adapters.mail.mailbox import StoredMail, list_messages, store

__all__ = ["StoredMail", "list_messages", "serve"]

LARGEST_MAIL = 20 * 1024 * 1024


class _Keeper:
    """aiosmtpd's handler: what arrives is stored before it is acknowledged."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 aiosmtpd's name
        content = envelope.original_content or b""
        store(self._folder, content, recipients=tuple(envelope.rcpt_tos), at=self._now())
        return "250 Kept"


async def serve(*, host: str, port: int, folder: Path, now: Callable[[], datetime]) -> None:
    """Catch mail until cancelled. `now` answers real instants in UTC."""
    keeper = _Keeper(folder, now)

    def session() -> SMTP:
        return SMTP(keeper, data_size_limit=LARGEST_MAIL, enable_SMTPUTF8=True, ident="Tilbake mail sink")

    server = await asyncio.get_running_loop().create_server(session, host, port)
    async with server:
        await server.serve_forever()
