"""Decides what is filed of a form that was filled in: its facts, and its answers as they read in every language."""

from functools import partial
from uuid import UUID

from forms.base import DocumentForm
from forms.translating import spoken_by
from workflow.adapters.words import CatalogueWords
from workflow.bootstrap import CATALOGUES
from workflow.domain.documents import Answers
from workflow.services.file_document import Filled
from workflow.services.words import LANGUAGES

_WORDS = CatalogueWords(CATALOGUES)


def filled_in(form: DocumentForm, spoken: str, about_id: UUID | None = None) -> Filled:
    """The form as it was filled in in the language `spoken`, and as its questions read in the other ones.

    What somebody wrote stands in all of them as it was written.
    """
    others = tuple(_answers(form, language) for language in LANGUAGES if language != spoken)
    return Filled(form.kind, _answers(form, spoken), form.facts(), about_id, others)


def _answers(form: DocumentForm, language: str) -> Answers:
    with spoken_by(partial(_WORDS.say, language)):
        return form.answers(language)
