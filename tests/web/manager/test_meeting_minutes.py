"""Minutes of a meeting: written on the meeting's own page, asked about, answered, and put differently in answer."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.forms.examples import example
from tests.web.followed import FIRST_DAY, Followed, follow
from tests.web.world import TODAY, Browser, signed_in
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import document, draft
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role

KIND = DocumentKind.MEETING_MINUTES
HARD = "<b>#set page()</b> {{7*7}} Áhkku čállá\n\nשלום عليكم $x^2$ \\ `kode` — «slutt»"


@pytest.fixture
def meeting(followed: Followed) -> UUID:
    return followed.put_meeting(on_day=TODAY - timedelta(days=1))


def address(followed: Followed, meeting: UUID) -> str:
    return f"/manager/cases/{followed.case_id}/meetings/{meeting}/minutes"


def written(followed: Followed, **changes: str) -> dict[str, str]:
    version = {"case_version": str(followed.row.version), "submission": str(uuid4())}
    return example(KIND, TODAY, FIRST_DAY) | changes | version


def on_file(followed: Followed) -> list[sa.Row[tuple[UUID, UUID, int, bool]]]:
    query = sa.select(document.c.id, document.c.about_id, document.c.version, document.c.is_current)
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(query.where(document.c.kind == KIND).order_by(document.c.filed_at)))


def test_minutes_are_filed_about_their_meeting_and_a_second_look_leads_to_a_new_version(
    followed: Followed, browser: Browser, meeting: UUID
) -> None:
    path = address(followed, meeting)
    yesterday = (TODAY - timedelta(days=1)).strftime("%d.%m.%Y")
    assert f'value="{yesterday}"' in browser.get(path).text
    form = written(followed)
    assert browser.post(path, form).status_code == 303
    assert browser.post(path, form).status_code == 303
    (filed,) = on_file(followed)
    assert (filed.about_id, filed.version) == (meeting, 1)
    again = browser.get(path)
    assert again.location == f"/manager/cases/{followed.case_id}/documents/{filed.id}/revise"


def test_a_draft_is_kept_under_the_meeting_and_gone_when_the_minutes_are_filed(
    followed: Followed, browser: Browser, meeting: UUID
) -> None:
    path = address(followed, meeting)
    assert browser.post(f"{path}/draft", written(followed, agreed="Halvferdig")).status_code == 204
    with followed.wiring.reading.connect() as connection:
        assert [(row.case_id, row.form) for row in connection.execute(sa.select(draft))] == [(meeting, KIND)]
    assert "Halvferdig" in browser.get(path).text
    browser.post(path, written(followed))
    with followed.wiring.reading.connect() as connection:
        assert not list(connection.execute(sa.select(draft)))


def test_a_meeting_of_another_case_has_no_minutes_here(
    app: Flask, followed: Followed, browser: Browser
) -> None:
    path = address(followed, follow(app, names=("Ola", "Dunk")).put_meeting())
    assert browser.get(path).status_code == 404
    assert browser.post(path, written(followed)).status_code == 404


def test_where_the_process_asks_for_a_form_of_its_own_the_way_to_it_is_shown(
    followed: Followed, browser: Browser
) -> None:
    first = browser.get(address(followed, followed.put_meeting("first_conversation"))).text
    assert f'href="/manager/cases/{followed.case_id}/first-conversation-minutes"' in first


def test_what_is_too_long_is_told_and_kept_and_nothing_is_filed(
    followed: Followed, browser: Browser, meeting: UUID
) -> None:
    answer = browser.post(address(followed, meeting), written(followed, discussed="å" * 10_000))
    assert answer.status_code == 422
    assert "10\u00a0000" in answer.text
    assert "å" * 10_000 in answer.text
    assert on_file(followed) == []


def test_a_stale_form_is_shown_again_as_it_was_written(
    followed: Followed, browser: Browser, meeting: UUID
) -> None:
    form = written(followed, agreed="Mine ord")
    followed.file(DocumentKind.CONTACT_ATTEMPT)
    answer = browser.post(address(followed, meeting), form)
    assert answer.status_code == 409
    assert "Mine ord" in answer.text
    assert on_file(followed) == []


def test_the_employee_finds_each_paper_that_waits_with_its_last_day(followed: Followed, app: Flask) -> None:
    first, second = followed.file(KIND), followed.file(KIND)
    home = signed_in(app, followed.employee).get("/me/").text
    for document_id in (first, second):
        assert f'href="/me/documents/{document_id}"' in home
    page = signed_in(app, followed.employee).get(f"/me/documents/{first}").text
    assert "Mangler det noe viktig?" in page
    assert "Svar gjerne innen" in page


def test_an_objection_stands_beside_the_new_version_that_answers_it_and_changes_are_marked(
    followed: Followed, app: Flask, browser: Browser
) -> None:
    first = followed.file(KIND, agreed="To timer om dagen i to uker.")
    employee = signed_in(app, followed.employee)
    said = {"outcome": "objected", "statement": HARD, "case_version": str(followed.row.version)}
    assert employee.post(f"/me/documents/{first}/answer", said).status_code == 303
    page = browser.get(f"/manager/cases/{followed.case_id}/documents/{first}").text
    revise = f"/manager/cases/{followed.case_id}/documents/{first}/revise"
    assert page.count(f'href="{revise}"') == 1
    assert "&lt;b&gt;#set page()&lt;/b&gt;" in page
    assert "&lt;b&gt;#set page()&lt;/b&gt;" in browser.get(revise).text

    browser.post(revise, written(followed, agreed="Tre timer om dagen i to uker. <i>Avtalt</i>"))
    newer = on_file(followed)[-1].id
    for reader, path in (
        (browser, f"/manager/cases/{followed.case_id}/documents/{newer}"),
        (employee, f"/me/documents/{newer}"),
    ):
        shown = reader.get(path).text
        assert "Hva er endret siden versjon 1" in shown
        assert '<del><span class="ds-sr-only">[borte:] </span>To ' in shown
        assert '<ins><span class="ds-sr-only">[nytt:] </span>Tre ' in shown
        assert "&lt;i&gt;Avtalt&lt;/i&gt;" in shown


def test_the_employee_sees_what_changed_since_the_version_they_answered(
    followed: Followed, app: Flask
) -> None:
    employee = signed_in(app, followed.employee)
    first = followed.file_plan()
    said = {"outcome": "confirmed", "case_version": str(followed.row.version)}
    assert employee.post(f"/me/documents/{first}/answer", said).status_code == 303
    followed.file_plan(follow_up="Hver mandag.")
    third = followed.file_plan(follow_up="Hver mandag.", employer_does="Skaffer vikar.")
    assert "Hva er endret siden versjon 1" in employee.get(f"/me/documents/{third}").text
    manager = signed_in(app, followed.manager)
    page = manager.get(f"/manager/cases/{followed.case_id}/documents/{third}").text
    assert "Hva er endret siden versjon 2" in page


def test_that_no_answer_came_is_offered_only_when_the_days_are_over(
    followed: Followed, browser: Browser, clock: FixedClock
) -> None:
    document_id = followed.file(KIND)
    path = f"/manager/cases/{followed.case_id}/documents/{document_id}/silence"
    silent = example("documented_silence", TODAY, FIRST_DAY) | {"outcome": "silent"}
    assert 'value="silent"' not in browser.get(path).text
    refused = browser.post(path, silent | {"case_version": str(followed.row.version)})
    assert refused.status_code == 422
    clock.advance(days=8)
    browser = signed_in(followed.app, followed.manager)
    assert 'value="silent"' in browser.get(path).text
    assert browser.post(path, silent | {"case_version": str(followed.row.version)}).status_code == 303


def test_tasks_about_several_papers_say_which_and_lead_to_the_form(
    followed: Followed, browser: Browser
) -> None:
    documents = [followed.file(KIND), followed.file_plan()]
    for document_id in documents:
        followed.give_task(Role.MANAGER, "document_silence", document_id=document_id)
    page = browser.get(f"/manager/cases/{followed.case_id}").text
    for document_id, name in zip(documents, ("referat fra en samtale", "oppfølgingsplan"), strict=True):
        href = f"/manager/cases/{followed.case_id}/documents/{document_id}/silence"
        assert f'href="{href}">Skriv ned at det ikke kom svar på et dokument: {name}</a>' in page
