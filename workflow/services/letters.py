"""Decides what letters consist of: who they go to, and what stands around their paragraphs."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from workflow.domain.text import N_
from workflow.services.document_letters import SAID_TO_OTHERS
from workflow.services.papers import PAGE, letterhead
from workflow.services.printed_pages import Fact, LetterPage
from workflow.services.records import DocumentRecord
from workflow.services.results import FiledCopy
from workflow.services.scene import Scene

REGARDS = N_("Kind regards")
FOR_MANAGER = N_("on behalf of %(name)s")
BORN = N_("Born")


def letter(
    scene: Scene,
    *,
    language: str,
    name: str,
    recipient: Sequence[str],
    subject: str,
    paragraphs: Sequence[str],
    facts: Sequence[Fact] = (),
    closing: Sequence[str] = (),
    document_id: UUID | None = None,
) -> FiledCopy:
    """A letter for the personnel folder, signed by whoever is responsible; `name` is what the file is called."""
    head = letterhead(scene, language)
    page = LetterPage(
        language=language,
        dated=scene.today,
        letterhead=head,
        recipient_lines=tuple(recipient),
        place_and_date=scene.day(language, scene.today),
        subject=subject,
        paragraphs=tuple(paragraphs),
        facts=tuple(facts),
        closing_paragraphs=tuple(closing),
        greeting=scene.say(language, REGARDS),
        signature_lines=_signed(scene, language, head.employer),
        page_label=scene.say(language, PAGE),
    )
    return scene.copy(_dated(name, scene.today), page, document_id)


def _signed(scene: Scene, language: str, employer: str) -> tuple[str, ...]:
    """Who signs, and for whom while they stand in."""
    if scene.manager is None:
        return (employer,)
    for_whom = scene.stood_in_for
    if for_whom is None:
        return scene.manager.name, employer
    return scene.manager.name, scene.say(language, FOR_MANAGER, name=for_whom.name), employer


def told_answers(scene: Scene, document: DocumentRecord, language: str) -> Sequence[str]:
    """The answers of a document as paragraphs, in the language of the letter; what was not answered is left out."""
    answers = scene.tx.documents.wordings(document.id).within(language)
    labels = SAID_TO_OTHERS.get(document.kind, {})
    return [
        f"{scene.say(language, labels[one.name]) if one.name in labels else one.label}\n{one.shown}"
        for section in answers.sections
        for one in section.answers
        if one.shown
    ]


def born(scene: Scene, language: str) -> tuple[Fact, ...]:
    """The day of birth, which tells two people of one name apart; nothing when it is not known."""
    day = scene.employee.born_on
    return (Fact(label=scene.say(language, BORN), value=_short(day)),) if day else ()


def _dated(name: str, day: date) -> str:
    return f"{name}, {_short(day)}"


def _short(day: date) -> str:
    return f"{day:%d.%m.%Y}"
