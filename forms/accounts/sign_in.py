"""What is asked of somebody who signs in."""

import wtforms

from forms.accounts.plain import asked, at_most
from forms.translating import _l

LONGEST = 1024
_TOO_LONG = _l("This is longer than any user name or password here can be.")


class SignInForm(wtforms.Form):
    """User name and password."""

    username = wtforms.StringField(
        _l("User name"),
        validators=[asked(_l("Write your user name.")), at_most(LONGEST, _TOO_LONG)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = wtforms.PasswordField(
        _l("Password"),
        validators=[asked(_l("Write your password.")), at_most(LONGEST, _TOO_LONG)],
        render_kw={"autocomplete": "current-password"},
    )
