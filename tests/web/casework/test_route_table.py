"""A form is one row of a table of pages, and has four addresses."""

from dataclasses import replace

from flask import Blueprint, Flask

from web.casework.route_table import FormViews, Route, form, mount_routes, page, press
from web.roles import access_of
from web.security.confirmed import is_marked
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role


def answer() -> str:
    return ""


def addresses(rows: list[Route]) -> list[tuple[str, str, str, Act]]:
    return [(row.method, row.rule, row.endpoint, row.act) for row in rows]


def test_a_form_is_shown_taken_kept_and_forgotten() -> None:
    rows = list(form("/told", "told", Thing.DATES, FormViews(answer, answer, answer, answer)))

    assert addresses(rows) == [
        ("GET", "/told", "told", Act.WRITE),
        ("POST", "/told", "told_now", Act.WRITE),
        ("POST", "/told/draft", "told_draft", Act.WRITE),
        ("POST", "/told/forget", "told_forget", Act.WRITE),
    ]


def test_a_form_that_keeps_nothing_half_written_has_two_addresses() -> None:
    rows = list(form("/note", "note", Thing.DATES, FormViews(answer, answer)))

    assert [row.endpoint for row in rows] == ["note", "note_now"]


def test_who_may_only_read_may_see_a_form_that_says_so_and_not_send_it() -> None:
    rows = list(form("/note", "note", Thing.DATES, FormViews(answer, answer), Act.READ))

    assert [row.act for row in rows] == [Act.READ, Act.WRITE]


def test_what_one_audience_declares_opens_nothing_to_the_other() -> None:
    app = mounted((page("/case", "case", Thing.CASE, answer),))

    manager, hr = access_of(app, "manager.case"), access_of(app, "hr.case")
    assert manager is not None
    assert hr is not None
    assert (manager.roles, hr.roles) == ((Role.MANAGER,), (Role.HR,))


def test_a_row_only_for_some_is_not_there_for_the_others() -> None:
    row = replace(
        press("/taken", "taken", Thing.PACKAGE, answer, Act.TAKE), only=(Role.HR,), asks_again="Confirm it."
    )
    app = mounted((row,))

    assert access_of(app, "manager.taken") is None
    with app.app_context():
        assert is_marked("hr.taken")


def mounted(rows: tuple[Route, ...]) -> Flask:
    app = Flask(__name__)
    for name, role in (("manager", Role.MANAGER), ("hr", Role.HR)):
        blueprint = Blueprint(name, __name__, url_prefix=f"/{name}")
        mount_routes(blueprint, role, rows)
        app.register_blueprint(blueprint)
    return app
