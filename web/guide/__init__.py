"""The conversation guide for everybody who talks: to read, to print, to keep as a file. It is about nobody in particular."""

from flask import Blueprint

from web.navigation import NavItem

blueprint = Blueprint("guide", __name__, url_prefix="/guide")
NAVIGATION: tuple[NavItem, ...] = ()

from web.guide import guide_page, paper  # noqa: E402, F401 views need the blueprint
