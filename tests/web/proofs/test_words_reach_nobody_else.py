"""A word lies in every sealed and every personal column; each turns up only with those who may read it."""

import re
from collections.abc import Mapping

import pytest
import sqlalchemy as sa
from werkzeug.test import TestResponse

from tests.web.proofs.planting import NO_WORDS, NOT_PERSONAL, PERSONAL, word
from tests.web.proofs.town import VIEWERS, Town, words_of
from tests.web.world import wiring_of
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.resealing import SEALED

Answers = Mapping[str, Mapping[str, TestResponse]]
NAMES = {word(t.person.c.given_name), word(t.person.c.family_name)}
PLAN = {
    word(t.document.c.answers_sealed), word(t.document.c.translations_sealed),
    word(t.confirmation.c.statement_sealed),
}  # fmt: skip
PLACE = {word(t.meeting.c.place_sealed)}
NOBODYS = {
    word(t.person.c.national_id_sealed),
    word(t.person.c.sort_name),
    word(t.person.c.phone),
    word(t.legal_hold.c.lifted_because_sealed),
    word(t.access_reason.c.words_sealed),  # no reading here was made for this reason
}
"""Stored for letters and look-ups, and shown on no page."""
PREPARED = word(t.preparation.c.text_sealed, "unshared")
OF_EMPLOYEE = word(t.draft.c.answers_sealed, "employee")
OF_MANAGER = word(t.draft.c.answers_sealed, "manager")
NOTES = word(t.talk_note.c.text_sealed)
ONLY_HR = {
    word(t.escalation.c.note_sealed),
    word(t.escalation_move.c.note_sealed),
    word(t.legal_hold.c.reason_sealed),
    word(t.saved_view.c.name_sealed),
}
NOT_ON_OWN_PAGES = {word(t.difficulty.c.words_sealed)}
"""Comes with everything about oneself, and stands on no page of one's own: decision 48."""
EMAIL = {word(t.person.c.email)}

ALL = (
    {word(sealed.column) for sealed in SEALED if sealed.column.table not in NO_WORDS | {t.draft, t.preparation}}
    | {word(column) for column, _ in PERSONAL}
    | {PREPARED, OF_EMPLOYEE, OF_MANAGER, word(t.preparation.c.text_sealed, "shared")}
)  # fmt: skip

MAY_READ: dict[str, set[str]] = {
    "stranger": set(),
    "other_manager": set(),
    "other_employee": set(),
    "rep_uninvited": set(),
    "payroll": NAMES,
    "admin": NAMES | EMAIL,
    "rep_of_meeting": NAMES | PLACE,
    "rep_of_plan": NAMES | PLACE | PLAN,
    "rep_of_case": NAMES | PLACE | PLAN,
    "manager": ALL - NOBODYS - EMAIL - ONLY_HR - {PREPARED, OF_EMPLOYEE},
    "hr": ALL - NOBODYS - EMAIL - {PREPARED, OF_EMPLOYEE, OF_MANAGER},
    "employee": ALL - NOBODYS - EMAIL - ONLY_HR - NOT_ON_OWN_PAGES - {NOTES, OF_MANAGER},
}
"""Which words each of them may meet on any page, paper, list or error at all."""

ON_NO_READ_PAGE = NOBODYS | {
    word(t.evidence_part.c.content_sealed),  # taken with a POST
    word(t.received_paper.c.gone_because_sealed),  # stands where the paper is gone
}


def found_in(answers: Mapping[str, TestResponse]) -> set[str]:
    return set(re.findall(r"kanari[A-Za-z]+", "\n".join(words_of(answer) for answer in answers.values())))


@pytest.mark.parametrize("viewer", VIEWERS)
def test_nobody_meets_a_word_they_may_not_read(crawled: Answers, viewer: str) -> None:
    assert found_in(crawled[viewer]) - MAY_READ[viewer] == set()


def test_every_word_is_met_by_somebody_or_the_test_would_look_in_the_wrong_place(crawled: Answers) -> None:
    met = {found for viewer in VIEWERS for found in found_in(crawled[viewer])}
    assert ALL - met - ON_NO_READ_PAGE == set()
    assert met & ON_NO_READ_PAGE == set()


def test_a_word_lies_in_every_sealed_column_of_the_schema(town: Town) -> None:
    wiring, without = wiring_of(town.app), []
    with wiring.reading.connect() as connection:
        for sealed in SEALED:
            if sealed.column.table in NO_WORDS:
                continue
            values = [
                wiring.keys.decrypt_bytes(row[-1], context=sealed.context(tuple(row[:-1])))
                for row in connection.execute(sa.select(*sealed.key, sealed.column))
                if row[-1]
            ]
            if not any(word(sealed.column).encode() in value for value in values):
                without.append(str(sealed.column))
    assert without == []


def test_every_column_about_a_person_has_a_word_or_holds_none() -> None:
    planted = {column.name for column, _ in PERSONAL}
    assert {column.name for column in t.person.c} == planted | NOT_PERSONAL


def test_no_sealed_word_lies_in_the_database_in_clear(town: Town) -> None:
    content = town.kept.read_bytes()
    in_clear = {word(column) for column, _ in PERSONAL}
    assert {planted for planted in ALL if planted.encode() in content} == in_clear


def test_no_log_line_has_a_word_in_it(logged: list[str]) -> None:
    assert len(logged) > 100
    assert [line for line in logged if "kanari" in line.lower()] == []


def test_what_is_searched_for_stands_in_no_address_and_nobody_elses_page(town: Town) -> None:
    searched = "kanarisearched"
    asked = (
        ("hr", "/hr/cases/search", "name"),
        ("hr", "/hr/absences/search", "name"),
        ("admin", "/admin/search", "name"),
        ("hr", f"/hr/cases/{town.ids['case_id']}/folder", "words"),
    )
    for viewer, path, field in asked:
        answer = town.browsers[viewer].post(path, {field: searched, "q": searched, "search": searched})
        assert searched not in str(answer.headers), path
    for viewer in ("manager", "employee", "other_manager", "payroll", "stranger"):
        assert searched not in "".join(words_of(answer) for answer in town.crawl(viewer).values())
    assert (
        searched.encode() not in town.file.read_bytes() + town.file.with_name("tilbake.db-wal").read_bytes()
    )
