"""Decides whether passkeys can be made and asked for where somebody opened the page, and which address to use instead."""

from urllib.parse import urlsplit

from flask import request

from web.auth.passkeys import OWN_NAME, Place, place_of
from web.current import settings


def place_here() -> Place | None:
    """Where passkeys count, if this page was opened there; on one's own machine it may have been by a number."""
    place = place_of(settings().base_url)
    if place and place.host == OWN_NAME and request.host != urlsplit(place.origin).netloc:
        return None
    return place


def address_with_a_name() -> str:
    """The address under which passkeys can be made and used, where that is another than this one; else empty."""
    place = place_of(settings().base_url)
    return place.origin if place and place_here() is None else ""
