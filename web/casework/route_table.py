"""How a table of pages is written and mounted: an address, an endpoint, what answers, and what it does with what.

Several audiences mount the same table, each under its own address and in its own role.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint

from web.roles import allow
from web.security.confirmed import confirmed_recently
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role

View = Callable[..., Any]
WHOEVER_MOUNTS = tuple(Role)


@dataclass(frozen=True, slots=True)
class Route:
    """One address; `only` says for whom of those who mount the table, `asks_again` in which words they are asked again who
    they are.
    """

    method: str
    rule: str
    endpoint: str
    thing: Thing
    view: View
    act: Act
    only: tuple[Role, ...] = WHOEVER_MOUNTS
    asks_again: str = ""


@dataclass(frozen=True, slots=True)
class FormViews:
    """What answers for one form: it is shown and taken; most also keep what is half written, and forget it when asked."""

    show: View
    take: View
    keep: View | None = None
    forget: View | None = None


def page(rule: str, endpoint: str, thing: Thing, view: View, act: Act = Act.READ) -> Route:
    """An address that shows something."""
    return Route("GET", rule, endpoint, thing, view, act)


def press(rule: str, endpoint: str, thing: Thing, view: View, act: Act = Act.WRITE) -> Route:
    """An address that a button posts to."""
    return Route("POST", rule, endpoint, thing, view, act)


def form(rule: str, endpoint: str, thing: Thing, views: FormViews, shown: Act = Act.WRITE) -> Iterator[Route]:
    """Every address of a form; `shown` is the right it takes to see it, where that is less than to fill it in."""
    yield page(rule, endpoint, thing, views.show, shown)
    yield press(rule, f"{endpoint}_now", thing, views.take)
    if views.keep:
        yield press(f"{rule}/draft", f"{endpoint}_draft", thing, views.keep)
    if views.forget:
        yield press(f"{rule}/forget", f"{endpoint}_forget", thing, views.forget)


def mount_routes(blueprint: Blueprint, role: Role, routes: Iterable[Route]) -> None:
    """Open the pages of a table to one role, under the blueprint's own address."""
    for route in routes:
        if role in route.only:
            # a callable of its own: the declaration of one audience must not open the page of another
            view = allow(route.act, route.thing, role)(partial(route.view))
            view = confirmed_recently(route.asks_again)(view) if route.asks_again else view
            blueprint.add_url_rule(route.rule, route.endpoint, view, methods=[route.method])
