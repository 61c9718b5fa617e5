"""Decides how a field of a JSON case is read, and what is said when it is not what it should be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from reprlib import Repr
from types import MappingProxyType
from typing import TypeVar

from workflow.domain.absence.dates import check_day
from workflow.domain.absence.errors import InvalidAbsence

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LARGEST_ORDER = 10**15
_UNPRINTABLE = frozenset({"Cc", "Cs"})
"""Control characters would break the line of a complaint; half a pair of surrogates cannot be written at all."""
Choice = TypeVar("Choice", bound=Enum)
_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxlong = _SHORT.maxother = 60
_SHORT.maxlevel = 2
shown = _SHORT.repr
"""A value as a complaint shows it: one short line, however long or deep the value is."""


class Fields:
    """One JSON object with the path that leads to it."""

    def __init__(self, value: object, path: str) -> None:
        if not isinstance(value, dict):
            raise InvalidAbsence(path or "case", "is not an object with named fields")
        self._values: dict[str, object] = value
        self._read: set[str] = set()
        self._inner: list[Fields] = []
        self.path = path

    def at(self, name: str) -> str:
        """The path of a field."""
        return f"{self.path}.{name}" if self.path else name

    def unread(self) -> Iterator[str]:
        """The paths of fields nobody asked for, here and further in: misspelt, or not known to the rule."""
        yield from (self.at(shown(name)[1:-1]) for name in self._values if name not in self._read)
        for fields in self._inner:
            yield from fields.unread()

    def _get(self, name: str, default: object = None) -> object:
        self._read.add(name)
        return self._values.get(name, default)

    def _required(self, name: str) -> object:
        if name not in self._values:
            raise InvalidAbsence(self.at(name), "is missing")
        return self._get(name)

    def expect_rule(self, rule: str) -> None:
        """A case that says which rule it is for is not answered by another."""
        said = self._get("rule", rule)
        if said != rule:
            raise InvalidAbsence(self.at("rule"), f"{shown(said)} is not answered here; this is {rule!r}")

    def record(self, name: str) -> Fields:
        """A field that is itself an object."""
        return self._kept(Fields(self._required(name), self.at(name)))

    def records(self, name: str) -> list[Fields]:
        """A field that is a list of objects."""
        return self._records(self._required(name), self.at(name))

    def lists_of_records(self, name: str) -> list[list[Fields]]:
        """A field that is a list of lists of objects."""
        return [self._records(value, path) for value, path in _items(self._required(name), self.at(name))]

    def _records(self, value: object, path: str) -> list[Fields]:
        return [self._kept(Fields(item, at)) for item, at in _items(value, path)]

    def _kept(self, fields: Fields) -> Fields:
        self._inner.append(fields)
        return fields

    def text(self, name: str, default: str | None = None) -> str:
        """A text, or a whole number read as one; without a default it must be there."""
        value = self._required(name) if default is None else self._get(name, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str) or not value:
            raise InvalidAbsence(self.at(name), f"{shown(value)} is not a text")
        if not value.isprintable() and any(unicodedata.category(sign) in _UNPRINTABLE for sign in value):
            raise InvalidAbsence(self.at(name), f"{shown(value)} holds a sign that cannot be printed")
        return value

    def optional_text(self, name: str) -> str | None:
        """A text that may be missing or null."""
        return None if self._get(name) is None else self.text(name)

    def choice(self, name: str, kinds: type[Choice]) -> Choice:
        """One of the names there are."""
        value = self._required(name)
        for kind in kinds:
            if kind.value == value:
                return kind
        known = ", ".join(str(kind.value) for kind in kinds)
        raise InvalidAbsence(self.at(name), f"{shown(value)} is unknown; known are {known}")

    def number(self, name: str, *, low: int, high: int, default: int | None = None) -> int:
        """A whole number within bounds; without a default it must be there."""
        value = self._get(name)
        if value is None and default is not None:
            return default
        value = self._required(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise InvalidAbsence(self.at(name), f"{shown(value)} is not a whole number")
        if not low <= value <= high:
            raise InvalidAbsence(self.at(name), f"{shown(value)} is not from {low} to {high}")
        return value

    def optional_number(self, name: str, *, low: int, high: int) -> int | None:
        """A whole number that may be missing or null."""
        return None if self._get(name) is None else self.number(name, low=low, high=high)

    def day(self, name: str) -> date:
        """A day of the calendar within the century the rules know."""
        day = self._calendar_day(name, self._required(name))
        check_day(self.at(name), day)
        return day

    def optional_day(self, name: str) -> date | None:
        """A day that may be null or missing; its century is left to the rule."""
        value = self._get(name)
        return None if value is None else self._calendar_day(name, value)

    def _calendar_day(self, name: str, value: object) -> date:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            raise InvalidAbsence(self.at(name), f"{shown(value)} is not a date like 2024-05-31")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise InvalidAbsence(self.at(name), f"{value} is not a day of the calendar") from None

    def moment(self, name: str) -> datetime | None:
        """When something was received: a time in ISO form, or a number of which only the order matters."""
        value = self._get(name)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST_ORDER:
            return _EPOCH + timedelta(microseconds=value)
        try:
            moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            moment = None
        if moment is None:
            raise InvalidAbsence(
                self.at(name), f"{shown(value)} is neither a time like 2024-05-31T12:00 nor a number"
            )
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def told(self, error: InvalidAbsence, names: Mapping[str, str] = MappingProxyType({})) -> InvalidAbsence:
        """A complaint of the domain with the path of this record and the names it has here; its own stay as they are."""
        if error.field.startswith(self.path):
            return error
        return InvalidAbsence(self.at(names.get(error.field, error.field)), error.reason)


def _items(value: object, path: str) -> Iterator[tuple[object, str]]:
    if not isinstance(value, list):
        raise InvalidAbsence(path, "is not a list")
    return ((item, f"{path}[{number}]") for number, item in enumerate(value))
