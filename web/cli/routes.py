"""Decides how the pages and their roles are listed: one line an endpoint, as the guard will treat it."""

import json
from dataclasses import asdict, dataclass

import click
from flask import Flask

from web.app import create_app
from web.roles import Door, access_of

CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Route:
    """An address and who may ask for it; `roles` is `["anyone"]`, `["signed_in"]`, role names, or `["closed"]`; `right` what it asks of the access table."""

    endpoint: str
    methods: list[str]
    rule: str
    roles: list[str]
    right: str


def routes_of(app: Flask) -> list[Route]:
    """Every address the service answers."""
    found = [
        Route(
            endpoint=rule.endpoint,
            methods=sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}),
            rule=rule.rule,
            roles=_roles(app, rule.endpoint),
            right=_right(app, rule.endpoint),
        )
        for rule in app.url_map.iter_rules()
    ]
    return sorted(found, key=lambda route: (route.rule, route.endpoint))


@click.command("routes")
@click.option("--json", "as_json", is_flag=True, help="As one JSON list, for tests and audits.")
def command(*, as_json: bool) -> None:
    """List every address with its methods and the roles that may ask for it."""
    routes = routes_of(create_app())
    if as_json:
        click.echo(json.dumps([asdict(route) for route in routes], indent=2))
        return
    for route in routes:
        click.echo(
            f"{','.join(route.methods):<5} {route.rule:<50} {','.join(route.roles):<40} {route.right:<24} {route.endpoint}"
        )


def _roles(app: Flask, endpoint: str) -> list[str]:
    access = access_of(app, endpoint)
    if access is None:
        return [CLOSED]
    return [role.value for role in access.roles] if access.door is Door.ROLES else [access.door.value]


def _right(app: Flask, endpoint: str) -> str:
    access = access_of(app, endpoint)
    return str(access.right) if access and access.right else ""
