"""Every date on a page opens into what is behind it, and nobody is told more of it than they may know."""

import json
import re
import uuid
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import sqlalchemy as sa

from tests.structure.catalogues import extracted
from tests.web.followed import FIRST_DAY, Followed, add_unit, employ, follow
from tests.web.world import EARLIER, TODAY, Browser, add_somebody, signed_in
from web.employee.why_words import WHY_WORDS
from workflow.adapters.persistence.absence_rows import AbsenceRows
from workflow.adapters.persistence.tables import case
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.people import Role
from workflow.services.records import Absence, Edit, Written
from workflow.services.representatives import invite_representative
from workflow.services.tell_dates import Told, tell_dates

DUTIES = ("reported", "first-conversation", "plan", "dialogue-meeting-1", "activity-check", "max-date")
ELSEWHERE_GRADE = 37


def as_manager(followed: Followed) -> Browser:
    return signed_in(followed.app, followed.manager)


def page_of(followed: Followed, browser: Browser, role: Role) -> str:
    path = {
        Role.MANAGER: f"/manager/cases/{followed.case_id}",
        Role.HR: f"/hr/cases/{followed.case_id}",
        Role.EMPLOYEE: f"/me/cases/{followed.case_id}",
    }[role]
    return unescape(browser.get(path, headers={"Accept-Language": "en"}).text)


def browser_of(followed: Followed, role: Role) -> Browser:
    who = {Role.MANAGER: followed.manager, Role.EMPLOYEE: followed.employee}.get(role)
    followed.give_task(Role.HR, "anything")  # a ground for HR to open the case
    return signed_in(followed.app, who or add_somebody(followed.app, Role.HR))


def data_of(followed: Followed, role: Role) -> dict[str, Any]:
    base = {Role.MANAGER: "/manager", Role.HR: "/hr", Role.EMPLOYEE: "/me"}[role]
    answer = browser_of(followed, role).get(f"{base}/cases/{followed.case_id}/dates.json")
    assert answer.status_code == 200
    found: dict[str, Any] = json.loads(answer.text)
    return found


def away_elsewhere(followed: Followed) -> Absence:
    """The same person is away from another position, beginning a week before."""
    place = employ(followed.app, followed.employee, None, add_unit(followed.app, "Vika sykehjem"))
    period = Absence(
        id=uuid.uuid4(),
        employment_id=place,
        kind=AbsenceKind.SICK_NOTE_GRADED,
        start_on=FIRST_DAY - timedelta(days=7),
        end_on=FIRST_DAY + timedelta(days=2),
        grade=ELSEWHERE_GRADE,
        extended_certificate=False,
        source="typed",
        received_at=EARLIER,
    )
    with followed.wiring.engine.begin() as connection:
        AbsenceRows(connection).write(
            Edit(added=(period,)), Written(followed.manager.person_id, EARLIER, None)
        )
    return period


@pytest.mark.parametrize("role", [Role.MANAGER, Role.HR, Role.EMPLOYEE])
def test_every_duty_opens_into_its_explanation_without_script(followed: Followed, role: Role) -> None:
    page = page_of(followed, browser_of(followed, role), role)
    ids = re.findall(r'id="(why-[a-z0-9-]+)"', page)
    assert len(ids) == len(set(ids))
    assert {f"why-{duty}" for duty in DUTIES} <= set(ids)
    assert {"why-first-day", "why-protected-until", "why-employer-period"} <= set(ids)
    assert page.count('<details class="tb-why">') == len(ids)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.HR, Role.EMPLOYEE])
def test_every_way_to_an_explanation_leads_somewhere(followed: Followed, role: Role) -> None:
    page = page_of(followed, browser_of(followed, role), role)
    led_to = set(re.findall(r'href="#(why-[a-z0-9-]+)"', page))
    assert led_to
    assert led_to <= set(re.findall(r'id="(why-[a-z0-9-]+)"', page))


def test_an_explanation_has_the_sentence_the_bars_the_paragraph_and_where_it_comes_from(
    followed: Followed,
) -> None:
    page = page_of(followed, as_manager(followed), Role.MANAGER)
    plan = page.partition('id="why-plan"')[2].partition("</details>")[0]
    assert "4 uker etter" in plan or "4 weeks after" in plan
    assert 'class="tb-why__fill" data-kind="sick"' in plan
    assert "§" in plan
    assert "tb-why__origin" in plan


def test_a_day_nav_told_stands_beside_ours(followed: Followed) -> None:
    told = FIRST_DAY - timedelta(days=5)
    tell_dates(
        followed.wiring.office,
        followed.case_id,
        Told(first_day=told),
        actor=followed.by_manager,
        version=followed.row.version,
    )
    first = data_of(followed, Role.MANAGER)["absence"][0]
    assert first["origin"] == "told_by_nav"
    assert first["day"] == told.isoformat()
    assert first["reckoned_here"] == FIRST_DAY.isoformat()
    plan = next(one for one in data_of(followed, Role.EMPLOYEE)["duties"] if one["about"] == "plan")
    assert plan["day"] == (told + timedelta(weeks=4)).isoformat()


