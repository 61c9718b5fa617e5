"""What is asked when an administrator lets somebody in."""

import re
from typing import Any, ClassVar

from wtforms.validators import ValidationError

from forms.accounts.choose import ListAnswer
from forms.accounts.roles import ROLES
from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer, SeveralAnswer
from forms.fields import DateAnswer, NumberAnswer
from forms.text_fields import LineAnswer
from forms.translating import _l

LANGUAGES = (("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English"))
_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
EMPLOYED = ("unit", "position", "percentage", "start_on")


def email_address(_form: Any, field: Any) -> None:
    """Something that can be an e-mail address."""
    if not _ADDRESS.fullmatch(field.data):
        raise ValidationError(
            _l("This does not look like an e-mail address. It should read like name@example.no.")
        )


class NewUserForm(AnswerForm):
    """A person, how they sign in, what they may do, and where they work."""

    name = "new_user"
    title = _l("Let somebody in")
    intro = _l("You get a password to hand over. They choose their own when they sign in the first time.")
    submit_label = _l("Create the account")
    sections: ClassVar[tuple[Section, ...]] = (
        Section(_l("The person"), ("given_name", "family_name", "email", "language")),
        Section(_l("The account"), ("username", "roles")),
        Section(
            _l("The employment"),
            ("unit", "manager", "position", "percentage", "start_on"),
            hint=_l("Leave this open for somebody who is not employed here."),
        ),
    )

    given_name = LineAnswer(
        _l("Given name"), limit=100, required=_l("Write the given name."), unchecked="a name"
    )
    family_name = LineAnswer(
        _l("Family name"), limit=100, required=_l("Write the family name."), unchecked="a name"
    )
    email = LineAnswer(
        _l("E-mail address"),
        limit=254,
        required=_l("Write the e-mail address at work."),
        checks=(email_address,),
        unchecked="an address",
    )
    language = ChoiceAnswer(
        _l("Language of pages and e-mail"),
        options=LANGUAGES,
        default="nb",
        required=_l("Choose a language."),
    )
    username = LineAnswer(
        _l("User name"), limit=254, hint=_l("Left open, it is the e-mail address."), unchecked="a name"
    )
    roles = SeveralAnswer(_l("Roles"), options=ROLES, required=_l("Choose at least one role."))
    unit = ListAnswer(_l("Unit"))
    manager = ListAnswer(_l("Nearest manager"))
    position = LineAnswer(_l("Position"), limit=200, unchecked="a trade may be one of health")
    percentage = NumberAnswer(_l("Size of the position"), low=1, high=100, unit="%")
    start_on = DateAnswer(_l("First day of the employment"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Also: an employment is told as a whole or not at all."""
        valid = super().validate(extra_validators)
        fields: list[Any] = [self[name] for name in EMPLOYED]
        told = [field for field in fields if not field.is_empty()]
        for field in fields:
            if told and field not in told and not field.errors:
                field.errors = [
                    str(_l("This belongs to an employment. Fill it in, or leave all of it open."))
                ]
                valid = False
        return valid
