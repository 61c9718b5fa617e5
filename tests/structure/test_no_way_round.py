"""What the code must not do at all, read from the code itself."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("web", "workflow", "forms")
OURS_IN_TEMPLATES = {"templates/macros/table.html": 1, "templates/macros/inputs.html": 1}
"""`safe` on words of ours: a class of a cell, attributes of a field."""


@cache
def trees() -> tuple[tuple[str, ast.AST], ...]:
    files = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return tuple((str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))) for path in files)


@cache
def calls() -> tuple[tuple[str, str, ast.Call], ...]:
    return tuple(
        (file, ast.unparse(node.func), node)
        for file, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    )


NAMES_OF_THE_SCHEMA = {
    "workflow/adapters/persistence/keeping_wipe.py",
    "workflow/adapters/persistence/rights.py",
}
"""Where the database takes names and no values: quoted names of our own tables and of the configured role, nothing typed."""


def test_no_sql_is_made_of_text() -> None:
    made = [
        f"{file}: {ast.unparse(call)}"
        for file, name, call in calls()
        if (name.endswith((".text", ".exec_driver_sql")) or name in {"text", "exec_driver_sql"})
        and name.split(".")[0] in {"sa", "sqlalchemy", "connection", "text", "op"}
        and "migrations" not in file
        and call.args
        and isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
    ]
    assert {line.partition(":")[0] for line in made} == NAMES_OF_THE_SCHEMA


def test_nothing_runs_text_as_a_program() -> None:
    forbidden = {
        "eval",
        "exec",
        "compile",
        "os.system",
        "os.popen",
        "pickle.loads",
        "pickle.load",
        "marshal.loads",
        "yaml.load",
    }
    found = [
        f"{file}: {name}"
        for file, name, _ in calls()
        if name in forbidden or name.endswith("render_template_string")
    ]
    shells = [
        file for file, _, call in calls() for word in call.keywords
        if word.arg == "shell" and not (isinstance(word.value, ast.Constant) and word.value.value is False)
    ]  # fmt: skip
    assert found + shells == []


def test_nothing_makes_markup_of_text_outside_the_list() -> None:
    marked = [file for file, name, _ in calls() if name.rpartition(".")[2] == "Markup"]
    assert marked == []
    found = {
        str(path.relative_to(ROOT / "web")): len(
            re.findall(r"\|\s*safe\b|autoescape false", path.read_text("utf-8"))
        )
        for path in (ROOT / "web" / "templates").rglob("*.html")
    }
    assert {file: count for file, count in found.items() if count} == OURS_IN_TEMPLATES


def expressions() -> Iterator[tuple[str, ast.expr]]:
    for file, name, call in calls():
        if name in {
            f"re.{verb}"
            for verb in ("compile", "sub", "match", "search", "fullmatch", "split", "findall", "finditer")
        }:
            yield file, call.args[0]


def test_every_regular_expression_is_a_constant() -> None:
    made = [f"{file}: {ast.unparse(made)}" for file, made in expressions() if _comes_from_outside(made)]
    assert made == []
    assert len(list(expressions())) > 20


def _comes_from_outside(made: ast.expr) -> bool:
    """Whether anything but a constant of the module is in it."""
    names = [node.id for node in ast.walk(made) if isinstance(node, ast.Name)]
    return any(
        not name.isupper() for name in names if name not in {"re", "str", "map", "sorted", "word", "words"}
    )


def test_no_regular_expression_repeats_what_repeats() -> None:
    """(a+)+ and its like take exponential time on a long text that almost fits."""
    nested = re.compile(r"\([^()]*[+*][^()]*\)[+*]")
    allowed = {
        r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+"
    }  # each turn begins with a dot, which the rest may not hold
    found = [
        f"{file}: {made.value}"
        for file, made in expressions()
        if isinstance(made, ast.Constant) and isinstance(made.value, str)
        and made.value not in allowed and nested.search(made.value)
    ]  # fmt: skip
    assert found == []


def test_chance_for_secrets_comes_from_the_system() -> None:
    used = [
        file
        for file, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for name in node.names
        if name.name == "random"
    ]
    assert [file for file in used if "/demo/" not in file] == []


def test_there_is_one_spreadsheet_export_and_it_quotes_what_would_run() -> None:
    used = [
        file for file, tree in trees() for node in ast.walk(tree)
        if isinstance(node, ast.Import) for name in node.names if name.name in {"csv", "openpyxl", "xlsxwriter"}
    ]  # fmt: skip
    assert used == ["web/casework/spreadsheet.py"]  # see tests/web/representative/test_figures.py


def test_no_page_opens_a_transaction_that_writes() -> None:
    """Use cases write; a page that only looks would wait for every writer on SQLite."""
    opened = [
        file
        for file, name, _ in calls()
        if file.startswith("web/") and not file.startswith("web/demo/") and name.endswith("store.transaction")
    ]
    assert opened == []
