"""Decides how a sentence of a form finds its language: when it is rendered, through a callable the web sets.

It does not decide which language that is.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import cast

from babel.support import LazyProxy

Translate = Callable[[str], str]


def _unchanged(message: str) -> str:
    return message


_hook: list[Translate] = [_unchanged]
_spoken: ContextVar[Translate | None] = ContextVar("spoken", default=None)
"""For a while, and only where it was set: pages that are made at the same time keep their own language."""


def use(translate: Translate) -> None:
    """Let every sentence be translated by `translate` from now on (set once, at start)."""
    _hook[0] = translate


@contextmanager
def spoken_by(translate: Translate) -> Iterator[None]:
    """Let every sentence be translated by `translate` for a while: in a language that is not the page's."""
    token = _spoken.set(translate)
    try:
        yield
    finally:
        _spoken.reset(token)


def _rendered(message: str, **values: object) -> str:
    text = (_spoken.get() or _hook[0])(message)
    return text % values if values else text


def _l(message: str, **values: object) -> str:
    """A sentence translated each time it is shown; `values` fill its named places.

    It is typed as text because forms and templates treat it so; use `str()` where real text is needed.
    """
    return cast(str, LazyProxy(_rendered, message, enable_cache=False, **values))
