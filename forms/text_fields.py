"""Decides how free text is read and checked: its length, identity numbers, words of health."""

from typing import Any

from wtforms.validators import ValidationError

from forms.fields import AnswerField
from forms.health_warning import shown_words
from forms.health_words import Finding, found
from forms.texts import holds_identity_number, tidy, tidy_line
from forms.translating import _l


class TextAnswer(AnswerField):
    """Free text over several lines. Never a fact: guards do not read what people write.

    Words of health are pointed out, unless `unchecked` says why they are not looked for here.
    """

    control = "textarea"
    coded = False

    def __init__(
        self, label: str, *, limit: int = 2000, rows: int = 4, unchecked: str = "", **rest: Any
    ) -> None:
        super().__init__(label, **rest)
        self.limit = limit
        self.rows = rows
        self.unchecked = unchecked
        self.findings: tuple[Finding, ...] = ()

    def read(self, text: str) -> str:
        """Tidy text, see forms/texts.py for what is removed."""
        return tidy(text)

    def post_validate(self, form: Any, _stopped: object) -> None:
        """Refuse what is too long, and identity numbers, which have their own place."""
        text = self.data or ""
        if not self.applies(form):
            return
        if len(text) > self.limit:
            raise ValidationError(_too_long(len(text), self.limit))
        if holds_identity_number(text):
            raise ValidationError(
                _l("This looks like a national identity number. Please take it out: it is not needed here.")
            )

    def look_for_health_words(self, form: Any) -> None:
        """Find what names an illness or a treatment; not in what is not asked, and not in what is too long to keep."""
        text = self.data or ""
        looked_at = self.applies(form) and not self.unchecked and len(text) <= self.limit
        self.findings = found(text) if looked_at else ()

    @property
    def health_words(self) -> tuple[str, ...]:
        """The words found, each once, as they are written."""
        return shown_words(self.findings)


class LineAnswer(TextAnswer):
    """Free text on one line."""

    control = "text"

    def __init__(self, label: str, *, limit: int = 200, **rest: Any) -> None:
        super().__init__(label, limit=limit, **rest)

    def read(self, text: str) -> str:
        """Tidy text on one line."""
        return tidy_line(text) if len(text) <= 50 * self.limit else tidy(text)


def _too_long(count: int, limit: int) -> str:
    return _l(
        "The text is %(count)s characters; there is room for %(limit)s. Please shorten it.",
        count=_grouped(count),
        limit=_grouped(limit),
    )


def _grouped(number: int) -> str:
    """Thousands apart by a no-break space, as Norwegian writes them."""
    return f"{number:,}".replace(",", "\u00a0")
