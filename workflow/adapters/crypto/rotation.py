"""Decides how the key file changes in a rotation: one at a time, each step whole, and a mark that tells what goes on."""

import fcntl
import json
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workflow.adapters.crypto.errors import BadKeys, NoKeys, RotationRuns
from workflow.adapters.crypto.key_file import change_file, document_of, with_new_key, write_new
from workflow.adapters.crypto.key_ring import KeyRing

MARK = "rotating"
"""Stands in the file from the new key on until everything is sealed with it: a rotation that was killed goes on."""


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Nobody else rotates these keys meanwhile; raises `RotationRuns`. The lock ends with the process, however it ends."""
    try:
        folder = os.open(file.parent, os.O_RDONLY)
    except OSError:
        raise NoKeys(f"the key file {file.name} is missing") from None
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise RotationRuns("another rotation of these keys is running: let it end first") from None
    else:
        yield
    finally:
        os.close(folder)


def begin(file: Path) -> tuple[str, bool]:
    """The id of the key everything is to be sealed with, and whether it is new; an unfinished rotation goes on with its own."""
    document = document_of(file)
    if document.get(MARK) == document["active"]:
        return str(document["active"]), False
    ring = change_file(file, lambda kept: _marked(with_new_key(kept)))
    return ring.active, True


def end(file: Path, *, retire: Collection[str] = ()) -> KeyRing:
    """Take the mark away, and the named old keys with it."""
    return change_file(file, lambda kept: _without(kept, retire))


def export(file: Path, key_ids: Collection[str], target: Path) -> None:
    """Keep some of the keys in a file of their own, for backups made while they counted; refuses a file that is there."""
    kept = document_of(file)["keys"]
    missing = sorted(set(key_ids) - set(kept))
    if missing:
        raise BadKeys(f"there is no key {', '.join(missing)} in {file.name}")
    retired = {key_id: kept[key_id] for key_id in sorted(key_ids)}
    try:
        write_new(target, {"retired": retired})
    except FileExistsError:
        # An export that was killed right after it finds its own file again.
        if exported(target) != retired:
            raise BadKeys(f"{target.name} is there already: choose another file") from None
    except OSError as error:
        raise BadKeys(f"{target.name} cannot be written ({error.strerror})") from None


def exported(target: Path) -> dict[str, Any]:
    """The keys of such a file."""
    try:
        kept = json.loads(target.read_text("utf-8"))["retired"]
    except (OSError, ValueError, KeyError, TypeError):
        raise BadKeys(f"{target.name} is no file of exported keys") from None
    return dict(kept)


def take_back(file: Path, retired: dict[str, Any]) -> KeyRing:
    """Put exported keys on the ring again, none of them active."""

    def with_them(kept: dict[str, Any]) -> dict[str, Any]:
        other = [key_id for key_id, key in retired.items() if kept["keys"].get(key_id, key) != key]
        if other:
            raise BadKeys(f"another key is called {', '.join(other)} in {file.name}")
        return {**kept, "keys": {**kept["keys"], **retired}}

    return change_file(file, with_them)


def _marked(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, MARK: document["active"]}


def _without(document: dict[str, Any], retire: Collection[str]) -> dict[str, Any]:
    keys = {key_id: key for key_id, key in document["keys"].items() if key_id not in retire}
    return {name: part for name, part in document.items() if name != MARK} | {"keys": keys}
