"""What somebody is told about their own account, and that nobody who reads over their shoulder learns what it is for."""

import pytest
import sqlalchemy as sa

from tests.journeys.ledger import NEVER_IN_MAIL
from tests.tasks.desk import Desk
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.account_rows import tell_holder
from workflow.domain.account_news import NEWS_SENTENCES, AccountNews

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def tell(desk: Desk, news: AccountNews) -> None:
    with desk.work.engine.begin() as connection:
        whose = sa.select(t.account.c.id).where(t.account.c.person_id == desk.work.manager.person_id)
        account_id = connection.scalar(whose)
        assert account_id is not None
        tell_holder(connection, account_id, news, desk.work.clock.wall())
    desk.drain()


def test_everything_that_can_be_told_has_a_sentence() -> None:
    assert set(NEWS_SENTENCES) == set(AccountNews)


@ON_ONE
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("news", AccountNews)
def test_each_is_told_to_the_holder_in_their_language_and_says_nothing_of_anybody(
    desk: Desk, news: AccountNews, language: str
) -> None:
    with desk.work.engine.begin() as connection:
        connection.execute(sa.update(t.person).values(language=language))
    tell(desk, news)
    (mail,) = desk.post.to("Mona")
    assert len(desk.post.sent) == 1
    assert "/account/" in mail.text
    text = f"{mail.subject} {mail.text}".casefold()
    assert [word for word in (*NEVER_IN_MAIL, "kari", "prøve") if word in text] == []
    assert (NEWS_SENTENCES[news] in mail.text) is (language == "en")


@ON_ONE
def test_somebody_without_an_address_is_told_nothing_and_nothing_waits(desk: Desk) -> None:
    with desk.work.engine.begin() as connection:
        connection.execute(sa.update(t.person).values(email=None))
    tell(desk, AccountNews.PASSWORD_CHANGED)
    assert desk.post.sent == []
    assert [row for row in desk.work.rows(t.outbox) if row.effect == "tell_of_account"] == []
