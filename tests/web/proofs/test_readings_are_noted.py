"""Every page, paper and file of a case leaves a line about who read what; each is named here with its line."""

from http import HTTPStatus

import pytest
import sqlalchemy as sa

from tests.web.proofs.town import Town
from tests.web.world import wiring_of
from workflow.adapters.persistence.tables import read_log
from workflow.domain.people import Role

NOTED = (
    ("manager", "manager.case_page", "case"),
    ("manager", "manager.document_page", "document"),
    ("manager", "manager.copy", "copy"),
    ("manager", "manager.printed", "document"),
    ("manager", "manager.dates_data", "dates"),
    ("manager", "manager.contacts", "contacts"),
    ("manager", "manager.readers", "readings"),
    ("manager", "manager.contact_rhythm", "contacts"),
    ("manager", "manager.consents", "consents"),
    ("manager", "manager.preparation", "preparation"),
    ("manager", "manager.talk_summary", "talk"),
    ("manager", "manager.meeting", "meeting"),
    ("manager", "manager.folder", "folder"),
    ("manager", "manager.paper", "paper"),
    ("manager", "manager.register", "dates"),
    ("hr", "hr.case_page", "case"),
    ("hr", "hr.document_page", "document"),
    ("hr", "hr.folder", "folder"),
    ("employee", "employee.case_page", "case"),
    ("employee", "employee.document", "document"),
    ("employee", "employee.readers", "readings"),
    ("employee", "employee.contacts", "contacts"),
    ("employee", "employee.contact_wish", "contacts"),
    ("employee", "employee.consents", "consents"),
    ("employee", "employee.dates_data", "dates"),
    ("employee", "employee.preparation", "preparation"),
    ("employee", "employee.meeting", "meeting"),
    ("rep_of_meeting", "representative.case", "meetings"),
    ("rep_of_plan", "representative.case", "plan_and_meetings"),
    ("rep_of_case", "representative.case", "case"),
    ("rep_of_case", "representative.contacts", "contacts"),
    ("rep_of_case", "representative.document", "document"),
    ("payroll", "payroll.home", "dates"),
)
ROLES = {"rep_of_meeting": "employee_rep", "rep_of_plan": "employee_rep", "rep_of_case": "safety_rep"}


def lines(town: Town) -> list[tuple[str, str]]:
    query = sa.select(read_log.c.read_as, read_log.c.what).order_by(read_log.c.id)
    with wiring_of(town.app).reading.connect() as connection:
        return [(row.read_as, row.what) for row in connection.execute(query)]


@pytest.mark.parametrize(("viewer", "endpoint", "what"), NOTED)
def test_what_is_shown_is_noted(town: Town, viewer: str, endpoint: str, what: str) -> None:
    town.followed.give_task(Role.HR, "anything")  # a ground for HR, whatever was settled before
    before = len(lines(town))
    (rule,) = (rule for rule in town.rules("GET") if rule.endpoint == endpoint)
    answer = town.browsers[viewer].client.get(town.path(rule))
    assert answer.status_code == HTTPStatus.OK
    assert (ROLES.get(viewer, viewer), what) in lines(town)[before:]


def test_what_is_refused_is_not_noted_as_read(town: Town) -> None:
    before = lines(town)
    for viewer, endpoint, _ in NOTED:
        (rule,) = (rule for rule in town.rules("GET") if rule.endpoint == endpoint)
        if viewer != "payroll":
            assert (
                town.browsers["other_manager"].client.get(town.path(rule)).status_code == HTTPStatus.NOT_FOUND
            )
    assert lines(town) == before
