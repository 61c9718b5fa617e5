"""Decides how notes become the beginning of minutes: each in its field, under its topic, the next day as a date."""

from collections.abc import Callable, Mapping
from datetime import date

from forms.dates import Toward, parse_date, shown_date
from workflow.domain.guide import QUESTIONS, Ask
from workflow.domain.notes_to_minutes import agreed_field, field_of

Say = Callable[[str], str]


def minutes_draft(
    form: str, notes: Mapping[Ask, str], *, held_on: date, today: date, say: Say
) -> dict[str, str]:
    """The answers of the form as they would be typed; `say` translates the topics."""
    gathered: dict[str, list[tuple[Ask, str]]] = {}
    answers = {"held_on": shown_date(min(held_on, today))}
    for ask in QUESTIONS:
        text = notes.get(ask, "").strip()
        if not text:
            continue
        day = _meant_day(text, today) if ask is Ask.WHEN_NEXT else None
        if day is not None:
            answers[field_of(form, ask)] = shown_date(day)
            continue
        field = agreed_field(form) if ask is Ask.WHEN_NEXT else field_of(form, ask)
        gathered.setdefault(field, []).append((ask, text))
    return answers | {field: _one_text(texts, say) for field, texts in gathered.items()}


def _one_text(texts: list[tuple[Ask, str]], say: Say) -> str:
    """Each under its topic; what was agreed needs none where it stands alone, the field says it."""
    if [ask for ask, _text in texts] == [Ask.AGREED]:
        return texts[0][1]
    return "\n\n".join(f"{say(QUESTIONS[ask].topic)}: {text}" for ask, text in texts)


def _meant_day(text: str, today: date) -> date | None:
    try:
        day = parse_date(text, today, Toward.FUTURE)
    except ValueError:
        return None
    return day if day > today else None
