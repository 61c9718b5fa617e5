"""Decides how a form proves that it came from our page: with a token that is the same in a whole session.

Flask-WTF's own token carries the second it was made in, so that no two pages would be equal byte for byte.
"""

import secrets

from flask import Flask, current_app, session
from flask_wtf.csrf import CSRFProtect
from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

from web.auth.web_session import WebSession
from web.current import SETTINGS

FIELD = "csrf_token"
SECRET_BYTES = 20
_SALT_OF_FLASK_WTF = "wtf-csrf-token"

protection = CSRFProtect()


class _Timeless(TimestampSigner):
    def get_timestamp(self) -> int:
        """Always the same instant; how long a token lives is how long its session lives."""
        return 1


def start_csrf(app: Flask) -> None:
    """Put Flask-WTF's check in; the guard calls it once it is known that somebody may ask at all."""
    app.config.update(WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False)
    # A list: pages that were open when the key was replaced still send the token they were made with.
    app.config["WTF_CSRF_SECRET_KEY"] = app.extensions[SETTINGS].signing_keys
    protection.init_app(app)
    # Both: Flask-WTF puts its own in as a global and into every context.
    app.jinja_env.globals[FIELD] = token
    app.context_processor(lambda: {FIELD: token})


def token() -> str:
    """The token for the forms of this answer."""
    if FIELD not in session:
        session[FIELD] = new_secret()
    return str(_serializer().dumps(session[FIELD]))


def new_secret() -> str:
    """What a session's tokens are made of."""
    return secrets.token_hex(SECRET_BYTES)


def is_of_lapsed_session(session: WebSession, sent: str | None) -> bool:
    """Whether a token was made in the session that has just lapsed in this browser."""
    if not session.lapsed or not sent:
        return False
    secret = session.lapsed.data.get(FIELD)
    try:
        told = _serializer().loads(sent)
    except BadData:
        return False
    return isinstance(secret, str) and isinstance(told, str) and secrets.compare_digest(told, secret)


def _serializer() -> URLSafeTimedSerializer:
    keys = current_app.config["WTF_CSRF_SECRET_KEY"]
    return URLSafeTimedSerializer(keys, salt=_SALT_OF_FLASK_WTF, signer=_Timeless)
