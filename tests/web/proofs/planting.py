"""Words nobody else writes, planted in every sealed and every personal column, each naming the column it lies in."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa

from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.resealing import SEALED, SealedColumn
from workflow.services.ports import Cipher

ATTACKS = '<script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}{0.__class__}${7*7}#eval("1")'
"""What would run, be reckoned or be formatted if a text were ever taken for more than a text."""

PERSONAL: tuple[tuple[sa.Column[Any], str], ...] = (
    (t.person.c.given_name, "{word}<i>"),
    (t.person.c.family_name, "{word}<i>"),
    (t.person.c.sort_name, "{word}"),
    (t.person.c.email, "{word}@example.no"),
    (t.person.c.phone, "{word}"),
)
"""What is stored about the person in clear."""

NOT_PERSONAL = {"id", "language", "born_on", "national_id_sealed", "national_id_index"}
"""Columns of a person that are no words; the identity number is among the sealed ones."""

NO_WORDS = {t.web_session, t.totp_factor}
"""Sealed, and no words: what a session remembers (what was searched for is looked for by its own test), and an app's key."""

SAID = {"why", "grounds", "answer", "position", "case_number", "note"}
"""What is said with a line of a request, and of a difficult follow-up."""

Owner = Callable[[SealedColumn, Any], str]


def word(column: sa.Column[Any], owner: str = "") -> str:
    """The word of one column, and of one writer where several write there."""
    name = column.name.removesuffix("_sealed").replace("_", "")
    return "kanari" + "X".join(filter(None, (column.table.name.replace("_", ""), name, owner)))


def plant_sealed(engine: sa.Engine, keys: Cipher, owner_of: Owner) -> None:
    """A word behind every sealed text there is; files become files that hold the word."""
    with engine.begin() as connection:
        for sealed in SEALED:
            if sealed.column.table in NO_WORDS:
                continue
            for row in connection.execute(sa.select(*sealed.key, sealed.column)).all():
                context, key = sealed.context(tuple(row[:-1])), tuple(row[:-1])
                if not row[-1]:
                    continue
                old = keys.decrypt_bytes(row[-1], context=context)
                new = keys.encrypt_bytes(
                    _with_word(old, word(sealed.column, owner_of(sealed, key))), context=context
                )
                here = sa.and_(*(column == value for column, value in zip(sealed.key, key, strict=True)))
                connection.execute(sa.update(sealed.column.table).where(here).values({sealed.column: new}))


def plant_person(engine: sa.Engine, person_id: object) -> None:
    """A word in every column about one person."""
    values = {column.name: shape.format(word=word(column)) for column, shape in PERSONAL}
    with engine.begin() as connection:
        connection.execute(sa.update(t.person).where(t.person.c.id == person_id).values(values))


def _with_word(old: bytes, canary: str) -> bytes:
    if old.startswith((b"%PDF", b"PK")):
        return old + canary.encode()
    try:
        return json.dumps(_in_texts(json.loads(old), canary), ensure_ascii=False).encode()
    except ValueError:
        return f"{old.decode()} {canary} {ATTACKS}".strip().encode()


def _in_texts(value: Any, canary: str) -> Any:
    """Behind what was answered in words; labels, options and codes stay, or the page would not know its questions."""
    if isinstance(value, Mapping):
        if "decides" in value:
            return {**value, "decides": f"{value['decides']} {canary} {ATTACKS}"}
        if "shown" in value and not value.get("options"):
            return {**value, "shown": f"{value['shown']} {canary} {ATTACKS}"}
        return {
            name: f"{inner} {canary} {ATTACKS}"
            if name in SAID and isinstance(inner, str)
            else _in_draft(inner, canary)
            if _is_draft(inner)
            else _in_texts(inner, canary)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_in_texts(inner, canary) for inner in value]
    return value


def _is_draft(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(part, str) for part in value)


def _in_draft(value: list[str], canary: str) -> list[str]:
    return [f"{part} {canary} {ATTACKS}" for part in value]
