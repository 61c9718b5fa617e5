"""Decides what every form is: questions in sections, answers as shown, facts as codes. It does not store anything."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import wtforms
from wtforms.meta import DefaultMeta

from forms.context import FormContext
from forms.fields import AnswerField
from forms.health_warning import HealthWarning, warning_about
from forms.posted import Submitted, as_posted
from forms.text_fields import TextAnswer
from workflow.domain.documents import Answers, DocumentKind, Fact, ShownAnswer, ShownSection

__all__ = ["AnswerForm", "DocumentForm", "FormContext", "Section", "answers_to_edit"]


@dataclass(frozen=True)
class Section:
    """A heading and the questions under it, in the order of the page, the stored answers and the paper."""

    title: str
    fields: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a section stands on the page: at all; newly added; with the button below it that adds one more."""

    is_open: bool = True
    is_new: bool = False
    with_more: bool = False


class AnswerForm(wtforms.Form):
    """Questions somebody answers. The first time it is shown without `formdata`; with it, only that counts."""

    class Meta(DefaultMeta):
        """Lets a plain mapping, such as a stored draft, be read like a posted form."""

        def wrap_formdata(self, _form: Any, formdata: Any) -> Any:
            """Read mappings and multi-dicts alike."""
            return as_posted(formdata)

    name: ClassVar[str]
    form_version: ClassVar[str] = "1"
    title: ClassVar[str]
    intro: ClassVar[str]
    submit_label: ClassVar[str]
    more: ClassVar[str] = ""
    advice: ClassVar[tuple[str, ...]] = ()
    sections: ClassVar[tuple[Section, ...]]
    asked_anew: ClassVar[frozenset[str]] = frozenset()
    """Questions a new version does not begin with the old answer to."""

    def __init__(
        self,
        formdata: Submitted | None = None,
        *,
        context: FormContext,
        data: Mapping[str, object] | None = None,
        prefix: str = "",
    ) -> None:
        """`prefix` tells the fields of several such forms on one page apart."""
        self.context = context
        self.health_warning: HealthWarning | None = None
        self._posted = as_posted(formdata)
        prefilled = {**self.defaults(), **context.known, **(data or {})}
        super().__init__(self._posted, prefix=prefix, data=prefilled)

    def defaults(self) -> Mapping[str, object]:
        """What is answered beforehand when the form is first shown."""
        return {}

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything asked is answered and allowed, and words of health were read and kept by their writer.

        One sentence, the first to mend, is put beside a field.
        """
        valid = super().validate(extra_validators)
        for field in self._fields.values():
            field.errors = [str(error) for error in field.errors[:1]]
        return self._health_words_settled() and valid

    def asked(self, section: Section) -> Iterator[AnswerField]:
        """The questions of a section that are asked, given the other answers."""
        for name in section.fields:
            field: Any = self[name]
            if field.applies(self):
                yield field

    def standing(self, section: Section) -> Standing:
        """How a section stands on the page; forms with rows show them as they are needed."""
        return Standing()

    def drawn(self, section: Section) -> tuple[str, ...]:
        """The names of the questions of a section that have a place in the form for this case."""
        return tuple(name for name in section.fields if getattr(self[name], "belongs", True))

    def may_hide(self, section: Section) -> bool:
        """Whether every question of a section waits for an answer, so that its heading must not stand alone."""
        waiting = {name for name, field in self._answer_fields() if field.when is not None}
        return set(section.fields) <= waiting

    def facts(self) -> dict[str, Fact]:
        """The coded answers by field name; None where a question was not asked or not answered."""
        coded = {name: field for name, field in self._answer_fields() if field.coded}
        return {name: field.fact() if field.applies(self) else None for name, field in coded.items()}

    def answers(self, language: str) -> Answers:
        """The answers as they stand on the page, in the language it is shown in, which is `language`."""
        shown = (self._shown_section(section) for section in self.sections)
        return Answers(
            form=self.name,
            form_version=self.form_version,
            language=language,
            title=str(self.title),
            sections=tuple(section for section in shown if section.answers),
        )

    def _health_words_settled(self) -> bool:
        texts = [field for _name, field in self._answer_fields() if isinstance(field, TextAnswer)]
        for text in texts:
            text.look_for_health_words(self)
        found = ((text.short_name, finding) for text in texts for finding in text.findings)
        self.health_warning = warning_about(found, self._posted)
        return self.health_warning is None or self.health_warning.kept

    def _answer_fields(self) -> Iterator[tuple[str, AnswerField]]:
        for name, field in self._fields.items():
            if isinstance(field, AnswerField):
                yield name, field

    def _shown_section(self, section: Section) -> ShownSection:
        return ShownSection(
            title=str(section.title), answers=tuple(_shown(field) for field in self.asked(section))
        )


class DocumentForm(AnswerForm):
    """A form whose answers are filed as a document of the case; the kind is its name everywhere."""

    kind: ClassVar[DocumentKind]

    def __init_subclass__(cls, **rest: Any) -> None:
        super().__init_subclass__(**rest)
        cls.name = cls.kind.value


def _shown(field: AnswerField) -> ShownAnswer:
    options = tuple(str(option.label) for option in getattr(field, "options", ()))
    return ShownAnswer(
        name=field.short_name,
        label=str(field.label.text),
        shown=field.shown(),
        options=options,
        raw=_raw(field),
    )


def _raw(field: AnswerField) -> Fact | tuple[str, ...]:
    return field.data if isinstance(field.data, tuple) else field.fact()


def answers_to_edit(answers: Answers, asked_anew: Collection[str] = ()) -> dict[str, str]:
    """Stored answers as they would be posted again: what a new version of a document starts from."""
    shown = (answer for section in answers.sections for answer in section.answers)
    return {answer.name: _as_typed(answer) for answer in shown if answer.name not in asked_anew}


def _as_typed(answer: ShownAnswer) -> str:
    if isinstance(answer.raw, bool):
        return "yes" if answer.raw else "no"
    if isinstance(answer.raw, tuple):
        return ",".join(answer.raw)
    return answer.shown if answer.raw is None else str(answer.raw)
