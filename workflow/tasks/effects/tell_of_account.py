"""Tells somebody what happened to their own account, in words that say nothing of what it is used for."""

from workflow.domain.account_news import NEWS_SENTENCES, AccountNews
from workflow.services.notices import done, to_account_holder
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.scene import Scene


def perform(scene: Scene) -> Outcome:
    """Unless the person is gone or has no address."""
    person = scene.tx.people.person(scene.order.subject_id) if scene.order.subject_id else None
    if person is None:
        return Dropped("person_gone")
    notice = to_account_holder(scene, person, NEWS_SENTENCES[AccountNews(scene.order.about)])
    return done(notice) if notice.posts else Dropped("no_address")
