"""Decides which other pages one's own meeting leads to: what one prepares for it."""

from web.queries.read_meeting import ReadMeeting

Link = dict[str, str]


def further_links(_read: ReadMeeting) -> list[Link]:
    """Links with `href` and `label`; so far none."""
    return []
