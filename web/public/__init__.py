"""What strangers may open: the way in, the choice of language, whether the service is up, the employer's logo, the inbox of a trial, the calculator."""

from flask import Blueprint

from web.navigation import NavItem

blueprint = Blueprint("public", __name__)
NAVIGATION: tuple[NavItem, ...] = ()

from web.public import calculator, calendar_feed, front_page, health, inbox, language, logo  # noqa: E402, F401 views need the blueprint
