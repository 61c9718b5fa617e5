"""`tilbake backup` and `tilbake restore`: what they say, with which number they end, and that nothing is written otherwise."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.fixtures.one_of_each import WORD, fill, rows_of
from web.cli import main
from workflow.adapters.crypto import add_key, load_keys
from workflow.adapters.persistence.engine import connect


class Place:
    """A data folder with a key file, and commands in it."""

    def __init__(self, folder: Path, url: str) -> None:
        self.key_file = folder / "keys" / "keys.json"
        self.url = url
        self.environ = {
            "TILBAKE_DATA": str(folder / "data"),
            "TILBAKE_KEY_FILE": str(self.key_file),
            "DATABASE_URL": url,
        }

    def run(self, *arguments: object) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments], env=self.environ)


@pytest.fixture
def here(tmp_path: Path, database_url: str) -> Place:
    place = Place(tmp_path, database_url)
    engine = connect(database_url)
    fill(engine, load_keys(place.key_file, create=True))
    engine.dispose()
    return place


@pytest.fixture
def there(tmp_path: Path, blank_database_url: str) -> Place:
    return Place(tmp_path, blank_database_url)


def test_a_backup_is_made_checked_and_restored_with_numbers_and_no_word_of_its_content(
    here: Place, there: Place, tmp_path: Path
) -> None:
    made = here.run("backup", tmp_path / "b")
    assert made.exit_code == 0, made.output
    checked = here.run("backup", "--check", tmp_path / "b")
    assert checked.exit_code == 0, checked.output
    assert "is whole" in checked.output
    restored = there.run("restore", tmp_path / "b")
    assert restored.exit_code == 0, restored.output
    assert "sealed values open with these keys" in restored.output
    assert WORD not in made.output + checked.output + restored.output
    one, other = connect(here.url), connect(there.url)
    assert rows_of(one)["document"] == rows_of(other)["document"]
    one.dispose()
    other.dispose()
    again = there.run("restore", tmp_path / "b")
    assert (again.exit_code, "not empty" in again.output) == (1, True)


def test_a_backup_from_before_a_rotation_needs_the_exported_key(
    here: Place, there: Place, tmp_path: Path
) -> None:
    assert here.run("backup", tmp_path / "b").exit_code == 0
    rotated = here.run("keys", "rotate", "--retire", "--export", tmp_path / "old")
    assert rotated.exit_code == 0, rotated.output
    refused = there.run("restore", tmp_path / "b")
    assert refused.exit_code == 2
    assert "take-back" in refused.output
    assert there.run("keys", "take-back", tmp_path / "old").exit_code == 0
    assert there.run("restore", tmp_path / "b").exit_code == 0


def test_each_thing_that_is_wrong_has_a_sentence_and_a_number_of_its_own(
    sqlite_url: str, tmp_path: Path
) -> None:
    place = Place(tmp_path, sqlite_url)
    load_keys(place.key_file, create=True)
    file = tmp_path / "b"
    assert place.run("backup", file).exit_code == 0
    content = file.read_bytes()
    told = {}
    for name, damaged in {"cut": content[:-2], "changed": content[:-1] + b"\x00", "foreign": b"x"}.items():
        file.write_bytes(damaged)
        result = place.run("restore", file)
        assert result.exit_code == 3, result.output
        assert len(result.output.strip().splitlines()) == 1
        told[name] = result.output
    file.write_bytes(content)
    place.key_file.unlink()
    for result in (place.run("restore", file), place.run("backup", "--check", file)):
        assert result.exit_code == 1
        assert "key file" in result.output
        told["no keys"] = result.output
    load_keys(place.key_file, create=True)
    result = place.run("restore", file)
    assert result.exit_code == 2
    told["other keys"] = result.output
    result = place.run("backup", "--check", tmp_path / "nowhere")
    assert result.exit_code == 3
    told["no file"] = result.output
    assert len(set(told.values())) == 6
    engine = connect(sqlite_url)
    assert not any(rows_of(engine).values())
    engine.dispose()


def test_a_second_key_on_the_ring_keeps_older_backups_readable(sqlite_url: str, tmp_path: Path) -> None:
    place = Place(tmp_path, sqlite_url)
    load_keys(place.key_file, create=True)
    assert place.run("backup", tmp_path / "b").exit_code == 0
    add_key(place.key_file)
    assert place.run("backup", "--check", tmp_path / "b").exit_code == 0
