"""A measure on the pages: agreed from what was said or from the list, confirmed, evaluated with both voices."""

import uuid
from datetime import timedelta
from http import HTTPStatus

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.forms.examples import example, shown
from tests.web.followed import FIRST_DAY, Followed, follow
from tests.web.world import TODAY, Browser
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import accommodation_option, document, measure
from workflow.domain.accommodation import OptionKind
from workflow.domain.documents import DocumentKind
from workflow.domain.measures import MeasureArea
from workflow.services.keep_unit_list import Entry, add_option, retire_option

KIND, EVALUATION = "accommodation_measure", "measure_evaluation"
MARKUP = "#set page()\n<b>feit</b> {{7*7}} čáhci שלום"


def case(followed: Followed) -> str:
    return f"/manager/cases/{followed.case_id}"


def post(followed: Followed, browser: Browser, address: str, kind: str, **changes: str) -> int:
    browser.get(address)
    answers = example(kind, TODAY, FIRST_DAY) | {"submission": str(uuid.uuid4())} | changes
    answers.setdefault("case_version", str(followed.row.version))
    return browser.post(address, answers).status_code


def measures(followed: Followed) -> list[uuid.UUID]:
    with followed.wiring.reading.connect() as connection:
        return [uuid.UUID(str(found)) for found in connection.scalars(sa.select(measure.c.id))]


def an_entry(followed: Followed) -> uuid.UUID:
    entry = Entry(kind=OptionKind.POSSIBILITY, area=MeasureArea.PLACE, words="Hjemmekontor på fredager")
    add_option(followed.wiring.office, followed.unit_id, entry, actor=followed.by_manager, submission=None)
    with followed.wiring.reading.connect() as connection:
        return uuid.UUID(str(connection.scalars(sa.select(accommodation_option.c.id)).one()))


def test_it_is_agreed_shown_to_both_and_evaluated_halfway(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    address = f"{case(followed)}/measures/new"
    assert post(followed, browser, address, KIND) == HTTPStatus.SEE_OTHER
    halfway = "Evalueres mandag 16. mars"
    assert halfway in browser.get(case(followed)).text
    assert halfway in employee.get("/me/").text
    assert "De to første timene uten klasse." in employee.get(f"/me/measures/{measures(followed)[0]}").text


def test_without_an_end_there_is_no_measure(followed: Followed, browser: Browser) -> None:
    address = f"{case(followed)}/measures/new"
    assert post(followed, browser, address, KIND, until_on="") == HTTPStatus.UNPROCESSABLE_ENTITY
    too_long = shown(TODAY + timedelta(weeks=26))
    assert post(followed, browser, address, KIND, until_on=too_long) == HTTPStatus.UNPROCESSABLE_ENTITY
    assert measures(followed) == []


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        (DocumentKind.FIRST_CONVERSATION_MINUTES, "agreed"),
        (DocumentKind.MEETING_MINUTES, "agreed"),
        (DocumentKind.DISAGREEMENT_MINUTES, "measures"),
    ],
)
def test_what_was_agreed_in_a_talk_becomes_a_measure_with_one_click(
    followed: Followed, browser: Browser, kind: DocumentKind, question: str
) -> None:
    minutes = followed.file(kind, **{question: "Bare dagvakter til påske"})
    address = f"{case(followed)}/measures/new?from={minutes}"
    assert address in browser.get(f"{case(followed)}/documents/{minutes}").text
    before = followed.readings()
    assert "Bare dagvakter til påske" in browser.get(address).text
    assert followed.readings()[len(before) :] == [("manager", "document")]
    assert post(followed, browser, address, KIND) == HTTPStatus.SEE_OTHER
    with followed.wiring.reading.connect() as connection:
        assert str(connection.scalars(sa.select(measure.c.source_id)).one()) == str(minutes)
    page = browser.get(f"{case(followed)}/measures/{measures(followed)[0]}").text
    assert f"{case(followed)}/documents/{minutes}" in page


