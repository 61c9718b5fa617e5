"""Decides what a filed document looks like on paper: the answers as they were shown, and how the employee answered.

It comes in any language the answers are kept in: in the folder in that of its writer and that of the employee.
"""

from collections.abc import Callable
from datetime import date
from typing import Protocol
from uuid import UUID

from workflow.domain.document_names import DOCUMENT_NAMES, OUTCOME_NAMES
from workflow.domain.documents import CONFIRMED_BY_EMPLOYEE, Answers, ConfirmationOutcome, DocumentKind
from workflow.domain.text import N_
from workflow.domain.wordings import Wordings
from workflow.services.norway import day_in_norway
from workflow.services.printed_pages import (
    ConfirmationBlock,
    Fact,
    FiledDocumentPage,
    Letterhead,
    Logo,
    PrintedAnswer,
    PrintedSection,
    SignatureLine,
)
from workflow.services.records import CaseRecord, DocumentRecord, PersonRecord
from workflow.services.results import FiledCopy
from workflow.services.scene import Scene
from workflow.services.words import known_language
from workflow.services.workbench import EffectTransaction

PAGE = N_("Page")
NOT_ANSWERED = N_("Not answered")
ORGANISATION_NUMBER = N_("Organisation number %(number)s")
LOGO = N_("Logo of %(name)s")
EMPLOYEE = N_("Employee")
UNIT = N_("Unit")
FILED_ON = N_("Filed on")
VERSION = N_("Version")
CONFIRMED_BY_EMPLOYER = N_("Confirmed by the employer")
FILED_FOR = N_("%(name)s on behalf of %(manager)s")
ANSWER_HEADING = N_("The employee's answer")
STATEMENT_HEADING = N_("In the employee's own words")
WHAT_WAS_TRIED = N_("What was tried")
NOT_ANSWERED_YET = N_("The employee has not answered yet.")
FOOTER = N_("Version %(version)s, fingerprint of the answers %(sha256)s")
ON_PAPER = N_("on paper")
SIGNED_ON_PAPER = N_("Signed on paper, entered by %(name)s")
SIGNATURES = (N_("Date and signature of the employee"), N_("Date and signature of the manager"))

LANGUAGE_NAMES = {"nb": "bokmål", "nn": "nynorsk", "en": "English"}
"""Each language by its own name, as it stands in the name of a file."""

_DOCUMENTED = (ConfirmationOutcome.REFUSED, ConfirmationOutcome.SILENT)


class Surroundings(Protocol):
    """Where a paper comes from: the case, the employee, the words. A worker's scene is one, a download another."""

    @property
    def tx(self) -> EffectTransaction: ...
    @property
    def case(self) -> CaseRecord: ...
    @property
    def employee(self) -> PersonRecord: ...
    def say(self, language: str, message: str, /, **values: object) -> str: ...
    def day(self, language: str, day: date) -> str: ...


def copies_of(scene: Scene, document: DocumentRecord) -> tuple[FiledCopy, ...]:
    """The document as files with the answer it has by now, in its writer's language and in the employee's.

    Files that are in the folder already are left out.
    """
    wordings = scene.tx.documents.wordings(document.id)
    languages = dict.fromkeys((document.language, known_language(scene.employee.language)))
    wanted = [language for language in languages if language in wordings.languages]
    there = scene.tx.folder.copy_names(document.id)
    found = (_copy(scene, document, wordings, language) for language in wanted)
    return tuple(copy for copy in found if copy.name not in there)


def copy_in(scene: Scene, document: DocumentRecord, language: str) -> FiledCopy | None:
    """The document in one language, as far as it is kept in it; None when that file is in the folder already."""
    copy = paper_in(scene, document, language)
    return None if copy.name in scene.tx.folder.copy_names(document.id) else copy


def paper_in(scene: Scene, document: DocumentRecord, language: str) -> FiledCopy:
    """The document in one language, as far as it is kept in it, whether or not that file is in the folder already."""
    wordings = scene.tx.documents.wordings(document.id)
    return _copy(scene, document, wordings, wordings.within(language).language)


def _copy(scene: Scene, document: DocumentRecord, wordings: Wordings, language: str) -> FiledCopy:
    page = paper(scene, document, wordings.within(language))
    return scene.copy(paper_name(scene, document, language), page, document.id)


def letterhead(scene: Surroundings, language: str) -> Letterhead:
    """The employer's name, the unit and its organisation number, and the logo the unit goes by."""
    employer, unit, number = scene.tx.folder.employer_of(scene.case.unit_id)
    lines = [unit] if unit != employer else []
    if number:
        lines.append(scene.say(language, ORGANISATION_NUMBER, number=number))
    return Letterhead(employer=employer, lines=tuple(lines), logo=_logo(scene, language))


def _logo(scene: Surroundings, language: str) -> Logo | None:
    found = scene.tx.folder.logo_of(scene.case.unit_id)
    if found is None:
        return None
    return Logo(
        content=found.picture.content,
        width=found.picture.width,
        height=found.picture.height,
        description=scene.say(language, LOGO, name=found.owner),
    )


