"""The clarification shows what is on file, refuses what the law forbids, and the employee reads it and may object."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from tests.web.followed import Followed, hidden
from tests.web.world import TODAY, Browser, signed_in
from workflow.adapters.persistence.tables import case
from workflow.domain.dismissal import protected_until
from workflow.domain.stages import Stage

DISMISSAL = {
    "outcome": "dismissal_considered",
    "decided_on": "i dag",
    "grounds": "Tre tiltak er prøvd.",
    "dismissal_ground": "illness",
    "adaptation_tried": "yes",
    "other_work_considered": "no",
    "position_bank_considered": "no",
    "discussion_meeting_held": "no",
    "dismissal_notes": "Andre stillinger er ikke gått gjennom.",
}


def path(followed: Followed) -> str:
    return f"/manager/cases/{followed.case_id}/clarification-outcome"


def clarifying(followed: Followed, days: int) -> None:
    """So many days into the absence, in the stage of clarification."""
    first_day = TODAY - timedelta(days=days)
    with followed.wiring.engine.begin() as connection:
        connection.execute(sa.update(case).values(stage=Stage.CLARIFICATION, first_day=first_day))


def sent(page: str, **answers: str) -> dict[str, str]:
    return {"case_version": hidden(page, "case_version"), "submission": hidden(page, "submission")} | answers


def test_what_is_on_file_stands_beside_the_form_and_advises_nothing(
    browser: Browser, followed: Followed
) -> None:
    clarifying(followed, 300)
    page = browser.get(path(followed)).text
    until = protected_until(TODAY - timedelta(days=300))
    assert "Varer til og med" in page
    assert f"{until.day}." in page
    assert "§ 15-8" in page.partition('id="ground"')[2].partition("</section>")[0]
    assert f"/manager/cases/{followed.case_id}/help-request" in page
    clarifying(followed, 500)
    assert "Gikk ut" in browser.get(path(followed)).text


def test_illness_in_the_protected_time_is_refused_with_the_paragraph_and_nothing_is_lost(
    browser: Browser, followed: Followed
) -> None:
    clarifying(followed, 300)
    page = browser.get(path(followed)).text
    answer = browser.post(path(followed), sent(page, **DISMISSAL))
    assert answer.status_code == 422
    assert "§ 15-8" in answer.text
    assert "Andre stillinger er ikke gått gjennom." in answer.text


def test_the_employee_reads_what_is_missing_and_objects_before_the_case_can_end(
    app: Flask, browser: Browser, followed: Followed
) -> None:
    clarifying(followed, 500)
    page = browser.get(path(followed)).text
    assert browser.post(path(followed), sent(page, **DISMISSAL)).status_code == 303
    shown = browser.get(f"/manager/cases/{followed.case_id}").text
    step = {"case_version": str(followed.row.version)}
    assert "venter" in shown.lower()
    assert browser.post(f"/manager/cases/{followed.case_id}/steps/clarify_end", step).status_code != 303
    employee = signed_in(app, followed.employee)
    home = employee.get(f"/me/cases/{followed.case_id}").text
    href = home.partition('href="/me/documents/')[2].partition('"')[0]
    document = f"/me/documents/{href}"
    read = employee.get(document).text
    assert "Ikke på plass ennå" in read
    assert "Å holde drøftingsmøte med medarbeideren" in read
    objection = {"outcome": "objected", "statement": "Ingen har spurt meg om andre stillinger."}
    answer = employee.post(f"{document}/answer", objection | {"case_version": hidden(read, "case_version")})
    assert answer.status_code == 303
    assert (
        "Ingen har spurt meg om andre stillinger." in browser.get(f"/manager/cases/{followed.case_id}").text
    )
