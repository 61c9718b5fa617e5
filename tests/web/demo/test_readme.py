"""What the README says of settings, files and processes is so."""

import re
from pathlib import Path

from web.cli.parts import service

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text("utf-8")
SETTING = r"(?:TILBAKE_\w+|DATABASE_URL|REDIS_URL|SMTP_URL)"


def test_the_table_of_settings_names_every_variable_that_is_read() -> None:
    source = "".join((ROOT / "web" / name).read_text("utf-8") for name in ("settings.py", "variables.py"))
    read = set(re.findall(rf'\(\s*"({SETTING})"', source))
    rows = re.findall(
        r"^\| (`[^|]+) \|", README.partition("## Configuration")[2].partition("\n## ")[0], re.MULTILINE
    )
    told = {name for row in rows for name in re.findall(rf"`({SETTING})`", row)}
    assert read
    assert told == read


def test_every_file_the_readme_leads_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("http") or (ROOT / target).exists(), target


def test_every_decision_is_in_the_list_and_the_other_way_round() -> None:
    folder = ROOT / "workflow" / "decisions"
    listed = set(re.findall(r"\]\((\d{4}-[^)]+)\)", (folder / "README.md").read_text("utf-8")))
    assert listed == {file.name for file in folder.glob("[0-9]*.md")}


def test_the_readme_tells_of_every_process() -> None:
    for part in service():
        assert part.name in README


def test_the_picture_is_small_enough_to_look_at() -> None:
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert 10_000 < (ROOT / picture).stat().st_size < 200_000