def employee_facts(scene: Surroundings, language: str) -> tuple[Fact, ...]:
    """Who and where."""
    _, unit, _ = scene.tx.folder.employer_of(scene.case.unit_id)
    return (
        Fact(label=scene.say(language, EMPLOYEE), value=scene.employee.name),
        Fact(label=scene.say(language, UNIT), value=unit),
    )


def paper_name(scene: Surroundings, document: DocumentRecord, language: str) -> str:
    """What the file is called: document, version and answer; and the language, where it is not its writer's."""
    version = f"{scene.say(language, VERSION).lower()} {document.version}"
    found = scene.tx.confirmations.statement(document.id)
    words = [scene.say(language, DOCUMENT_NAMES[document.kind]), version]
    if document.spell > 1:
        words.append(f"({document.spell})")
    if found:
        words.append(scene.say(language, OUTCOME_NAMES[found[0]]).lower())
        if scene.tx.confirmations.entered_from_paper(document.id):
            words.append(scene.say(language, ON_PAPER))
    name = ", ".join(words)
    return name if language == document.language else f"{name} ({LANGUAGE_NAMES[language]})"


def begins_as_paper(say: Callable[[str, str], str], kind: DocumentKind, language: str) -> str:
    """How the name of every copy of such a document begins in a language: no letter made of it is called so."""
    return f"{say(language, DOCUMENT_NAMES[kind])}, {say(language, VERSION).lower()} "


def paper(scene: Surroundings, document: DocumentRecord, answers: Answers) -> FiledDocumentPage:
    """The page, in the language of these answers."""
    language = answers.language
    return FiledDocumentPage(
        language=language,
        dated=document.filed_on,
        title=scene.say(language, DOCUMENT_NAMES[document.kind]),
        letterhead=letterhead(scene, language),
        facts=(
            *employee_facts(scene, language),
            Fact(
                label=scene.say(language, FILED_ON),
                value=scene.day(language, document.filed_on),
            ),
            Fact(label=scene.say(language, VERSION), value=str(document.version)),
            *_confirmed_by_employer(scene, document, language),
        ),
        sections=_sections(answers),
        unanswered=scene.say(language, NOT_ANSWERED),
        page_label=scene.say(language, PAGE),
        confirmation=_confirmation(scene, document.kind, document.id, language),
        footer=scene.say(language, FOOTER, version=document.version, sha256=document.sha256[:16]),
    )


def _sections(answers: Answers) -> tuple[PrintedSection, ...]:
    return tuple(
        PrintedSection(
            heading=section.title,
            answers=tuple(
                PrintedAnswer(question=answer.label, answer=answer.shown) for answer in section.answers
            ),
        )
        for section in answers.sections
    )


def _confirmed_by_employer(scene: Surroundings, document: DocumentRecord, language: str) -> tuple[Fact, ...]:
    """Who stands behind the plan on the employer's side: filing it is the confirmation."""
    filed_by = scene.tx.people.person(document.filed_by)
    if document.kind is not DocumentKind.FOLLOW_UP_PLAN or filed_by is None:
        return ()
    day = scene.day(language, document.filed_on)
    label = scene.say(language, CONFIRMED_BY_EMPLOYER)
    return (Fact(label=label, value=f"{_named(scene, document, filed_by, language)}, {day}"),)


def _named(scene: Surroundings, document: DocumentRecord, filed_by: PersonRecord, language: str) -> str:
    """Who filed it, and for whom when they stood in."""
    manager = scene.tx.people.person(document.on_behalf_of) if document.on_behalf_of else None
    if manager is None:
        return filed_by.name
    return scene.say(language, FILED_FOR, name=filed_by.name, manager=manager.name)


def _confirmation(
    scene: Surroundings, kind: DocumentKind, document_id: UUID, language: str
) -> ConfirmationBlock | None:
    heading = scene.say(language, ANSWER_HEADING)
    found = scene.tx.confirmations.statement(document_id)
    if found is None and kind not in CONFIRMED_BY_EMPLOYEE:
        return None
    if found is None:
        lines = tuple(SignatureLine(caption=scene.say(language, line)) for line in SIGNATURES)
        return ConfirmationBlock(
            heading=heading, outcome=scene.say(language, NOT_ANSWERED_YET), signatures=lines
        )
    outcome, statement, given_at = found
    day = scene.day(language, day_in_norway(given_at))
    on_paper = _signed_on_paper(scene, document_id, language)
    return ConfirmationBlock(
        heading=heading,
        outcome=f"{scene.say(language, OUTCOME_NAMES[outcome])}, {day}{on_paper}",
        statement_heading=scene.say(language, WHAT_WAS_TRIED if outcome in _DOCUMENTED else STATEMENT_HEADING)
        if statement
        else "",
        statement=statement,
    )


def _signed_on_paper(scene: Surroundings, document_id: UUID, language: str) -> str:
    """Who read the answer on a signed paper and entered it; nothing when it was given here."""
    entered_by = scene.tx.confirmations.entered_from_paper(document_id)
    person = scene.tx.people.person(entered_by) if entered_by else None
    if person is None:
        return ""
    return f". {scene.say(language, SIGNED_ON_PAPER, name=person.name)}"
