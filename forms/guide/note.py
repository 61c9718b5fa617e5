"""One text under a question of the guide: the manager's note while talking, or the employee's answer beforehand."""

from typing import ClassVar

from forms.base import AnswerForm, Section
from forms.text_fields import TextAnswer
from forms.translating import _l

LIMIT = 2000


class NoteForm(AnswerForm):
    """An empty text is fine: it takes back what was written. What was asked stands above the text, not in the form."""

    name = "note"
    title = _l("Note")
    intro = ""
    submit_label = _l("Keep this")
    sections: ClassVar[tuple[Section, ...]] = (Section(_l("Note"), ("text",)),)

    text = TextAnswer(_l("Note"), limit=LIMIT)

    @property
    def written(self) -> str:
        """The text as it would be kept."""
        return self.text.data or ""

    @property
    def refusal(self) -> str:
        """Why the text cannot be kept at all; empty when it can. Words of health are no such reason."""
        return str(self.text.errors[0]) if self.text.errors else ""
