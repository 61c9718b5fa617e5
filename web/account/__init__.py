"""The way in and out, and what somebody decides about their own account: password, language, sessions."""

from flask import Blueprint

from web.navigation import NavItem

blueprint = Blueprint("account", __name__)
NAVIGATION: tuple[NavItem, ...] = ()

from web.account import (  # noqa: E402 views need the blueprint
    access,  # noqa: F401
    authenticator,  # noqa: F401
    calendar,  # noqa: F401
    confirm,  # noqa: F401
    home,  # noqa: F401
    mail,  # noqa: F401
    oidc_sign_in,  # noqa: F401
    oidc_sign_out,  # noqa: F401
    passkey_sign_in,  # noqa: F401
    passkeys,  # noqa: F401
    password,  # noqa: F401
    recovery_codes,  # noqa: F401
    second_factor,  # noqa: F401
    sessions,  # noqa: F401
    sign_in,  # noqa: F401
    sign_out,  # noqa: F401
)
