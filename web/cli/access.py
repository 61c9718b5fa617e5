"""Prints the access table for whoever has to answer for it, made from the table the service itself asks."""

import json

import click

from web.navigation import ROLE_NAMES
from workflow.adapters.words import CatalogueWords
from workflow.bootstrap import CATALOGUES
from workflow.domain.access import ACCESS, Grant
from workflow.domain.access_names import ACTS, RELATIONS, THINGS
from workflow.domain.text import N_


@click.command("access")
@click.option("--language", type=click.Choice(["nb", "nn", "en"]), default="nb", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="As one JSON list of codes, for programs.")
def command(*, language: str, as_json: bool) -> None:
    """Print who may do what with what, as a Markdown document for the data-protection officer.

    Deny by default: what no row grants is refused, and answered as if it were not there. `tilbake routes` lists each address with
    the right it asks for.
    """
    if as_json:
        click.echo(json.dumps([_codes(grant) for grant in ACCESS], indent=2))
        return
    for line in _document(CatalogueWords(CATALOGUES), language):
        click.echo(line)


def _document(words: CatalogueWords, language: str) -> list[str]:
    def say(message: str) -> str:
        return words.say(language, message)

    def several(messages: list[str]) -> str:
        return "; ".join(say(message) for message in messages)

    heads = (N_("Who"), N_("does"), N_("with what"), N_("when"), N_("why"))
    lines = [f"# {say('Who may see and do what')}", "", say(N_("What no row grants is refused.")), ""]
    lines += [f"| {' | '.join(say(head) for head in heads)} |", "|---|---|---|---|---|"]
    for grant in ACCESS:
        cells = (
            several([ROLE_NAMES[role] for role in grant.roles]),
            several([ACTS[act] for act in grant.acts]),
            several([THINGS[thing] for thing in grant.things]),
            several([RELATIONS[relation] for relation in grant.relations]),
            say(grant.why),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _codes(grant: Grant) -> dict[str, object]:
    return {
        "roles": list(grant.roles),
        "relations": list(grant.relations),
        "acts": list(grant.acts),
        "things": list(grant.things),
        "why": grant.why,
    }
