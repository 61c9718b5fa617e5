"""The access table as a document, from the table itself."""

import json

from click.testing import CliRunner

from web.cli import main
from workflow.domain.access import ACCESS


def test_the_document_has_a_line_for_each_row_in_the_language_asked_for() -> None:
    text = CliRunner().invoke(main, ["access", "--language", "nn"]).output
    assert text.startswith("# Kven som kan sjå og gjere kva")
    assert len([line for line in text.splitlines() if line.startswith("| ")]) == len(ACCESS) + 1


def test_programs_get_codes() -> None:
    found = json.loads(CliRunner().invoke(main, ["access", "--json"]).output)
    assert [set(row["roles"]) for row in found] == [set(grant.roles) for grant in ACCESS]
