"""Decides what the registration in the position bank already knows of the trial before it."""

from collections.abc import Mapping

from web.current import wiring
from web.queries.followed_case import FollowedCase
from web.queries.requests import told_of_trial

NAMES = {
    "answered_on": "assessed_on",
    "assessed_by": "assessed_by",
    "trial_from": "trial_from",
    "trial_to": "trial_to",
    "trial_outcome": "trial_outcome",
    "position": "trial_where",
}
"""What the trial has told, and the question of the registration it answers."""


def known_of_trial(followed: FollowedCase) -> Mapping[str, str]:
    """The answers, as far as a trial of this case has given them."""
    with wiring().reading.connect() as connection:
        told = told_of_trial(connection, wiring(), followed.id)
    return {question: str(told[name]) for name, question in NAMES.items() if told.get(name)}
