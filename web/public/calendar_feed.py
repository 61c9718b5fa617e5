"""Somebody's tasks as a calendar that their phone fetches by itself: the address is the key, and nothing in it tells anything.

Whoever has the address reads days and "a follow-up task", no more; the links ask to sign in. It ends when its owner ends it,
and with the account.
"""

import hashlib
from collections.abc import Sequence
from http import HTTPStatus

from flask import Response, abort, request
from flask_babel import force_locale
from flask_babel import gettext as _

from web.current import settings, today, wiring
from web.public import blueprint
from web.queries.feed import FeedDay, feed_days
from web.queries.reading_log import Reading, note_list
from web.roles import allow_anyone
from workflow.adapters.calendar import CalendarDay, day_list
from workflow.adapters.persistence.feed_rows import Feed, FeedRows
from workflow.domain.people import Actor
from workflow.services.words import known_language


@blueprint.get("/calendar/<token>.ics")
@allow_anyone
def calendar_feed(token: str) -> Response:
    """The feed; an address that was ended is not there, as one that never was."""
    with wiring().reading.connect() as connection:
        feed = FeedRows(connection).find(token)
        days = feed_days(wiring(), connection, feed, today()) if feed else []
    if feed is None:
        abort(HTTPStatus.NOT_FOUND)
    _note(feed, days)
    answer = Response(_written(feed, days), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    answer.set_etag(hashlib.sha256(answer.get_data()).hexdigest())
    return answer.make_conditional(request)  # type: ignore[return-value]


def _note(feed: Feed, days: Sequence[FeedDay]) -> None:
    """That these cases stood in a feed: once a day each, as for any list."""
    for role in {day.role for day in days}:
        reader = Actor(person_id=feed.person_id, role=role)
        note_list(wiring(), reader, [day.case_id for day in days if day.role is role], Reading.FEED)


def _written(feed: Feed, days: Sequence[FeedDay]) -> bytes:
    language = known_language(feed.language)
    with force_locale(language):
        summary, description = _("Follow-up task"), _("Sign in to see what it is about.")
    return day_list(
        [
            CalendarDay(
                uid=_uid(feed, day),
                on=day.on,
                summary=summary,
                description=description,
                url=f"{settings().base_url}{day.path}",
            )
            for day in days
        ],
        stamped_at=feed.made_at,
        language=language,
    )


def _uid(feed: Feed, day: FeedDay) -> str:
    """The same for the same task of this feed, and telling nothing of it."""
    seed = f"{feed.id}/{day.role}/{day.case_id}/{day.what}"
    return f"{hashlib.sha256(seed.encode()).hexdigest()[:32]}@tilbake"
