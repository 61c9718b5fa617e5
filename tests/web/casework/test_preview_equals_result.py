"""What the page shows before a change of the absence is what the case and its history say afterwards, change after change."""

import random
import re
from datetime import timedelta
from html import unescape

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.casework.test_register import DAY, ask, note, register, rows, save
from tests.web.followed import Followed, follow
from tests.web.world import TODAY, Browser, signed_in
from web.casework.responsible.duties import DUTIES
from web.i18n import format_day, format_short_day
from workflow.adapters.persistence.tables import history
from workflow.domain.absence.periods import AbsenceKind as K
from workflow.domain.duties import duty_from
from workflow.domain.stages import TIMELINE, Stage

ENDS = "The end of sick pay"
"""A fact of the absence and a duty in one: told once."""
KINDS = (K.SELF_CERTIFIED, K.SICK_NOTE_FULL, K.SICK_NOTE_GRADED, K.SICK_NOTE_ZERO, K.APPLICATION_HOLIDAY)
CHANGES = 5


def one_of_many(chance: random.Random) -> dict[str, str]:
    """A period as somebody might type it."""
    first = TODAY + chance.randint(-60, 40) * DAY
    last = first + chance.randint(0, 50) * DAY
    kind = chance.choice(KINDS)
    grade = {"grade": str(chance.choice((20, 50, 80)))} if kind is K.SICK_NOTE_GRADED else {}
    return note(first, last, kind, **grade)


def some_address(followed: Followed, chance: random.Random) -> str:
    """The row to add, or one of the periods that stand to correct or take back."""
    standing = [row.id for row in rows(followed) if row.replaced_by is None and row.withdrawn_at is None]
    act = chance.choice(("add", "correct", "withdraw"))
    base = register(followed)
    return base if act == "add" else f"{base}/periods/{chance.choice(standing)}/{act}"


def shown_rows(page: str) -> dict[str, str]:
    """What would be, by what it is about, as the table says it."""
    table = page.partition('<tbody role="rowgroup">')[2].partition("</tbody>")[0]
    found = {}
    for row in table.split("<tr")[1:]:
        cells = [_plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        assert cells[0] not in found
        found[cells[0]] = cells[2]
    return found


def _plain(cell: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", cell)).strip()


def latest(followed: Followed) -> dict[str, object]:
    """What the history keeps of the last change."""
    events = ("absence_recorded", "absence_corrected", "absence_withdrawn")
    query = (
        sa.select(history.c.detail)
        .where(history.c.case_id == followed.case_id, history.c.event.in_(events))
        .order_by(history.c.id.desc())
    )
    with followed.wiring.reading.connect() as connection:
        return dict(connection.scalars(query).first() or {})


def check(followed: Followed, browser: Browser, before: dict[str, str], preview: str) -> None:
    """The case page's facts, the history's moves, and the preview's lines are the same."""
    detail, case = latest(followed), followed.row
    told = {move["duty"]: move["to"] for move in detail.get("moved", ())}  # type: ignore[attr-defined]
    duties = {*told, *detail.get("reopened", ()), *detail.get("ended", ())}  # type: ignore[misc]
    with followed.app.test_request_context(headers={"Accept-Language": "en"}):
        names = {DUTIES[duty].name: duty for word in duties if (duty := duty_from(word))}
    shown = {name for name in before if name in {each.name for each in DUTIES.values()}}
    assert shown - {ENDS} == set(names) - {ENDS}
    assert ENDS in shown or ENDS not in names
    stages = detail.get("stages")
    assert bool(stages) == ("Where the case is" in before)
    facts = {
        "First day of the absence": (case.first_day, ""),
        "Last day": (case.last_day, "until further notice"),
    }
    if ENDS not in names:
        facts[ENDS] = (case.max_date, "Not known")
    with followed.app.test_request_context(headers={"Accept-Language": "en"}):
        for name, (day, unknown) in facts.items():
            if name in before:
                assert before[name] == (format_day(day) if day else unknown)
    if "Away today" in before:
        assert before["Away today"] == f"{case.grade}\u00a0%"
    page = unescape(browser.get(f"/manager/cases/{followed.case_id}").text)
    for word, day in told.items():
        if word not in {*detail.get("reopened", ()), *detail.get("ended", ())}:  # type: ignore[misc]
            assert format_short_day(TODAY.fromisoformat(day)) in page
    assert preview


@pytest.mark.parametrize("seed", range(3))
def test_the_preview_is_what_happens(app: Flask, seed: int) -> None:
    chance = random.Random(seed)
    followed = follow(app, TODAY - timedelta(days=chance.randint(5, 60)))
    browser = signed_in(app, followed.manager)
    browser.post("/language", {"language": "en", "next": "/manager/"})
    done = 0
    for _ in range(40):
        if done == CHANGES:
            break
        path = some_address(followed, chance)
        preview = browser.get(path) if path.endswith("withdraw") else ask(browser, path, one_of_many(chance))
        if preview.status_code == 422:
            continue  # what cannot be is refused before anything is shown
        assert preview.status_code == 200
        version = followed.row.version
        assert save(browser, path, preview).status_code == 303
        assert followed.row.version == version + 1
        check(followed, browser, shown_rows(preview.text), preview.text)
        done += 1
    assert done == CHANGES
    assert followed.row.stage in {*TIMELINE, Stage.AFTERCARE}
