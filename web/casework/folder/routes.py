"""The pages of the folder, as a table: an audience that is a party to cases mounts them under its own address and role."""

from dataclasses import replace

from flask import Blueprint

from web.casework.folder import evidence, folder_page, paper_file, paper_form, paper_withdrawal
from web.casework.route_table import Route, View, form, mount_routes, page, press
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.domain.text import N_
from workflow.services.order_package import MAY_ORDER

FOLDER = "/cases/<uuid:case_id>/folder"
PAPERS = "/cases/<uuid:case_id>/papers"
PAPER = f"{PAPERS}/<uuid:paper_id>"
EVIDENCE = "/cases/<uuid:case_id>/evidence"


def _package(rule: str, endpoint: str, view: View, asks_again: str) -> Route:
    """What takes much out of the house: for those who may order it, who prove again who they are."""
    return replace(
        press(rule, endpoint, Thing.PACKAGE, view, Act.TAKE), only=MAY_ORDER, asks_again=asks_again
    )


ROUTES: tuple[Route, ...] = (
    page(FOLDER, "folder", Thing.FOLDER, folder_page.show_folder),
    press(FOLDER, "narrow_folder", Thing.FOLDER, folder_page.narrow_folder, Act.READ),
    page(f"{PAPERS}/new", "paper_form", Thing.FOLDER, paper_form.show_paper_form, Act.WRITE),
    press(f"{PAPERS}/new", "take_paper", Thing.FOLDER, paper_form.take_paper),
    page(PAPER, "paper", Thing.FOLDER, paper_file.download_paper),
    *form(f"{PAPER}/withdraw", "withdraw_paper", Thing.FOLDER, paper_withdrawal.VIEWS),
    _package(
        EVIDENCE,
        "order_package_now",
        evidence.order_package_now,
        N_("Confirm that it is you before you order the documentation of a case."),
    ),
    _package(
        f"{EVIDENCE}/<uuid:package_id>/take",
        "take_package",
        evidence.take_package,
        N_("Confirm that it is you before you take out the documentation of a case."),
    ),
)


def mount_folder(blueprint: Blueprint, role: Role) -> None:
    """Open the pages a role may ask for, under the blueprint's own address."""
    mount_routes(blueprint, role, ROUTES)
