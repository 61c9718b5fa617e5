"""The lock files say exactly what pyproject.toml asks for, with a hash for every file, and name no host."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ENTRY = re.compile(r"^([a-z0-9.-]+)==([^ ]+)", re.MULTILINE)
LOCKS = {"requirements.lock": ("setup",), "requirements-dev.lock": ("setup", "dev")}


def locked(name: str) -> dict[str, str]:
    return dict(ENTRY.findall((ROOT / name).read_text()))


def wanted(groups: tuple[str, ...]) -> list[Requirement]:
    lines = list(PROJECT["project"]["dependencies"])
    for group in groups:
        lines += PROJECT["dependency-groups"][group]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(("file", "groups"), LOCKS.items())
def test_everything_the_project_asks_for_is_locked_at_a_version_it_accepts(
    file: str, groups: tuple[str, ...]
) -> None:
    found = locked(file)
    wrong = [
        str(requirement)
        for requirement in wanted(groups)
        if not requirement.specifier.contains(found.get(canonicalize_name(requirement.name), "0.dev0"))
    ]
    assert wrong == [], "run `make lock`"


@pytest.mark.parametrize("file", LOCKS)
def test_every_locked_package_has_hashes_and_no_line_names_a_host(file: str) -> None:
    text = (ROOT / file).read_text()
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "//" not in text
    assert [line for line in text.splitlines() if line.startswith("-")] == []


def test_what_runs_in_production_is_what_was_tested() -> None:
    tested = locked("requirements-dev.lock")
    assert {
        name: version for name, version in locked("requirements.lock").items() if tested.get(name) != version
    } == {}


def test_the_build_backend_is_locked_so_that_installing_ourselves_asks_no_network() -> None:
    found = locked("requirements.lock")
    for line in PROJECT["build-system"]["requires"]:
        requirement = Requirement(line)
        assert requirement.specifier.contains(found[requirement.name])
    assert "editables" in found
    assert "uv" in found
