"""What a manager is shown before a period is saved is what they find afterwards: on the case and in its history."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from tests.forms.examples import shown
from tests.journeys.conftest import GoIn
from tests.journeys.ledger import Ledger
from tests.journeys.newcomers import hire
from tests.journeys.pages.manager import CasePage
from tests.journeys.pages.register import (
    IN_HISTORY,
    RegisterPage,
    WhatIfPage,
    ask,
    duties_of,
    newest_in_history,
)
from tests.journeys.pages.tab import Tab, day_and_month
from tests.journeys.service import RunningService
from tests.journeys.test_coming_back import register
from workflow.domain.absence.periods import AbsenceKind as K

pytestmark = pytest.mark.browser
DAY = timedelta(days=1)
HELD = "Dialogmøte 1"


def note(kind: K, first: date, last: date, **more: str) -> dict[str, str]:
    return {"period_kind": kind, "start": shown(first), "end": shown(last), **more}


def comes_true(preview: WhatIfPage, tab: Tab, case: CasePage) -> dict[str, tuple[str, str]]:
    """Save what is shown, and find on the page of the case those duties changed and no others; tells what was shown."""
    before, rows = duties_of(case_in_another(tab, case)), preview.rows()
    page = preview.save()
    assert page.told, "nothing is said of what was saved"
    after = page.case()
    duties = duties_of(after)
    promised = {what: then for what, (_now, then) in rows.items() if what in before | duties}
    assert promised == {what: day for what, day in duties.items() if before.get(what) != day}
    assert {what: rows[what][0] for what in promised if what in before} == {
        what: before[what] for what in promised if what in before
    }
    assert unheard(promised, newest_in_history(after)) == []
    return rows


def case_in_another(tab: Tab, case: CasePage) -> CasePage:
    """The case as it is meanwhile, in a second tab: what is only shown has changed nothing."""
    assert case.address
    beside = tab.another()
    return beside.open(f"/manager/cases/{case.case_id}", CasePage)


def unheard(promised: Iterable[str], told: str) -> list[str]:
    return [what for what in promised if IN_HISTORY[what] not in told]


def test_what_is_shown_before_a_note_is_saved_comes_true(service: RunningService, go_in: GoIn) -> None:
    """A note is added, corrected and followed by another; then the middle one is taken back, and the absence is parted."""
    manager, today = go_in("amir"), service.today()
    began, middle = today - 30 * DAY, today - 20 * DAY
    case = register(manager, hire(service, "Runa Gradvis", "amir"), began)
    before = duties_of(case.again())

    graded = note(K.SICK_NOTE_GRADED, middle, today + 13 * DAY, grade="60")
    rows = comes_true(RegisterPage.of(case).ask(graded), manager, case)
    assert HELD in rows, "nobody who works in part has to meet"
    assert "60 %" in case.again().text.replace("\u00a0", " ")

    form = RegisterPage.of(case).correct(middle)
    assert form.written("grade") == "60"
    preview = ask(form, note(K.SICK_NOTE_FULL, middle, today + 13 * DAY))
    rows = comes_true(preview, manager, case)
    assert rows[HELD][1] == before[HELD]
    assert "60 %" in " ".join(RegisterPage.of(case).former()), "what was corrected stays to be read"

    comes_true(RegisterPage.of(case).ask(note(K.SICK_NOTE_FULL, today, today + 40 * DAY)), manager, case)
    rows = comes_true(RegisterPage.of(case).take_back(middle), manager, case)
    assert rows[HELD][1] not in {rows[HELD][0], before[HELD]}
    assert rows["Første fraværsdag"][1].split(" ", 1)[1].startswith(day_and_month(today))
    lead = case.again().page.locator("h1 + .tb-lead").inner_text()
    assert f" {day_and_month(today)} " in lead, "twenty days at work part the absence"
    service.settle()
    ledger = Ledger(service, case.case_id)
    assert ledger.row()["first_day"] == today
    ledger.check("Runa", "Gradvis")


def test_going_back_from_the_preview_or_leaving_it_changes_nothing(
    service: RunningService, go_in: GoIn
) -> None:
    manager, today = go_in("amir"), service.today()
    case = register(manager, hire(service, "Ravn Angrer", "amir"), today - 30 * DAY)
    before = duties_of(case.again())
    asked = note(K.SICK_NOTE_GRADED, today, today + 13 * DAY, grade="60")
    page = RegisterPage.of(case).ask(asked).change_it()
    assert page.page.locator('form.tb-form [name="grade"]').input_value() == "60"
    assert len(page.periods()) == 1
    preview = page.ask({"grade": "40"})
    page = manager.press(preview.page.locator("main .tb-actions a"), RegisterPage)
    assert len(page.periods()) == 1
    assert duties_of(page.case()) == before


def test_what_if_needs_no_script(service: RunningService, go_in: GoIn) -> None:
    manager, today = go_in("amir", script=False), service.today()
    case = register(manager, hire(service, "Ranveig Uten", "amir"), today - 30 * DAY)
    graded = note(K.SICK_NOTE_GRADED, today - 5 * DAY, today + 13 * DAY, grade="60")
    rows = comes_true(RegisterPage.of(case).ask(graded), manager, case)
    assert HELD in rows
    preview = RegisterPage.of(case).take_back(today - 5 * DAY)
    assert preview.sentence
    page = preview.save()
    assert len(page.periods()) == 1
