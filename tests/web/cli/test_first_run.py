"""The bootstrap: what it skips, what it takes out of the lock, and that it needs nothing but Python."""

import ast
import sys
from pathlib import Path

import pytest

from web.cli import first_run

LOCK = """\
aaa==1.0 \\
    --hash=sha256:11
uv==0.9 ; sys_platform == 'linux' \\
    --hash=sha256:22 \\
    --hash=sha256:33
zzz==3
"""


def test_one_package_is_taken_out_of_the_lock_with_all_its_hashes(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(LOCK)
    assert first_run.locked_entry("uv", lock).splitlines() == LOCK.splitlines()[2:5]


def test_the_last_package_of_a_lock_is_found_too(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(LOCK)
    assert first_run.locked_entry("zzz", lock) == "zzz==3\n"


def test_the_bootstrap_imports_the_standard_library_only() -> None:
    tree = ast.parse(Path(first_run.__file__).read_text())
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
        )
    }
    assert imported <= sys.stdlib_module_names


def test_no_command_has_the_name_of_a_standard_module() -> None:
    # Run as a plain file, the bootstrap would otherwise import our module instead of Python's.
    ours = {file.stem for file in Path(first_run.__file__).parent.glob("*.py")}
    assert not ours & sys.stdlib_module_names


def test_work_done_for_development_is_enough_for_running_but_not_the_other_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name)
    (tmp_path / "bin").mkdir()
    for name in ("python", "tilbake"):
        (tmp_path / "bin" / name).touch()
    monkeypatch.setattr(first_run, "ROOT", tmp_path)
    monkeypatch.setattr(first_run, "VENV", tmp_path)
    monkeypatch.setattr(first_run, "PYTHON", tmp_path / "bin" / "python")
    monkeypatch.setattr(
        first_run,
        "LOCKS",
        {"run": tmp_path / "requirements.lock", "develop": tmp_path / "requirements-dev.lock"},
    )
    stamps = {"run": tmp_path / "run", "develop": tmp_path / "develop"}
    monkeypatch.setattr(first_run, "STAMPS", stamps)

    assert not first_run.installed("run")
    stamps["run"].write_text(first_run.fingerprint("run"))
    assert first_run.installed("run")
    assert not first_run.installed("develop")

    stamps["run"].unlink()
    stamps["develop"].write_text(first_run.fingerprint("develop"))
    assert first_run.installed("run")

    (tmp_path / "requirements-dev.lock").write_text("changed")
    assert not first_run.installed("run")
