"""Decides nothing: mailers that send nothing, for development and tests."""

from typing import TextIO

from workflow.services.ports import Mail


class ConsoleMailer:
    """Writes each mail to a stream, for somebody who develops without a mail server."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def send(self, mail: Mail) -> None:
        """Show the mail."""
        extras = [one.filename for one in mail.attachments] + (["invitation"] if mail.calendar else [])
        lines = (
            f"To: {mail.to_address}",
            f"Subject: {mail.subject}",
            f"With: {', '.join(extras) or '-'}",
            "",
            mail.text,
        )
        self._stream.write("\n".join((*lines, "-" * 72, "")))
        self._stream.flush()


class RememberingMailer:
    """Keeps each mail in `sent`, for a test to look at."""

    def __init__(self) -> None:
        self.sent: list[Mail] = []

    def send(self, mail: Mail) -> None:
        """Remember the mail."""
        self.sent.append(mail)
