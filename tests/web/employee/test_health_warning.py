"""An employee's own words of health are shown once more, kindly, and are hers to keep."""

import sqlalchemy as sa
from flask import Flask

from tests.web.followed import follow, hidden
from tests.web.world import signed_in
from workflow.adapters.persistence.tables import confirmation


def test_a_comment_that_tells_of_health_is_asked_about_and_kept_when_the_employee_wants_it(
    app: Flask,
) -> None:
    followed = follow(app)
    plan = followed.file_plan()
    browser = signed_in(app, followed.employee)
    page = browser.get(f"/me/documents/{plan}").text
    answer = {"outcome": "commented", "statement": "Jeg har fått migrene av lyset."}
    parts = {name: hidden(page, name) for name in ("case_version", "submission")}
    asked = browser.post(f"/me/documents/{plan}/answer", {**parts, **answer})
    assert asked.status_code == 422
    assert "Jeg har fått migrene av lyset." in asked.text
    assert "<strong>migrene</strong>" in asked.text
    wanted = ("case_version", "submission", "health_words_shown")
    parts = {name: hidden(asked.text, name) for name in wanted}
    sent = browser.post(f"/me/documents/{plan}/answer", {**parts, **answer, "health_words_kept": "yes"})
    assert sent.status_code == 303
    with followed.wiring.reading.connect() as connection:
        (kept,) = connection.execute(sa.select(confirmation))
    assert kept.outcome == "commented"
