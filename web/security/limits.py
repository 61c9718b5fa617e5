"""Decides how much one request may carry; how often somebody may try to sign in is web/auth/throttle.py."""

from flask import Flask

LARGEST_FORM = 8 * 1024 * 1024
LARGEST_FORM_WORDS = "8 MB"
MOST_FIELDS = 2_000


def start_limits(app: Flask) -> None:
    """Parse forms up to the limit, so that a far too long text is answered beside its field and not with a bare refusal."""
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=MOST_FIELDS,
    )
