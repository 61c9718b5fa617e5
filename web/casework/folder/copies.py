"""Decides which filed copies are a document itself and which are letters that go with it, and how files are offered."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from web.casework.folder.reached import is_own
from web.queries.case_documents import CopyLine, DocumentLine
from workflow.adapters.words import CatalogueWords
from workflow.bootstrap import CATALOGUES
from workflow.services.papers import LANGUAGE_NAMES, begins_as_paper
from workflow.services.words import LANGUAGES

_WORDS = CatalogueWords(CATALOGUES)


def is_paper(copy: CopyLine, document: DocumentLine) -> bool:
    """Whether a copy is the document itself, in whatever language it was made; else it is a letter made of it."""
    languages = (copy.language,) if copy.language else LANGUAGES
    return any(copy.name.startswith(begins_as_paper(_WORDS.say, document.kind, one)) for one in languages)


def newest_in_each_language(copies: Iterable[CopyLine]) -> list[CopyLine]:
    """The copies, newest first, come down to one in each language: the one with the answer, where there is one.

    The languages always stand in the same order.
    """
    found: dict[str | None, CopyLine] = {}
    for copy in copies:
        found.setdefault(copy.language, copy)
    return sorted(found.values(), key=lambda copy: LANGUAGES.index(copy.language) if copy.language else -1)


def files_of(case_id: UUID, copies: list[CopyLine]) -> list[dict[str, str]]:
    """What can be downloaded; more languages than one are told apart."""
    several = len(copies) > 1
    return [file for copy in copies for file in _files(case_id, copy, several=several)]


def _files(case_id: UUID, copy: CopyLine, *, several: bool) -> list[dict[str, str]]:
    where: dict[str, Any] = {"copy_id": copy.id} if is_own() else {"copy_id": copy.id, "case_id": case_id}
    language = LANGUAGE_NAMES.get(copy.language or "") if several else None
    forms = {"PDF": ".copy"} | ({"Word": ".copy_word"} if copy.has_word else {})
    return [
        {"label": f"{form}, {language}" if language else form, "href": url_for(endpoint, **where)}
        for form, endpoint in forms.items()
    ]


def goes_with(document: DocumentLine, name: str) -> str:
    """Which paper a letter was made of."""
    return str(
        _(
            "Made of: %(document)s",
            document=_("%(document)s, version %(number)s", document=name, number=document.version),
        )
    )
