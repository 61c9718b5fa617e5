"""`tilbake audit`: what it says of a whole log, a changed one and a cut one; and what the administrator sees of that."""

from pathlib import Path

import sqlalchemy as sa
from click.testing import CliRunner, Result
from flask import Flask

from tests.persistence.audit import as_an_intruder
from tests.web.followed import Followed
from tests.web.world import add_somebody, signed_in
from web.cli import main
from web.settings import Settings
from workflow.domain.people import Role
from workflow.tasks.anchoring import DailyAnchor


def audit(settings: Settings, followed: Followed, *arguments: str) -> Result:
    address = followed.wiring.engine.url.render_as_string(hide_password=False)
    environ = {"TILBAKE_DATA": str(settings.data), "DATABASE_URL": address}
    return CliRunner().invoke(main, ["audit", *arguments], env=environ)


def test_a_whole_log_a_changed_one_and_a_cut_one(
    settings: Settings, followed: Followed, tmp_path: Path
) -> None:
    whole = audit(settings, followed, "verify")
    assert (whole.exit_code, "0 findings" in whole.output) == (0, True), whole.output
    line = audit(settings, followed, "anchor").output.splitlines()[-1]
    file = tmp_path / "anchors"
    file.write_text(line)
    assert audit(settings, followed, "verify", "--anchor", str(file)).exit_code == 0
    file.write_text(line.replace("anchor-1", "anchor-2"))
    assert audit(settings, followed, "verify", "--anchor", str(file)).exit_code == 2
    with as_an_intruder(followed.wiring.engine) as connection:
        connection.execute(sa.text("UPDATE history SET word = 'x' WHERE id = 1"))
    changed = audit(settings, followed, "verify")
    assert changed.exit_code == 1
    assert "CHANGED       history 1" in changed.output


def test_the_administrator_sees_whether_it_is_whole_and_nothing_of_it(
    app: Flask, settings: Settings, followed: Followed
) -> None:
    browser = signed_in(app, add_somebody(app, Role.ADMIN))
    assert "Loggen er ikke kontrollert ennå." in browser.get("/admin/log").text
    audit(settings, followed, "verify")
    audit(settings, followed, "anchor")
    page = browser.get("/admin/log").text
    assert "Ingenting var endret, fjernet eller satt inn ved siste kontroll." in page
    assert str(followed.case_id) not in page


def test_the_scheduler_tells_the_anchor_once_a_day(followed: Followed) -> None:
    daily = DailyAnchor(followed.wiring)
    for _ in range(3):
        daily.tell()
    with followed.wiring.reading.connect() as connection:
        told = connection.scalar(sa.text("SELECT count(*) FROM audit_event WHERE event = 'chain_anchored'"))
    assert told == 1


def test_what_happens_at_the_door_and_to_accounts_is_on_the_log(app: Flask) -> None:
    who, admin = add_somebody(app, Role.HR), add_somebody(app, Role.ADMIN)
    signed_in(app, who).post("/sign-out")
    browser = signed_in(app, admin)
    browser.sign_in(who, "feil passord helt sikkert")
    browser = signed_in(app, admin)
    for path, form in (
        ("roles", {"roles": "hr"}), ("close", {}), ("open", {}), ("end-sessions", {}), ("password", {}),
    ):  # fmt: skip
        browser.post(f"/admin/users/{who.account_id}/{path}", form)
    with app.extensions["tilbake.wiring"].reading.connect() as connection:
        rows = connection.execute(sa.text("SELECT event, detail FROM audit_event ORDER BY id")).all()
    events = [row.event for row in rows]
    assert set(events) >= {
        "signed_in", "signed_out", "sign_in_failed", "roles_changed", "account_closed", "account_opened",
        "session_ended", "password_handed_out",
    }  # fmt: skip
    assert "Aud" not in str(rows)
    assert who.username not in str(rows)
