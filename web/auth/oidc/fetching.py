"""Decides how a provider is asked: only at hosts an operator named, over TLS, with little time and little room.

No redirect is followed, no cookie or proxy of the machine is used. Plain HTTP is for a provider on this machine.
"""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from web.auth.oidc.provider import Provider
from web.auth.oidc.refusals import Refusal, Refused
from web.variables import is_loopback

CONNECT_SECONDS = 3.0
READ_SECONDS = 5.0
IN_ALL_SECONDS = 10.0
LARGEST = 256 * 1024
CHUNK = 16 * 1024
HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:]+\](:[0-9]{1,5})?")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a provider answered, as far as it is JSON."""

    ok: bool
    content: dict[str, Any]


def get_json(provider: Provider, url: str, *, bearer: str = "") -> dict[str, Any]:
    """What lies at an address; raises `Refused` (away) for everything but a JSON object with status 200."""
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    answer = _ask(provider, "GET", url, headers=headers)
    if not answer.ok:
        raise Refused(Refusal.AWAY, "not_found")
    return answer.content


def post_form(provider: Provider, url: str, form: Mapping[str, str], *, headers: Mapping[str, str]) -> Answer:
    """What a form is answered with; refusals of the provider are answers too."""
    return _ask(provider, "POST", url, headers=headers, form=form)


def may_be_opened(provider: Provider, url: str) -> bool:
    """Whether a browser may be sent to an address: TLS, or this machine where the provider itself is here."""
    parts = urlsplit(url)
    if not HOST.fullmatch(parts.netloc):
        return False
    return parts.scheme == "https" or (
        parts.scheme == "http" and is_loopback(parts.hostname or "") and provider.issuer.startswith("http://")
    )


def may_be_asked(provider: Provider, url: str) -> bool:
    """Whether we ask an address ourselves: only the issuer's own host and port, and those named beside it."""
    own = urlsplit(provider.issuer).netloc
    parts = urlsplit(url)
    return may_be_opened(provider, url) and parts.netloc in {own, *provider.hosts}


def can_be_written(content: dict[str, Any]) -> bool:
    """Whether every text in it can be stored and compared: JSON can name halves of letters, and PostgreSQL keeps no NUL."""
    try:
        return rb"\u0000" not in json.dumps(content, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return False


def _ask(
    provider: Provider,
    method: str,
    url: str,
    *,
    headers: Mapping[str, str],
    form: Mapping[str, str] | None = None,
) -> Answer:
    if not may_be_asked(provider, url):
        raise Refused(Refusal.AWAY, "foreign_address")
    until = time.monotonic() + IN_ALL_SECONDS
    with requests.Session() as session:
        session.trust_env = False  # no proxy, and no file of passwords, of this machine
        try:
            with session.request(
                method,
                url,
                data=form,
                headers={"Accept": "application/json", "Accept-Encoding": "identity", **headers},
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as response:
                return _answer(response.status_code, _body(response, until))
        except (requests.RequestException, HTTPError, OSError):
            # The message may quote the address and what was sent.
            raise Refused(Refusal.AWAY, "no_answer") from None


def _body(response: requests.Response, until: float) -> bytes:
    body = b""
    while part := response.raw.read1(CHUNK):
        body += part
        if len(body) > LARGEST:
            raise Refused(Refusal.AWAY, "too_large")
        if time.monotonic() > until:
            raise Refused(Refusal.AWAY, "too_slow")
    return body


def _answer(status: int, body: bytes) -> Answer:
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        raise Refused(Refusal.AWAY, "redirect")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Refused(Refusal.AWAY, "failure")
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(Refusal.AWAY, "no_json") from None
    if not isinstance(content, dict) or not can_be_written(content):
        raise Refused(Refusal.AWAY, "no_json")
    return Answer(ok=status == HTTPStatus.OK, content=content)
