"""Decides what the frame of every page knows: who, where, in which language, and what leads on."""

from datetime import timedelta
from typing import Any, cast

from flask import Flask, current_app, g, request, url_for
from flask_babel import gettext as _

from web.auth.devices import device_name
from web.auth.identity import Identity
from web.auth.sessions import Sessions
from web.current import identity, settings, today, wiring
from web.i18n import LANGUAGES, NORWAY, format_day, language
from web.navigation import ROLE_NAMES, menu, role_shown
from web.queries.employer import employer_shown


def start_shell(app: Flask) -> None:
    """Give base.html what it reads."""
    app.context_processor(shell)
    app.jinja_env.filters["device"] = device_name


def shell() -> dict[str, Any]:
    """The variables of the frame; web/templates/README.md lists them."""
    who = identity()
    return {
        "locale_code": language(),
        "languages": [] if g.get("plain_shell") else _languages(),
        "language_href": url_for("public.language"),
        "language_next": request.full_path.removesuffix("?") if request.method == "GET" else "/",
        "employer": _employer(),
        "nav": menu(who) if who else [],
        "person": _person(who) if who else None,
        "home_href": url_for("public.front_page"),
        "account_href": url_for("account.home") if who else None,
        "sign_in_href": None if who else url_for("account.sign_in"),
        "sign_out_href": url_for("account.sign_out"),
        "session_seconds": int(_idle().total_seconds()) if who else None,
        "session_ping_href": url_for("account.still_here"),
        "clock_note": _clock_note(),
        "footer_links": _footer_links(),
    }


def _languages() -> list[dict[str, object]]:
    return [
        {"code": code, "label": label, "current": code == language()} for code, label in LANGUAGES.items()
    ]


def _employer() -> dict[str, str | None]:
    with wiring().reading.connect() as connection:
        name, mark = employer_shown(connection)
    return {"name": name, "logo_href": url_for("public.logo", mark=mark) if mark else None}


def _person(who: Identity) -> dict[str, str]:
    role = role_shown(who)
    return {"name": who.name, "role": _(ROLE_NAMES[role]) if role else ""}


def _idle() -> timedelta:
    return cast(Sessions, current_app.session_interface).idle


def _clock_note() -> str | None:
    """Said whenever the clock is shifted, so that nobody mistakes a rehearsal for the real day."""
    if today() == wiring().clock.wall().astimezone(NORWAY).date():
        return None
    return str(_("The clock is shifted: for this service it is %(day)s.", day=format_day(today())))


def _footer_links() -> list[dict[str, str]]:
    if not settings().embedded_mail or settings().is_production:
        return []
    return [{"href": url_for("public.inbox"), "label": _("Inbox of the trial")}]
