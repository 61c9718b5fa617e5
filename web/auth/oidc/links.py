"""Decides where the providers of this process are found by name."""

from collections.abc import Iterable
from typing import cast

from flask import Flask, current_app

from web.auth.oidc.link import ProviderLink
from web.auth.oidc.provider import Provider

LINKS = "tilbake.oidc"


def start_providers(app: Flask, providers: Iterable[Provider]) -> None:
    """Have the providers at hand; nobody is asked before somebody signs in."""
    app.extensions[LINKS] = {provider.name: ProviderLink(provider) for provider in providers}


def links() -> dict[str, ProviderLink]:
    """The providers by name."""
    return cast(dict[str, ProviderLink], current_app.extensions[LINKS])
