"""Draws a letter to the doctor in words, in the language it is written in, as the file in the folder will have it."""

from flask_babel import force_locale
from flask_babel import gettext as _

from workflow.domain.documents import Answers
from workflow.services.doctor_letter_words import LetterWords, letter_words
from workflow.services.words import letter_language


def drawn_letter(answers: Answers, written_in: str) -> LetterWords:
    """The words of the letter; a letter to a doctor is Norwegian whatever language its form was in."""
    with force_locale(letter_language(written_in)):
        return letter_words(answers, lambda sentence: str(_(sentence)))
