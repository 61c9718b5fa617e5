"""The pages of the folder, as a table: an audience that is a party to cases mounts them under its own address and role."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint

from web.casework.folder import evidence, folder_page, paper_file, paper_form, paper_withdrawal
from web.roles import allow
from web.security.confirmed import confirmed_recently
from workflow.domain.people import Role
from workflow.services.order_package import MAY_ORDER

FOLDER = "/cases/<uuid:case_id>/folder"
PAPERS = "/cases/<uuid:case_id>/papers"
PAPER = f"{PAPERS}/<uuid:paper_id>"
EVIDENCE = "/cases/<uuid:case_id>/evidence"


@dataclass(frozen=True, slots=True)
class Route:
    """An address, the endpoint's name within the audience, what answers, who of the parties may ask, and whether they are asked again who they are."""

    method: str
    rule: str
    endpoint: str
    view: Callable[..., Any]
    only: tuple[Role, ...] = (Role.MANAGER, Role.HR, Role.EMPLOYEE)
    asks_again: bool = False


ROUTES: tuple[Route, ...] = (
    Route("GET", FOLDER, "folder", folder_page.show_folder),
    Route("POST", FOLDER, "narrow_folder", folder_page.narrow_folder),
    Route("GET", f"{PAPERS}/new", "paper_form", paper_form.show_paper_form),
    Route("POST", f"{PAPERS}/new", "take_paper", paper_form.take_paper),
    Route("GET", PAPER, "paper", paper_file.download_paper),
    Route("GET", f"{PAPER}/withdraw", "withdraw_paper", paper_withdrawal.show_withdrawal),
    Route("POST", f"{PAPER}/withdraw", "withdraw_paper_now", paper_withdrawal.take_withdrawal),
    Route("POST", EVIDENCE, "order_package_now", evidence.order_package_now, MAY_ORDER, True),
    Route(
        "POST", f"{EVIDENCE}/<uuid:package_id>/take", "take_package", evidence.take_package, MAY_ORDER, True
    ),
)


def mount_folder(blueprint: Blueprint, role: Role) -> None:
    """Open the pages a role may ask for, under the blueprint's own address."""
    for route in ROUTES:
        if role in route.only:
            view = allow(role)(partial(route.view))
            view = confirmed_recently(view) if route.asks_again else view
            blueprint.add_url_rule(route.rule, route.endpoint, view, methods=[route.method])
