"""Decides which other pages one's own meeting leads to: what one prepares for it."""

from web.employee.preparation_links import preparation_links
from web.queries.read_meeting import ReadMeeting

Link = dict[str, str]


def further_links(read: ReadMeeting) -> list[Link]:
    """Links with `href` and `label`; nothing is prepared for a meeting that is over."""
    links = preparation_links(read.record.id) if read.record.is_open else []
    return [{"href": href, "label": label} for label, href in links]
