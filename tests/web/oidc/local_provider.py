"""A provider of sign-in on this machine that insists on what it should, and lies when it is told to."""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import unquote_plus, urlencode

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

CLIENT = "tilbake"
SECRET = "a secret: of ours & theirs"
EVENT = "http://schemas.openid.net/event/backchannel-logout"
Clock = Callable[[], datetime]


@cache
def rsa_key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig"})


@cache
def ec_key(kid: str) -> ECKey:
    return ECKey.generate_key("P-256", {"kid": kid, "use": "sig"})


def part(content: object) -> str:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unsigned(header: dict[str, Any], claims: dict[str, Any]) -> str:
    return f"{part({'alg': 'none', **header})}.{part(claims)}."


def signed_with_public_key(kid: str, claims: dict[str, Any]) -> str:
    """HS256, with what everybody can fetch as the secret."""
    head = f"{part({'alg': 'HS256', 'kid': kid})}.{part(claims)}"
    public = rsa_key(kid).as_pem(private=False)
    return f"{head}.{part(hmac.new(public, head.encode(), hashlib.sha256).digest())}"


class LocalProvider:
    """What it says and does can be changed between two requests; `claims` go over what it would say, None takes away."""

    def __init__(self, now: Clock) -> None:
        self.now = now
        self.issuer = ""
        self.person = {"sub": "person-1", "email": "aud.berg@example.no", "email_verified": True}
        self.claims: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {}
        self.discovery: dict[str, Any] = {}
        self.published = ["k1"]
        self.signs_with = "k1"
        self.algorithm = "RS256"
        self.header: dict[str, Any] = {}
        self.forge: Callable[[dict[str, Any]], str] | None = None
        self.error = ""
        self.extra_answer: dict[str, str] = {}
        self.instead: dict[str, Response] = {}
        self.slow_seconds = 0.0
        self.public_key_of_client: RSAKey | None = None
        self.calls: list[str] = []
        self.asked: dict[str, str] = {}
        self.signed_out: dict[str, str] = {}
        self._codes: dict[str, dict[str, str]] = {}
        self._access: set[str] = set()

    @property
    def redirect_uri(self) -> str:
        return self.asked["redirect_uri"]

    def __call__(self, environ: Any, start_response: Any) -> Any:
        request = Request(environ)
        name = request.path.rpartition("/")[2]
        self.calls.append(name)
        if self.slow_seconds and name in {"token", "openid-configuration"}:
            time.sleep(self.slow_seconds)
        answers: dict[str, Callable[[Request], Response]] = {
            "openid-configuration": self._discovery,
            "keys": self._keys,
            "authorize": self._authorize,
            "token": self._token,
            "userinfo": self._userinfo,
            "end": self._end,
        }
        response = self.instead.get(name) or answers.get(name, self._nothing)(request)
        return response(environ, start_response)

    def token(self, nonce: str, **changes: Any) -> str:
        at = int(self.now().timestamp())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": at,
            "exp": at + 300,
            "nonce": nonce,
            "auth_time": at,
        }
        return self.sign({**claims, **self.person, **changes, **self.claims})

    def sign(self, claims: dict[str, Any], **header: Any) -> str:
        told = {name: value for name, value in claims.items() if value is not None}
        if self.forge:
            return self.forge(told)
        head = {"alg": self.algorithm, "kid": self.signs_with, **self.header, **header}
        key = ec_key(self.signs_with) if self.algorithm == "ES256" else rsa_key(self.signs_with)
        head = {name: value for name, value in head.items() if value is not None}
        return jwt.encode(head, told, key, algorithms=[self.algorithm])

    def sign_out_token(self, **changes: Any) -> str:
        at = int(self.now().timestamp())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": at, "exp": at + 120, "events": {EVENT: {}}}
        given = {"jti": secrets.token_hex(8), "sub": self.person["sub"], **changes}
        return self.sign({**claims, **given}, typ="logout+jwt")

    def _nothing(self, _request: Request) -> Response:
        return Response(status=404)

    def _discovery(self, _request: Request) -> Response:
        told = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "end_session_endpoint": f"{self.issuer}/end",
            "code_challenge_methods_supported": ["S256"],
        }
        return _json({**told, **self.discovery})

    def _keys(self, _request: Request) -> Response:
        rsa = [rsa_key(kid).as_dict(private=False) for kid in self.published if not kid.startswith("e")]
        curves = [ec_key(kid).as_dict(private=False) for kid in self.published if kid.startswith("e")]
        return _json({"keys": [*rsa, *curves]})

    def _authorize(self, request: Request) -> Response:
        """Everybody is signed in already; what is asked must be whole."""
        self.asked = asked = request.args.to_dict()
        needed = {"client_id": CLIENT, "response_type": "code", "code_challenge_method": "S256"}
        if any(asked.get(name) != value for name, value in needed.items()) or not asked.get("code_challenge"):
            return Response("invalid request", status=400)
        if not asked.get("nonce") or "openid" not in asked.get("scope", "").split():
            return Response("invalid request", status=400)
        answer = {"state": asked["state"], **self.extra_answer}
        if self.error:
            answer["error"] = self.error
        else:
            answer["code"] = code = secrets.token_urlsafe(16)
            self._codes[code] = asked
        return Response(status=302, headers={"Location": f"{asked['redirect_uri']}?{urlencode(answer)}"})

    def _token(self, request: Request) -> Response:
        form = request.form
        if not self._is_client(request):
            return _json({"error": "invalid_client"}, 401)
        asked = self._codes.pop(form.get("code", ""), None)
        if asked is None or form.get("redirect_uri") != asked["redirect_uri"]:
            return _json({"error": "invalid_grant"}, 400)
        challenge = part(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if challenge != asked["code_challenge"]:
            return _json({"error": "invalid_grant"}, 400)
        access = secrets.token_urlsafe(16)
        self._access.add(access)
        half = part(hashlib.sha256(access.encode()).digest()[:16])
        token = self.token(asked["nonce"], at_hash=half)
        return _json({"access_token": access, "token_type": "Bearer", "id_token": token})

    def _is_client(self, request: Request) -> bool:
        form = request.form
        if self.public_key_of_client:
            proof = jwt.decode(form["client_assertion"], self.public_key_of_client, algorithms=["RS256"])
            return (proof.claims["aud"], proof.claims["sub"]) == (self.issuer, CLIENT)
        if "client_secret" in form:
            return (form["client_id"], form["client_secret"]) == (CLIENT, SECRET)
        told = request.authorization
        return told is not None and (
            unquote_plus(told.username or ""),
            unquote_plus(told.password or ""),
        ) == (CLIENT, SECRET)

    def _userinfo(self, request: Request) -> Response:
        told = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if told not in self._access:
            return _json({"error": "invalid_token"}, 401)
        return _json({"sub": self.person["sub"], **self.userinfo})

    def _end(self, request: Request) -> Response:
        self.signed_out = request.values.to_dict()
        return Response(status=303, headers={"Location": self.signed_out["post_logout_redirect_uri"]})


def _json(content: dict[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(content), status=status, mimetype="application/json")


@contextmanager
def running(now: Clock) -> Iterator[LocalProvider]:
    """A provider that listens on this machine until the end."""
    provider = LocalProvider(now)
    server = make_server("127.0.0.1", 0, provider, threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
