"""What Nav has told is typed on the case, shown with what it moves, and stored when that is confirmed."""

from datetime import timedelta

import pytest

from tests.web.casework.test_register import DAY, ask, save, shown
from tests.web.followed import Followed
from tests.web.world import TODAY, Browser, signed_in
from workflow.domain.documents import DocumentKind


@pytest.fixture
def browser(followed: Followed) -> Browser:
    return signed_in(followed.app, followed.manager)


def path(followed: Followed) -> str:
    return f"/manager/cases/{followed.case_id}/told-by-nav"


def test_navs_dates_go_before_ours_and_both_are_shown(browser: Browser, followed: Followed) -> None:
    earlier = followed.row.first_day - 7 * DAY
    preview = ask(browser, path(followed), {"first_day": shown(earlier), "max_date": "", "meeting_on": ""})
    assert preview.status_code == 200
    assert followed.row.first_day_told is None
    assert save(browser, path(followed), preview).location == f"/manager/cases/{followed.case_id}"
    assert followed.row.first_day == followed.row.first_day_told == earlier
    page = browser.get(path(followed)).text
    assert f'value="{shown(earlier)}"' in page
    assert str(followed.row.first_day_reckoned.day) in page


def test_an_emptied_field_takes_a_date_back(browser: Browser, followed: Followed) -> None:
    reckoned = followed.row.max_date
    told = {"first_day": "", "max_date": shown(reckoned + timedelta(days=30)), "meeting_on": ""}
    save(browser, path(followed), ask(browser, path(followed), told))
    assert followed.row.max_date == reckoned + timedelta(days=30)
    case = f"/manager/cases/{followed.case_id}"
    browser.post("/language", {"language": "en", "next": "/manager/"})
    assert "dates were taken away" not in browser.get(case).text
    save(browser, path(followed), ask(browser, path(followed), told | {"max_date": ""}))
    assert followed.row.max_date == reckoned
    assert "dates were taken away" in browser.get(case).text


def test_a_day_that_cannot_be_stands_beside_its_field(browser: Browser, followed: Followed) -> None:
    answer = ask(browser, path(followed), {"first_day": shown(TODAY + 3 * DAY)})
    assert answer.status_code == 422
    assert 'id="first_day-error"' in answer.text


def test_what_changed_meanwhile_is_shown_first(browser: Browser, followed: Followed) -> None:
    preview = ask(browser, path(followed), {"meeting_on": shown(TODAY + 40 * DAY)})
    followed.file(DocumentKind.FIRST_CONVERSATION_MINUTES)
    again = save(browser, path(followed), preview)
    assert again.status_code == 409
    assert save(browser, path(followed), again).status_code == 303
    assert followed.row.meeting_on == TODAY + 40 * DAY
