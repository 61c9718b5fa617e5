"""A manager's text with a word of health comes back once, whole, with a tick that keeps it; nothing notes that it did."""

import html
import re

import sqlalchemy as sa

from tests.web.followed import Followed, hidden
from tests.web.manager.pages import answered, case_path, form_path, on_page, send_form
from tests.web.world import Browser
from workflow.adapters.persistence.tables import document, draft
from workflow.domain.documents import DocumentKind

MINUTES = DocumentKind.FIRST_CONVERSATION_MINUTES
ILL = "Vi snakkes når migrenen slipper taket."


def filed(followed: Followed) -> list[str]:
    with followed.wiring.reading.connect() as connection:
        return list(connection.execute(sa.select(document.c.kind).order_by(document.c.filed_at)).scalars())


def again(page: str) -> dict[str, str]:
    return {**on_page(page), "health_words_shown": hidden(page, "health_words_shown")}


def test_the_form_comes_back_whole_with_the_words_and_the_tick(browser: Browser, followed: Followed) -> None:
    answer = send_form(browser, followed, MINUTES, answered(followed, MINUTES, agreed=ILL))
    assert answer.status_code == 422
    assert filed(followed) == ["absence_notice"]
    page = html.unescape(answer.text)
    assert "<strong>migrenen</strong>" in page
    assert ILL in page
    assert 'name="health_words_kept"' in page
    assert re.search(r'<textarea[^>]*name="agreed"[^>]*aria-describedby="[^"]*agreed-words', page)
    assert "tb-errors" not in page


def test_the_tick_files_the_text_as_it_is(browser: Browser, followed: Followed) -> None:
    answers = answered(followed, MINUTES, agreed=ILL)
    page = send_form(browser, followed, MINUTES, answers).text
    sent = browser.post(form_path(followed, MINUTES), {**answers, **again(page), "health_words_kept": "yes"})
    assert (sent.status_code, sent.location) == (303, case_path(followed))
    assert filed(followed) == ["absence_notice", MINUTES]


def test_without_the_tick_it_comes_back_again_and_without_the_words_it_is_filed(
    browser: Browser, followed: Followed
) -> None:
    answers = answered(followed, MINUTES, agreed=ILL)
    page = send_form(browser, followed, MINUTES, answers).text
    assert browser.post(form_path(followed, MINUTES), {**answers, **again(page)}).status_code == 422
    mended = {**answers, **again(page), "agreed": "Vi snakkes fredag."}
    assert browser.post(form_path(followed, MINUTES), mended).status_code == 303


def test_a_draft_is_never_stopped_and_keeps_nothing_of_the_warning(
    browser: Browser, followed: Followed
) -> None:
    answers = answered(followed, MINUTES, agreed=ILL)
    page = send_form(browser, followed, MINUTES, answers).text
    parts = {**answers, **again(page), "health_words_kept": "yes"}
    assert browser.post(f"{form_path(followed, MINUTES)}/draft", parts).status_code == 204
    with followed.wiring.reading.connect() as connection:
        assert len(list(connection.execute(sa.select(draft)))) == 1
    restored = browser.get(form_path(followed, MINUTES)).text
    assert ILL in html.unescape(restored)
    assert "health_words" not in restored


def test_markup_in_a_word_stays_text(browser: Browser, followed: Followed) -> None:
    answers = answered(followed, MINUTES, agreed="<b>angst</b><script>migrene</script>")
    page = send_form(browser, followed, MINUTES, answers).text
    assert "<script>migrene" not in page
    assert "<strong>angst</strong>" in page
