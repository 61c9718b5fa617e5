"""The invented municipality: whole, the same twice, without anything left over, and as the tour in the README tells it."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from stdnum.no import fodselsnummer, orgnr

from forms.base import answers_to_edit
from tests.fixtures.shared import DAY
from tests.web.demo.municipality import built, everything, on_plain_paper, opened
from web.auth.passwords import verify_password, weakness_of
from web.cli import main
from web.demo import AlreadyInUse, OnlyForTrial, build_demo
from web.demo.build import fill
from web.demo.cases import STORIES
from web.demo.offered import OFFERED
from web.demo.roster import PEOPLE
from web.queries.demonstration import demonstration
from web.settings import load_settings
from workflow.adapters.mail.mailbox import list_messages
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.sealing import place
from workflow.bootstrap import Wiring, workbench
from workflow.domain.people import Role
from workflow.domain.plan_voices import Side
from workflow.domain.stages import Stage
from workflow.services.plan_answers import shared_answers

README = Path(__file__).parents[3] / "README.md"


@pytest.fixture(scope="module")
def wiring(municipality: Path) -> Iterator[Wiring]:
    found = opened(municipality)
    yield found
    found.engine.dispose()


def asked(wiring: Wiring, query: sa.Select[Any]) -> list[Any]:
    with wiring.engine.connect() as connection:
        return list(connection.execute(query))


def case_of(wiring: Wiring, username: str) -> Any:
    query = sa.select(t.case).join(t.account, t.account.c.person_id == t.case.c.employee_id)
    (found,) = asked(wiring, query.where(t.account.c.username == username))
    return found


def documents_of(wiring: Wiring, username: str) -> dict[str, Any]:
    """The current documents by kind, with how they were answered."""
    query = (
        sa.select(t.document.c.kind, t.document.c.facts, t.confirmation.c.outcome)
        .select_from(t.document.outerjoin(t.confirmation))
        .where(t.document.c.case_id == case_of(wiring, username).id, t.document.c.is_current)
    )
    return {row.kind: row for row in asked(wiring, query)}


def answers_to(wiring: Wiring, username: str, kind: str) -> list[Any]:
    """How each version of a kind was answered."""
    query = (
        sa.select(t.document.c.version, t.confirmation.c.outcome)
        .select_from(t.document.outerjoin(t.confirmation))
        .where(t.document.c.case_id == case_of(wiring, username).id, t.document.c.kind == kind)
    )
    return asked(wiring, query.order_by(t.document.c.version))


def rows_of(wiring: Wiring, username: str, table: sa.Table) -> list[Any]:
    """What hangs on the case of somebody."""
    return asked(wiring, sa.select(table).where(table.c.case_id == case_of(wiring, username).id))


def test_the_same_day_gives_the_same_municipality(wiring: Wiring, municipality: Path, tmp_path: Path) -> None:
    again = built(tmp_path, DAY, keys=municipality / "keys.json")
    assert everything(again) == everything(wiring)


def test_every_stage_is_there_on_an_odd_day_too_under_other_ids(wiring: Wiring, tmp_path: Path) -> None:
    found = built(tmp_path, date(2028, 2, 29))
    assert {row.stage for row in asked(found, sa.select(t.case.c.stage))} == set(Stage)
    assert case_of(found, "marit").id != case_of(wiring, "marit").id


def test_there_are_forty_people_in_all_roles_and_seventeen_cases_in_every_stage(wiring: Wiring) -> None:
    assert len(asked(wiring, sa.select(t.person.c.id))) == len(PEOPLE) == 40
    assert len(asked(wiring, sa.select(t.unit.c.id).where(t.unit.c.kind == "unit"))) == 3
    assert {row.role for row in asked(wiring, sa.select(t.account_role.c.role))} == set(Role)
    stages = Counter(row.stage for row in asked(wiring, sa.select(t.case.c.stage)))
    assert set(stages) == set(Stage)
    assert stages.total() == len(STORIES) == 17


def test_numbers_pass_their_checks_and_can_belong_to_nobody(wiring: Wiring) -> None:
    for row in asked(wiring, sa.select(t.unit.c.organisation_number)):
        assert orgnr.is_valid(row.organisation_number)
        assert row.organisation_number.startswith("10000")
    for row in asked(wiring, sa.select(t.person.c.id, t.person.c.national_id_sealed)):
        number = wiring.keys.decrypt_text(
            row.national_id_sealed, context=place("person", "national_id", row.id)
        )
        assert 81 <= int(number[2:4]) <= 92
        assert number[9] == fodselsnummer.calc_check_digit1(number)
        assert number[10] == fodselsnummer.calc_check_digit2(number)


def test_everybody_has_the_one_good_enough_password(wiring: Wiring) -> None:
    assert weakness_of(OFFERED.password) is None
    (kept,) = {row.password_hash for row in asked(wiring, sa.select(t.account.c.password_hash))}
    assert verify_password(kept, OFFERED.password)


def test_nothing_is_left_over_for_the_workers_but_the_mail_that_came_back(wiring: Wiring) -> None:
    ends = Counter(row.outcome for row in asked(wiring, sa.select(t.outbox.c.outcome)))
    assert set(ends) == {"done", "dropped", "failed"}
    failed = asked(wiring, sa.select(t.outbox).where(t.outbox.c.outcome == "failed"))
    assert {row.reason for row in failed} == {"DeliveryFailed"}
    assert {row.case_id for row in failed} - {None} == {case_of(wiring, "zofia").id}
    waiting = sa.select(t.case.c.id).where(t.case.c.next_alarm_on <= DAY, t.case.c.closed_at.is_(None))
    assert not asked(wiring, waiting)


def test_nothing_happens_after_the_day_it_is_built_for(wiring: Wiring) -> None:
    latest = max(row.at.date() for row in asked(wiring, sa.select(t.history.c.at)))
    assert latest <= DAY


def test_only_the_mail_of_the_last_week_is_in_the_inbox(wiring: Wiring, municipality: Path) -> None:
    found = list_messages(municipality / "mail")
    everything_sent = asked(wiring, sa.select(t.delivery.c.id).where(t.delivery.c.sent_at.is_not(None)))
    assert 0 < len(found) < len(everything_sent) / 5
    assert all(mail.received_at.date() >= DAY - timedelta(days=8) for mail in found)


def test_every_situation_can_be_looked_at(wiring: Wiring) -> None:
    assert case_of(wiring, "jonas").stage == Stage.REPORTED
    assert case_of(wiring, "daniel").next_due_on < DAY - timedelta(days=7)
    assert documents_of(wiring, "kari")["follow_up_plan"].outcome is None
    plans = answers_to(wiring, "ingrid", "follow_up_plan")
    assert [(one.version, one.outcome) for one in plans] == [(1, "objected"), (2, "commented")]
    assert case_of(wiring, "ingrid").grade == 60
    assert documents_of(wiring, "odd")["plan_exemption"].facts["reason"] == "back_soon"
    assert (
        documents_of(wiring, "grete")["dialogue_meeting_1_exemption"].facts["reason"] == "graded_not_useful"
    )
    assert documents_of(wiring, "liv")["follow_up_plan"].outcome == "refused"
    assert case_of(wiring, "hassan").outcome == "returned"
    assert case_of(wiring, "arne").closed_at is not None
    again = [row.word for row in asked(wiring, sa.select(t.history.c.word).where(
        t.history.c.case_id == case_of(wiring, "silje").id))]  # fmt: skip
    assert again.index("return_to_work") < again.index("take_up_again")


def test_measures_stand_in_every_way(wiring: Wiring) -> None:
    status = {name: rows_of(wiring, name, t.measure)[0] for name in ("kari", "daniel", "hassan", "silje")}
    assert status["kari"].voice_sealed
    assert status["kari"].option_id is not None
    assert DAY < status["kari"].evaluate_on < DAY + timedelta(days=7)
    assert status["daniel"].evaluate_on < DAY
    assert status["hassan"].renewed_on is not None
    assert (status["silje"].how_it_went, status["silje"].stopped_on is not None) == ("partly", True)


def test_meetings_stand_in_every_way(wiring: Wiring) -> None:
    (asks,) = [one for one in rows_of(wiring, "kari", t.meeting) if one.kind == "plan_meeting"]
    given = sa.select(t.meeting_answer.c.answer).where(t.meeting_answer.c.meeting_id == asks.id)
    assert [row.answer for row in asked(wiring, given)] == ["another_time"]
    prepared = sa.select(t.preparation.c.shared).where(t.preparation.c.meeting_id == asks.id)
    assert sorted(row.shared for row in asked(wiring, prepared)) == [False, True]
    assert "did_not_come" in {one.not_held_because for one in rows_of(wiring, "daniel", t.meeting)}
    assert {one.called_by for one in rows_of(wiring, "piotr", t.meeting) if one.on_day > DAY} == {"nav"}
    cancelled = sa.select(t.history.c.case_id).where(
        t.history.c.word == "follow_up_conversation", t.history.c.event == "meeting_cancelled"
    )
    assert [row.case_id for row in asked(wiring, cancelled)] == [case_of(wiring, "nils").id]
    assert case_of(wiring, "anne").stage == Stage.PREVENTION


def test_it_is_hard_with_daniel_and_everything_of_it_is_written_down(wiring: Wiring) -> None:
    documents = documents_of(wiring, "daniel")
    assert documents["no_show_note"].outcome == "commented"
    facts = documents["disagreement_minutes"].facts
    assert (facts["proposal_1_outcome"], facts["proposal_2_outcome"]) == ("accepted", "rejected")
    consents = {one.party: one.withdrawn_on for one in rows_of(wiring, "daniel", t.consent)}
    assert consents["doctor"] is None
    assert consents["occupational_health"] is not None
    open_tasks = {one.task for one in rows_of(wiring, "daniel", t.work_item) if one.done_at is None}
    assert {"evaluate_measures", "hand_over_doctor_letter"} <= open_tasks


def test_silence_is_written_down_and_never_ticked_off(wiring: Wiring) -> None:
    assert documents_of(wiring, "liv")["first_conversation_minutes"].outcome == "silent"
    asked_for = sa.select(t.work_item).where(t.work_item.c.task == "document_silence")
    tasks = asked(wiring, asked_for)
    assert tasks
    assert {task.done_by for task in tasks} == {None}


def test_the_two_sides_of_siljes_next_plan_differ_in_three_questions(wiring: Wiring) -> None:
    case_id = case_of(wiring, "silje").id
    with wiring.office.store.transaction() as tx:
        case = tx.cases.load(case_id)
        assert case is not None
        shared = shared_answers(tx, case)
    assert set(shared) == set(Side)
    said = [answers_to_edit(answers) for _voice, answers in shared.values()]
    both = [name for name in said[0] if said[0][name] and said[1].get(name)]
    assert len([name for name in both if said[0][name] != said[1][name]]) == 3


def test_the_list_the_routine_and_a_paper_are_there(wiring: Wiring) -> None:
    options = Counter(row.status for row in asked(wiring, sa.select(t.accommodation_option.c.status)))
    assert options == {"standing": 5, "suggested": 1}
    versions = {row.version: row.id for row in asked(wiring, sa.select(t.routine))}
    readers = sa.select(t.account.c.username).join(
        t.routine_reading, t.routine_reading.c.person_id == t.account.c.person_id
    )
    names = {
        row.username for row in asked(wiring, readers.where(t.routine_reading.c.routine_id == versions[2]))
    }
    assert "mona" in names
    assert not {"kari", "ingrid"} & names
    assert [one.kind for one in rows_of(wiring, "ingrid", t.received_paper)] == ["letter_from_nav"]


def test_one_case_has_nobody_responsible_who_can_sign_in(wiring: Wiring) -> None:
    query = sa.select(t.account.c.disabled_at).where(
        t.account.c.person_id == case_of(wiring, "eva").manager_id
    )
    (manager,) = asked(wiring, query)
    assert manager.disabled_at is not None


def test_hr_has_a_request_payroll_a_date_and_representatives_their_invitations(wiring: Wiring) -> None:
    requests = {row.track: row.status for row in asked(wiring, sa.select(t.escalation))}
    assert requests == {
        "expert_assistance": "asked",
        "occupational_health": "closed",
        "position_bank": "in_trial",
        "employer_period_refund": "sent",
    }
    open_tasks = asked(wiring, sa.select(t.work_item).where(t.work_item.c.done_at.is_(None)))
    assert [task.task for task in open_tasks if task.role == Role.PAYROLL] == ["stop_pay"]
    hrs = [task for task in open_tasks if task.role == Role.HR]
    eva = case_of(wiring, "eva").id  # her manager can no longer sign in: the duties are HR's
    others = sorted(task.task for task in hrs if task.case_id != eva)
    # A plan that is two weeks late has come to HR by the ladder of reminders.
    assert others == ["activity_check", "plan", "see_to_request", "see_to_request"]
    assert "plan" in [task.task for task in hrs if task.case_id == eva]
    invitations = asked(wiring, sa.select(t.invitation.c.scope).where(t.invitation.c.until_on > DAY))
    assert sorted(row.scope for row in invitations) == ["case", "plan"]


def test_no_text_speaks_of_illness_or_holds_an_identity_number(wiring: Wiring) -> None:
    told = [row for rows in (everything(wiring)["document"],) for row in rows]
    text = " ".join(row["answers_sealed"].decode() for row in told).lower()
    for word in ("diagnose", "kreft", "depresjon", "prolaps", "angst", "lorem", "operasjon", "medisin "):
        assert word not in text
    assert not re.search(r"\b\d{11}\b", text)


def test_a_database_in_use_is_left_alone(wiring: Wiring) -> None:
    before = everything(wiring)
    bench = workbench(wiring, smtp_url="smtp://127.0.0.1:9", mailbox="a@example.org", base_url="http://x")
    with pytest.raises(AlreadyInUse):
        fill(wiring, bench, DAY, None)
    assert everything(wiring) == before


def test_production_stays_without_invented_people(tmp_path: Path) -> None:
    environ = {
        "TILBAKE_ENV": "production",
        "TILBAKE_DATA": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'real.db'}",
        "REDIS_URL": "redis://127.0.0.1:6379",
        "SMTP_URL": "smtp://127.0.0.1:25",
        "TILBAKE_SECRET_KEY": "x" * 40,
        "TILBAKE_KEY_FILE": str(tmp_path / "keys.json"),
        "TILBAKE_BASE_URL": "https://tilbake.example.no",
    }
    with pytest.raises(OnlyForTrial):
        build_demo(load_settings(environ), DAY)
    assert not (tmp_path / "real.db").exists()


def test_the_command_builds_once_and_lists_the_accounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILBAKE_DATA", str(tmp_path))
    monkeypatch.setattr("web.demo.build.workbench", on_plain_paper)
    run = CliRunner()
    assert run.invoke(main, ["migrate", "--quiet"]).exit_code == 0
    first = run.invoke(main, ["demo", "--today", DAY.isoformat()])
    assert first.exit_code == 0, first.output
    assert all(account.username in first.output for account in OFFERED.accounts)
    assert OFFERED.password in first.output
    assert demonstration(tmp_path) == OFFERED
    assert "23.11.2026" in run.invoke(main, ["today"]).output
    second = run.invoke(main, ["demo"])
    assert second.exit_code != 0
    assert "not empty" in second.output


def test_the_readme_offers_the_same_accounts_and_password(wiring: Wiring) -> None:
    readme = README.read_text("utf-8")
    assert f"`{OFFERED.password}`" in readme
    for account in OFFERED.accounts:
        assert f"`{account.username}`" in readme
        assert account.name in readme


def test_everybody_the_tour_names_is_in_the_municipality() -> None:
    tour = README.read_text("utf-8").partition("## Five minutes as each role")[2].partition("\n## ")[0]
    named = set(re.findall(r"\*\*([A-ZÆØÅ]\w+(?: [A-ZÆØÅ]\w+)?)\*\*", tour))
    known = {who.given_name for who in PEOPLE} | {f"{who.given_name} {who.family_name}" for who in PEOPLE}
    assert named
    assert named <= known
