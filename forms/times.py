"""Decides which time of day somebody means: 14.30, 14:30, 1430, kl. 14."""

import re
from datetime import time

from forms.translating import _l

_TIME = re.compile(r"(?:kl\.? ?|klokka |klokken |at )?(\d{1,2})(?:[.: ]?(\d{2}))?")

LONGEST = 20
HOURS, MINUTES = range(24), range(60)


class NotATime(ValueError):
    """The text is not a time of day; the argument is a sentence that names the mend."""


def parse_time(text: str) -> time:
    """The time that is meant on a 24 hour clock; raises NotATime with a sentence that names the mend."""
    match = _TIME.fullmatch(" ".join(text.lower().split()) if len(text) <= LONGEST else "")
    if match is None:
        raise NotATime(_l("We could not read this as a time. Write it like 14.30."))
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour not in HOURS or minute not in MINUTES:
        raise NotATime(_l("There is no such time. Hours go from 00 to 23 and minutes from 00 to 59."))
    return time(hour, minute)


def shown_time(moment: time) -> str:
    """The time as it is shown everywhere: hh.mm."""
    return f"{moment.hour:02}.{moment.minute:02}"