def test_a_paper_of_another_case_or_without_an_agreement_is_no_beginning(
    app: Flask, followed: Followed, browser: Browser
) -> None:
    theirs = follow(app).file(DocumentKind.FIRST_CONVERSATION_MINUTES)
    plan = followed.file_plan()
    for origin in (
        f"from={theirs}",
        f"from={plan}",
        f"from={uuid.uuid4()}",
        "from=x",
        f"option={uuid.uuid4()}",
    ):
        assert browser.get(f"{case(followed)}/measures/new?{origin}").status_code == HTTPStatus.NOT_FOUND


def test_an_entry_of_the_list_begins_a_measure_that_keeps_its_words(
    followed: Followed, browser: Browser
) -> None:
    option = an_entry(followed)
    address = f"{case(followed)}/measures/new?option={option}"
    assert address.replace("&", "&amp;") in browser.get(f"{case(followed)}/measures/new").text
    assert "Hjemmekontor på fredager" in browser.get(address).text
    post(followed, browser, address, KIND, what="Hjemmekontor på fredager")
    office = followed.wiring.office
    retire_option(office, followed.unit_id, option, "Ikke nå lenger.", actor=followed.by_manager)
    page = browser.get(f"{case(followed)}/measures/{measures(followed)[0]}").text
    assert "Hjemmekontor på fredager" in page
    assert browser.get(address).status_code == HTTPStatus.NOT_FOUND


def test_the_employees_words_stand_in_the_evaluation_as_they_are(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    measure_id = followed.agree_measure()
    own = f"/me/measures/{measure_id}"
    employee.get(own)
    words = {"voice": MARKUP, "case_version": str(followed.row.version)}
    assert employee.post(f"{own}/voice", words).status_code == HTTPStatus.SEE_OTHER
    address = f"{case(followed)}/measures/{measure_id}/evaluate"
    assert "&lt;b&gt;feit&lt;/b&gt;" in browser.get(address).text
    sent = post(followed, browser, address, EVALUATION, employee_says="", what_next="stop")
    assert sent == HTTPStatus.SEE_OTHER
    with followed.wiring.reading.connect() as connection:
        query = sa.select(document.c.id).where(document.c.kind == EVALUATION)
        evaluation = connection.scalars(query).one()
    paper = employee.get(f"/me/documents/{evaluation}").text
    assert "{{7*7}} čáhci" in paper
    assert 'name="outcome"' in paper  # it can be answered
    assert "Det hjalp" in browser.get(case(followed)).text


def test_words_that_come_while_it_is_evaluated_are_shown_before_it_is_filed(
    followed: Followed, browser: Browser, employee: Browser
) -> None:
    measure_id, version = followed.agree_measure(), str(followed.row.version)
    address = f"{case(followed)}/measures/{measure_id}/evaluate"
    browser.get(address)
    own = f"/me/measures/{measure_id}"
    employee.get(own)
    words = {"voice": "Vent, det hjelper.", "case_version": version}
    assert employee.post(f"{own}/voice", words).status_code == HTTPStatus.SEE_OTHER
    answers = example(EVALUATION, TODAY, FIRST_DAY) | {"case_version": version, "what_next": "stop"}
    answer = browser.post(address, answers)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Vent, det hjelper." in answer.text


def test_without_the_employees_words_the_manager_notes_what_was_said(
    followed: Followed, browser: Browser
) -> None:
    address = f"{case(followed)}/measures/{followed.agree_measure()}/evaluate"
    sent = post(followed, browser, address, EVALUATION, employee_says="")
    assert sent == HTTPStatus.UNPROCESSABLE_ENTITY


def test_to_change_it_leads_on_to_the_new_wording(followed: Followed, browser: Browser) -> None:
    measure_id = followed.agree_measure()
    address = f"{case(followed)}/measures/{measure_id}"
    post(followed, browser, f"{address}/evaluate", EVALUATION, what_next="change")
    answer = browser.get(f"{address}/change")
    assert "De to første timene uten klasse." in answer.text
    assert post(followed, browser, f"{address}/change", KIND, what="Bare første time") == HTTPStatus.SEE_OTHER
    assert "Bare første time" in browser.get(address).text


def test_a_form_filled_in_on_an_older_case_is_kept_and_shown_again(
    followed: Followed, browser: Browser
) -> None:
    version = str(followed.row.version)
    followed.file(DocumentKind.CONTACT_ATTEMPT)
    address = f"{case(followed)}/measures/new"
    browser.get(address)
    answers = example(KIND, TODAY, FIRST_DAY) | {"case_version": version, "what": "Ikke mist dette"}
    answer = browser.post(address, answers)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Ikke mist dette" in answer.text
    assert measures(followed) == []


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("x" * 10_000, "det er plass til 2"),
        ("Ring 15108695088", "fødselsnummer"),
        ("På grunn av angst", "Må dette stå her?"),
    ],
)
def test_what_cannot_stand_in_a_measure_is_said_before_it_is_lost(
    followed: Followed, browser: Browser, what: str, sentence: str
) -> None:
    address = f"{case(followed)}/measures/new"
    browser.get(address)
    answers = example(KIND, TODAY, FIRST_DAY) | {"case_version": str(followed.row.version), "what": what}
    answer = browser.post(address, answers)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in answer.text
    assert what in answer.text


