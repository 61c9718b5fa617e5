"""Forms and letters beside the timeline: who is offered which, and the employee's own self-certification."""

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.forms.examples import example, shown
from tests.web.followed import FIRST_DAY, Followed, follow, hidden
from tests.web.world import TODAY, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import DocumentKind as K
from workflow.domain.filing import can_be_filed
from workflow.domain.people import Role
from workflow.domain.stages import Stage

HRS = (
    "contested-sick-note",
    "employer-period-refund",
    "self-certification-withdrawal",
    "position-bank-registration",
)
AFTER_A_TRIAL = "position-bank-registration"
BOTH = (
    "nav-help-request",
    "expert-assistance-basis",
    "occupational-health-referral",
    "delegation",
    "aap-reminder",
)


def documents(app: Flask, kind: K) -> list[sa.Row[tuple[object, ...]]]:
    with wiring_of(app).reading.connect() as connection:
        return list(connection.execute(sa.select(t.document).where(t.document.c.kind == kind)).all())


@pytest.mark.parametrize("role", [Role.MANAGER, Role.HR])
def test_a_manager_is_offered_what_a_manager_writes_and_hr_the_rest_too(
    app: Flask, followed: Followed, role: Role
) -> None:
    followed.give_task(Role.HR, "anything")  # a ground for HR to open the case
    who = followed.manager if role is Role.MANAGER else add_somebody(app, Role.HR)
    browser, base = signed_in(app, who), f"/{role}/cases/{followed.case_id}"
    page = browser.get(base).text
    assert [slug for slug in BOTH if f"{base}/{slug}" in page] == list(BOTH)
    offered = [slug for slug in HRS if slug != AFTER_A_TRIAL] if role is Role.HR else []
    assert [slug for slug in HRS if f"{base}/{slug}" in page] == offered
    for slug in (*BOTH, *HRS):
        open_to = slug in BOTH or role is Role.HR
        assert ('name="submission"' in browser.get(f"{base}/{slug}").text) is open_to


def test_what_is_hrs_alone_is_not_taken_from_a_manager(app: Flask, followed: Followed) -> None:
    browser = signed_in(app, followed.manager)
    path = f"/manager/cases/{followed.case_id}/employer-period-refund"
    posted = example("employer_period_refund", TODAY, FIRST_DAY)
    browser.post(path, posted | {"case_version": str(followed.row.version), "submission": str(uuid.uuid4())})
    assert documents(app, K.EMPLOYER_PERIOD_REFUND) == []


def test_nobody_but_the_employee_hands_in_a_self_certification() -> None:
    for stage in Stage:
        assert can_be_filed(stage, K.SELF_CERTIFICATION, Role.EMPLOYEE) is (stage is not Stage.PREVENTION)
        assert not can_be_filed(stage, K.SELF_CERTIFICATION, Role.MANAGER)
        assert not can_be_filed(stage, K.SELF_CERTIFICATION, Role.HR)


def test_the_employee_is_asked_for_it_hands_it_in_once_and_no_day_is_counted_twice(app: Flask) -> None:
    browser = signed_in(app, (who := add_somebody(app, Role.EMPLOYEE)))
    followed = follow(app)
    employment = {"person_id": who.person_id}
    with wiring_of(app).engine.begin() as connection:
        connection.execute(
            sa.insert(t.employment).values(
                id=uuid.uuid4(),
                unit_id=followed.unit_id,
                manager_id=followed.manager.person_id,
                position="Lærer",
                percentage=100,
                start_on=FIRST_DAY - timedelta(days=400),
                **employment,
            )
        )
    page = browser.get("/me/absence").text
    notice = {"first_day": "i dag", "grade": "100", "proof": "self_certified"}
    hiddens = {name: hidden(page, name) for name in ("employment", "submission")}
    assert browser.post("/me/absence", notice | hiddens).status_code == 303
    with wiring_of(app).reading.connect() as connection:
        case_id = connection.scalar(sa.select(t.case.c.id).where(t.case.c.employee_id == who.person_id))
        periods = connection.scalar(sa.select(sa.func.count()).select_from(t.absence_period))
    path = f"/me/cases/{case_id}/self-certification"
    assert path in browser.get("/me/").text.partition("Dette kan du be om")[0]
    page = browser.get(path).text
    assert f'value="{shown(TODAY)}"' in page
    posted = example("self_certification", TODAY, TODAY)
    posted |= {name: hidden(page, name) for name in ("case_version", "submission")}
    for _click in range(2):
        assert browser.post(path, posted).status_code == 303
    assert len(documents(app, K.SELF_CERTIFICATION)) == 1
    assert path not in browser.get("/me/").text.partition("Dette kan du be om")[0]
    with wiring_of(app).reading.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(t.absence_period)) == periods


def test_a_stale_self_certification_keeps_what_was_written(app: Flask, followed: Followed) -> None:
    browser = signed_in(app, followed.employee)
    path = f"/me/cases/{followed.case_id}/self-certification"
    page = browser.get(path).text
    posted = example("self_certification", TODAY, FIRST_DAY) | {"whose": "child"}
    answer = browser.post(path, posted | {"case_version": "0", "submission": hidden(page, "submission")})
    assert answer.status_code == 409
    assert 'value="child" checked' in answer.text


def test_a_request_to_nav_stands_on_hrs_list_once_however_often_it_is_corrected(
    app: Flask, followed: Followed
) -> None:
    followed.file(K.EXPERT_ASSISTANCE_BASIS)
    followed.file(K.EXPERT_ASSISTANCE_BASIS, hours="14")
    with wiring_of(app).reading.connect() as connection:
        tracks = connection.scalars(sa.select(t.escalation.c.track)).all()
    assert tracks == ["expert_assistance"]
