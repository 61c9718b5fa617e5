"""`tilbake audit`: what it says of a whole log, a changed one and a cut one; and what the administrator sees of that."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from click.testing import CliRunner, Result
from flask import Flask
from structlog.testing import capture_logs

from tests.persistence.audit import as_an_intruder
from tests.web.followed import Followed
from tests.web.world import add_somebody, signed_in
from web.cli import main
from web.cli.audit import SAYS
from web.settings import Settings, load_settings
from workflow.adapters.persistence.audit_verify import Kind
from workflow.adapters.persistence.tables import audit_head
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
    assert "CHANGED       history 1: does not say what it said when it was written" in changed.output


def test_every_kind_of_finding_is_told_in_words() -> None:
    assert set(SAYS) == set(Kind)


def test_the_end_is_compared_with_the_file_of_the_installation(
    settings: Settings, followed: Followed
) -> None:
    none = audit(settings, followed, "verify", "--no-note")
    assert (none.exit_code, "There is no anchor yet" in none.output) == (0, True), none.output
    head = head_of(followed)
    DailyAnchor(followed.wiring, settings.anchor_file).tell()
    told = audit(settings, followed, "anchor")
    assert told.output.splitlines()[-1] == settings.anchor_file.read_text().splitlines()[-1]
    assert settings.anchor_file.stat().st_mode & 0o777 == 0o600
    whole = audit(settings, followed, "verify", "--no-note")
    assert (whole.exit_code, "Compared with 2 anchors" in whole.output) == (0, True), whole.output
    with as_an_intruder(followed.wiring.engine) as connection:
        for statement in (
            "DELETE FROM audit_event WHERE id IN (SELECT row_key FROM audit_chain WHERE sequence > :sequence)",
            "DELETE FROM audit_chain WHERE sequence > :sequence",
            "UPDATE audit_head SET sequence = :sequence, link = :link, seal = :seal",
        ):
            connection.execute(sa.text(statement), head)
    cut = audit(settings, followed, "verify", "--no-note")
    assert cut.exit_code == 1
    assert f"CUT           audit_chain {head['sequence'] + 1}: the chain reached so far once" in cut.output


def test_the_file_of_anchors_lies_where_it_is_said(tmp_path: Path) -> None:
    elsewhere = tmp_path / "other disk" / "ends"
    environ = {"TILBAKE_DATA": str(tmp_path / "data")}
    assert load_settings(environ).anchor_file == tmp_path / "data" / "anchors.txt"
    assert load_settings(environ | {"TILBAKE_ANCHOR_FILE": str(elsewhere)}).anchor_file == elsewhere


def test_anchors_that_are_gone_or_altered_are_told_and_the_rest_is_verified(
    settings: Settings, followed: Followed
) -> None:
    audit(settings, followed, "anchor")
    line = settings.anchor_file.read_text()
    settings.anchor_file.write_text(line + line.replace(" 2026", " 2025") + line[:40])
    altered = audit(settings, followed, "verify")
    assert altered.exit_code == 2
    assert "0 findings" in altered.output
    assert [f"Line {number} of" in altered.output for number in (1, 2, 3)] == [False, True, True]
    settings.anchor_file.unlink()
    gone = audit(settings, followed, "verify")
    assert (gone.exit_code, "whether the end was cut off cannot be told" in gone.output) == (2, True)


def test_a_head_without_its_seal_is_neither_anchored_nor_passed_over(
    settings: Settings, followed: Followed
) -> None:
    with as_an_intruder(followed.wiring.engine) as connection:
        connection.execute(sa.text("UPDATE audit_head SET seal = link"))
    told = audit(settings, followed, "anchor")
    assert (told.exit_code, "Run `tilbake audit verify`" in told.output) == (1, True)
    DailyAnchor(followed.wiring, settings.anchor_file).tell()
    assert not settings.anchor_file.exists()
    verified = audit(settings, followed, "verify")
    assert (verified.exit_code, "SEAL          audit_head 1:" in verified.output) == (1, True)


def test_a_file_that_cannot_be_written_costs_nobody_the_line_in_the_process_log(
    settings: Settings, followed: Followed, tmp_path: Path
) -> None:
    with capture_logs() as lines:
        daily = DailyAnchor(followed.wiring, tmp_path / "away" / "anchors")
        daily.tell()
        daily.tell()
    assert [line["event"] for line in lines] == ["audit_anchor", "audit_anchor_not_kept"]


def head_of(followed: Followed) -> dict[str, Any]:
    with followed.wiring.reading.connect() as connection:
        return dict(connection.execute(sa.select(audit_head)).mappings().one())


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


def test_the_scheduler_tells_the_anchor_once_a_day(settings: Settings, followed: Followed) -> None:
    daily = DailyAnchor(followed.wiring, settings.anchor_file)
    for _ in range(3):
        daily.tell()
    with followed.wiring.reading.connect() as connection:
        told = connection.scalar(sa.text("SELECT count(*) FROM audit_event WHERE event = 'chain_anchored'"))
    assert told == 1
    assert len(settings.anchor_file.read_text().splitlines()) == 1


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
