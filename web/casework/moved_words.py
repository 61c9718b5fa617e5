"""Decides how a line of the history tells what moved: duties from a day to another, those that came back or ended, the stage."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _

from web.casework.absence_words import days_of, kind_name
from web.casework.names import DUTY_NAMES, STAGE_NAMES
from web.casework.wording import inside_sentence
from web.i18n import format_day, format_short_day
from workflow.domain.duties import duty_from
from workflow.domain.stages import Stage
from workflow.services.stated import SICK_KINDS

Detail = Mapping[str, Any]


def what_moved(detail: Detail, names: Mapping[Any, str] = DUTY_NAMES) -> str:
    """Everything that moved with a change, in short sentences; empty when nothing did. `names` say what a duty is called."""
    return " ".join(_moves(detail, names))


def period_in_words(detail: Detail) -> str:
    """A period as a line of history keeps it: its days, its kind, and the share where one is away."""
    start = _read(detail.get("from"))
    if start is None:
        return ""
    days = days_of(start, _read(detail.get("to")))
    kind = str(detail.get("kind") or "")
    share = f"{detail['grade']}\u00a0%" if detail.get("grade") and kind in {"", *SICK_KINDS} else ""
    return ", ".join(part for part in (days, inside_sentence(kind_name(kind)) if kind else "", share) if part)


def was(detail: Detail) -> str:
    """What a corrected period said before."""
    before = detail.get("was")
    return (
        str(_("Before: %(period)s.", period=period_in_words(before))) if isinstance(before, Mapping) else ""
    )


def told_days(detail: Detail) -> str:
    """Which days Nav has told."""
    parts = [
        str(sentence % {"day": format_day(day)})
        for name, sentence in (
            ("first_day", _("First day %(day)s.")),
            ("max_date", _("Sick pay ends %(day)s.")),
            ("meeting_on", _("Meeting %(day)s.")),
        )
        if (day := _read(detail.get(name)))
    ]
    return " ".join(parts) or str(_("Nothing is told any more."))


def nothing_told(detail: Detail) -> bool:
    """Whether Nav's days were taken away, all that were told."""
    return not any(detail.get(name) for name in ("first_day", "max_date", "meeting_on"))


def _moves(detail: Detail, names: Mapping[Any, str]) -> Iterator[str]:
    back, gone = _duties(detail.get("reopened"), names), _duties(detail.get("ended"), names)
    settled = {*(detail.get("reopened") or ()), *(detail.get("ended") or ())}
    for move in detail.get("moved") or ():
        name, old, new = _name(move.get("duty"), names), _read(move.get("from")), _read(move.get("to"))
        if name and old and new and move["duty"] not in settled:
            yield str(
                _(
                    "%(what)s: from %(old)s to %(new)s.",
                    what=name,
                    old=format_short_day(old),
                    new=format_short_day(new),
                )
            )
    if back:
        yield str(_("Needed again: %(what)s.", what=", ".join(back)))
    if gone:
        yield str(_("No longer needed: %(what)s.", what=", ".join(gone)))
    stages = detail.get("stages") or ()
    if len(stages) == 2 and set(stages) <= set(Stage):  # noqa: PLR2004 from one to the other
        old_stage, new_stage = (_(STAGE_NAMES[Stage(word)]) for word in stages)
        yield str(_("The case went from “%(old)s” to “%(new)s”.", old=old_stage, new=new_stage))


def _duties(words: Sequence[str] | None, names: Mapping[Any, str]) -> list[str]:
    return [name for word in words or () if (name := _name(word, names))]


def _name(word: object, names: Mapping[Any, str]) -> str:
    duty = duty_from(str(word))
    return str(_(names[duty])) if duty is not None else ""


def _read(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None
