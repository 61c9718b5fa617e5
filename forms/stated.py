"""Decides how something the service works out stands among the answers of a form: shown, filed and printed, never typed."""

from collections.abc import Callable
from typing import Any, ClassVar

from forms.fields import AnswerField
from workflow.domain.documents import Fact


class StatedAnswer(AnswerField):
    """A sentence worked out from the case and the other answers. `on_page` is False where it only makes sense once filed."""

    control: ClassVar[str] = "stated"

    def __init__(
        self,
        label: str,
        *,
        says: Callable[[Any], str],
        code: Callable[[Any], Fact] | None = None,
        on_page: bool = True,
        **rest: Any,
    ) -> None:
        super().__init__(label, **rest)
        self._form: Any = rest["_form"]
        self._says, self._code = says, code
        self.coded = code is not None  # type: ignore[misc]
        self.on_page = on_page
        self.flags.required = True  # nobody is told that it may be left open

    def process_formdata(self, valuelist: list[str]) -> None:
        """Nothing is read: what somebody posts under this name counts for nothing."""
        self.data = None

    def process_data(self, value: object) -> None:
        """Nothing is known beforehand."""
        self.data = None

    def shown(self) -> str:
        """The sentence as it is now."""
        return self._says(self._form)

    def fact(self) -> Fact:
        """Its code, where it has one."""
        return self._code(self._form) if self._code else None
