"""The register of absence as a manager, HR and the employee see it: what is typed, shown beforehand, stored, and kept from whom."""

import re
import uuid
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.counting import counted
from tests.web.followed import Followed, add_unit, employ, follow
from tests.web.world import TODAY, Browser, add_somebody, signed_in, wiring_of
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import absence_period, history
from workflow.domain.absence.periods import AbsenceKind as K
from workflow.domain.people import Actor, Role
from workflow.services.change_absence import change_absence
from workflow.services.register_edits import AddPeriod, WithdrawPeriod
from workflow.services.stated import Stated

DAY = timedelta(days=1)


def shown(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def register(followed: Followed, audience: str = "manager") -> str:
    return f"/{audience}/absences/{followed.employment_id}"


def fields_of(page: str) -> dict[str, str]:
    """The hidden fields of the form that asks whether to save."""
    form = next((part for part in page.split("<form") if 'name="mark"' in part), "")
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""


def ask(browser: Browser, path: str, period: Mapping[str, str]) -> TestResponse:
    """The first press: what would change."""
    page = browser.get(path).text
    parts = {"submission": hidden(page, "submission")}
    if version := hidden(page, "case_version"):
        parts["case_version"] = version
    return browser.post(path, {**parts, **period})


def save(browser: Browser, path: str, preview: TestResponse) -> TestResponse:
    """The second press."""
    return browser.post(path, fields_of(preview.text))


def note(first: date, last: date | None, kind: K = K.SICK_NOTE_FULL, **more: str) -> dict[str, str]:
    return {"period_kind": kind, "start": shown(first), "end": shown(last) if last else "", **more}


def rows(followed: Followed) -> list[sa.Row[tuple[object, ...]]]:
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(sa.select(absence_period).order_by(absence_period.c.registered_at)))


def put(
    followed: Followed, first: date, last: date, kind: K = K.SICK_NOTE_FULL, by: Actor | None = None
) -> uuid.UUID:
    change = AddPeriod(Stated(kind=kind, start_on=first, end_on=last))
    found = change_absence(
        followed.wiring.office, followed.employment_id, change, actor=by or followed.by_manager
    )
    return found.edit.added[0].id


@pytest.fixture
def browser(followed: Followed) -> Browser:
    return signed_in(followed.app, followed.manager)


@pytest.fixture
def hr(app: Flask) -> Actor:
    return Actor(person_id=add_somebody(app, Role.HR).person_id, role=Role.HR)


def test_a_period_is_stored_at_the_second_press_only(browser: Browser, followed: Followed) -> None:
    period = note(TODAY, TODAY + 13 * DAY, K.SICK_NOTE_GRADED, grade="60")
    preview = ask(browser, register(followed), period)
    assert preview.status_code == 200
    assert "100\u00a0%" in preview.text
    assert "60\u00a0%" in preview.text
    assert len(rows(followed)) == 1
    answer = save(browser, register(followed), preview)
    assert (answer.status_code, answer.location) == (303, register(followed))
    assert followed.row.grade == 60
    assert len(rows(followed)) == 3  # the first one gave way, and is kept


def test_the_second_of_two_clicks_leads_where_the_first_did(browser: Browser, followed: Followed) -> None:
    preview = ask(browser, register(followed), note(TODAY, TODAY + 13 * DAY))
    assert save(browser, register(followed), preview).location == register(followed)
    before = len(rows(followed))
    assert save(browser, register(followed), preview).location == register(followed)
    assert len(rows(followed)) == before


def test_a_correction_pressed_twice_is_no_error(browser: Browser, followed: Followed) -> None:
    path = f"{register(followed)}/periods/{rows(followed)[0].id}/correct"
    preview = ask(browser, path, note(TODAY - 12 * DAY, TODAY))
    assert save(browser, path, preview).status_code == 303
    assert save(browser, path, preview).status_code == 303


def test_what_is_wrong_stands_beside_its_field_with_everything_typed(
    browser: Browser, followed: Followed
) -> None:
    answer = ask(browser, register(followed), note(TODAY, TODAY - 3 * DAY))
    assert answer.status_code == 422
    assert 'id="end-error"' in answer.text
    assert f'value="{shown(TODAY - 3 * DAY)}"' in answer.text
    answer = ask(browser, register(followed), note(TODAY, None, K.APPLICATION_HOLIDAY))
    assert answer.status_code == 422
    assert 'id="end-error"' in answer.text


def test_going_back_from_the_preview_finds_the_form_filled_in(browser: Browser, followed: Followed) -> None:
    preview = ask(browser, register(followed), note(TODAY, TODAY + 5 * DAY))
    back = browser.post(register(followed), {**fields_of(preview.text), "change_it": "yes"})
    assert back.status_code == 200
    assert f'value="{shown(TODAY + 5 * DAY)}"' in back.text
    assert len(rows(followed)) == 1


def test_what_changed_meanwhile_is_shown_before_anything_is_stored(
    browser: Browser, followed: Followed
) -> None:
    preview = ask(browser, register(followed), note(TODAY, TODAY + 13 * DAY))
    put(followed, TODAY + 20 * DAY, TODAY + 30 * DAY)
    before = len(rows(followed))
    again = save(browser, register(followed), preview)
    assert again.status_code == 409
    assert "tb-notice" in again.text
    assert len(rows(followed)) == before
    assert save(browser, register(followed), again).status_code == 303