def test_drafts_of_two_beginnings_do_not_take_each_others_place(followed: Followed, browser: Browser) -> None:
    plain, chosen = f"{case(followed)}/measures/new", f"?option={an_entry(followed)}"
    browser.get(plain)
    assert browser.post(f"{plain}/draft", {"what": "Uten opphav"}).status_code == HTTPStatus.NO_CONTENT
    assert browser.post(f"{plain}/draft{chosen}", {"what": "Fra listen"}).status_code == HTTPStatus.NO_CONTENT
    assert "Uten opphav" in browser.get(plain).text
    assert "Fra listen" in browser.get(plain + chosen).text
    browser.post(f"{plain}/forget{chosen}")
    assert "Hjemmekontor på fredager" in browser.get(plain + chosen).text


def test_a_form_that_came_too_late_is_kept_with_its_origin(
    followed: Followed, browser: Browser, clock: FixedClock
) -> None:
    plain, chosen = f"{case(followed)}/measures/new", f"?option={an_entry(followed)}"
    browser.get(plain + chosen)
    clock.advance(seconds=31 * 60)
    assert browser.post(plain + chosen, {"what": "Fra listen"}).status_code == HTTPStatus.SEE_OTHER
    browser.sign_in(followed.manager)
    assert "Fra listen" in browser.get(plain + chosen).text
    assert "Fra listen" not in browser.get(plain).text


def test_a_relapse_shows_how_earlier_measures_went(followed: Followed, browser: Browser) -> None:
    measure_id = followed.agree_measure()
    address = f"{case(followed)}/measures/{measure_id}/evaluate"
    post(followed, browser, address, EVALUATION, what_next="stop", how_it_went="partly")
    yesterday = TODAY - timedelta(days=1)
    ahead = shown(TODAY + timedelta(days=7))
    followed.file(DocumentKind.RETURN_NOTE, returned_on=shown(yesterday), follow_up_on=ahead)
    followed.file(DocumentKind.RELAPSE_NOTICE)
    page = browser.get(case(followed)).text
    earlier = page.partition("Tidligere tiltak, og hvordan de gikk")[2]
    assert "Det hjalp delvis" in earlier


def test_the_papers_of_a_measure_are_written_on_its_own_pages_alone(
    followed: Followed, browser: Browser
) -> None:
    for slug in ("accommodation-measure", "measure-evaluation"):
        assert browser.get(f"{case(followed)}/{slug}").status_code == HTTPStatus.NOT_FOUND
        assert browser.post(f"{case(followed)}/{slug}").status_code == HTTPStatus.NOT_FOUND
