"""Says how a worker finds words in somebody's language; the catalogues are an adapter's."""

from datetime import date
from typing import Protocol, runtime_checkable

LANGUAGES = ("nb", "nn", "en")
DEFAULT_LANGUAGE = "nb"


@runtime_checkable
class Words(Protocol):
    """Sentences and days in the language of whoever reads them."""

    def say(self, language: str, message: str, /, **values: object) -> str:
        """The message in that language, with `%(name)s` filled in; the English message where no translation is."""

    def day(self, language: str, day: date) -> str:
        """The day written out: mandag 2. mars 2026."""


def known_language(language: str) -> str:
    """That language when the service speaks it, else the default one."""
    return language if language in LANGUAGES else DEFAULT_LANGUAGE


def letter_language(language: str) -> str:
    """The language of letters to doctors and Nav: Norwegian, whatever the employee reads."""
    return language if language in {"nb", "nn"} else DEFAULT_LANGUAGE
