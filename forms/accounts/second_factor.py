"""What is asked around the second factor: a code, and what a passkey is called."""

from typing import Any

import wtforms

from forms.accounts.plain import asked, at_most
from forms.translating import _l

LONGEST_CODE = 64
LONGEST_NAME = 60
CODE_LOOK = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


class CodeForm(wtforms.Form):
    """A code of the app, or a recovery code."""

    code = wtforms.StringField(
        _l("Code"),
        description=_l("Six digits from your app. If you do not have the app at hand, use a recovery code."),
        validators=[
            asked(_l("Write the code.")),
            at_most(LONGEST_CODE, _l("This is too long for a code.")),
        ],
        render_kw=CODE_LOOK,
    )


class AppCodeForm(wtforms.Form):
    """The first code of an app that is being set up."""

    code = wtforms.StringField(
        _l("The six digits the app shows now"),
        validators=[
            asked(_l("Write the six digits.")),
            at_most(LONGEST_CODE, _l("This is too long for a code.")),
        ],
        render_kw={**CODE_LOOK, "inputmode": "numeric"},
    )


class PasskeyForm(wtforms.Form):
    """What a passkey is called, and what the browser answered."""

    passkey_name = wtforms.StringField(
        _l("What do you want to call it?"),
        description=_l("For example “Work laptop” or “My phone”."),
        validators=[
            asked(_l("Give it a name, so that you know it again.")),
            at_most(LONGEST_NAME, _l("Use at most 60 characters.")),
        ],
        render_kw={"autocomplete": "off"},
    )
    credential = wtforms.HiddenField()


class ConfirmForm(wtforms.Form):
    """The password, or a code instead; one of them is enough, so that neither is marked as optional."""

    password = wtforms.PasswordField(
        _l("Your password"),
        render_kw={"autocomplete": "current-password"},
    )
    code = wtforms.StringField(
        _l("Or a code from your app"),
        validators=[at_most(LONGEST_CODE, _l("This is too long for a code."))],
        render_kw=CODE_LOOK,
    )

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        for field in (self.password, self.code):
            field.flags.sometimes_required = True
