"""Decides what stands on the first page of a package: what is in it, in the order people ask for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from workflow.domain.absence_names import ANOTHER_KIND, KIND_NAMES
from workflow.domain.deadlines import DutyState
from workflow.domain.document_names import DOCUMENT_NAMES, OUTCOME_NAMES
from workflow.domain.documents import DocumentKind
from workflow.domain.duty_state_names import DUTY_STATE_NAMES
from workflow.domain.papers import PAPER_NAMES
from workflow.domain.text import N_
from workflow.services.chores import TASK_NAMES
from workflow.services.evidence.beside_lines import BesideLines
from workflow.services.evidence_packages import PackageRecord
from workflow.services.norway import day_in_norway
from workflow.services.papers import LANGUAGE_NAMES, PAGE, employee_facts, letterhead
from workflow.services.printed_pages import Fact, FiledDocumentPage, PrintedAnswer, PrintedSection
from workflow.services.received_papers import PaperRecord
from workflow.services.records import DocumentRecord
from workflow.services.scene import Scene
from workflow.timetable import deadlines

TITLE = N_("What is on file in this follow-up")
ORDERED_ON = N_("As of")
EXEMPTIONS = frozenset(
    {
        DocumentKind.PLAN_EXEMPTION,
        DocumentKind.DIALOGUE_MEETING_1_EXEMPTION,
        DocumentKind.DIALOGUE_MEETING_2_EXEMPTION,
    }
)
CONTACTS = frozenset(
    {DocumentKind.CONTACT_ATTEMPT, DocumentKind.NO_SHOW_NOTE, DocumentKind.EARLY_CONTACT_NOTE}
)
IN_ACTIVITY = "in_activity"
HEADINGS = {
    "periods": N_("Periods of absence"),
    "dates": N_("Dates and duties"),
    "documents": N_("Documents"),
    "exemptions": N_("Exemptions"),
    "contacts": N_("Contact and tries to reach the employee"),
    "papers": N_("Received papers"),
    "meetings": N_("Meetings"),
    "measures": N_("Measures"),
    "requests": N_("Requests for help"),
    "consents": N_("Consents"),
    "rhythms": N_("How often contact was agreed"),
    "deliveries": N_("What was handed over"),
}
NOTHING = N_("Nothing on file")
GONE = N_("Taken away again")
HOW_TO_CHECK = N_("How this package can be checked")
LIST_OF_FILES = N_("The list of all files")
LIST_EXPLAINED = N_(
    "manifest.json has the SHA-256 of every file, and of each document the fingerprint that was stored when it was filed. seal.json has the employer's signature over that list. “tilbake evidence verify” finds what was changed, added or taken away."
)
WHAT_IT_PROVES = N_("What that shows")
PROVES = N_(
    "That the files are those the service put together. It does not show that what was written in them is true."
)
OPEN_END = N_("until further notice")
VERSION_OF_DAY = N_("Version %(version)s, filed on %(day)s, number %(number)s in the package")
WRITTEN_IN = N_("Written in %(language)s")
ON_DAY = N_("Received on %(day)s, number %(number)s in the package")


@dataclass(frozen=True)
class IndexPage:
    """The page, in the language of the package."""

    scene: Scene
    package: PackageRecord
    documents: tuple[DocumentRecord, ...]
    papers: tuple[PaperRecord, ...]

    def page(self) -> FiledDocumentPage:
        """Letterhead, who it is about, and one section for each kind of thing."""
        language = self.package.language
        day = day_in_norway(self.package.ordered_at)
        return FiledDocumentPage(
            language=language,
            dated=day,
            title=self._say(TITLE),
            letterhead=letterhead(self.scene, language),
            facts=(
                *employee_facts(self.scene, language),
                Fact(label=self._say(ORDERED_ON), value=self._day(day)),
            ),
            sections=(*self._sections(), self._how_to_check()),
            unanswered=self._say(NOTHING),
            page_label=self._say(PAGE),
        )

    def _sections(self) -> Iterator[PrintedSection]:
        names = {document.id: DOCUMENT_NAMES[document.kind] for document in self.documents}
        beside = BesideLines(self.scene, self.package.language, names)
        contents = {
            "periods": self._periods(),
            "dates": self._dates(),
            "documents": self._of(lambda one: not is_exemption(one) and one.kind not in CONTACTS),
            "exemptions": self._of(is_exemption),
            "contacts": self._of(lambda one: one.kind in CONTACTS),
            "papers": self._papers(),
            "meetings": beside.meetings(),
            "measures": beside.measures(),
            "requests": beside.requests(),
            "consents": beside.consents(),
            "rhythms": beside.rhythms(),
            "deliveries": beside.deliveries(),
        }
        for name, lines in contents.items():
            found = tuple(lines)
            nothing = (PrintedAnswer(question=self._say(NOTHING), answer="–"),)
            yield PrintedSection(heading=self._say(HEADINGS[name]), answers=found or nothing)

    def _periods(self) -> Iterator[PrintedAnswer]:
        for one in self.scene.tx.absences.of_person(self.scene.case.employee_id):
            if one.employment_id == self.scene.case.employment_id:
                end = self._day(one.end_on) if one.end_on else self._say(OPEN_END)
                kind = self._say(KIND_NAMES.get(one.kind, ANOTHER_KIND))
                yield PrintedAnswer(
                    question=f"{self._day(one.start_on)} – {end}", answer=f"{kind}, {one.grade} %"
                )

    def _dates(self) -> Iterator[PrintedAnswer]:
        for deadline in deadlines(self.scene.file):
            name = self._say(TASK_NAMES.get(deadline.duty, deadline.duty))
            state = self._say(DUTY_STATE_NAMES[DutyState(deadline.state)])
            told = f"{self._day(deadline.due_on)}. {state} ({self._say(deadline.law.paragraph)})"
            yield PrintedAnswer(question=name, answer=told)

    def _of(self, wanted: Callable[[DocumentRecord], bool]) -> Iterator[PrintedAnswer]:
        for number, document in enumerate(self.documents, 1):
            if not wanted(document):
                continue
            filed = self.scene.say(
                self.package.language,
                VERSION_OF_DAY,
                version=document.version,
                day=self._day(document.filed_on),
                number=f"{number:03}",
            )
            found = self.scene.tx.confirmations.statement(document.id)
            said = f". {self._say(OUTCOME_NAMES[found[0]])}" if found else ""
            written = self._written_in(document.language)
            question = self._say(DOCUMENT_NAMES[document.kind])
            yield PrintedAnswer(question=question, answer=f"{filed}{written}{said}")

    def _written_in(self, language: str) -> str:
        """The language of a document, where it is another than the package's."""
        if language == self.package.language:
            return ""
        name = LANGUAGE_NAMES.get(language, language)
        return f". {self.scene.say(self.package.language, WRITTEN_IN, language=name)}"

    def _papers(self) -> Iterator[PrintedAnswer]:
        for number, paper in enumerate(self.papers, 1):
            told = self.scene.say(
                self.package.language, ON_DAY, day=self._day(paper.received_on), number=f"{number:03}"
            )
            gone = f". {self._say(GONE)}" if paper.gone_at else ""
            yield PrintedAnswer(question=self._say(PAPER_NAMES[paper.kind]), answer=f"{told}{gone}")

    def _how_to_check(self) -> PrintedSection:
        lines = ((LIST_OF_FILES, LIST_EXPLAINED), (WHAT_IT_PROVES, PROVES))
        answers = tuple(PrintedAnswer(question=self._say(q), answer=self._say(a)) for q, a in lines)
        return PrintedSection(heading=self._say(HOW_TO_CHECK), answers=answers)

    def _say(self, message: str) -> str:
        return self.scene.say(self.package.language, message)

    def _day(self, day: date) -> str:
        return self.scene.day(self.package.language, day)


def is_exemption(document: DocumentRecord) -> bool:
    """A paper that says why something was left out; of activity too, when there is none."""
    if document.kind is DocumentKind.ACTIVITY_STATEMENT:
        return document.facts.get("outcome") not in {None, IN_ACTIVITY}
    return document.kind in EXEMPTIONS
