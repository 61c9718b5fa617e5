"""Decides the addresses of style sheets, scripts and fonts: each carries a mark of its content, so browsers may keep it."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, current_app

MARK_LENGTH = 12


def start_assets(app: Flask) -> None:
    """Let `url_for("static", …)` add the mark."""
    app.url_defaults(_add_mark)


def _add_mark(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and current_app.static_folder:
        mark = _mark_of(Path(current_app.static_folder) / str(values.get("filename")))
        if mark:
            values["v"] = mark


@cache
def _mark_of(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:MARK_LENGTH] if file.is_file() else ""
