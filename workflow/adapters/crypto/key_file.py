"""Decides where the keys come from and how their file is written; not what they are used for.

The text form, in a file or in the environment:
`{"active": "k1", "keys": {"k1": "<base64 of 32 bytes>"}, "index_key": "<base64 of 32 bytes>"}`.
"""

import base64
import binascii
import json
import os
import secrets
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workflow.adapters.crypto.errors import BadKeys, NoKeys, ReadOnlyKeys
from workflow.adapters.crypto.key_ring import KEY_BYTES, KeyRing
from workflow.adapters.crypto.watched_keys import WatchedKeys

_NOWHERE = "neither a key file nor keys in the environment are configured"
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def load_keys(file: Path | None = None, *, text: str | None = None, create: bool = False) -> KeyRing:
    """The key ring from `text` when given, else from `file`; with `create` a missing file is made first.

    The ring of a file follows its changes. Raises `NoKeys` when there is none, `BadKeys` when it cannot be used.
    """
    if text:
        return _parse(text)
    if file is None:
        raise NoKeys(_NOWHERE)
    if create and not file.exists():
        _write_if_absent(file, _new_ring_text())
    return WatchedKeys(file, lambda path: _parse(_read(path)))


def add_key(file: Path) -> KeyRing:
    """Put a new active key on the ring in a file; the old ones stay, so that everything still opens."""
    return change_file(file, with_new_key)


def change_file(file: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> KeyRing:
    """Write the file anew in one step, once what is to stand in it can be used; raises `ReadOnlyKeys`."""
    text = as_text(change(document_of(file)))
    ring = _parse(text)
    try:
        _write_aside(file, text).replace(file)
    except OSError as error:
        raise ReadOnlyKeys(f"the key file {file.name} cannot be written here ({error.strerror})") from None
    return ring


def document_of(file: Path | None, *, text: str | None = None) -> dict[str, Any]:
    """What stands in a key file, or in the text when given, once it can be used."""
    if not text:
        if file is None:
            raise NoKeys(_NOWHERE)
        text = _read(file)
    _parse(text)
    document = _document(text)
    return {**document, "keys": _as_mapping(document.get("keys"))}


def with_new_key(document: dict[str, Any]) -> dict[str, Any]:
    """The same keys and a new one, which is active."""
    key_id = _new_key_id()
    return {**document, "keys": {**document["keys"], key_id: _new_secret()}, "active": key_id}


def _read(file: Path) -> str:
    try:
        mode = file.stat().st_mode
        text = file.read_text("utf-8")
    except FileNotFoundError:
        raise NoKeys(
            f"the key file {file.name} is missing; without it encrypted values cannot be read"
        ) from None
    # Readable by others is left to the operator, because secrets mounted into containers are; writable is never right.
    if mode & _WRITABLE_BY_OTHERS:
        raise BadKeys(f"the key file {file.name} can be changed by others: set its mode to 600")
    return text


def _parse(text: str) -> KeyRing:
    document = _document(text)
    keys = {key_id: _secret(value) for key_id, value in _as_mapping(document.get("keys")).items()}
    return KeyRing(
        keys=keys, active=str(document.get("active")), index_key=_secret(document.get("index_key"))
    )


def _document(text: str) -> dict[str, object]:
    try:
        return _as_mapping(json.loads(text))
    except ValueError:
        # The parser's own message quotes the text, and the text is the secret.
        raise BadKeys("the keys are no valid JSON") from None


def _as_mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise BadKeys("the keys must have the parts active, keys and index_key")
    return {str(name): part for name, part in value.items()}


def _secret(value: object) -> bytes:
    try:
        return base64.b64decode(str(value), validate=True)
    except (binascii.Error, ValueError):
        raise BadKeys("a key is no valid base64") from None


def _new_ring_text() -> str:
    key_id = _new_key_id()
    return as_text({"active": key_id, "keys": {key_id: _new_secret()}, "index_key": _new_secret()})


def _new_key_id() -> str:
    return f"k{secrets.token_hex(4)}"


def _new_secret() -> str:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")


def write_new(file: Path, document: dict[str, Any]) -> None:
    """Write keys to a file that is not there yet, readable by its owner alone; raises `FileExistsError`."""
    aside = _write_aside(file, as_text(document))
    try:
        os.link(aside, file)
    finally:
        aside.unlink()


def as_text(document: dict[str, Any]) -> str:
    """The text form."""
    return json.dumps(document, indent=2) + "\n"


def _write_if_absent(file: Path, text: str) -> None:
    # Linked, not renamed: of two processes starting together the first wins, and both read the same keys.
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = _write_aside(file, text)
    try:
        os.link(aside, file)
    except FileExistsError:
        return
    finally:
        aside.unlink()


def _write_aside(file: Path, text: str) -> Path:
    # mkstemp gives mode 600 from the first byte on.
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".keys-")
    with os.fdopen(handle, "w", encoding="utf-8") as aside:
        aside.write(text)
        aside.flush()
        os.fsync(aside.fileno())
    return Path(name)
