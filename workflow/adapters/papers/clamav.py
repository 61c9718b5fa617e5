"""Asks a ClamAV daemon about a file by its own protocol (INSTREAM), over TCP or a Unix socket."""

import socket
import struct
from urllib.parse import urlsplit

from workflow.services.paper_ports import ScannerAway

PIECE = 64 * 1024
PATIENCE_SECONDS = 30.0
LONGEST_ANSWER = 4096


class BadScannerAddress(ValueError):
    """The address is neither tcp://host:port nor unix:///path."""


class ClamavScanner:
    """One question a connection. Everything but a clear answer means: ask again later."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        try:
            port = parts.port
        except ValueError:
            port = None
        self._path = parts.path if parts.scheme == "unix" else ""
        self._place = (parts.hostname or "", port or 0)
        is_tcp = parts.scheme == "tcp" and all(self._place)
        if not (is_tcp or self._path.startswith("/")):
            raise BadScannerAddress("a scanner's address is tcp://host:3310 or unix:///run/clamd.sock")

    def is_harmful(self, content: bytes) -> bool:
        """Whether the daemon found something; raises `ScannerAway`."""
        try:
            with self._connected() as connection:
                _send(connection, content)
                answer = _answer(connection)
        except OSError as error:
            raise ScannerAway(type(error).__name__) from None
        if answer == "stream: OK":
            return False
        if answer.startswith("stream: ") and answer.endswith(" FOUND"):
            return True
        raise ScannerAway("no clear answer")  # too large for the daemon, out of memory, busy, something else

    def _connected(self) -> socket.socket:
        if not self._path:
            return socket.create_connection(self._place, PATIENCE_SECONDS)
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(PATIENCE_SECONDS)
            connection.connect(self._path)
        except OSError:
            connection.close()
            raise
        return connection


def _send(connection: socket.socket, content: bytes) -> None:
    """The command, the content in pieces each with its length before it, and a piece of no length."""
    connection.sendall(b"zINSTREAM\0")
    for start in range(0, len(content), PIECE):
        piece = content[start : start + PIECE]
        connection.sendall(struct.pack(">I", len(piece)) + piece)
    connection.sendall(struct.pack(">I", 0))


def _answer(connection: socket.socket) -> str:
    """What the daemon says, up to the zero byte or its hanging up."""
    heard = b""
    while not heard.endswith(b"\0") and len(heard) < LONGEST_ANSWER:
        more = connection.recv(LONGEST_ANSWER)
        if not more:
            break
        heard += more
    return heard.rstrip(b"\0").decode("ascii", "replace").strip()
