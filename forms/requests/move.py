"""Makes the form of each move from the table of the tracks: one question for each thing that is told with it."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, ClassVar

from wtforms.validators import ValidationError

from forms.base import AnswerForm, Section
from forms.choices import ChoiceAnswer
from forms.dates import Toward
from forms.fields import DateAnswer
from forms.kroner import KronerAnswer
from forms.text_fields import LineAnswer, TextAnswer
from forms.translating import _l
from forms.validators import not_in_future
from workflow.domain.documents import Fact
from workflow.domain.tracks.kinds import Move, State, TrackKind
from workflow.domain.tracks.moves import SEALED, Answer, Ask, TrackMove
from workflow.domain.tracks.table import TRACKS

MOST_KRONER = 999_999
LONGEST_CASE_NUMBER = 30
NOTE = "note"
_CASE_NUMBER = re.compile(r"(?=.*\d)[A-Za-zÆØÅæøå0-9][A-Za-zÆØÅæøå0-9/. -]*")


def like_a_case_number(_form: Any, field: Any) -> None:
    """Figures with what stands between them; a name has no figure in it."""
    if not _CASE_NUMBER.fullmatch(field.data):
        raise ValidationError(_l("Write the number as Nav has it: figures, letters, hyphens and strokes."))


class MoveForm(AnswerForm):
    """The questions of one move; HR has a note of its own besides."""

    asks: ClassVar[tuple[Ask, ...]]

    def defaults(self) -> Mapping[str, object]:
        """Most of what is told happened today."""
        return {ask.name: self.context.today for ask in self.asks if ask.answer is Answer.PAST_DAY}

    def told(self) -> dict[str, Fact]:
        """Days, numbers and codes."""
        fields: dict[str, Any] = {ask.name: self[ask.name] for ask in self.asks if ask.answer not in SEALED}
        return {name: field.fact() for name, field in fields.items()}

    def words(self) -> dict[str, str]:
        """What others may read."""
        return {ask.name: self[ask.name].data or "" for ask in self.asks if ask.answer in SEALED}


@cache
def move_form(kind: TrackKind, move: Move, state: State, *, with_note: bool) -> type[MoveForm] | None:
    """The form of a move of a track, as it is made from a place; None for what no form makes."""
    rows = [row for row in TRACKS[kind].moves if row.move is move and not row.by_filing]
    row = next((row for row in rows if state in row.source), rows[0] if rows else None)
    return _form_of(row, with_note=with_note) if row else None


def _form_of(row: TrackMove, *, with_note: bool) -> type[MoveForm]:
    fields: dict[str, object] = {ask.name: _FIELDS[ask.answer](ask) for ask in row.asks}
    if with_note:
        fields[NOTE] = TextAnswer(
            _l("A note for HR"), rows=3, hint=_l("Only HR reads it. Nothing about illness.")
        )
    sections = (Section("", tuple(fields)),)
    described = {
        "name": row.move.value,
        "title": _l(row.verb),
        "intro": "",
        "submit_label": _l(row.verb),
        "sections": sections,
        "asks": row.asks,
    }
    return type("MoveForm", (MoveForm,), {**described, **fields})


def _rest(ask: Ask) -> dict[str, Any]:
    return {"hint": _l(ask.hint) if ask.hint else "", "required": _l(ask.missing) if ask.missing else None}


def _past_day(ask: Ask) -> object:
    return DateAnswer(_l(ask.label), toward=Toward.PAST, checks=(not_in_future,), **_rest(ask))


def _kroner(ask: Ask) -> object:
    return KronerAnswer(_l(ask.label), low=1, high=MOST_KRONER, **_rest(ask))


def _choice(ask: Ask) -> object:
    options = tuple((code, _l(label)) for code, label in ask.options)
    return ChoiceAnswer(_l(ask.label), options=options, **_rest(ask))


def _case_number(ask: Ask) -> object:
    return LineAnswer(
        _l(ask.label),
        limit=LONGEST_CASE_NUMBER,
        checks=(like_a_case_number,),
        unchecked="a number",
        **_rest(ask),
    )


_FIELDS: dict[Answer, Callable[[Ask], object]] = {
    Answer.PAST_DAY: _past_day,
    Answer.DAY: lambda ask: DateAnswer(_l(ask.label), **_rest(ask)),
    Answer.KRONER: _kroner,
    Answer.CHOICE: _choice,
    Answer.WORDS: lambda ask: TextAnswer(_l(ask.label), **_rest(ask)),
    Answer.CASE_NUMBER: _case_number,
}
