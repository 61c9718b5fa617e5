"""Reads the catalogues of `locales/` for workers, who have no request to ask for a language."""

from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.support import NullTranslations, Translations

from workflow.services.words import known_language

_DAY = {"nb": "EEEE d. MMMM y", "nn": "EEEE d. MMMM y", "en": "EEEE d MMMM y"}


class CatalogueWords:
    """Words from compiled gettext catalogues; where one is missing, the English message stands."""

    def __init__(self, catalogues: Path) -> None:
        self._catalogue = cache(lambda language: Translations.load(str(catalogues), [language]))

    def say(self, language: str, message: str, /, **values: object) -> str:
        """The message in that language."""
        catalogue: NullTranslations = self._catalogue(known_language(language))
        said: str = catalogue.gettext(message)
        return said % values if values else said

    def day(self, language: str, day: date) -> str:
        """The day written out."""
        known = known_language(language)
        return format_date(day, _DAY[known], locale=known)
