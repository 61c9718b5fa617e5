"""Prints the process page: steps, alarms, diagram."""

import click

from workflow import chart


@click.command("process")
@click.option("--diagram", is_flag=True, help="Only the diagram, in the Mermaid notation.")
@click.option(
    "--write", is_flag=True, help="Write tables and diagram into workflow/README.md (for developers)."
)
def command(*, diagram: bool, write: bool) -> None:
    """Print every step of the process: from where to where, by whom, what it needs, by when, what follows."""
    if write:
        chart.README.write_text(chart.written(chart.README.read_text()))
    click.echo(chart.diagram() if diagram else chart.page())
