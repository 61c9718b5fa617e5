"""Decides what a filed document looks like on paper: the answers as they were shown, and how the employee answered."""

from workflow.domain.document_names import DOCUMENT_NAMES, OUTCOME_NAMES
from workflow.domain.documents import CONFIRMED_BY_EMPLOYEE, Answers, ConfirmationOutcome, DocumentKind
from workflow.domain.text import N_
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
from workflow.services.records import DocumentRecord
from workflow.services.results import FiledCopy
from workflow.services.scene import Scene

PAGE = N_("Page")
NOT_ANSWERED = N_("Not answered")
ORGANISATION_NUMBER = N_("Organisation number %(number)s")
LOGO = N_("Logo of %(name)s")
EMPLOYEE = N_("Employee")
UNIT = N_("Unit")
FILED_ON = N_("Filed on")
VERSION = N_("Version")
CONFIRMED_BY_EMPLOYER = N_("Confirmed by the employer")
ANSWER_HEADING = N_("The employee's answer")
STATEMENT_HEADING = N_("In the employee's own words")
WHAT_WAS_TRIED = N_("What was tried")
NOT_ANSWERED_YET = N_("The employee has not answered yet.")
FOOTER = N_("Version %(version)s, fingerprint of the answers %(sha256)s")
SIGNATURES = (N_("Date and signature of the employee"), N_("Date and signature of the manager"))

_DOCUMENTED = (ConfirmationOutcome.REFUSED, ConfirmationOutcome.SILENT)


def copy_of(scene: Scene, document: DocumentRecord) -> FiledCopy | None:
    """The document as a file with the answer it has by now; None when that file is in the folder already."""
    if _name(scene, document) in scene.tx.folder.copy_names(document.id):
        return None
    return paper_of(scene, document)


def paper_of(scene: Scene, document: DocumentRecord) -> FiledCopy:
    """The document as a file with the answer it has by now, whether or not that file is in the folder already."""
    answers = scene.tx.documents.answers(document.id)
    return scene.copy(_name(scene, document), _page(scene, document, answers), document.id)


def letterhead(scene: Scene, language: str) -> Letterhead:
    """The employer's name, the unit and its organisation number, and the logo the unit goes by."""
    employer, unit, number = scene.tx.folder.employer_of(scene.case.unit_id)
    lines = [unit] if unit != employer else []
    if number:
        lines.append(scene.say(language, ORGANISATION_NUMBER, number=number))
    return Letterhead(employer=employer, lines=tuple(lines), logo=_logo(scene, language))


def _logo(scene: Scene, language: str) -> Logo | None:
    found = scene.tx.folder.logo_of(scene.case.unit_id)
    if found is None:
        return None
    return Logo(
        content=found.picture.content,
        width=found.picture.width,
        height=found.picture.height,
        description=scene.say(language, LOGO, name=found.owner),
    )


def employee_facts(scene: Scene, language: str) -> tuple[Fact, ...]:
    """Who and where."""
    _, unit, _ = scene.tx.folder.employer_of(scene.case.unit_id)
    return (
        Fact(label=scene.say(language, EMPLOYEE), value=scene.employee.name),
        Fact(label=scene.say(language, UNIT), value=unit),
    )


def _name(scene: Scene, document: DocumentRecord) -> str:
    language = document.language
    version = f"{scene.say(language, VERSION).lower()} {document.version}"
    found = scene.tx.documents.statement(document.id)
    words = [scene.say(language, DOCUMENT_NAMES[document.kind]), version]
    if document.spell > 1:
        words.append(f"({document.spell})")
    if found:
        words.append(scene.say(language, OUTCOME_NAMES[found[0]]).lower())
    return ", ".join(words)


def _page(scene: Scene, document: DocumentRecord, answers: Answers) -> FiledDocumentPage:
    language = document.language
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
            *_confirmed_by_employer(scene, document),
        ),
        sections=tuple(
            PrintedSection(
                heading=section.title,
                answers=tuple(
                    PrintedAnswer(question=answer.label, answer=answer.shown) for answer in section.answers
                ),
            )
            for section in answers.sections
        ),
        unanswered=scene.say(language, NOT_ANSWERED),
        page_label=scene.say(language, PAGE),
        confirmation=_confirmation(scene, document),
        footer=scene.say(language, FOOTER, version=document.version, sha256=document.sha256[:16]),
    )


def _confirmed_by_employer(scene: Scene, document: DocumentRecord) -> tuple[Fact, ...]:
    """Who stands behind the plan on the employer's side: filing it is the confirmation."""
    filed_by = scene.tx.people.person(document.filed_by)
    if document.kind is not DocumentKind.FOLLOW_UP_PLAN or filed_by is None:
        return ()
    day = scene.day(document.language, document.filed_on)
    label = scene.say(document.language, CONFIRMED_BY_EMPLOYER)
    return (Fact(label=label, value=f"{filed_by.name}, {day}"),)


def _confirmation(scene: Scene, document: DocumentRecord) -> ConfirmationBlock | None:
    if document.kind not in CONFIRMED_BY_EMPLOYEE:
        return None
    language = document.language
    heading = scene.say(language, ANSWER_HEADING)
    found = scene.tx.documents.statement(document.id)
    if found is None:
        lines = tuple(SignatureLine(caption=scene.say(language, line)) for line in SIGNATURES)
        return ConfirmationBlock(
            heading=heading, outcome=scene.say(language, NOT_ANSWERED_YET), signatures=lines
        )
    outcome, statement, given_at = found
    day = scene.day(language, day_in_norway(given_at))
    return ConfirmationBlock(
        heading=heading,
        outcome=f"{scene.say(language, OUTCOME_NAMES[outcome])}, {day}",
        statement_heading=scene.say(language, WHAT_WAS_TRIED if outcome in _DOCUMENTED else STATEMENT_HEADING)
        if statement
        else "",
        statement=statement,
    )
