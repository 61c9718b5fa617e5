"""What is asked of somebody who changes their password; whether the new one is good enough is decided in web/auth."""

import wtforms
from wtforms.validators import EqualTo

from forms.accounts.plain import asked
from forms.translating import _l


class ChangePasswordForm(wtforms.Form):
    """The password of today, and the new one twice."""

    current = wtforms.PasswordField(
        _l("Your password today"),
        validators=[asked(_l("Write the password you have today."))],
        render_kw={"autocomplete": "current-password"},
    )
    new = wtforms.PasswordField(
        _l("New password"),
        description=_l("At least 12 characters. Four words of your own, with spaces between, are good."),
        validators=[asked(_l("Write a new password."))],
        render_kw={"autocomplete": "new-password"},
    )
    again = wtforms.PasswordField(
        _l("The new password once more"),
        validators=[
            asked(_l("Write the new password once more.")),
            EqualTo("new", message=_l("This is not the same as above. Write both anew.")),
        ],
        render_kw={"autocomplete": "new-password"},
    )
