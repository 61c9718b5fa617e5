"""What is asked when the employer's or a unit's logo is given."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.files import FileAnswer
from forms.translating import _l


class LogoForm(AnswerForm):
    """The file with the logo."""

    name = "logo"
    title = _l("Logo")
    intro = _l("It stands on letters and documents, and the employer's own on top of every page.")
    submit_label = _l("Use this logo")
    sections: ClassVar[tuple[Section, ...]] = (Section("", ("logo",)),)

    logo = FileAnswer(
        _l("File with the logo"),
        required=_l("Choose a file with the logo."),
        hint=_l("PNG or JPEG, at most 1 MB. PNG with a transparent background looks best."),
    )
