"""Decides when a copy of the plan that reached Nav should also be noted as sent before the meeting, and what that note begins with."""

from collections.abc import Iterable, Mapping

from web.casework.responsible.next_step import form_href
from web.current import actor, wiring
from web.queries.followed_case import FollowedCase
from web.queries.plan_deliveries import PlanDelivery, plan_deliveries
from workflow.domain.documents import DocumentKind
from workflow.domain.filing import can_be_filed
from workflow.domain.plan_sharing import Channel, Grounds, Recipient

NOTE = DocumentKind.PLAN_SENT_TO_NAV
WAYS: dict[Channel, str] = {Channel.NAV_PAGES: "nav_no", Channel.POST: "post"}
"""The note's own words for the ways that have one there."""
OTHER_WAY = "other"


def note_href(followed: FollowedCase, lines: Iterable[PlanDelivery]) -> str:
    """The form of the note, while Nav has the plan for a meeting ahead and nothing says that it was sent."""
    line = latest_to_nav(followed, lines)
    if line is None or followed.file.on_file(NOTE) is not None:
        return ""
    for_meeting = followed.file.meeting_on is not None or line.grounds == Grounds.BEFORE_MEETING
    has_place = can_be_filed(followed.file.stage, NOTE, actor().role)
    return form_href(followed.id, NOTE) if for_meeting and has_place else ""


def known_of_sending(followed: FollowedCase) -> Mapping[str, str]:
    """The day and the way of the latest copy that went to Nav, and the day of Nav's meeting."""
    with wiring().reading.connect() as connection:
        line = latest_to_nav(followed, plan_deliveries(wiring(), connection, followed.id))
    known = {"meeting_on": followed.file.meeting_on.isoformat()} if followed.file.meeting_on else {}
    if line is None or line.sent_on is None:
        return known
    return known | {"sent_on": line.sent_on.isoformat(), "how": WAYS.get(line.channel, OTHER_WAY)}


def latest_to_nav(followed: FollowedCase, lines: Iterable[PlanDelivery]) -> PlanDelivery | None:
    """The copy of the running absence that reached Nav last."""
    gone = (
        line
        for line in lines
        if line.recipient is Recipient.NAV and line.sent_on and line.spell == followed.record.spell
    )
    return max(gone, key=lambda line: (str(line.sent_on), line.version), default=None)
