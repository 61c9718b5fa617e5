"""Decides which other pages a meeting's page leads to: what one prepares, talks along and writes down about it."""

from web.queries.followed_case import FollowedCase
from web.queries.read_meeting import ReadMeeting

Link = dict[str, str]


def further_links(_followed: FollowedCase, _read: ReadMeeting) -> list[Link]:
    """Links with `href` and `label`, in the order of the conversation; so far none."""
    return []
