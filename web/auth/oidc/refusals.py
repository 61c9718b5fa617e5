"""Decides which ways a sign-in through a provider can end without anybody being in, and what each says and answers."""

from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus

from workflow.domain.text import N_


@dataclass(frozen=True)
class Words:
    """A page: status, heading, what to do. Texts are message ids; `%(label)s` is what the provider is called."""

    status: HTTPStatus
    title: str
    text: str


class Refusal(Enum):
    """Why nobody is in. The page says what helps; what exactly was wrong stands in the log alone."""

    STRAY = Words(
        HTTPStatus.BAD_REQUEST,
        N_("This sign-in does not belong here"),
        N_(
            "The answer does not fit a sign-in that was begun in this browser, or it came too late. Nobody was signed in. Please begin again."
        ),
    )
    CANCELLED = Words(
        HTTPStatus.BAD_REQUEST,
        N_("You were not signed in"),
        N_("%(label)s did not complete the sign-in. You can try again, or sign in another way."),
    )
    UNTRUSTED = Words(
        HTTPStatus.BAD_REQUEST,
        N_("We could not trust the answer"),
        N_(
            "What %(label)s sent could not be verified, so nobody was signed in. Try again. If it happens once more, tell your administrator."
        ),
    )
    TOO_WEAK = Words(
        HTTPStatus.FORBIDDEN,
        N_("A stronger sign-in is needed"),
        N_(
            "You signed in with %(label)s in a way that is not enough here. Try again and choose a stronger one, for example with a code or a security key."
        ),
    )
    UNKNOWN = Words(
        HTTPStatus.FORBIDDEN,
        N_("There is no user for you here"),
        N_(
            "%(label)s knows you, but there is no open user here that belongs to you. Ask the administrator at your employer."
        ),
    )
    NO_ROLE = Words(
        HTTPStatus.FORBIDDEN,
        N_("You have no role here"),
        N_(
            "%(label)s knows you, but has not told us of any role you have here. Ask the administrator at your employer."
        ),
    )
    AWAY = Words(
        HTTPStatus.SERVICE_UNAVAILABLE,
        N_("%(label)s does not answer just now"),
        N_(
            "Nothing is lost. Try again in a little while, or use your user name and password here if you have them."
        ),
    )


class Refused(Exception):
    """Nobody is let in; `detail` is a short word of ours for the log, never anything that was sent."""

    def __init__(self, refusal: Refusal, detail: str) -> None:
        super().__init__(detail)
        self.refusal = refusal
        self.detail = detail
