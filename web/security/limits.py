"""Decides how much one request may carry; how often somebody may try to sign in is web/auth/throttle.py."""

from http import HTTPStatus

from flask import Flask, abort, request

from web.current import settings

LARGEST_FORM = 8 * 1024 * 1024
LARGEST_FORM_WORDS = "8 MB"
MOST_FIELDS = 2_000
MEGABYTE = 1024 * 1024
TAKES_PAPERS = (".take_paper", ".write_routine_now")
"""How the endpoints end that take a file; only these take more than a form."""
AROUND_A_PAPER = 256 * 1024
"""The other answers of the form, and what a browser writes around the file."""


def start_limits(app: Flask) -> None:
    """Parse forms up to the limit, so that a far too long text is answered beside its field and not with a bare refusal."""
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=MOST_FIELDS,
    )
    app.before_request(allow_papers)


def allow_papers() -> None:
    """Let a paper be larger than a form, and refuse one that is too large before a byte of it is read."""
    if not takes_paper():
        return
    largest = settings().largest_upload_mb * MEGABYTE + AROUND_A_PAPER
    request.max_content_length = largest
    if (request.content_length or 0) > largest:
        abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def takes_paper() -> bool:
    """Whether this is the sending of a paper."""
    return request.method == "POST" and (request.endpoint or "").endswith(TAKES_PAPERS)
