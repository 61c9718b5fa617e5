"""Decides when the service counts as ready: its health address says so."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http import HTTPStatus

from web.settings import Settings

SECONDS_BETWEEN_QUESTIONS = 1.0
PATIENCE_SECONDS = 90.0


def health_address(settings: Settings) -> str:
    """Where this machine asks for the health of its own service."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.host, settings.host)  # noqa: S104 no binding here
    return (
        f"http://{f'[{host}]' if ':' in host and not host.startswith('[') else host}:{settings.port}/healthz"
    )


def is_ready(address: str) -> bool:
    """Whether the health address answers that all parts are up."""
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 our own http address
            return bool(answer.status == HTTPStatus.OK)
    except OSError:
        return False


def answers_at_all(address: str) -> bool:
    """Whether the web server answers, be it that another part is not well."""
    try:
        return is_ready(address) or urllib.request.urlopen(address, timeout=2) is not None  # noqa: S310 our own
    except urllib.error.HTTPError as error:
        return error.code == HTTPStatus.SERVICE_UNAVAILABLE
    except OSError:
        return False


def ready_or_late(settings: Settings) -> Callable[[], bool]:
    """A question to ask often: yes when the service is ready, or has had time enough to be."""
    address = health_address(settings)
    began = time.monotonic()
    asked = 0.0

    def answer() -> bool:
        nonlocal asked
        now = time.monotonic()
        if now - began > PATIENCE_SECONDS:
            return True
        if now - asked < SECONDS_BETWEEN_QUESTIONS:
            return False
        asked = now
        return is_ready(address)

    return answer
