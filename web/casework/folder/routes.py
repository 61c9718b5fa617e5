"""The pages of the folder, as a table: an audience that is a party to cases mounts them under its own address and role."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint

from web.casework.folder import evidence, folder_page, paper_file, paper_form, paper_withdrawal
from web.roles import allow
from web.security.confirmed import confirmed_recently
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.order_package import MAY_ORDER

FOLDER = "/cases/<uuid:case_id>/folder"
PAPERS = "/cases/<uuid:case_id>/papers"
PAPER = f"{PAPERS}/<uuid:paper_id>"
EVIDENCE = "/cases/<uuid:case_id>/evidence"


@dataclass(frozen=True, slots=True)
class Route:
    """An address, its endpoint within the audience, what answers, what it does with what, for whom of the parties, and in
    which words they are asked again who they are.
    """

    method: str
    rule: str
    endpoint: str
    view: Callable[..., Any]
    act: Act
    thing: Thing
    only: tuple[Role, ...] = (Role.MANAGER, Role.HR, Role.EMPLOYEE)
    asks_again: str = ""


ROUTES: tuple[Route, ...] = (
    Route("GET", FOLDER, "folder", folder_page.show_folder, Act.READ, Thing.FOLDER),
    Route("POST", FOLDER, "narrow_folder", folder_page.narrow_folder, Act.READ, Thing.FOLDER),
    Route("GET", f"{PAPERS}/new", "paper_form", paper_form.show_paper_form, Act.WRITE, Thing.FOLDER),
    Route("POST", f"{PAPERS}/new", "take_paper", paper_form.take_paper, Act.WRITE, Thing.FOLDER),
    Route("GET", PAPER, "paper", paper_file.download_paper, Act.READ, Thing.FOLDER),
    Route(
        "GET",
        f"{PAPER}/withdraw",
        "withdraw_paper",
        paper_withdrawal.show_withdrawal,
        Act.WRITE,
        Thing.FOLDER,
    ),
    Route(
        "POST",
        f"{PAPER}/withdraw",
        "withdraw_paper_now",
        paper_withdrawal.take_withdrawal,
        Act.WRITE,
        Thing.FOLDER,
    ),
    Route(
        "POST",
        EVIDENCE,
        "order_package_now",
        evidence.order_package_now,
        Act.TAKE,
        Thing.PACKAGE,
        MAY_ORDER,
        asks_again=N_("Confirm that it is you before you order the documentation of a case."),
    ),
    Route(
        "POST",
        f"{EVIDENCE}/<uuid:package_id>/take",
        "take_package",
        evidence.take_package,
        Act.TAKE,
        Thing.PACKAGE,
        MAY_ORDER,
        asks_again=N_("Confirm that it is you before you take out the documentation of a case."),
    ),
)


def mount_folder(blueprint: Blueprint, role: Role) -> None:
    """Open the pages a role may ask for, under the blueprint's own address."""
    for route in ROUTES:
        if role in route.only:
            view = allow(route.act, route.thing, role)(partial(route.view))
            view = confirmed_recently(route.asks_again)(view) if route.asks_again else view
            blueprint.add_url_rule(route.rule, route.endpoint, view, methods=[route.method])
