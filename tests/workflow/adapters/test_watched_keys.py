"""The ring of a file follows the file: within a second, or at once for a value it has no key for."""

import json
from pathlib import Path

import pytest

from workflow.adapters.crypto import BadKeys, KeyRing, UnknownKey, add_key, load_keys
from workflow.adapters.crypto.rotation import begin, end
from workflow.adapters.crypto.watched_keys import WatchedKeys

PLACE = "note.text:7"


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def watched(file: Path, seconds: Seconds) -> WatchedKeys:
    return WatchedKeys(file, lambda path: load_keys(text=path.read_text()), seconds)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    load_keys(tmp_path / "keys.json", create=True)
    return tmp_path / "keys.json"


def test_a_new_key_is_taken_up_after_a_second_and_not_asked_for_before(file: Path) -> None:
    seconds = Seconds()
    ring = watched(file, seconds)
    old, new = ring.active, add_key(file).active
    assert ring.active == old
    seconds.now = 1.0
    assert ring.active == new


def test_a_value_of_a_newer_key_is_opened_at_once(file: Path) -> None:
    ring = watched(file, Seconds())
    blob = add_key(file).encrypt_text("kept", context=PLACE)
    assert ring.decrypt_text(blob, context=PLACE) == "kept"


def test_a_key_taken_out_of_the_file_is_gone_here_too(file: Path) -> None:
    seconds = Seconds()
    ring = watched(file, seconds)
    old, blob = ring.active, ring.encrypt_text("kept", context=PLACE)
    begin(file)
    end(file, retire=[old])
    seconds.now = 1.0
    with pytest.raises(UnknownKey):
        ring.decrypt_text(blob, context=PLACE)


@pytest.mark.parametrize("broken", ["", "{", '{"active": "x", "keys": {}, "index_key": ""}'])
def test_a_file_that_became_unusable_changes_nothing(file: Path, broken: str) -> None:
    seconds = Seconds()
    ring = watched(file, seconds)
    blob = ring.encrypt_text("kept", context=PLACE)
    file.write_text(broken)
    seconds.now = 5.0
    assert ring.decrypt_text(blob, context=PLACE) == "kept"
    file.unlink()
    seconds.now = 10.0
    assert ring.decrypt_text(ring.encrypt_text("more", context=PLACE), context=PLACE) == "more"


def test_the_keys_of_another_installation_are_not_taken_up(file: Path, tmp_path: Path) -> None:
    seconds = Seconds()
    ring = watched(file, seconds)
    before = ring.active
    (tmp_path / "other.json").write_text(
        json.dumps({**json.loads(file.read_text()), "index_key": "aW" * 21 + "a="})
    )
    assert isinstance(load_keys(tmp_path / "other.json"), KeyRing)
    add_key(tmp_path / "other.json")
    (tmp_path / "other.json").replace(file)
    seconds.now = 2.0
    assert ring.active == before


def test_an_active_key_is_never_taken_out(file: Path) -> None:
    active = load_keys(file).active
    with pytest.raises(BadKeys):
        end(file, retire=[active])
    assert load_keys(file).active == active


def test_a_rotation_begun_goes_on_with_the_same_key(file: Path) -> None:
    key_id, new = begin(file)
    assert new
    assert begin(file) == (key_id, False)
    end(file)
    assert begin(file)[1]
