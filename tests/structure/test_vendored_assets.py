"""Vendored front-end files are exactly the ones listed, licensed, and reach nothing outside this server."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[2] / "web" / "static" / "vendor"
ASSETS = tomllib.loads((VENDOR / "VENDOR.toml").read_text(encoding="utf-8"))["asset"]
OUTSIDE_CSS = re.compile(r"@import|url\(\s*['\"]?\s*(?:https?:)?//", re.IGNORECASE)
OUTSIDE_JS = re.compile(r"https?://(?!www\.w3\.org/)[a-z0-9.-]+", re.IGNORECASE)
OWN = Path(__file__).parents[2] / "web" / "static"


@pytest.mark.parametrize("asset", ASSETS, ids=lambda asset: asset["file"])
def test_a_vendored_file_is_the_one_that_was_checked(asset: dict[str, str]) -> None:
    content = (VENDOR / asset["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == asset["sha256"]


@pytest.mark.parametrize("asset", ASSETS, ids=lambda asset: asset["file"])
def test_a_vendored_file_lies_in_a_folder_named_by_its_version_beside_its_licence(
    asset: dict[str, str],
) -> None:
    assert asset["file"].startswith(f"{asset['name']}-{asset['version']}/")
    assert len((VENDOR / asset["licence_file"]).read_text(encoding="utf-8")) > 400
    assert asset["licence"] in {"MIT", "OFL-1.1", "0BSD"}


def test_every_vendored_file_is_listed() -> None:
    listed = {asset["file"] for asset in ASSETS} | {asset["licence_file"] for asset in ASSETS}
    found = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert found - {"VENDOR.toml"} == listed


@pytest.mark.parametrize("path", sorted(OWN.rglob("*.css")), ids=lambda path: path.name)
def test_no_stylesheet_fetches_anything_from_outside(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert OUTSIDE_CSS.search(text) is None
    assert "sourceMappingURL" not in text


@pytest.mark.parametrize("path", sorted(OWN.rglob("*.js")), ids=lambda path: path.name)
def test_no_script_names_an_outside_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert OUTSIDE_JS.search(text) is None
    assert "sourceMappingURL" not in text


def test_the_stylesheet_asks_for_the_fonts_by_the_address_the_pages_preload() -> None:
    style = (OWN / "tilbake.css").read_text(encoding="utf-8")
    fonts = re.findall(r"url\(vendor/([^)?]+\.woff2)\?v=([0-9a-f]{12})\)", style)
    assert len(fonts) == style.count(".woff2") == 2
    for file, mark in fonts:
        assert hashlib.sha256((VENDOR / file).read_bytes()).hexdigest().startswith(mark)