def test_a_form_of_before_a_case_was_opened_is_shown_again(app: Flask, followed: Followed) -> None:
    """It knew of no case; that there is one now is something that changed."""
    hr_person = add_somebody(app, Role.HR)
    employment_id = employ(app, add_somebody(app, Role.EMPLOYEE), followed.manager, followed.unit_id)
    browser, path = signed_in(app, hr_person), f"/hr/absences/{employment_id}"
    preview = ask(browser, path, note(TODAY - 20 * DAY, TODAY - 18 * DAY, K.SELF_CERTIFIED))
    assert preview.status_code == 200
    assert 'name="case_version"' not in preview.text
    assert save(browser, path, preview).status_code == 303


def test_a_period_is_corrected_and_the_old_one_stays_readable(browser: Browser, followed: Followed) -> None:
    first = rows(followed)[0]
    path = f"{register(followed)}/periods/{first.id}/correct"
    assert f'value="{shown(first.start_on)}"' in browser.get(path).text
    preview = ask(browser, path, note(first.start_on - DAY, None))
    assert save(browser, path, preview).status_code == 303
    assert followed.row.first_day == first.start_on - DAY
    page = browser.get(register(followed)).text
    assert "<del>" in page
    assert browser.get(path).status_code == 404  # it does not stand any more


def test_a_period_is_taken_back_after_its_preview(browser: Browser, followed: Followed) -> None:
    period_id = put(followed, TODAY + 20 * DAY, TODAY + 30 * DAY)
    path = f"{register(followed)}/periods/{period_id}/withdraw"
    preview = browser.get(path)
    assert preview.status_code == 200
    assert next(row for row in rows(followed) if row.id == period_id).withdrawn_at is None
    assert save(browser, path, preview).status_code == 303
    assert next(row for row in rows(followed) if row.id == period_id).withdrawn_at is not None


def test_the_only_period_of_a_case_cannot_be_taken_back(browser: Browser, followed: Followed) -> None:
    answer = browser.get(f"{register(followed)}/periods/{rows(followed)[0].id}/withdraw")
    assert answer.status_code == 422


def test_a_new_manager_sees_the_running_absence_only(app: Flask, followed: Followed, hr: Actor) -> None:
    earlier = put(followed, TODAY - 200 * DAY, TODAY - 198 * DAY, K.SELF_CERTIFIED, by=hr)
    with followed.wiring.engine.begin() as connection:  # as if typed before the case was opened
        connection.execute(
            sa.update(absence_period).where(absence_period.c.id == earlier).values(case_id=None)
        )
    followed.give_task(Role.HR, "anything")  # a ground for HR to open the case
    manager, keeper = signed_in(app, followed.manager), signed_in(app, add_somebody(app, Role.HR))
    theirs, all_of_it = manager.get(register(followed)).text, keeper.get(register(followed, "hr")).text
    assert str(earlier) not in theirs
    assert str(earlier) in all_of_it
    for page in ("correct", "withdraw"):
        assert manager.get(f"{register(followed)}/periods/{earlier}/{page}").status_code == 404
        assert manager.post(f"{register(followed)}/periods/{earlier}/{page}").status_code == 404


def test_a_manager_sees_of_another_position_its_days_alone(app: Flask, followed: Followed, hr: Actor) -> None:
    other = employ(app, followed.employee, add_somebody(app, Role.MANAGER), add_unit(app, "Kjøkkenet"))
    change = AddPeriod(Stated(kind=K.SELF_CERTIFIED, start_on=TODAY - 4 * DAY, end_on=TODAY - 2 * DAY))
    change_absence(followed.wiring.office, other, change, actor=hr)
    theirs = signed_in(app, followed.manager).get(register(followed)).text
    assert 'id="elsewhere"' in theirs
    assert str(other) not in theirs
    assert "Kjøkkenet" not in theirs
    followed.give_task(Role.HR, "anything")  # a ground for HR to open the case
    assert str(other) in signed_in(app, add_somebody(app, Role.HR)).get(register(followed, "hr")).text


def test_opening_a_register_is_noted_like_a_reading(browser: Browser, followed: Followed) -> None:
    browser.get(register(followed))
    assert followed.readings() == [("manager", "dates")]


def test_the_register_of_an_employee_without_a_case_is_open_to_their_manager(
    app: Flask, followed: Followed
) -> None:
    employment_id = employ(app, add_somebody(app, Role.EMPLOYEE), followed.manager, followed.unit_id)
    path = f"/manager/absences/{employment_id}"
    browser = signed_in(app, followed.manager)
    browser.post("/language", {"language": "en", "next": "/manager/"})
    preview = ask(browser, path, note(TODAY - 9 * DAY, TODAY - 8 * DAY, K.SELF_CERTIFIED))
    assert save(browser, path, preview).status_code == 303
    page = browser.get(path).text
    assert "The period is added." in page  # no case is open, so no dates follow
    assert "/correct" in page  # what one has typed oneself one can mend
    other = signed_in(app, add_somebody(app, Role.MANAGER))
    assert other.get(path).status_code == 404


