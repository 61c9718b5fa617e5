"""Decides whose word about a visitor's address counts: only that of proxies the operator named."""

import ipaddress
from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class TrustedProxies:
    """Reads forwarded headers of requests that come from a named proxy, and drops everybody else's."""

    def __init__(self, application: "WSGIApplication", trusted: str) -> None:
        self._application = application
        self._behind_proxy = ProxyFix(application, x_for=1, x_proto=1, x_host=1)
        self._trusted = _networks(trusted)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if _is_in(environ.get("REMOTE_ADDR", ""), self._trusted):
            return self._behind_proxy(environ, start_response)
        return self._application(environ, start_response)


def _networks(text: str) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip())


def _is_in(address: str, networks: tuple[Network, ...]) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in networks)
