"""Decides where a session lives and when it lapses: strangers in a signed cookie, everybody else in the database.

The cookie of somebody signed in holds a random value and nothing else; only its SHA-256 is stored.
"""

from datetime import datetime, timedelta

from flask import Flask, Request, Response, request
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import SessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeTimedSerializer

from web.auth import session_store
from web.auth.web_session import StoredSession, WebSession
from web.settings import Settings
from workflow.bootstrap import Wiring
from workflow.services.ports import UnreadableText

BETWEEN_TOUCHES = timedelta(minutes=1)
GUEST_LIVES = timedelta(hours=12)
HALF_LIVES = timedelta(minutes=10)
LONGEST_AGENT = 200


class Sessions(SessionInterface):
    """Flask's way to open and save sessions, with ours behind it."""

    def __init__(self, wiring: Wiring, settings: Settings) -> None:
        self._wiring = wiring
        self.idle = timedelta(minutes=settings.session_idle_minutes)
        self.absolute = timedelta(hours=settings.session_hours)
        self._secure = settings.secure_cookies
        # Without TLS a browser refuses the __Host- prefix; the short name is for the first run on one's own machine.
        self.cookie = "__Host-tilbake" if self._secure else "tilbake"
        self.guest_cookie = f"{self.cookie}-guest"
        self._signer = URLSafeTimedSerializer(
            settings.signing_keys, salt="guest session", serializer=TaggedJSONSerializer()
        )

    def open_session(self, app: Flask, request: Request) -> WebSession:
        """The session of a request; a lapsed one comes along with the stranger's, so that a form can be rescued."""
        token = request.cookies.get(self.cookie)
        if not token or request.path.startswith(f"{app.static_url_path}/"):
            return self._guest(request)
        stored = self._find(token)
        if stored and not self._is_lapsed(stored):
            return WebSession(stored.data, stored=stored)
        # Half a session leaves nothing behind: what it sent late is nobody's.
        return self._guest(request, lapsed=None if stored and stored.half else stored)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write what changed; a session that was only read is touched at most once a minute."""
        if not isinstance(session, WebSession):
            return  # opening failed, and an error page is on its way
        if session.accessed:
            response.vary.add("Cookie")
        if session.entering:
            self._enter(session, response)
        elif session.leaving:
            self._leave(session, response)
        elif session.stored:
            self._keep(session, session.stored, response)
        elif session.modified:
            self._keep_guest(session, response)

    def _guest(self, request: Request, lapsed: StoredSession | None = None) -> WebSession:
        value = request.cookies.get(self.guest_cookie, "")
        try:
            data = self._signer.loads(value, max_age=int(GUEST_LIVES.total_seconds())) if value else {}
        except BadSignature:
            data = {}
        return WebSession(data, lapsed=lapsed)

    def _find(self, token: str) -> StoredSession | None:
        with self._wiring.reading.connect() as connection:
            try:
                return session_store.find(connection, self._wiring.keys, token, self._wiring.clock.today())
            except UnreadableText:
                # Sealed with a key that is gone: as good as no session, and signing in mends it.
                return None

    def _is_lapsed(self, stored: StoredSession) -> bool:
        now = self._now()
        if stored.half and now - stored.created_at > HALF_LIVES:
            return True
        return now - stored.last_seen_at > self.idle or now - stored.created_at > self.absolute

    def _enter(self, session: WebSession, response: Response) -> None:
        if session.entering is None or session.token is None:
            raise ValueError("a session is entered with an account and a new cookie value")
        before = session.stored or session.lapsed
        with self._wiring.engine.begin() as connection:
            session_store.sweep(connection, self._now())
            if before:
                session_store.end(
                    connection, before.identity.account_id, self._now(), public_id=before.public_id
                )
            session_store.store(
                connection,
                self._wiring.keys,
                account_id=session.entering,
                token=session.token,
                data=dict(session),
                agent=request.user_agent.string[:LONGEST_AGENT],
                at=self._now(),
                half=session.entering_half,
            )
        self._set(response, self.cookie, session.token)
        self._forget(response, self.guest_cookie)

    def _keep(self, session: WebSession, stored: StoredSession, response: Response) -> None:
        renewed = False
        if session.modified:
            with self._wiring.engine.begin() as connection:
                renewed = session_store.save(
                    connection, self._wiring.keys, stored, dict(session), self._now(), token=session.token
                )
        elif self._now() - stored.last_seen_at >= BETWEEN_TOUCHES:
            with self._wiring.engine.begin() as connection:
                session_store.touch(connection, stored, self._now())
        if renewed and session.token:
            self._set(response, self.cookie, session.token)

    def _leave(self, session: WebSession, response: Response) -> None:
        if session.stored:
            with self._wiring.engine.begin() as connection:
                session_store.end(
                    connection,
                    session.stored.identity.account_id,
                    self._now(),
                    public_id=session.stored.public_id,
                )
        self._forget(response, self.cookie)
        self._keep_guest(session, response)

    def _keep_guest(self, session: WebSession, response: Response) -> None:
        if session:
            self._set(response, self.guest_cookie, str(self._signer.dumps(dict(session))))
        else:
            self._forget(response, self.guest_cookie)

    def _now(self) -> datetime:
        return self._wiring.clock.wall()

    def set_lasting(self, response: Response, name: str, value: str, lives: timedelta) -> None:
        """A cookie of ours that outlives the browser's window; it must open nothing."""
        response.set_cookie(
            name, value, max_age=lives, path="/", secure=self._secure, httponly=True, samesite="Lax"
        )

    def _set(self, response: Response, name: str, value: str) -> None:
        response.set_cookie(name, value, path="/", secure=self._secure, httponly=True, samesite="Lax")

    def _forget(self, response: Response, name: str) -> None:
        response.delete_cookie(name, path="/", secure=self._secure, httponly=True, samesite="Lax")