def test_an_absence_that_goes_on_begins_with_a_notice(app: Flask, followed: Followed) -> None:
    employment_id = employ(app, add_somebody(app, Role.EMPLOYEE), followed.manager, followed.unit_id)
    browser = signed_in(app, followed.manager)
    answer = ask(browser, f"/manager/absences/{employment_id}", note(TODAY, TODAY + 4 * DAY))
    assert answer.status_code == 422
    assert 'id="start-error"' in answer.text
    answer = ask(browser, f"/manager/absences/{employment_id}", note(TODAY, None))
    assert 'id="end-error"' in answer.text


def test_the_last_day_is_not_said_to_be_voluntary(browser: Browser, followed: Followed) -> None:
    page = browser.get(register(followed)).text
    label = page.partition('for="end"')[2].partition("</label>")[0]
    assert "tb-optional" not in label
    assert 'id="end-hint"' in page


def test_a_self_certification_that_runs_says_how_far_it_reaches(app: Flask, hr: Actor) -> None:
    followed = follow(app, TODAY - DAY)
    browser = signed_in(app, followed.manager)
    assert "tb-reaches" not in browser.get(register(followed)).text
    path = f"{register(followed)}/periods/{rows(followed)[0].id}/correct"
    preview = ask(browser, path, note(TODAY - DAY, None, K.SELF_CERTIFIED))
    assert save(browser, path, preview).status_code == 303
    for page in (register(followed), f"/manager/cases/{followed.case_id}"):
        assert "tb-reaches" in browser.get(page).text
    assert "4. mars" in browser.get(register(followed)).text  # three days from 1 March, then a note


def test_the_employee_reads_all_of_their_own_and_can_change_nothing(
    app: Flask, followed: Followed, hr: Actor
) -> None:
    put(followed, TODAY - 200 * DAY, TODAY - 198 * DAY, K.SELF_CERTIFIED, by=hr)
    browser = signed_in(app, followed.employee)
    page = browser.get("/me/register")
    assert page.status_code == 200
    assert page.text.count("tb-documents__title") == 2
    assert "/correct" not in page.text
    assert browser.get(register(followed, "me")).status_code == 404


@pytest.mark.parametrize("path", ["/manager/absences/{}", "/hr/absences/{}", "/me/register"])
def test_more_periods_ask_no_more_of_the_database(
    app: Flask, followed: Followed, hr: Actor, path: str
) -> None:
    who = {"manager": followed.manager, "me": followed.employee}.get(path.split("/")[1])
    browser = signed_in(app, who or add_somebody(app, Role.HR))
    engine, address = wiring_of(app).engine, path.format(followed.employment_id)
    few = counted(engine, lambda: browser.get(address))
    for week in range(1, 9):
        day = TODAY + 7 * week * DAY
        put(followed, day, day + DAY)
    assert counted(engine, lambda: browser.get(address)) == few


def test_a_late_form_waits_as_a_draft(browser: Browser, followed: Followed, clock: FixedClock) -> None:
    period_id = rows(followed)[0].id
    case = f"/manager/cases/{followed.case_id}"
    for path, field in (
        (register(followed), "start"),
        (f"{register(followed)}/periods/{period_id}/correct", "start"),
        (f"{case}/told-by-nav", "max_date"),
    ):
        browser.get(path)
        clock.advance(seconds=31 * 60)
        assert browser.post(path, {field: "rett før pausen"}).location.startswith("/sign-in")
        browser.sign_in(followed.manager)
        assert 'value="rett før pausen"' in browser.get(path).text


def test_nothing_typed_reaches_the_address_or_the_history_as_text(
    browser: Browser, followed: Followed
) -> None:
    preview = ask(browser, register(followed), note(TODAY, TODAY + 13 * DAY))
    save(browser, register(followed), preview)
    with followed.wiring.reading.connect() as connection:
        details = connection.scalars(
            sa.select(history.c.detail)
            .where(history.c.event == "absence_recorded")
            .order_by(history.c.id.desc())
        ).first()
    assert details is not None
    assert set(details) <= {"kind", "from", "to", "grade", "moved", "reopened", "ended", "stages"}


def test_the_old_address_leads_to_the_register(browser: Browser, followed: Followed) -> None:
    answer = browser.get(f"/manager/cases/{followed.case_id}/absence-period")
    assert (answer.status_code, answer.location) == (303, register(followed))


def test_a_period_taken_back_by_somebody_else_meanwhile_leads_back(
    browser: Browser, followed: Followed, hr: Actor
) -> None:
    period_id = put(followed, TODAY + 20 * DAY, TODAY + 30 * DAY)
    path = f"{register(followed)}/periods/{period_id}/correct"
    preview = ask(browser, path, note(TODAY + 21 * DAY, TODAY + 30 * DAY))
    change_absence(followed.wiring.office, followed.employment_id, WithdrawPeriod(period_id), actor=hr)
    assert save(browser, path, preview).location == register(followed)
