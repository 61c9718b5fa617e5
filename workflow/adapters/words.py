"""Reads the catalogues of `locales/` for workers, who have no request to ask for a language."""

from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.support import NullTranslations, Translations

from workflow.services.words import known_language

_DAY = {"nb": "EEEE d. MMMM y", "nn": "EEEE d. MMMM y", "en": "EEEE d MMMM y"}


@cache
def catalogue_of(catalogues: Path, language: str) -> NullTranslations:
    """A compiled catalogue, read once a process; an empty one where there is none."""
    found: NullTranslations = Translations.load(str(catalogues), [language])
    return found


class CatalogueWords:
    """Words from compiled gettext catalogues; where one is missing, the English message stands."""

    def __init__(self, catalogues: Path) -> None:
        self._catalogues = catalogues

    def say(self, language: str, message: str, /, **values: object) -> str:
        """The message in that language."""
        said: str = catalogue_of(self._catalogues, known_language(language)).gettext(message)
        return said % values if values else said

    def day(self, language: str, day: date) -> str:
        """The day written out."""
        known = known_language(language)
        return format_date(day, _DAY[known], locale=known)
