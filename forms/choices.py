"""Decides how an answer among given ones is read, shown back and kept; the options are codes with a label."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forms.fields import AnswerField
from forms.translating import _l
from workflow.domain.documents import Fact


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from, as a page draws it."""

    id: str
    code: str
    label: str
    checked: bool
    hint: str = ""


@dataclass(frozen=True)
class OptionGroup:
    """Answers that stand together; without a title they need none."""

    id: str
    title: str
    options: tuple[Option, ...]


class ChoiceAnswer(AnswerField):
    """One of a few answers. Without own options they come from the context, under the name of the field.

    `hints` says of an option when it is the right one; `groups` gives titles to the options of these codes, in order.
    """

    control = "radio"

    def __init__(
        self,
        label: str,
        *,
        options: Iterable[tuple[str, str]] | None = None,
        hints: Mapping[str, str] | None = None,
        groups: Iterable[tuple[str, tuple[str, ...]]] = (),
        **rest: Any,
    ) -> None:
        super().__init__(label, **rest)
        given = self.context.choices.get(self.short_name, ()) if options is None else options
        self._options = tuple(given)
        self._hints = dict(hints or {})
        self._groups = tuple(groups)

    @property
    def options(self) -> tuple[Option, ...]:
        """The answers to choose from, in order."""
        chosen = self.data if isinstance(self.data, tuple) else (self.data,)
        return tuple(
            Option(f"{self.id}-{code}", code, label, code in chosen, self._hints.get(code, ""))
            for code, label in self._options
        )

    @property
    def groups(self) -> tuple[OptionGroup, ...]:
        """The same answers as they stand together; one group without a title where nothing else was said."""
        if not self._groups:
            return (OptionGroup(self.id, "", self.options),)
        by_code = {option.code: option for option in self.options}
        return tuple(
            OptionGroup(f"{self.id}-group-{number}", title, tuple(by_code[code] for code in codes))
            for number, (title, codes) in enumerate(self._groups, 1)
        )

    def read(self, text: str) -> str | None:
        """The code, when it is one of the options."""
        if not text:
            return None
        if text not in dict(self._options):
            raise ValueError(_l("Choose one of the answers."))
        return text

    def shown(self) -> str:
        """The label of the answer."""
        return str(dict(self._options).get(self.data, ""))

    def fact(self) -> Fact:
        """The code of the answer."""
        return None if self.data is None else str(self.data)

    def _value(self) -> str:
        return self.data or ""


class YesNoAnswer(ChoiceAnswer):
    """Yes or no; the fact is a bool."""

    def __init__(self, label: str, **rest: Any) -> None:
        super().__init__(label, options=(("yes", _l("Yes")), ("no", _l("No"))), **rest)

    def fact(self) -> Fact:
        """True, False, or None when not answered."""
        return None if self.data is None else self.data == "yes"


class ConfirmAnswer(ChoiceAnswer):
    """A statement that is ticked; the form waits for it. The fact is True."""

    control = "checkboxes"

    def __init__(self, label: str, *, statement: str, required: str, **rest: Any) -> None:
        super().__init__(label, options=(("yes", statement),), required=required, **rest)

    def fact(self) -> Fact:
        """True, or None when it is not ticked."""
        return True if self.data == "yes" else None


class SeveralAnswer(ChoiceAnswer):
    """Any of a few answers."""

    control = "checkboxes"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read everything posted; each answer counts once, in the order of the options."""
        self.data = ()  # what is refused below was not answered, and other fields may ask for it
        self.data = self._known(valuelist)

    def process_data(self, value: object) -> None:
        """Take what is known beforehand: codes, or one text with commas; what cannot be read is left open."""
        codes = value.split(",") if isinstance(value, str) else value
        try:
            self.data = self._known(codes) if isinstance(codes, Iterable) else ()
        except ValueError:
            self.data = ()

    def _known(self, codes: Iterable[object]) -> tuple[str, ...]:
        given = set(codes)
        if given - {code for code, _ in self._options} - {""}:
            raise ValueError(_l("Choose among the answers shown."))
        return tuple(code for code, _ in self._options if code in given)

    def shown(self) -> str:
        """The labels, separated by commas."""
        return ", ".join(str(option.label) for option in self.options if option.checked)

    def fact(self) -> Fact:
        """The codes, separated by commas."""
        return ",".join(self.data or ())

    def _value(self) -> str:
        return ",".join(self.data or ())
