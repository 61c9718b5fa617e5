"""Decides which addresses somebody may be sent to: only pages of our own, given as a path."""

from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

LONGEST = 500


def safe_path(wanted: str | None, otherwise: str = "/") -> str:
    """The path if it is one of our pages, else the other; never another host, scheme or a page that needs a form."""
    if not wanted or len(wanted) > LONGEST or not wanted.startswith("/"):
        return otherwise
    if "\\" in wanted or not wanted.isprintable():
        return otherwise
    parts = urlsplit(wanted)
    return wanted if not parts.scheme and not parts.netloc and is_page(parts.path) else otherwise


def is_page(path: str) -> bool:
    """Whether a GET of the path leads to a view."""
    adapter = current_app.create_url_adapter(request)
    if adapter is None:
        return False
    try:
        adapter.match(path, method="GET")
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return True


def endpoint_of(path: str, method: str) -> str:
    """The endpoint that answers a path, or "" where none does."""
    adapter = current_app.create_url_adapter(request)
    try:
        return str(adapter.match(urlsplit(path).path, method)[0]) if adapter else ""
    except HTTPException:
        return ""


def address_to_come_back_to() -> str | None:
    """The page of this request as a path, if it can be opened again; None for the front page."""
    wanted = request.full_path.removesuffix("?")
    found = safe_path(wanted if request.method in {"GET", "HEAD"} else request.path)
    return None if found == "/" else found
