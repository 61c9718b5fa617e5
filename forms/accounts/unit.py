"""What is asked about a unit of the employer, or about the employer itself."""

from typing import Any, ClassVar

from stdnum.no import orgnr
from wtforms.validators import ValidationError

from forms.accounts.choose import ListAnswer
from forms.base import AnswerForm, Section
from forms.text_fields import LineAnswer
from forms.translating import _l

_A_UNIT = "a unit may be named after those it is for"


def organisation_number(_form: Any, field: Any) -> None:
    """Nine digits whose last one agrees with the others."""
    if not orgnr.is_valid(field.data):
        raise ValidationError(
            _l("This is no organisation number. It has nine digits; check whether two have changed places.")
        )


class NumberLine(LineAnswer):
    """An organisation number, written with or without spaces."""

    def read(self, text: str) -> str:
        """The digits alone."""
        return "".join(super().read(text).split())


class UnitForm(AnswerForm):
    """Name, place in the tree, organisation number and cost name."""

    name = "unit"
    title = _l("Unit")
    intro = _l("The name stands on letters, so write it as the unit calls itself.")
    submit_label = _l("Save the unit")
    sections: ClassVar[tuple[Section, ...]] = (
        Section("", ("unit_name", "parent", "organisation_number", "cost_name")),
    )

    unit_name = LineAnswer(
        _l("Name"), limit=200, required=_l("Write the name of the unit."), unchecked=_A_UNIT
    )
    parent = ListAnswer(_l("Belongs to"), hint=_l("Open only for the employer itself, at the top."))
    organisation_number = NumberLine(
        _l("Organisation number"),
        limit=40,
        hint=_l("Nine digits, from the register in Brønnøysund."),
        checks=(organisation_number,),
    )
    cost_name = LineAnswer(
        _l("Cost name"), limit=100, hint=_l("What accounting calls the unit."), unchecked=_A_UNIT
    )
