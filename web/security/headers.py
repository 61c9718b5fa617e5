"""Decides what every answer tells the browser it may do: nothing from outside, nothing inline, nothing kept."""

from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, Response, g, request

from web.current import settings

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # The design system draws its icons as data addresses in its own style sheet.
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {source}" for name, source in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
FORM_ACTION = "form_action"
"""The name under which a page says where else than to us its form goes: out of our settings, never out of a request."""
STRICT_TRANSPORT = "max-age=63072000; includeSubDomains"
LOGO = "public.logo"
"""The same for everybody, at a new address when it changes."""
FEED = "public.calendar_feed"
ASKED_ABOUT = "private, no-cache"
"""A calendar may keep its feed and asks each time whether it is still so; nobody in between keeps anything."""
NOT_KEPT = "no-store"
KEPT_A_YEAR = "public, max-age=31536000, immutable"


def start_headers(app: Flask) -> None:
    """Put the headers on every answer, errors included."""
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """The headers of one answer."""
    response.headers.update(HEADERS)
    if FORM_ACTION in g:
        response.headers["Content-Security-Policy"] = _with_form_to(g.get(FORM_ACTION))
    if settings().secure_cookies:
        response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
    response.headers["Cache-Control"] = _how_kept(response)
    return response


def _how_kept(response: Response) -> str:
    if _is_versioned_asset(response):
        return KEPT_A_YEAR
    is_feed = request.endpoint == FEED and response.status_code < HTTPStatus.BAD_REQUEST
    return ASKED_ABOUT if is_feed else NOT_KEPT


def _with_form_to(address: str) -> str:
    parts = urlsplit(address)
    own = f"form-action {POLICY['form-action']}"
    return HEADERS["Content-Security-Policy"].replace(own, f"{own} {parts.scheme}://{parts.netloc}")


def _is_versioned_asset(response: Response) -> bool:
    return (
        request.endpoint == LOGO or (request.endpoint == "static" and "v" in request.args)
    ) and response.status_code < HTTPStatus.BAD_REQUEST
