"""Decides how HR's lists read their parameters: ids and codes only, and what is no such thing is left out."""

from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from flask import request

Code = TypeVar("Code", bound=StrEnum)


def id_from(name: str) -> UUID | None:
    """An id in the address, or None."""
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None


def code_from(name: str, codes: type[Code]) -> Code | None:
    """A code in the address, or None."""
    try:
        return codes(request.args.get(name, ""))
    except ValueError:
        return None


def flag_from(name: str) -> bool:
    """Whether something is switched on in the address."""
    return request.args.get(name) == "1"
