"""Decides what is told when something fails: a page that says what to do, and a log line without any content."""

import secrets
import sys
import traceback
from http import HTTPStatus
from types import TracebackType
from typing import Any, NoReturn
from urllib.parse import urlsplit

import structlog
from flask import Flask, Request, g, render_template, request
from werkzeug.datastructures import ImmutableDict
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.routing import MapAdapter, RequestRedirect

from web.current import settings
from web.security.limits import LARGEST_FORM_WORDS, takes_paper

log = structlog.get_logger("web.errors")
NOTHING_WORKS = (
    '<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Tilbake</title></head><body>'
    "<h1>Noe gikk galt hos oss</h1><p>Prøv igjen om litt. Feilnummer: {incident}</p></body></html>"
)
PAGES = {
    HTTPStatus.BAD_REQUEST: "errors/400.html",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "errors/413.html",
    HTTPStatus.CONFLICT: "errors/409.html",
    HTTPStatus.TOO_MANY_REQUESTS: "errors/429.html",
}
LONGEST_TRACE = 40
HERE = "tilbake.invalid"
"""The name our addresses are matched under, whatever host a request names; it never leaves the service."""
ErrorInfo = tuple[type, BaseException, TracebackType] | tuple[None, None, None]


class Application(Flask):
    """A Flask that logs no data of a failure (the incident page does the logging), answers no OPTIONS and believes no Host."""

    default_config = ImmutableDict({**Flask.default_config, "PROVIDE_AUTOMATIC_OPTIONS": False})

    def log_exception(self, exc_info: ErrorInfo) -> None:
        """Nothing here: `show_incident` logs it."""

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Addresses are paths: the host a request names is neither read, so that none is unreadable, nor led back to."""
        if request is None:
            return super().create_url_adapter(request)
        return self.url_map.bind_to_environ(request.environ, server_name=HERE, subdomain="")

    def raise_routing_exception(self, request: Request) -> NoReturn:
        """A missing slash leads to a path too."""
        if isinstance(request.routing_exception, RequestRedirect):
            parts = urlsplit(request.routing_exception.new_url)
            request.routing_exception.new_url = parts._replace(scheme="", netloc="").geturl()
        super().raise_routing_exception(request)


def start_errors(app: Flask) -> None:
    """Answer every failure with a page of ours."""
    app.register_error_handler(HTTPException, show_refusal)
    app.register_error_handler(InternalServerError, show_incident)


def show_refusal(error: HTTPException) -> Any:
    """The page for a request that cannot be answered; not yours and not there look the same."""
    if error.code is None or error.response is not None or error.code < HTTPStatus.BAD_REQUEST:
        return error
    g.plain_shell = True
    status = HTTPStatus.NOT_FOUND if error.code == HTTPStatus.FORBIDDEN else HTTPStatus(error.code)
    log.info("request_refused", status=int(status), endpoint=request.endpoint, method=request.method)
    page = render_template(
        PAGES.get(status, "errors/404.html"), limit=_limit(), is_paper=takes_paper(), wait=None, kept=[]
    )
    headers = {"Allow": ", ".join(error.valid_methods or ())} if hasattr(error, "valid_methods") else {}
    return page, status, headers


def _limit() -> str:
    return f"{settings().largest_upload_mb} MB" if takes_paper() else LARGEST_FORM_WORDS


def show_incident(error: InternalServerError) -> Any:
    """The page for a failure of ours, with the number that finds it in the log."""
    g.plain_shell = True
    incident = secrets.token_hex(4)
    cause = error.original_exception or error
    log.error(
        "incident",
        incident=incident,
        endpoint=request.endpoint,
        error=type(cause).__name__,
        where=_where(cause),
    )
    try:
        page = render_template("errors/500.html", incident=incident)
    except Exception as failure:  # noqa: BLE001 the last resort must not fail, whatever the first failure took down
        log.error("incident_page_failed", incident=incident, error=type(failure).__name__)  # noqa: TRY400 no values in logs
        page = NOTHING_WORKS.format(incident=incident)
    return page, HTTPStatus.INTERNAL_SERVER_ERROR


def _where(cause: BaseException) -> list[str]:
    """The way to the failure as file, line and function; never messages or values, which may hold personal data."""
    frames = traceback.extract_tb(cause.__traceback__)[-LONGEST_TRACE:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(filename: str) -> str:
    roots = sorted((root for root in sys.path if root and filename.startswith(root)), key=len, reverse=True)
    return filename.removeprefix(roots[0]).lstrip("/") if roots else filename
