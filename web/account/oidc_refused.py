"""The page that says why nobody was signed in through a provider, with the ways that are left."""

import structlog
from flask import g, render_template, request, url_for
from flask_babel import gettext as _

from web.auth.oidc.provider import Provider
from web.auth.oidc.refusals import Refused
from web.current import wiring

log = structlog.get_logger("web.sign_in")


def refused_page(provider: Provider, refused: Refused, next_path: str) -> tuple[str, int]:
    """In the reader's language; what exactly was wrong goes to the log, in our words."""
    log.warning(
        "provider_sign_in_refused",
        through=provider.name,
        reason=refused.refusal.name.lower(),
        detail=refused.detail,
        from_address=wiring().keys.blind_index(request.remote_addr or "", context="log.address")[:12],
    )
    # The frame's form of languages leads back to the address of its page, and here that has a code in it.
    g.plain_shell = True
    words = refused.refusal.value
    page = render_template(
        "page_message.html",
        title=_(words.title, label=provider.label),
        text=_(words.text, label=provider.label),
        href=url_for("account.sign_in", next=next_path),
        label=_("Go to the sign-in page"),
    )
    return page, words.status
