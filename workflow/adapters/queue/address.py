"""Decides where the embedded Valkey of a data folder listens, so that every process finds it without being told."""

import hashlib
import os
import tempfile
from pathlib import Path

# A socket's path must fit into 108 bytes with its closing zero (unix(7)); one that does not is refused by bind.
LONGEST_SOCKET_PATH = 107


def socket_of(data: Path) -> Path:
    """The socket of a data folder: always the same one, and short however deep the folder lies."""
    folder = f"tilbake-{os.getuid()}-{hashlib.sha256(os.fsencode(data)).hexdigest()[:12]}"
    preferred = Path(tempfile.gettempdir()) / folder / "valkey.sock"
    fits = len(os.fsencode(preferred)) <= LONGEST_SOCKET_PATH
    # The one folder that is short everywhere; that it is open to all is checked where the server starts.
    return preferred if fits else Path("/tmp") / folder / "valkey.sock"  # noqa: S108


def url_of(socket: Path) -> str:
    """The address of a socket in the form Redis clients take."""
    return f"unix://{socket}"
