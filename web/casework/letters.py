"""Draws a letter to the doctor in words, in the language it is written in, and says how far it has come."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from flask_babel import force_locale
from flask_babel import gettext as _

from web.i18n import format_instant
from web.queries.letter_state import LetterState, letter_state
from web.queries.read_document import ReadDocument
from workflow.adapters.persistence.consent_rows import ConsentRows
from workflow.domain.consents import Party, Use, any_holds
from workflow.domain.documents import Answers, DocumentKind
from workflow.domain.text import N_
from workflow.services.doctor_letter_words import LetterWords, letter_words
from workflow.services.doctor_letters import CONSENT_ENDED, CONSENT_WITHDRAWN
from workflow.services.letters_by_hand import NOT_WANTED, REPLACED
from workflow.services.words import letter_language

CLOSED: dict[str, str] = {
    CONSENT_WITHDRAWN: N_("Not to be handed over: the consent was taken back %(when)s"),
    CONSENT_ENDED: N_("Not to be handed over: the consent has ended"),
    NOT_WANTED: N_("Not to be sent: what it asked for was declined or taken back"),
    REPLACED: N_("Not to be handed over: a newer letter took its place %(when)s"),
}


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """A letter and how far it has come, in words."""

    words: LetterWords
    status: dict[str, str] | None


def drawn_letter(answers: Answers, written_in: str) -> LetterWords:
    """The words of the letter; a letter to a doctor is Norwegian whatever language its form was in."""
    with force_locale(letter_language(written_in)):
        return letter_words(answers, lambda sentence: str(_(sentence)))


def shown_letter(connection: sa.Connection, read: ReadDocument, today: date) -> ShownLetter | None:
    """The letter of a document, as the file in the folder has it; nothing for documents that are no letters."""
    if read.line.kind is not DocumentKind.DOCTOR_LETTER:
        return None
    words = drawn_letter(read.answers, read.languages[0])
    covered = any_holds(ConsentRows(connection).of_case(read.case_id), Party.DOCTOR, today, Use.CONTACT)
    return ShownLetter(words, _status(letter_state(connection, read.line.id), covered=covered))


def _status(state: LetterState | None, *, covered: bool) -> dict[str, str] | None:
    if state is None:
        return None if covered else {"word": _("Goes nowhere: the consent does not hold"), "kind": "exempt"}
    if state.ended_at is not None:
        sentence = CLOSED[state.ended_because or CONSENT_WITHDRAWN]
        return {"word": _(sentence, when=format_instant(state.ended_at)), "kind": "exempt"}
    if state.sent_at is not None:
        return {"word": _("Handed over %(when)s", when=format_instant(state.sent_at)), "kind": "done"}
    if not covered:
        return {"word": _("Not to be handed over: the consent has ended"), "kind": "exempt"}
    return {"word": _("Made, and waits to be handed over"), "kind": "waiting"}
