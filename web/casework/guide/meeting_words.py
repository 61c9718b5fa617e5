"""Decides how the meeting is named above its guide, and when it is."""

from flask_babel import gettext as _

from web.i18n import format_day
from web.queries.talks import TalkMeeting
from workflow.domain.guide_kinds import guide_name


def meeting_title(kind: str) -> str:
    """Which meeting it is."""
    return str(_(guide_name(kind)))


def meeting_facts(meeting: TalkMeeting) -> str:
    """The day, and the time where it is known."""
    day = format_day(meeting.on_day)
    if meeting.at_time is None:
        return day
    clock = f"{meeting.at_time:%H.%M}"
    return str(
        _("%(day)s at %(time)s, %(minutes)s minutes", day=day, time=clock, minutes=meeting.length_minutes)
    )
