"""The way in and out, and what somebody decides about their own account: password, language, sessions."""

from flask import Blueprint

from web.navigation import NavItem

blueprint = Blueprint("account", __name__)
NAVIGATION: tuple[NavItem, ...] = ()

from web.account import access, home, password, sessions, sign_in, sign_out  # noqa: E402, F401 views need the blueprint
