"""The key ring: sealing values, opening them again, refusing what was changed or moved."""

import json
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.adapters.crypto import BadKeys, KeyRing, NoKeys, TamperedText, UnknownKey, add_key, load_keys
from workflow.services.ports import Cipher

OLD, NEW, INDEX = b"o" * 32, b"n" * 32, b"i" * 32
OLD_RING = KeyRing(keys={"old": OLD}, active="old", index_key=INDEX)
BOTH = KeyRing(keys={"old": OLD, "new": NEW}, active="new", index_key=INDEX)
PLACE = "note.text:7"


def test_the_key_ring_is_what_the_services_ask_for() -> None:
    assert isinstance(OLD_RING, Cipher)


@given(st.text(alphabet=st.characters()), st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back_as_it_was(text: str, context: str) -> None:
    assert OLD_RING.decrypt_text(OLD_RING.encrypt_text(text, context=context), context=context) == text


def test_the_blob_shows_nothing_of_the_text_and_differs_each_time() -> None:
    first, second = (OLD_RING.encrypt_text("vondt i ryggen", context=PLACE) for _ in range(2))

    assert b"rygg" not in first
    assert first != second


def test_a_value_moved_to_another_row_does_not_open() -> None:
    blob = OLD_RING.encrypt_text("for row 7 only", context=PLACE)

    with pytest.raises(TamperedText):
        OLD_RING.decrypt_text(blob, context="note.text:8")


def test_a_change_of_any_single_byte_is_noticed() -> None:
    blob = OLD_RING.encrypt_bytes(b"content", context=PLACE)

    for place in range(len(blob)):
        changed = bytearray(blob)
        changed[place] ^= 1
        with pytest.raises((TamperedText, UnknownKey)):
            OLD_RING.decrypt_bytes(bytes(changed), context=PLACE)


def test_a_cut_or_foreign_value_is_refused() -> None:
    blob = OLD_RING.encrypt_bytes(b"content", context=PLACE)

    for length in range(len(blob)):
        with pytest.raises(TamperedText):
            OLD_RING.decrypt_bytes(blob[:length], context=PLACE)
    with pytest.raises(TamperedText):
        OLD_RING.decrypt_text(b"a plain text that nobody encrypted", context=PLACE)
    with pytest.raises(TamperedText):
        OLD_RING.needs_rotation(b"plain")


def test_rotation_opens_the_old_seals_with_the_new_and_says_what_is_left() -> None:
    old_blob = OLD_RING.encrypt_text("kept", context=PLACE)
    new_blob = BOTH.encrypt_text("kept", context=PLACE)

    assert BOTH.decrypt_text(old_blob, context=PLACE) == "kept"
    assert BOTH.needs_rotation(old_blob)
    assert not BOTH.needs_rotation(new_blob)
    with pytest.raises(UnknownKey, match="'new'"):
        OLD_RING.decrypt_text(new_blob, context=PLACE)


def test_the_blind_index_survives_rotation_and_keeps_contexts_apart() -> None:
    other_index = KeyRing(keys={"old": OLD}, active="old", index_key=NEW)
    value = "01017000027"

    assert OLD_RING.blind_index(value) == BOTH.blind_index(value)
    assert OLD_RING.blind_index(value, context="person") != OLD_RING.blind_index(value, context="candidate")
    assert OLD_RING.blind_index("b", context="a") != OLD_RING.blind_index("ab", context="")
    assert OLD_RING.blind_index(value) != other_index.blind_index(value)
    assert len(OLD_RING.blind_index(value)) == 64


def test_a_missing_key_file_is_created_only_on_request_and_for_the_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "secrets" / "keys.json"
    with pytest.raises(NoKeys, match=r"keys\.json"):
        load_keys(file)

    blob = load_keys(file, create=True).encrypt_text("kept", context=PLACE)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert load_keys(file, create=True).decrypt_text(blob, context=PLACE) == "kept"
    assert [found.name for found in file.parent.iterdir()] == ["keys.json"]


def test_processes_that_start_together_end_with_the_same_keys(tmp_path: Path) -> None:
    file, rings = tmp_path / "keys.json", []
    together = threading.Barrier(8)

    def start() -> None:
        together.wait()
        rings.append(load_keys(file, create=True))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({ring.active for ring in rings}) == 1
    assert len({ring.blind_index("same") for ring in rings}) == 1


def test_adding_a_key_keeps_the_old_one_and_the_mode_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    before = load_keys(file, create=True)
    blob = before.encrypt_text("kept", context=PLACE)

    after = add_key(file)

    assert len(after.key_ids) == 2
    assert after.active != before.active
    assert after.needs_rotation(blob)
    assert load_keys(file).decrypt_text(blob, context=PLACE) == "kept"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_keys_in_the_environment_win_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    load_keys(file, create=True)

    assert load_keys(tmp_path / "missing.json", text=file.read_text()).active == load_keys(file).active
    with pytest.raises(NoKeys):
        load_keys(None)


def test_a_key_file_others_may_change_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    load_keys(file, create=True)
    file.chmod(0o622)

    with pytest.raises(BadKeys, match="600"):
        load_keys(file)


@pytest.mark.parametrize(
    "change",
    [
        {"active": "absent"},
        {"keys": []},
        {"keys": {"k": "c2hvcnQ="}, "active": "k"},
        {"keys": {"kø": "c2hvcnQ="}, "active": "kø"},
        {"keys": {"k": "***"}, "active": "k"},
        {"index_key": "c2hvcnQ="},
    ],
)
def test_unusable_keys_are_refused_without_quoting_them(tmp_path: Path, change: dict[str, object]) -> None:
    file = tmp_path / "keys.json"
    load_keys(file, create=True)
    document = json.loads(file.read_text())

    with pytest.raises(BadKeys) as told:
        load_keys(text=json.dumps({**document, **change}))

    assert document["index_key"] not in str(told.value)
    assert "c2hvcnQ" not in str(told.value)


def test_broken_json_is_refused_without_quoting_it() -> None:
    with pytest.raises(BadKeys) as told:
        load_keys(text='{"index_key": "very-secret"')

    assert "very-secret" not in str(told.value)
    assert told.value.__cause__ is None