def test_to_a_manager_absence_from_another_position_is_days_and_nothing_more(followed: Followed) -> None:
    away = away_elsewhere(followed)
    page = page_of(followed, as_manager(followed), Role.MANAGER)
    assert 'data-kind="elsewhere"' in page
    shown = re.sub(r"<[^>]+>", " ", page).replace("\u00a0", " ")
    assert f"{ELSEWHERE_GRADE} %" not in shown
    assert "Vika" not in page
    told = [period for one in _all(data_of(followed, Role.MANAGER)) for period in one["periods"]]
    elsewhere = [period for period in told if period["other_employment"]]
    assert elsewhere
    for period in elsewhere:
        assert period == {
            "first": away.start_on.isoformat(),
            "last": str(away.end_on),
            "kind": None,
            "grade": None,
            "other_employment": True,
        }


@pytest.mark.parametrize("role", [Role.HR, Role.EMPLOYEE])
def test_hr_and_the_employee_see_absence_from_another_position_in_full(
    followed: Followed, role: Role
) -> None:
    away_elsewhere(followed)
    told = [period for one in _all(data_of(followed, role)) for period in one["periods"]]
    assert any(period["other_employment"] and period["grade"] == ELSEWHERE_GRADE for period in told)
    assert 'data-kind="elsewhere"' not in page_of(followed, browser_of(followed, role), role)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.HR, Role.EMPLOYEE])
def test_the_dates_as_data_have_reasons_and_no_names_and_are_noted_as_read(
    followed: Followed, role: Role
) -> None:
    found = data_of(followed, role)
    assert found["as_of"] == TODAY.isoformat()
    assert {one["about"] for one in found["duties"]} >= {"plan", "dialogue_meeting_1"}
    for one in _all(found):
        assert one["sentence"]["text"]
    told = json.dumps(found)
    row = followed.row
    for secret in ("Kari", "Nordmann", "Berg", "Solbakken", str(row.id), str(row.employee_id)):
        assert secret not in told
    assert followed.readings() == [(role, "dates")]


def test_the_dates_as_data_of_somebody_else_are_not_there(followed: Followed) -> None:
    stranger = follow(followed.app, names=("Ola", "Dunk"))
    manager, employee = as_manager(stranger), signed_in(stranger.app, stranger.employee)
    assert manager.get(f"/manager/cases/{followed.case_id}/dates.json").status_code == 404
    assert employee.get(f"/me/cases/{followed.case_id}/dates.json").status_code == 404
    assert followed.readings() == []


def test_the_protected_year_is_never_counted_down(followed: Followed) -> None:
    for role in (Role.MANAGER, Role.EMPLOYEE):
        page = page_of(followed, browser_of(followed, role), role)
        line = page.partition('id="why-protected-until"')[0].rpartition("<li>")[2]
        assert "(" not in re.sub(r"<[^>]+>", "", line)
        assert "tb-status" not in line


def test_who_is_back_is_not_told_of_days_that_will_not_come(followed: Followed) -> None:
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(case).where(case.c.id == followed.case_id).values(grade=0))
    assert data_of(followed, Role.MANAGER)["other_dates"] == []


def test_a_representative_reads_a_sentence_and_a_paragraph_and_no_periods(followed: Followed) -> None:
    rep = add_somebody(followed.app, Role.EMPLOYEE_REP)
    invite_representative(
        followed.wiring.office,
        followed.case_id,
        rep.person_id,
        "plan",
        TODAY + timedelta(days=14),
        actor=followed.by_employee,
    )
    page = signed_in(followed.app, rep).get(f"/representative/cases/{followed.case_id}").text
    assert "4 uker etter" in page
    assert "tb-why" not in page
    assert "dates.json" not in page


def test_dates_in_lists_lead_to_their_explanation(followed: Followed) -> None:
    assert f"/manager/cases/{followed.case_id}#why-" in as_manager(followed).get("/manager/").text
    hr = browser_of(followed, Role.HR).get("/hr/cases").text
    assert f"/hr/cases/{followed.case_id}#why-" in hr


def test_a_case_without_periods_still_explains_its_duties(followed: Followed) -> None:
    with followed.wiring.engine.begin() as connection:
        rows = AbsenceRows(connection)
        found = rows.of_person(followed.employee.person_id)
        rows.write(
            Edit(withdrawn=tuple(one.id for one in found)), Written(followed.manager.person_id, EARLIER, None)
        )
    page = page_of(followed, as_manager(followed), Role.MANAGER)
    assert 'id="why-plan"' in page


def test_every_sentence_said_otherwise_to_the_employee_is_one_that_exists() -> None:
    known = {message.id for message in extracted() if message.id}
    assert set(WHY_WORDS) <= known
    for sentence, otherwise in WHY_WORDS.items():
        assert set(re.findall(r"%\((\w+)\)s", otherwise)) <= set(re.findall(r"%\((\w+)\)s", sentence))


def _all(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [*data["absence"], *data["duties"], *data["other_dates"]]
